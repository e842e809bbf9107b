// Inhabitants of the comuni and the figures stated in the text of the plan, each with its sentence.
import { For, type JSX } from "solid-js";
import { createRead } from "../query.ts";
import { planText } from "../text/plan.ts";
import { trpc } from "../trpc.ts";
import { DataNotes, WideTable } from "../ui/figures.tsx";
import { formatDay, formatNumber } from "../ui/format.ts";
import { Await } from "../ui/states.tsx";

type Data = Awaited<ReturnType<typeof trpc.plan.listFacts.query>>;
type Comune = Data["comuni"][number];
type Fact = Data["facts"][number];

const columns = (): [string, (comune: Comune) => number][] => {
  const text = planText();
  return [
    [text.table2, (comune) => comune.population],
    [text.table1, (comune) => comune.populationTable1],
    [text.age0, (comune) => comune.age0To14],
    [text.age15, (comune) => comune.age15To64],
    [text.age65, (comune) => comune.age65Plus],
    [text.contacts, (comune) => comune.informagiovaniContacts],
  ];
};

function Inhabitants(props: { comuni: readonly Comune[] }): JSX.Element {
  return (
    <WideTable label={planText().population}>
      <thead>
        <tr>
          <th scope="col">{planText().comune}</th>
          <For each={columns()}>
            {([label]) => (
              <th scope="col" class="right">
                {label}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.comuni}>
          {(comune) => (
            <tr>
              <th scope="row">{comune.name}</th>
              <For each={columns()}>{([, of]) => <td class="right">{formatNumber(of(comune))}</td>}</For>
            </tr>
          )}
        </For>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{planText().total}</th>
          <For each={columns()}>
            {([, of]) => (
              <td class="right">{formatNumber(props.comuni.reduce((sum, comune) => sum + of(comune), 0))}</td>
            )}
          </For>
        </tr>
      </tfoot>
    </WideTable>
  );
}

const figureOf = (fact: Fact): string =>
  [
    fact.qualifier,
    formatNumber(fact.figure, Number.isInteger(fact.figure) ? 0 : 2),
    fact.unit,
    fact.referenceDate ? `(${formatDay(fact.referenceDate)})` : null,
  ]
    .filter(Boolean)
    .join(" ");

export function Facts(): JSX.Element {
  const query = createRead(
    "plan",
    "listFacts",
    () => ({}),
    (_, signal) => trpc.plan.listFacts.query(undefined, { signal }),
    { fixed: true },
  );
  const groups = (facts: readonly Fact[]) => {
    const byTopic = new Map<string, Fact[]>();
    for (const fact of facts) byTopic.set(fact.topic, [...(byTopic.get(fact.topic) ?? []), fact]);
    return [...byTopic];
  };
  return (
    <Await query={query}>
      {(data) => (
        <>
          <h2>{planText().population}</h2>
          <Inhabitants comuni={data().comuni} />
          <DataNotes title={planText().notes} notes={data().notes} />
          <h2>{planText().facts}</h2>
          <For each={groups(data().facts)}>
            {([topic, facts]) => (
              <details class="card-box sheet" lang="it">
                <summary>
                  {topic} <span class="muted">({facts.length})</span>
                </summary>
                <dl class="prose">
                  <For each={facts}>
                    {(fact) => (
                      <div>
                        <dt>{fact.measure}</dt>
                        <dd>
                          <strong>{figureOf(fact)}</strong>
                          <br />
                          <q>{fact.sentence}</q>
                        </dd>
                      </div>
                    )}
                  </For>
                </dl>
              </details>
            )}
          </For>
        </>
      )}
    </Await>
  );
}
