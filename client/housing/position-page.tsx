// "Spiega a voce": where one application stands and why, on a sheet for the citizen at the desk. Of the others it says
// only how many are ahead.
import { A, useParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { housingText } from "../text/housing.ts";
import { trpc } from "../trpc.ts";
import { Await, Empty } from "../ui/states.tsx";
import { rankingName } from "./ranking-name.ts";
import { partialNames, partialsOf, pointsText } from "./ranking-table.tsx";

type Position = Awaited<ReturnType<typeof trpc.housing.getPosition.query>>["positions"][number];

export default function PositionPage(): JSX.Element {
  const params = useParams<{ applicationId: string }>();
  const query = createRead(
    "housing",
    "getPosition",
    () => ({ applicationId: params.applicationId }),
    (input, signal) => trpc.housing.getPosition.query(input, { signal }),
  );
  return (
    <Await query={query}>
      {(found) => (
        <>
          <header class="page-head">
            <div>
              <p class="page-kicker">
                {housingText().number} <span class="number">{found().platformId}</span>
              </p>
              <h1>{housingText().positionDoor}</h1>
              <p>{found().title}</p>
            </div>
            <div class="toolbar no-print">
              <A class="btn btn-outline-primary small" href={links.bando(found().bandoId)}>
                {housingText().door}
              </A>
              <button type="button" class="btn btn-outline-primary small" onClick={() => print()}>
                {housingText().print}
              </button>
            </div>
          </header>
          <Show
            when={found().positions.length > 0}
            fallback={
              <Empty title={housingText().noPosition}>
                <p>{housingText().noPositionHelp}</p>
              </Empty>
            }
          >
            <For each={[...found().positions].reverse()}>{(one) => <Sheet position={one} />}</For>
            <p class="small-text muted">{housingText().positionHelp}</p>
          </Show>
        </>
      )}
    </Await>
  );
}

function Sheet(props: { position: Position }): JSX.Element {
  const desk = useDesk();
  const text = housingText;
  const position = () => Number(props.position.row.position);
  const partials = () => partialsOf(props.position.row);
  return (
    <section class="card-box position-sheet">
      <h2>
        {rankingName(desk(), props.position.key)}: {text().stages[props.position.stage] ?? props.position.stage}
      </h2>
      <p>
        <strong>{text().positionOf(position(), props.position.count)}</strong>. {text().ahead(position() - 1)}
      </p>
      <table class="figures">
        <caption>{text().voice}</caption>
        <tbody>
          <tr>
            <th scope="row">{text().score}</th>
            <td class="right sum">{pointsText(props.position.row.score)}</td>
          </tr>
          <For each={partialNames.filter((name) => partials()[name] !== undefined)}>
            {(name) => (
              <tr>
                <th scope="row">{text()[name]}</th>
                <td class="right">{pointsText(partials()[name])}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="small-text muted">{text().equal}</p>
    </section>
  );
}
