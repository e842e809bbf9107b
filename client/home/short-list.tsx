// A few rows of a work list, with the way to the whole of it.
import { A } from "@solidjs/router";
import { createUniqueId, For, type JSX, Show } from "solid-js";
import { type ListCondition, overdueCondition } from "../../workflows/kernel/list-condition.ts";
import { useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { addressOf, type ListQuestion, type ListView, listHref } from "../list-address.ts";
import { createRead } from "../query.ts";
import { homeText } from "../text/home.ts";
import { trpc } from "../trpc.ts";
import { DueTag } from "../ui/due-tag.tsx";
import { daysBetween, formatDay } from "../ui/format.ts";
import { standsStill, useWorkflows } from "../workflows.ts";

type Row = Awaited<ReturnType<typeof trpc.queues.page.query>>["rows"][number];

const shownRows = 7;

export interface ShortListProps {
  title: string;
  view: ListView;
  overdue?: boolean;
  /** Narrows it further. */
  where?: readonly ListCondition[];
  sort?: NonNullable<ListQuestion["sort"]>;
  /** Said when there is nothing; without it the list is then not there. */
  empty?: string;
}

export function ShortList(props: ShortListProps): JSX.Element {
  const id = createUniqueId();
  const where = () => [...(props.overdue ? [overdueCondition] : []), ...(props.where ?? [])];
  const page = createRead(
    "queues",
    "short",
    () => ({
      view: props.view,
      where: where(),
      sort: props.sort ?? ("dueOn" as const),
      descending: props.sort === "updatedOn",
      limit: shownRows,
    }),
    (input, signal) => trpc.queues.page.query(input, { signal }),
  );
  const data = () => (page.isPending ? undefined : page.data);
  const rows = (): readonly Row[] => data()?.rows ?? [];
  const address = () => ({ ...addressOf(where()), view: props.view, ...(props.where ? { sort: props.sort } : {}) });
  return (
    <Show when={rows().length > 0 || (data() && props.empty)}>
      <section class="card-box" aria-labelledby={id}>
        <div class="toolbar spread">
          <h2 id={id}>{props.title}</h2>
          <Show when={rows().length > 0}>
            <A class="small-text" href={listHref(address())}>
              {homeText().seeAll}
            </A>
          </Show>
        </div>
        <Show when={rows().length > 0} fallback={<p class="muted">{props.empty}</p>}>
          <ul class="row-list two-sides">
            <For each={rows()}>{(row) => <Line row={row} today={data()?.today ?? ""} byTerm={props.overdue} />}</For>
          </ul>
        </Show>
      </section>
    </Show>
  );
}

/** `byTerm`: what counts in this list is the term, also of who waits for somebody. */
function Line(props: { row: Row; today: string; byTerm?: boolean | undefined }): JSX.Element {
  const workflows = useWorkflows();
  const desk = useDesk();
  /** Who is away, where the case is hers. */
  const away = () => desk().standsInFor.find(({ accountId }) => accountId === props.row.assignee);
  const term = () => (props.row.dueTerm ? workflows.deadline(props.row.kind, props.row.dueTerm) : undefined);
  return (
    <li>
      <div>
        <A href={links.case(props.row.id)}>
          <strong>{props.row.person ?? `${workflows.name(props.row.kind)} ${props.row.number}`}</strong>
        </A>
        <div class="muted small-text">
          {workflows.name(props.row.kind)} · {workflows.state(props.row.kind, props.row.state)}
          <Show when={away()}>{(colleague) => <> · {homeText().of(colleague().name)}</>}</Show>
        </div>
      </div>
      <div class="end">
        <Show
          when={props.byTerm ? undefined : props.row.waitingFor}
          fallback={
            <Show
              when={term()}
              fallback={
                <span class="muted small-text">{homeText().since(daysBetween(props.row.openedOn, props.today))}</span>
              }
            >
              <DueTag
                dueOn={props.row.dueOn}
                today={props.today}
                term={term()}
                stands={standsStill(props.row.dueTerm)}
              />
            </Show>
          }
        >
          {(who) => (
            <>
              <Show when={props.row.waitingSince}>
                {(since) => (
                  <span class="tag plain" title={formatDay(since())}>
                    {homeText().since(daysBetween(since(), props.today))}
                  </span>
                )}
              </Show>
              <span class="muted small-text">{workflows.waiting(props.row.kind, who())}</span>
            </>
          )}
        </Show>
      </div>
    </li>
  );
}
