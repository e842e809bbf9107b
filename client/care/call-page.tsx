// An avviso for measures of support: its rankings as frozen, whoever approves them sees what she approves, and the money of each. What
// changes the avviso is done from its case page.
import { A, useParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { careText } from "../text/care.ts";
import { trpc } from "../trpc.ts";
import { WideTable } from "../ui/figures.tsx";
import { formatCents } from "../ui/format.ts";
import { Await, Empty } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { SectionTable } from "./section-table.tsx";

export type Call = Awaited<ReturnType<typeof trpc.care.getRankings.query>>;
type Ranking = Call["rankings"][number];

export default function CallPage(): JSX.Element {
  const params = useParams<{ callId: string }>();
  const workflows = useWorkflows();
  const [seq, setSeq] = createSignal<number>();
  const [withNames, setWithNames] = createSignal(false);
  const query = createRead(
    "care",
    "getRankings",
    () => {
      const chosen = seq();
      return { callId: params.callId, withNames: withNames(), ...(chosen === undefined ? {} : { seq: chosen }) };
    },
    (input, signal) => trpc.care.getRankings.query(input, { signal }),
    { keepBefore: true },
  );
  return (
    <Await query={query}>
      {(call) => (
        <>
          <header class="page-head">
            <div>
              <p class="page-kicker">
                {workflows.name("care-call")} · <span class="number">{call().number}</span>
              </p>
              <h1>{call().title}</h1>
            </div>
            <div class="toolbar">
              <span class="tag">{workflows.state("care-call", call().state)}</span>
              <A class="btn btn-outline-primary small no-print" href={links.case(params.callId)}>
                {careText().toCase}
              </A>
            </div>
          </header>
          <Money call={call()} />
          <section class="card-box" aria-labelledby="rankings-title">
            <h2 id="rankings-title">{careText().rankings}</h2>
            <Show
              when={call().rankings.find((one) => one.seq === call().shown)}
              fallback={
                <Empty title={careText().none}>
                  <p>{careText().noneHelp}</p>
                </Empty>
              }
            >
              {(shown) => (
                <>
                  <Chooser
                    rankings={call().rankings}
                    shown={shown()}
                    onChoose={setSeq}
                    withNames={withNames()}
                    onNames={setWithNames}
                  />
                  <p>{describe(shown())}</p>
                  <Show when={!call().isNewest}>
                    <p class="muted">{careText().earlier}</p>
                  </Show>
                  <For each={call().sections}>
                    {(section) => <SectionTable section={section} names={call().names} />}
                  </For>
                  <p class="small-text muted">
                    {careText().fingerprint}: <span class="number">{shown().sha256.slice(0, 16)}</span>
                  </p>
                </>
              )}
            </Show>
          </section>
        </>
      )}
    </Await>
  );
}

const describe = ({ stage, approved, funded }: Ranking): string => {
  const text = careText();
  return text.described(text.stages[stage] ?? stage, approved ? text.approved : text.proposed, funded);
};

function Chooser(props: {
  rankings: readonly Ranking[];
  shown: Ranking;
  onChoose: (seq: number) => void;
  withNames: boolean;
  onNames: (wanted: boolean) => void;
}): JSX.Element {
  return (
    <div class="filters no-print">
      <label>
        {careText().which}
        <select value={String(props.shown.seq)} onChange={(event) => props.onChoose(Number(event.currentTarget.value))}>
          <For each={props.rankings}>{(one) => <option value={String(one.seq)}>{describe(one)}</option>}</For>
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={props.withNames}
          onChange={(event) => props.onNames(event.currentTarget.checked)}
        />
        {careText().withNames}
      </label>
      <button type="button" class="btn btn-outline-primary small" onClick={() => print()}>
        {careText().print}
      </button>
    </div>
  );
}

/** What each ranking can spend and what it assigns; not beside an earlier ranking, with which it would not add up. */
function Money(props: { call: Call }): JSX.Element {
  const text = careText;
  return (
    <Show when={props.call.isNewest && props.call.sections.length > 0}>
      <section class="card-box" aria-labelledby="money-title">
        <h2 id="money-title">{text().money}</h2>
        <WideTable label={text().money} cards>
          <thead>
            <tr>
              <th scope="col">{text().section}</th>
              <For each={[text().share, text().budget, text().added, text().fromOthers, text().toOthers]}>
                {(title) => (
                  <th scope="col" class="right">
                    {title}
                  </th>
                )}
              </For>
              <th scope="col" class="right">
                {text().assigned}
              </th>
              <th scope="col" class="right">
                {text().free}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.call.sections}>
              {(one) => (
                <tr>
                  <th scope="row">{one.name}</th>
                  <td class="right" data-label={text().share}>
                    {text().months(formatCents(one.monthlyCents), one.months)}
                  </td>
                  <td class="right" data-label={text().budget}>
                    {formatCents(one.budgetCents)}
                  </td>
                  <td class="right" data-label={text().added}>
                    {formatCents(one.addedCents)}
                  </td>
                  <td class="right" data-label={text().fromOthers}>
                    {formatCents(one.fromOthersCents)}
                  </td>
                  <td class="right" data-label={text().toOthers}>
                    {formatCents(one.toOthersCents)}
                  </td>
                  <td class="right" data-label={text().assigned}>
                    {formatCents(one.assignedCents)}
                  </td>
                  <td class="right sum" data-label={text().free}>
                    {formatCents(freeCents(one))}
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </WideTable>
      </section>
    </Show>
  );
}

const freeCents = (one: Call["sections"][number]): number =>
  one.budgetCents + one.addedCents + one.fromOthersCents - one.toOthersCents - one.assignedCents;
