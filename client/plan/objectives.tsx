// Goal sheets by macroarea with their indicators. An indicator without a computed value says so.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { comuneName, may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { planText } from "../text/plan.ts";
import { shellText } from "../text/shell.ts";
import { trpc } from "../trpc.ts";
import { DataNotes } from "../ui/figures.tsx";
import { formatDay, formatNumber } from "../ui/format.ts";
import { Await } from "../ui/states.tsx";

type Objective = Awaited<ReturnType<typeof trpc.plan.listObjectives.query>>["objectives"][number];

function Said(props: { label: string; text: string | null }): JSX.Element {
  return (
    <Show when={props.text}>
      <div>
        <dt>{props.label}</dt>
        <dd>{props.text}</dd>
      </div>
    </Show>
  );
}

const yesNo = (flag: boolean | null): string =>
  flag === null ? planText().notSaid : flag ? shellText().yes : shellText().no;

/** The contacts of those days, by comune and by month. */
function contactsOf({ from, to }: { from: string; to: string }): string {
  const asked = { view: "all", kind: "contact", basis: "opened", from, to, rows: "comune", columns: "monthOpened" };
  return links.counts(new URLSearchParams(asked).toString());
}

function Indicators(props: { objective: Objective }): JSX.Element {
  const desk = useDesk();
  return (
    <div class="figures-scroll">
      <table class="figures">
        <caption class="visually-hidden">{planText().indicators}</caption>
        <thead>
          <tr>
            <th scope="col">{planText().indicator}</th>
            <th scope="col" class="right">
              {planText().value}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.objective.indicators}>
            {(indicator) => (
              <tr>
                <td>
                  <Show when={indicator.actionNumber !== null}>
                    <span class="tag plain" title={indicator.action ?? undefined}>
                      {planText().action(indicator.actionNumber ?? 0)}
                    </span>{" "}
                  </Show>
                  {indicator.name}
                </td>
                <td class="right">
                  <Show when={indicator.computed} fallback={<span class="tag plain">{planText().notComputed}</span>}>
                    {(one) => (
                      <>
                        <strong>{formatNumber(one().value)}</strong>
                        <div class="small-text muted">
                          {planText().between(formatDay(one().from), formatDay(one().to))}
                        </div>
                        <Show when={one().byComune?.length}>
                          <details class="small-text">
                            <summary>{planText().accessesByComune}</summary>
                            <For each={one().byComune}>
                              {(part) => (
                                <div>
                                  {comuneName(desk(), part.comune)}: {formatNumber(part.value)}
                                </div>
                              )}
                            </For>
                          </details>
                        </Show>
                        <Show when={may(desk(), "cases") || may(desk(), "board")}>
                          <A class="small-text" href={contactsOf(one())}>
                            {planText().byComune}
                          </A>
                        </Show>
                      </>
                    )}
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function Sheet(props: { objective: Objective }): JSX.Element {
  const text = planText;
  return (
    <details class="card-box sheet" id={props.objective.id}>
      <summary>
        <span class="tag">{props.objective.id}</span> {props.objective.title}{" "}
        <span class="muted">
          ({text().indicators}: {props.objective.indicators.length})
        </span>
      </summary>
      <Indicators objective={props.objective} />
      <dl class="facts">
        <For
          each={[
            [text().crossCutting, props.objective.crossCutting] as const,
            [text().healthIntegration, props.objective.healthIntegration] as const,
            [text().continuity, props.objective.continuity] as const,
            [text().coDesigned, props.objective.coDesigned] as const,
          ]}
        >
          {([label, flag]) => (
            <div>
              <dt>{label}</dt>
              <dd>{yesNo(flag)}</dd>
            </div>
          )}
        </For>
      </dl>
      <dl class="prose" lang="it">
        <Said label={text().description} text={props.objective.description} />
        <Said label={text().target} text={props.objective.target} />
        <Said label={text().needs} text={props.objective.needs} />
        <Said label={text().process} text={props.objective.process} />
        <Said label={text().expectedResults} text={props.objective.expectedResults} />
        <Said label={text().resources} text={props.objective.resources} />
        <Said label={text().staff} text={props.objective.staff} />
        <Said label={text().partners} text={props.objective.partners.join(" · ")} />
      </dl>
    </details>
  );
}

export function Objectives(): JSX.Element {
  const query = createRead(
    "plan",
    "listObjectives",
    () => ({}),
    (_, signal) => trpc.plan.listObjectives.query(undefined, { signal }),
    { fixed: true },
  );
  return (
    <Await query={query}>
      {(data) => {
        const objectives = () => data().objectives;
        const macroareas = () => [...new Map(objectives().map((one) => [one.macroarea, one.macroareaName]))];
        const indicators = () => objectives().reduce((sum, one) => sum + one.indicators.length, 0);
        return (
          <>
            <p>
              {planText().counts(objectives().length, indicators())}. {planText().notComputedHelp}
            </p>
            <DataNotes title={planText().notes} notes={data().notes} />
            <For each={macroareas()}>
              {([number, name]) => (
                <section>
                  <h2>
                    {planText().macroarea(number)}: <span lang="it">{name}</span>
                  </h2>
                  <For each={objectives().filter((one) => one.macroarea === number)}>
                    {(objective) => <Sheet objective={objective} />}
                  </For>
                </section>
              )}
            </For>
          </>
        );
      }}
    </Await>
  );
}
