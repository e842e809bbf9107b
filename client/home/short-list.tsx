// A few rows of a work list, with the way to the whole of it.
import { A } from "@solidjs/router";
import { createUniqueId, For, type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { type ListQuestion, type ListView, listHref } from "../list-address.ts";
import { createRead } from "../query.ts";
import { homeText } from "../text/home.ts";
import { trpc } from "../trpc.ts";
import { formatDay } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";

type Row = Awaited<ReturnType<typeof trpc.queues.page.query>>["rows"][number];

const shownRows = 7;
const noTerm = "9999-12-31";

export function ShortList(props: { title: string; view: ListView; sort?: ListQuestion["sort"] }): JSX.Element {
  const id = createUniqueId();
  const page = createRead(
    "queues",
    "short",
    () => ({ view: props.view, sort: props.sort ?? ("dueOn" as const), limit: shownRows }),
    (input, signal) => trpc.queues.page.query(input, { signal }),
  );
  const rows = (): readonly Row[] => (page.isPending ? [] : (page.data?.rows ?? []));
  const today = () => (page.isPending ? "" : (page.data?.today ?? ""));
  return (
    <Show when={rows().length > 0}>
      <section class="card-box" aria-labelledby={id}>
        <div class="toolbar spread">
          <h2 id={id}>{props.title}</h2>
          <A class="small-text" href={listHref({ view: props.view })}>
            {homeText().seeAll}
          </A>
        </div>
        <ul class="row-list">
          <For each={rows()}>{(row) => <Line row={row} today={today()} />}</For>
        </ul>
      </section>
    </Show>
  );
}

function Line(props: { row: Row; today: string }): JSX.Element {
  const workflows = useWorkflows();
  const isLate = () => props.row.dueOn < props.today;
  return (
    <li>
      <A href={links.case(props.row.id)}>
        <strong>{props.row.person ?? `${workflows.name(props.row.kind)} ${props.row.number}`}</strong>
      </A>
      <span class="muted small-text">
        {workflows.name(props.row.kind)} · {workflows.state(props.row.kind, props.row.state)}
      </span>
      <Show
        when={props.row.waitingFor}
        fallback={
          <Show when={props.row.dueOn !== noTerm}>
            <span class="tag end" classList={{ late: isLate(), plain: !isLate() }}>
              {workflows.deadline(props.row.kind, props.row.dueTerm ?? "")}: {formatDay(props.row.dueOn)}
            </span>
          </Show>
        }
      >
        {(who) => (
          <span class="tag plain end">
            {workflows.waiting(props.row.kind, who())} {homeText().since(formatDay(props.row.waitingSince))}
          </span>
        )}
      </Show>
    </li>
  );
}
