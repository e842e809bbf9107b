// What became of the objectives of the former plan, by macroarea, with the percentage reached as the plan states it.
import { For, type JSX } from "solid-js";
import { createRead } from "../query.ts";
import { planText } from "../text/plan.ts";
import { shellText } from "../text/shell.ts";
import { trpc } from "../trpc.ts";
import { DataNotes, WideTable } from "../ui/figures.tsx";
import { formatNumber } from "../ui/format.ts";
import { Await } from "../ui/states.tsx";

const yesNo = (flag: boolean | null): string =>
  flag === null ? planText().notSaid : flag ? shellText().yes : shellText().no;

const withWords = (flag: boolean | null, words: string | null): string =>
  [yesNo(flag), words].filter(Boolean).join(". ");

function Bar(props: { percent: number }): JSX.Element {
  return (
    <div class="bar">
      <span>{props.percent} %</span>
      <i style={{ width: `${props.percent * 0.6}px` }} />
    </div>
  );
}

export function Outcomes(): JSX.Element {
  const query = createRead(
    "plan",
    "listOutcomes",
    () => ({}),
    (_, signal) => trpc.plan.listOutcomes.query(undefined, { signal }),
    { fixed: true },
  );
  return (
    <Await query={query}>
      {(data) => (
        <>
          <DataNotes title={planText().notes} notes={data().notes} />
          <For each={data().macroareas}>
            {(group) => (
              <section>
                <h2>
                  {planText().macroarea(group.macroarea)}: <span lang="it">{group.macroareaName}</span>{" "}
                  <span class="tag plain">{planText().average(formatNumber(group.averageAchievedPct, 1))}</span>
                </h2>
                <WideTable label={`${planText().tabs.outcomes} ${group.macroarea}`}>
                  <thead>
                    <tr>
                      <th scope="col">{planText().outcome}</th>
                      <th scope="col">{planText().achieved}</th>
                      <th scope="col">{planText().need}</th>
                      <th scope="col">{planText().issues}</th>
                      <th scope="col">{planText().again}</th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={group.outcomes}>
                      {(outcome) => (
                        <tr>
                          <th scope="row" lang="it">
                            {outcome.title}
                          </th>
                          <td>
                            <Bar percent={outcome.achievedPct} />
                          </td>
                          <td>{withWords(outcome.needAnswered, outcome.needAnsweredText)}</td>
                          <td lang="it">{outcome.criticalIssues ?? planText().notSaid}</td>
                          <td>{withWords(outcome.proposedAgain, outcome.proposedAgainText)}</td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </WideTable>
              </section>
            )}
          </For>
        </>
      )}
    </Await>
  );
}
