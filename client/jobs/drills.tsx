// What the last restore drills found: when, how long, how much, and what did not hold.
import { For, type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { createRead } from "../query.ts";
import { jobsText } from "../text/jobs.ts";
import { trpc } from "../trpc.ts";
import { dayOf, daysBetween, formatInstant, formatNumber } from "../ui/format.ts";
import { Alert, Await } from "../ui/states.tsx";

type Drill = Awaited<ReturnType<typeof trpc.jobs.listDrills.query>>["drills"][number];

/** Nights without a drill that held before somebody is told. */
const patienceDays = 2;

export function Drills(): JSX.Element {
  const desk = useDesk();
  const drills = createRead(
    "jobs",
    "listDrills",
    () => ({}),
    (_, signal) => trpc.jobs.listDrills.query(undefined, { signal }),
  );
  const text = () => jobsText().drills;
  const age = (list: readonly Drill[]) => {
    const good = list.find((one) => one.ok);
    return good ? daysBetween(dayOf(good.startedAt), desk().today) : 0;
  };
  return (
    <section class="card-box" aria-labelledby="jobs-drills">
      <h2 id="jobs-drills">{text().title}</h2>
      <Await query={drills}>
        {(data) => (
          <>
            <p class="muted">{data().hour === undefined ? text().off : text().help(data().hour ?? 0)}</p>
            <Show when={data().hour !== undefined && age(data().drills) > patienceDays}>
              <Alert kind="warning">
                <p>{text().late(age(data().drills))}</p>
              </Alert>
            </Show>
            <Show when={data().drills.length > 0} fallback={<p>{text().none}</p>}>
              <ul class="row-list">
                <For each={data().drills}>{(one) => <DrillLine drill={one} />}</For>
              </ul>
            </Show>
          </>
        )}
      </Await>
    </section>
  );
}

function DrillLine(props: { drill: Drill }): JSX.Element {
  const text = () => jobsText().drills;
  return (
    <li>
      <strong>{formatInstant(props.drill.startedAt)}</strong>
      <span class="tag" classList={{ done: props.drill.ok, late: !props.drill.ok }}>
        {props.drill.ok ? text().ok : text().failed(props.drill.found)}
      </span>
      <Show when={props.drill.events > 0}>
        <span>
          {text().events(formatNumber(props.drill.events), formatNumber(props.drill.cases))}{" "}
          {text().took(formatNumber(props.drill.seconds, 1))}
        </span>
      </Show>
      <Show when={props.drill.kept}>{(kept) => <span class="muted small-text">{text().kept(kept())}</span>}</Show>
      <Show when={props.drill.problems.length > 0}>
        <ul class="small-text">
          <For each={props.drill.problems}>{(problem) => <li>{problem}</li>}</For>
        </ul>
      </Show>
    </li>
  );
}
