// Acts on many cases, newest first: one's own, and for a supervisor those of the colleagues she answers for.
import { A } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { bulkText } from "../text/bulk.ts";
import { shellText } from "../text/shell.ts";
import { trpc } from "../trpc.ts";
import { Await, Empty } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { actWords } from "./act-words.ts";
import { JobHead } from "./job-head.tsx";

const askMs = 2_000;

export default function JobsPage(): JSX.Element {
  const workflows = useWorkflows();
  const [before, setBefore] = createSignal<string>();
  const read = createRead(
    "bulk",
    "list",
    () => {
      const from = before();
      return from === undefined ? {} : { before: from };
    },
    (input, signal) => trpc.bulk.list.query(input, { signal }),
    { keepBefore: true, everyMs: (data) => (data?.jobs.some((job) => job.status === "running") ? askMs : undefined) },
  );
  return (
    <>
      <h1>{bulkText().title}</h1>
      <p class="muted">{bulkText().intro}</p>
      <Await query={read}>
        {(data) => (
          <>
            <Show
              when={data().jobs.length > 0}
              fallback={
                <Empty title={bulkText().none}>
                  <p>{bulkText().fromList}</p>
                  <A href={links.work()}>{bulkText().toWork}</A>
                </Empty>
              }
            >
              <ul class="row-list">
                <For each={data().jobs}>
                  {(job) => (
                    <li>
                      <JobHead job={job} level="strong">
                        <A href={links.bulkJob(job.id)}>
                          {[
                            actWords(workflows, job.type, job.kinds),
                            job.assigneeName ? bulkText().toWhom(job.assigneeName) : "",
                          ].join(" ")}
                        </A>
                      </JobHead>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <Show when={data().next}>
              {(next) => (
                <button type="button" class="btn btn-outline-primary small" onClick={() => setBefore(next())}>
                  {shellText().more}
                </button>
              )}
            </Show>
          </>
        )}
      </Await>
    </>
  );
}
