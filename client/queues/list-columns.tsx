// What a work list can show of a case, column by column, and which of it shows where nobody chose. On a phone whose case it is
// heads the card, and the wide columns go.
import { Show } from "solid-js";
import { areaName } from "../area-name.ts";
import { comuneName, useDesk } from "../desk.ts";
import { queueText } from "../text/queues.ts";
import type { Column } from "../ui/columns.ts";
import { DueTag } from "../ui/due-tag.tsx";
import { daysBetween, formatDay } from "../ui/format.ts";
import { standsStill, useWorkflows } from "../workflows.ts";
import { awaited } from "./awaited.ts";
import type { ListRow } from "./fetch-page.ts";
import type { List } from "./read-list.ts";
import type { Ticks } from "./ticks.ts";

/** Name of an account; its id when it is nobody's we know. */
export type NameOf = (accountId: string) => string;

function Lead(props: { row: ListRow }) {
  // A skeleton has no columns: whose case it is stays closed, which is not the same as nobody's.
  const noName = () => (props.row.columns === null ? queueText().closedName : queueText().noPerson);
  /** A case without a person may carry a title of its own. */
  const name = () => {
    const title = props.row.columns?.title;
    return props.row.person || (typeof title === "string" ? title : undefined);
  };
  return (
    <span class="lead-line">
      <span class="lead-who">
        <Show when={name()} fallback={<span class="muted lead-name">{noName()}</span>}>
          {(words) => (
            <span class="lead-name" title={`${words()} · ${props.row.number}`}>
              {words()}
            </span>
          )}
        </Show>
        <Show when={props.row.priority > 0}>
          {" "}
          <span class="tag late">{props.row.priority > 1 ? queueText().emergency : queueText().urgent}</span>
        </Show>
        <Show when={props.row.restricted === 1}>
          {" "}
          <span class="tag court">{queueText().restricted}</span>
        </Show>
      </span>
      <Show when={props.row.birthYear}>{(year) => <span class="muted year"> ({year()})</span>}</Show>
    </span>
  );
}

/** The judicial or hour term before any other; one of another kind that ends earlier stands beside it. */
function Due(props: { row: ListRow; today: string; tagged: boolean }) {
  const workflows = useWorkflows();
  const name = (term: string | null) => (term ? workflows.deadline(props.row.kind, term) : undefined);
  const own = () => (
    <DueTag
      dueOn={props.row.dueOn}
      today={props.today}
      term={name(props.row.dueTerm)}
      stands={standsStill(props.row.dueTerm)}
    />
  );
  return (
    <Show when={props.row.courtTerm} fallback={own()}>
      {(term) => (
        <>
          <Show when={props.tagged}>
            <span class="tag court">{queueText().courtTag}</span>{" "}
          </Show>
          <DueTag dueOn={props.row.urgent.slice(1)} today={props.today} term={name(term())} />
          <Show when={props.row.dueTerm !== term()}> {own()}</Show>
        </>
      )}
    </Show>
  );
}

/** Since when, when last reminded, and the reminder at hand. */
function Wait(props: { row: ListRow; today: string; onRemind?: (row: ListRow) => void }) {
  return (
    <Show when={props.row.waitingSince}>
      {(since) => (
        <>
          <span class="tag plain" title={formatDay(since())}>
            {queueText().waitingSince(daysBetween(since(), props.today))}
          </span>
          <Show when={props.row.remindedOn}>
            {(on) => <span class="muted small-text"> {queueText().remindedShort(formatDay(on()))}</span>}
          </Show>
          <Show when={props.row.columns !== null && props.onRemind}>
            {(onRemind) => (
              <>
                {" "}
                <button
                  type="button"
                  class="link-button small-text"
                  aria-label={`${queueText().remind}: ${props.row.number}`}
                  onClick={(event) => {
                    event.stopPropagation();
                    onRemind()(props.row);
                  }}
                >
                  {queueText().remind}
                </button>
              </>
            )}
          </Show>
        </>
      )}
    </Show>
  );
}

function Step(props: { row: ListRow }) {
  const workflows = useWorkflows();
  const words = () => workflows.state(props.row.kind, props.row.state);
  const waiting = () => {
    const { waitingFor, ...row } = props.row;
    return waitingFor ? queueText().waitingFor(awaited(workflows, { ...row, waitingFor })) : undefined;
  };
  return (
    <span title={waiting()}>
      <span class="tag" classList={{ done: props.row.closed === 1 }}>
        {words()}
      </span>
      <Show when={waiting()}>
        <span class="muted small-text"> {waiting()}</span>
      </Show>
    </span>
  );
}

function AssigneeCell(props: { row: ListRow; nameOf: NameOf; onAssign?: (row: ListRow) => void }) {
  const words = () => {
    if (props.row.assignee !== "") return props.nameOf(props.row.assignee);
    return props.row.closed === 1 ? "" : queueText().nobody;
  };
  const mayAssign = () => props.row.columns !== null && props.row.closed === 0;
  return (
    <Show when={mayAssign() && props.onAssign} fallback={<span>{words()}</span>}>
      {(onAssign) => (
        <button
          type="button"
          class="link-button"
          aria-label={`${queueText().assign}: ${props.row.number}, ${words()}`}
          onClick={(event) => {
            event.stopPropagation();
            onAssign()(props.row);
          }}
        >
          {props.row.assignee === "" ? queueText().assign : words()}
        </button>
      )}
    </Show>
  );
}

export interface ShownColumns {
  /** The worker is somebody else, or may be. */
  assignee: boolean;
  /** It is one's own list, with cases of a colleague who is away: whose they are is seen before the comune. */
  standsIn: boolean;
  /** More than one kind of case stands in the list. */
  kind: boolean;
  /** The window has no room for all columns of a crowded list. */
  isNarrow: boolean;
  /** The list is in the order of the day it was opened. */
  opened: boolean;
  /** Makes the worker's name a button: for who may give cases to colleagues. */
  onAssign?: (row: ListRow) => void;
  /** The column of the term is there, which says of a row that it left the list. */
  hasTerm: boolean;
  /** The list is not divided by what leads: the row says it. */
  courtTag: boolean;
  /** How long each waits, and the way to a reminder where one may send it. */
  wait?: { onRemind?: (row: ListRow) => void };
  /** Rows are chosen by hand. */
  ticks?: Ticks;
}

/** The box of a row that may be chosen for an act on many cases. */
function Tick(props: { row: ListRow; ticks: Ticks }) {
  return (
    <input
      type="checkbox"
      class="row-tick"
      aria-label={queueText().chooseRow(props.row.number)}
      checked={props.ticks.has(props.row.id)}
      onClick={(event) => event.stopPropagation()}
      onChange={() => props.ticks.toggle(props.row.id)}
    />
  );
}

const columnIds = [
  "person",
  "due",
  "state",
  "wait",
  "kind",
  "number",
  "comune",
  "area",
  "assignee",
  "opened",
  "updated",
] as const;
export type ColumnId = (typeof columnIds)[number];

export const columnName = (id: ColumnId): string => {
  const { person, term, state, wait, kind, number, comune, area, assignee, opened, updated } = queueText();
  return { person, due: term, state, wait, kind, number, comune, area, assignee, opened, updated }[id];
};

/** Of a list that nobody laid out: only what tells its rows apart. */
export function usualColumns({ assignee, standsIn, kind, isNarrow, opened, wait }: ShownColumns): ColumnId[] {
  const isCrowded = (kind && assignee) || wait !== undefined;
  const ways: Partial<Record<ColumnId, boolean>> = {
    wait: wait !== undefined,
    kind,
    // Said of the name under the pointer; on a phone its column is hidden.
    number: !(isCrowded && isNarrow),
    // Beside how long it waits there is no room for it where kinds are mixed.
    comune: !standsIn && !(isNarrow && kind && wait !== undefined),
    area: false,
    assignee,
    opened: opened && !isCrowded,
    updated: !opened && !isCrowded,
  };
  return columnIds.filter((id) => ways[id] !== false);
}

/** All that a list can show, by id. */
export function createListColumns(list: List, nameOf: NameOf, shown: ShownColumns): Map<ColumnId, Column<ListRow>> {
  const desk = useDesk();
  const workflows = useWorkflows();
  const { onAssign, ticks } = shown;
  const dayCell = (read: (row: ListRow) => string): Column<ListRow>["cell"] =>
    function Day({ row }) {
      return <span class="number">{formatDay(read(row.original))}</span>;
    };
  const cells: Record<ColumnId, Pick<Column<ListRow>, "cell" | "meta">> = {
    person: {
      cell: ({ row }) => (
        <>
          <Show when={ticks}>{(some) => <Tick row={row.original} ticks={some()} />}</Show>
          <Lead row={row.original} />
          <Show when={!shown.hasTerm && list.isGone(row.original)}>
            {" "}
            <span class="tag plain">{queueText().gone}</span>
          </Show>
        </>
      ),
      meta: { minRem: 13.5, grow: 2, lead: true },
    },
    due: {
      cell: ({ row }) => (
        <Show when={!list.isGone(row.original)} fallback={<span class="tag plain">{queueText().gone}</span>}>
          <Due row={row.original} today={list.today()} tagged={shown.courtTag} />
        </Show>
      ),
      meta: { minRem: 16, grow: 3, twoLines: true },
    },
    state: { cell: ({ row }) => <Step row={row.original} />, meta: { minRem: 9.1, grow: 1 } },
    wait: {
      cell: ({ row }) => <Wait row={row.original} today={list.today()} {...shown.wait} />,
      meta: { minRem: 13, grow: 1 },
    },
    kind: {
      cell: ({ row }) => <span>{workflows.name(row.original.kind)}</span>,
      meta: { minRem: 7.6, grow: 1, wide: true },
    },
    number: {
      cell: ({ row }) => <span class="number">{row.original.number}</span>,
      meta: { minRem: 7.6, grow: 0, wide: true },
    },
    comune: {
      cell: ({ row }) => {
        const name = () => comuneName(desk(), row.original.territory);
        return <span title={name()}>{name()}</span>;
      },
      meta: { minRem: 7.5, grow: 1, wide: true },
    },
    area: {
      cell: ({ row }) => <span>{areaName(row.original.area)}</span>,
      meta: { minRem: 8, grow: 1, wide: true },
    },
    assignee: {
      cell: ({ row }) => <AssigneeCell row={row.original} nameOf={nameOf} {...(onAssign ? { onAssign } : {})} />,
      meta: { minRem: 9, grow: 1, wide: onAssign === undefined && !shown.standsIn },
    },
    opened: { cell: dayCell((row) => row.openedOn), meta: { minRem: 7, grow: 0, wide: true } },
    updated: { cell: dayCell((row) => row.updatedOn), meta: { minRem: 7, grow: 0, wide: true } },
  };
  return new Map(columnIds.map((id) => [id, { id, header: columnName(id), ...cells[id] }]));
}
