// Policy areas with their key points and macroareas, and the sources of funding by level.
import { For, type JSX, Show } from "solid-js";
import { createRead } from "../query.ts";
import { planText } from "../text/plan.ts";
import { trpc } from "../trpc.ts";
import { DataNotes } from "../ui/figures.tsx";
import { Await } from "../ui/states.tsx";

export function Areas(): JSX.Element {
  const query = createRead(
    "plan",
    "listPolicyAreas",
    () => ({}),
    (_, signal) => trpc.plan.listPolicyAreas.query(undefined, { signal }),
    { fixed: true },
  );
  return (
    <Await query={query}>
      {(data) => (
        <>
          <DataNotes title={planText().notes} notes={data().notes} />
          <For each={data().areas}>
            {(area) => (
              <details class="card-box sheet">
                <summary>
                  <span class="tag">{area.letter}</span> <span lang="it">{area.name}</span>{" "}
                  <span class="muted">
                    (
                    {area.macroareas.length > 0
                      ? area.macroareas.map((number) => planText().macroarea(number)).join(", ")
                      : planText().noMacroarea}
                    )
                  </span>
                </summary>
                <p lang="it">{area.description}</p>
                <Show when={area.keyPoints.length > 0}>
                  <h3>{planText().keyPoints}</h3>
                  <ul lang="it">
                    <For each={area.keyPoints}>{(point) => <li>{point}</li>}</For>
                  </ul>
                </Show>
              </details>
            )}
          </For>
          <h2>{planText().funding}</h2>
          <div class="blocks">
            <For each={data().funding}>
              {(level) => (
                <section class="card-box">
                  <h3>{planText().levels[level.level] ?? level.level}</h3>
                  <ul lang="it">
                    <For each={level.sources}>{(source) => <li>{source}</li>}</For>
                  </ul>
                </section>
              )}
            </For>
          </div>
        </>
      )}
    </Await>
  );
}
