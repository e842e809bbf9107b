// An avviso for measures of support: its rankings as frozen, whoever approves them sees what she approves, and the money of each. What
// changes the avviso is done from its case page.
import { useParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { createRead } from "../query.ts";
import { RankingChooser } from "../ranking-chooser.tsx";
import { RankingHead } from "../ranking-head.tsx";
import { careText } from "../text/care.ts";
import { trpc } from "../trpc.ts";
import { WideTable } from "../ui/figures.tsx";
import { formatCents } from "../ui/format.ts";
import { Await, Empty } from "../ui/states.tsx";
import { SectionTable } from "./section-table.tsx";

export type Call = Awaited<ReturnType<typeof trpc.care.getRankings.query>>;
type Ranking = Call["rankings"][number];

export default function CallPage(): JSX.Element {
  const params = useParams<{ callId: string }>();
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
          <RankingHead kind="care-call" caseId={params.callId} call={call()} />
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
                  <RankingChooser
                    rankings={call().rankings.map((one) => ({ seq: one.seq, label: describe(one) }))}
                    shown={shown().seq}
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
