// Emergency openings, for the supervisors concerned and the dpo: who, which file, why, until when, and whether one
// has looked at it.
import { For, type JSX, Show } from "solid-js";
import { comuneName, useDesk } from "../desk.ts";
import { readProblem } from "../problem.ts";
import { createRead, queryClient } from "../query.ts";
import { sessionLost } from "../session-state.ts";
import { accessText } from "../text/access.ts";
import { shellText } from "../text/shell.ts";
import { trpc } from "../trpc.ts";
import { formatInstant } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Await, Empty, problemText } from "../ui/states.tsx";

export default function GlassPage(): JSX.Element {
  const desk = useDesk();
  const list = createRead(
    "access",
    "listBrokenGlass",
    () => ({}),
    (input, signal) => trpc.access.listBrokenGlass.query(input, { signal }),
  );
  async function acknowledge(pos: number): Promise<void> {
    try {
      await trpc.access.acknowledgeGlass.mutate({ pos });
      await queryClient.invalidateQueries({ queryKey: ["access"] });
    } catch (error) {
      const problem = readProblem(error);
      if (problem.code === "UNAUTHORIZED") sessionLost();
      notify(problemText(problem), "warning");
    }
  }
  return (
    <>
      <div class="page-head">
        <h1>{accessText().glass.title}</h1>
      </div>
      <p class="muted">{accessText().glass.intro}</p>
      <Await query={list}>
        {(data) => (
          <Show
            when={data().openings.length > 0}
            fallback={
              <Empty title={accessText().glass.none}>
                <p>{accessText().glass.noneHelp}</p>
              </Empty>
            }
          >
            <ul class="row-list card-box">
              <For each={data().openings}>
                {(one) => (
                  <li>
                    <strong>{one.name}</strong>
                    <span class="number">{one.caseNumber}</span>
                    <span>
                      {comuneName(desk(), one.territory)}, {shellText().areas[one.area]}
                    </span>
                    <span class="muted small-text">
                      {formatInstant(one.at)} {accessText().glass.until(formatInstant(one.until))}
                    </span>
                    <span>{one.reason}</span>
                    <Show when={!one.seen} fallback={<span class="tag done">{accessText().glass.seen}</span>}>
                      <button
                        type="button"
                        class="btn btn-outline-primary small"
                        onClick={() => void acknowledge(one.pos)}
                      >
                        {accessText().glass.acknowledge}
                      </button>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Await>
    </>
  );
}
