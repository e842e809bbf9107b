// A call with its applications: dwellings, import of the platform's file, rankings as frozen. What changes the call
// itself is done from its case page.
import { A, useParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type Desk, hasRole, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { housingText } from "../text/housing.ts";
import { trpc } from "../trpc.ts";
import { Alert, Await, Empty } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { ImportCard } from "./import-card.tsx";
import { rankingName } from "./ranking-name.ts";
import { RankingTable } from "./ranking-table.tsx";

type Bando = Awaited<ReturnType<typeof trpc.housing.getRanking.query>>;
type Ranking = Bando["rankings"][number];

export default function BandoPage(): JSX.Element {
  const params = useParams<{ bandoId: string }>();
  const desk = useDesk();
  const workflows = useWorkflows();
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
          <header class="page-head">
            <div>
              <p class="page-kicker">
                {workflows.name("housing-bando")} · <span class="number">{bando().number}</span>
              </p>
              <h1>{bando().title}</h1>
            </div>
            <div class="toolbar">
              <span class="tag">{workflows.state("housing-bando", bando().state)}</span>
              <A class="btn btn-outline-primary small no-print" href={links.case(params.bandoId)}>
                {housingText().toCase}
              </A>
            </div>
          </header>
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
                  <Chooser
                    rankings={bando().rankings}
                    shown={shown()}
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

function Chooser(props: {
  rankings: readonly Ranking[];
  shown: Ranking;
  onChoose: (seq: number) => void;
  withNames: boolean;
  onNames: (wanted: boolean) => void;
}): JSX.Element {
  const desk = useDesk();
  return (
    <div class="filters no-print">
      <label>
        {housingText().which}
        <select value={String(props.shown.seq)} onChange={(event) => props.onChoose(Number(event.currentTarget.value))}>
          <For each={props.rankings}>{(one) => <option value={String(one.seq)}>{describe(desk(), one)}</option>}</For>
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={props.withNames}
          onChange={(event) => props.onNames(event.currentTarget.checked)}
        />
        {housingText().withNames}
      </label>
      <button type="button" class="btn btn-outline-primary small" onClick={() => print()}>
        {housingText().print}
      </button>
    </div>
  );
}

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
