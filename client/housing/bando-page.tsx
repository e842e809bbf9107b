// A call with its applications: dwellings, import of the platform's file, rankings as frozen. What changes the call
// itself is done from its case page.
import { useParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type Desk, hasRole, useDesk } from "../desk.ts";
import { createRead } from "../query.ts";
import { RankingChooser } from "../ranking-chooser.tsx";
import { RankingHead } from "../ranking-head.tsx";
import { housingText } from "../text/housing.ts";
import { trpc } from "../trpc.ts";
import { Alert, Await, Empty } from "../ui/states.tsx";
import { ImportCard } from "./import-card.tsx";
import { rankingName } from "./ranking-name.ts";
import { RankingTable } from "./ranking-table.tsx";

type Bando = Awaited<ReturnType<typeof trpc.housing.getRanking.query>>;
type Ranking = Bando["rankings"][number];

export default function BandoPage(): JSX.Element {
  const params = useParams<{ bandoId: string }>();
  const desk = useDesk();
  const [seq, setSeq] = createSignal<number>();
  const [withNames, setWithNames] = createSignal(false);
  const query = createRead(
    "housing",
    "getRanking",
    () => {
      const chosen = seq();
      return { bandoId: params.bandoId, withNames: withNames(), ...(chosen === undefined ? {} : { seq: chosen }) };
    },
    (input, signal) => trpc.housing.getRanking.query(input, { signal }),
    { keepBefore: true },
  );
  const mayImport = (bando: Bando) =>
    hasRole(desk(), "housingClerk", "supervisor") && ["open", "extended", "amended", "closed"].includes(bando.state);
  return (
    <Await query={query}>
      {(bando) => (
        <>
          <RankingHead kind="housing-bando" caseId={params.bandoId} call={bando()} />
          <Units units={bando().units} />
          <Show when={mayImport(bando())}>
            <ImportCard bandoId={params.bandoId} />
          </Show>
          <Ties ties={bando().ties} />
          <section class="card-box" aria-labelledby="rankings-title">
            <h2 id="rankings-title">{housingText().rankings}</h2>
            <Show
              when={bando().shown}
              fallback={
                <Empty title={housingText().noRanking}>
                  <p>{housingText().noRankingHelp}</p>
                </Empty>
              }
            >
              {(shown) => (
                <>
                  <RankingChooser
                    rankings={bando().rankings.map((one) => ({ seq: one.seq, label: describe(desk(), one) }))}
                    shown={shown().seq}
                    onChoose={setSeq}
                    withNames={withNames()}
                    onNames={setWithNames}
                  />
                  <h3>{describe(desk(), shown())}</h3>
                  <p class="small-text muted">{housingText().equal}</p>
                  <RankingTable title={housingText().table} rows={bando().rows} names={bando().names} />
                  <p class="small-text muted">
                    {housingText().fingerprint}: <span class="number">{shown().sha256.slice(0, 16)}</span>
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

const describe = (desk: Desk, one: Ranking): string =>
  `${rankingName(desk, one.key)}: ${housingText().stages[one.stage] ?? one.stage} (${
    one.approved ? housingText().approved : housingText().proposed
  })`;

function Units(props: { units: readonly JsonObject[] }): JSX.Element {
  const desk = useDesk();
  return (
    <section class="card-box no-print" aria-labelledby="units-title">
      <h2 id="units-title">{housingText().units}</h2>
      <Show when={props.units.length > 0} fallback={<p class="muted">{housingText().noUnits}</p>}>
        <ul class="row-list in-columns">
          <For each={props.units}>
            {(unit) => (
              <li>
                <strong>{String(unit.code)}</strong>
                <span>{rankingName(desk(), `${unit.owner}/${unit.comune}`)}</span>
                <Show when={unit.withdrawn === true}>
                  <span class="tag plain">{housingText().withdrawn}</span>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}

function Ties(props: { ties: readonly JsonObject[] }): JSX.Element {
  const desk = useDesk();
  const numbers = (tie: JsonObject) => (Array.isArray(tie.numbers) ? tie.numbers.map(String).join(", ") : "");
  return (
    <Show when={props.ties.length > 0}>
      <Alert kind="warning" title={housingText().ties}>
        <p>{housingText().tiesHelp}</p>
        <ul>
          <For each={props.ties}>
            {(tie) => (
              <li>
                {rankingName(desk(), String(tie.key))}: <span class="number">{numbers(tie)}</span>
              </li>
            )}
          </For>
        </ul>
      </Alert>
    </Show>
  );
}
