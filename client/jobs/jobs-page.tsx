// What the system does by itself and could not bring to an end, for the administrator: which kind of work, since when,
// why, and another try.
import { For, type JSX, Show } from "solid-js";
import { readProblem } from "../problem.ts";
import { createRead, queryClient } from "../query.ts";
import { sessionLost } from "../session-state.ts";
import { jobsText } from "../text/jobs.ts";
import { trpc } from "../trpc.ts";
import { formatDay, formatInstant } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Await, Empty, problemText } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { Drills } from "./drills.tsx";

type Stuck = Awaited<ReturnType<typeof trpc.jobs.listStuck.query>>;

const reasonText = (reason: string): string => jobsText().reasons[reason] ?? jobsText().reasons.other ?? reason;

/** A day, or the instant of an hour term. */
const formatWhen = (alarmAt: string): string => (alarmAt.length === 10 ? formatDay(alarmAt) : formatInstant(alarmAt));

export default function JobsPage(): JSX.Element {
  const stuck = createRead(
    "jobs",
    "listStuck",
    () => ({}),
    (_, signal) => trpc.jobs.listStuck.query(undefined, { signal }),
  );
  return (
    <>
      <div class="page-head">
        <h1>{jobsText().title}</h1>
      </div>
      <p class="muted">{jobsText().intro}</p>
      <Await query={stuck}>
        {(data) => (
          <Show
            when={data().fanOuts.length + data().terms.length > 0}
            fallback={
              <Empty title={jobsText().none}>
                <p>{jobsText().noneHelp}</p>
              </Empty>
            }
          >
            <Show when={data().fanOuts.length > 0}>
              <FanOuts rows={data().fanOuts} />
            </Show>
            <Show when={data().terms.length > 0}>
              <Terms rows={data().terms} />
            </Show>
          </Show>
        )}
      </Await>
      <Drills />
    </>
  );
}

function FanOuts(props: { rows: Stuck["fanOuts"] }): JSX.Element {
  const workflows = useWorkflows();
  async function retry(id: string): Promise<void> {
    try {
      await trpc.jobs.retryFanOut.mutate({ id });
      notify(jobsText().retried);
    } catch (error) {
      const problem = readProblem(error);
      if (problem.code === "UNAUTHORIZED") sessionLost();
      notify(problemText(problem), "warning");
    }
    await queryClient.invalidateQueries({ queryKey: ["jobs"] });
  }
  return (
    <section class="card-box" aria-labelledby="jobs-fan-outs">
      <h2 id="jobs-fan-outs">{jobsText().fanOuts}</h2>
      <p class="muted">{jobsText().fanOutsHelp}</p>
      <ul class="row-list">
        <For each={props.rows}>
          {(one) => (
            <li>
              <strong>{workflows.name(one.kind)}</strong>
              <Show when={one.number}>
                <span class="number">{one.number}</span>
              </Show>
              <span class="tag">{workflows.state(one.kind, one.state)}</span>
              <span>
                {jobsText().notTaken(workflows.done(one.kind, one.onDone))} ({reasonText(one.reason)})
              </span>
              <span>{jobsText().reached(one.answered, one.refused)}</span>
              <span class="muted small-text">
                {formatInstant(one.recordedAt)}, {jobsText().entry(one.pos)}
              </span>
              <button type="button" class="btn btn-outline-primary small" onClick={() => void retry(one.id)}>
                {jobsText().retry}
              </button>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

function Terms(props: { rows: Stuck["terms"] }): JSX.Element {
  const workflows = useWorkflows();
  return (
    <section class="card-box" aria-labelledby="jobs-terms">
      <h2 id="jobs-terms">{jobsText().terms}</h2>
      <p class="muted">{jobsText().termsHelp}</p>
      <ul class="row-list">
        <For each={props.rows}>
          {(one) => (
            <li>
              <strong>{workflows.name(one.kind)}</strong>
              <Show when={one.number}>
                <span class="number">{one.number}</span>
              </Show>
              <span>
                {jobsText().ended(workflows.deadline(one.kind, one.deadlineId), formatWhen(one.alarmAt))}:{" "}
                {reasonText(one.reason)}
              </span>
              <span class="muted small-text">{jobsText().tried(one.tries, formatInstant(one.nextAt))}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
