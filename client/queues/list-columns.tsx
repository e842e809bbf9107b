// The columns of a work list. On a phone the first one heads the card and the wide ones go.
import { Show } from "solid-js";
import { comuneName, useDesk } from "../desk.ts";
import { queueText } from "../text/queues.ts";
import { createColumnHelper } from "../ui/columns.ts";
import { DueTag } from "../ui/due-tag.tsx";
import { daysBetween, formatDay } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";
import { awaited } from "./awaited.ts";
import type { ListRow } from "./fetch-page.ts";
import type { List } from "./read-list.ts";
import type { Ticks } from "./ticks.ts";

const helper = createColumnHelper<ListRow>();

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
    <>
      <Show when={name()} fallback={<span class="muted">{noName()}</span>}>
        {(words) => <span title={words()}>{words()}</span>}
      </Show>
      <Show when={props.row.birthYear}>{(year) => <span class="muted year"> ({year()})</span>}</Show>
      <Show when={props.row.priority > 0}>
        {" "}
        <span class="tag late">{props.row.priority > 1 ? queueText().emergency : queueText().urgent}</span>
      </Show>
      <Show when={props.row.restricted === 1}>
        {" "}
        <span class="tag court">{queueText().restricted}</span>
      </Show>
    </>
  );
}

/** The judicial or hour term before any other; one of another kind that ends earlier stands beside it. */
function Due(props: { row: ListRow; today: string; tagged: boolean }) {
  const workflows = useWorkflows();
  const name = (term: string | null) => (term ? workflows.deadline(props.row.kind, term) : undefined);
  const own = () => <DueTag dueOn={props.row.dueOn} today={props.today} term={name(props.row.dueTerm)} />;
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
  /** More than one kind of case stands in the list. */
  kind: boolean;
  /** The list is in the order of the day it was opened. */
  opened: boolean;
  /** Makes the worker's name a button: for who may give cases to colleagues. */
  onAssign?: (row: ListRow) => void;
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

/** Only what tells the rows of this list apart. */
export function createListColumns(list: List, nameOf: NameOf, shown: ShownColumns) {
  const desk = useDesk();
  const workflows = useWorkflows();
  const text = queueText();
  const { onAssign, ticks } = shown;
  return helper.columns([
    helper.display({
      id: "person",
      header: text.person,
      cell: ({ row }) => (
        <>
          <Show when={ticks}>{(some) => <Tick row={row.original} ticks={some()} />}</Show>
          <Lead row={row.original} />
        </>
      ),
      meta: { minRem: 13, grow: 2, lead: true },
    }),
    helper.display({
      id: "due",
      header: text.term,
      cell: ({ row }) => (
        <Show when={!list.isGone(row.original)} fallback={<span class="tag plain">{queueText().gone}</span>}>
          <Due row={row.original} today={list.today()} tagged={shown.courtTag} />
        </Show>
      ),
      meta: { minRem: 15, grow: 3 },
    }),
    helper.display({
      id: "state",
      header: text.state,
      cell: ({ row }) => <Step row={row.original} />,
      meta: { minRem: 11, grow: 1 },
    }),
    ...(shown.wait
      ? [
          helper.display({
            id: "wait",
            header: text.wait,
            cell: ({ row }) => <Wait row={row.original} today={list.today()} {...shown.wait} />,
            meta: { minRem: 13, grow: 1 },
          }),
        ]
      : []),
    ...(shown.kind
      ? [
          helper.display({
            id: "kind",
            header: text.kind,
            cell: ({ row }) => <span>{workflows.name(row.original.kind)}</span>,
            meta: { minRem: 9, grow: 1, wide: true },
          }),
        ]
      : []),
    helper.accessor("number", {
      header: text.number,
      cell: ({ row }) => <span class="number">{row.original.number}</span>,
      meta: { minRem: 8, grow: 0, wide: true },
    }),
    helper.display({
      id: "comune",
      header: text.comune,
      cell: ({ row }) => {
        const name = () => comuneName(desk(), row.original.territory);
        return <span title={name()}>{name()}</span>;
      },
      meta: { minRem: 8, grow: 1, wide: true },
    }),
    ...(shown.assignee
      ? [
          helper.display({
            id: "assignee",
            header: text.assignee,
            cell: ({ row }) => <AssigneeCell row={row.original} nameOf={nameOf} {...(onAssign ? { onAssign } : {})} />,
            meta: { minRem: 9, grow: 1, wide: onAssign === undefined },
          }),
        ]
      : []),
    ...((shown.kind && shown.assignee) || shown.wait
      ? []
      : [
          helper.display({
            id: "day",
            header: shown.opened ? text.opened : text.updated,
            cell: ({ row }) => (
              <span class="number">{formatDay(shown.opened ? row.original.openedOn : row.original.updatedOn)}</span>
            ),
            meta: { minRem: 7, grow: 0, wide: true },
          }),
        ]),
  ]);
}
