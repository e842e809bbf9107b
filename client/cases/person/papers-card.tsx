// ISEE, permits, certificates, incomes and benefits of a person: those that hold, with what runs out marked, and folded those
// that ended. Which one it is and how much shows only to whom it concerns.
import { For, type JSX, Show } from "solid-js";
import { useDesk } from "../../desk.ts";
import { createRead } from "../../query.ts";
import { caseText } from "../../text/cases.ts";
import { papersText } from "../../text/papers.ts";
import { trpc } from "../../trpc.ts";
import { formatDay } from "../../ui/format.ts";
import { Await } from "../../ui/states.tsx";
import { valueText } from "../../value-text.ts";
import { useWorkflows } from "../../workflows.ts";
import { createDayAsked } from "./day-asked.tsx";

type Shown = Awaited<ReturnType<typeof trpc.people.getPapers.query>>;
type Paper = Shown["papers"][number];

const acts: Readonly<Record<Paper["about"], string>> = {
  isee: "RECORD_ISEE",
  permit: "RECORD_PERMIT",
  certificate: "RECORD_CERTIFICATE",
  income: "RECORD_INCOME",
};

export default function PapersCard(props: {
  personId: string;
  /** The minute of the past that is shown. */
  at?: string | undefined;
  /** Acts the reader may record. */
  mayRecord: readonly string[];
  onAct: (event: string) => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const day = createDayAsked();
  const query = createRead(
    "people",
    "getPapers",
    () => ({ personId: props.personId, ...(props.at === undefined ? {} : { at: props.at }), ...day.input() }),
    (input, signal) => trpc.people.getPapers.query(input, { signal }),
    { keepBefore: true },
  );
  const offered = () => Object.values(acts).filter((event) => props.mayRecord.includes(event));
  const isOver = (data: Shown, one: Paper): boolean =>
    (one.endedOn !== undefined && (day.on() === undefined || one.endedOn < data.on)) ||
    (one.until !== undefined && one.until < data.on && !data.expiring.some(({ paper }) => paper === one.paper));
  return (
    <Await query={query}>
      {(data) => {
        // Of a day that was asked for: what did not hold yet is none of it.
        const begun = () => data().papers.filter((one) => day.on() === undefined || one.from <= data().on);
        const now = () => begun().filter((one) => !isOver(data(), one));
        const former = () => begun().filter((one) => isOver(data(), one));
        return (
          <>
            <Show when={now().length > 0} fallback={<p class="muted">{papersText().none}</p>}>
              <ul class="row-list">
                <For each={now()}>{(one) => <PaperRow paper={one} data={data()} />}</For>
              </ul>
            </Show>
            <Show when={former().length > 0}>
              <details>
                <summary>{papersText().former(former().length)}</summary>
                <ul class="row-list">
                  <For each={former()}>{(one) => <PaperRow paper={one} data={data()} />}</For>
                </ul>
              </details>
            </Show>
            <day.Choice />
            <Show when={offered().length > 0}>
              <div class="toolbar no-print">
                <For each={offered()}>
                  {(event) => (
                    <button type="button" class="btn btn-outline-primary small" onClick={() => props.onAct(event)}>
                      {workflows.event("person", event)}
                    </button>
                  )}
                </For>
              </div>
            </Show>
          </>
        );
      }}
    </Await>
  );
}

function PaperRow(props: { paper: Paper; data: Shown }): JSX.Element {
  const workflows = useWorkflows();
  const desk = useDesk();
  const words = () => ({ workflows, desk: desk(), kind: "person", names: {} });
  const expiring = () => props.data.expiring.find(({ paper }) => paper === props.paper.paper);
  const said = () =>
    props.paper.said
      .map(([field, value]) => (field.endsWith("Percent") ? `${String(value)} %` : valueText(words(), field, value)))
      .filter(Boolean);
  const last = () => props.paper.endedOn ?? props.paper.until;
  return (
    <li>
      <strong>{papersText().sorts[props.paper.about]}</strong>
      <span>{said().join(" · ")}</span>
      <Show when={props.paper.closed}>
        {(dataClass) => <span class="muted small-text">{caseText().closedField(caseText().classes[dataClass()])}</span>}
      </Show>
      <span class="muted small-text">
        {papersText().from(formatDay(props.paper.from))}
        <Show when={last()}>{(day) => <> {papersText().until(formatDay(day()))}</>}</Show>
      </span>
      <Show when={expiring()}>
        {(one) => (
          <span class="tag end" classList={{ late: one().isOver, soon: !one().isOver }}>
            {one().isOver ? papersText().over(formatDay(one().until)) : papersText().soon(formatDay(one().until))}
          </span>
        )}
      </Show>
    </li>
  );
}
