// Absences from today on: one's own, those one stands in for, and for a supervisor those of the colleagues she answers
// for, with the way to the plan of their cases.
import { A } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead, queryClient } from "../query.ts";
import { absenceText } from "../text/absences.ts";
import { trpc } from "../trpc.ts";
import { DayInput } from "../ui/day-input.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { formatDay } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Await, Empty, SendProblem } from "../ui/states.tsx";
import { inTwoWeeks } from "./days.ts";
import { NewAbsence } from "./new-absence.tsx";
import { absenceProblem } from "./problem.ts";

export type Absence = Awaited<ReturnType<typeof trpc.absences.list.query>>[number];

function Ending(props: { absence: Absence; onDone: () => void }): JSX.Element {
  const [to, setTo] = createSignal<string>();
  const [failed, setFailed] = createSignal<unknown>();
  async function end(): Promise<void> {
    try {
      const day = to();
      await trpc.absences.end.mutate({ absenceId: props.absence.absenceId, ...(day ? { to: day } : {}) });
      await queryClient.invalidateQueries({ queryKey: ["absences"] });
      notify(absenceText().ended);
      props.onDone();
    } catch (error) {
      setFailed(error);
    }
  }
  return (
    <>
      <SendProblem of={failed()} say={absenceProblem} />
      <DayInput label={absenceText().endTo} value={to()} onChoose={setTo} />
      <button type="button" class="btn btn-primary" onClick={() => void end()}>
        {absenceText().end}
      </button>
    </>
  );
}

function Row(props: { absence: Absence; onEnd: () => void }): JSX.Element {
  const desk = useDesk();
  const days = () => ({ from: props.absence.from, to: props.absence.to });
  return (
    <li>
      <strong>{props.absence.name}</strong>
      <span>{absenceText().days(formatDay(props.absence.from), formatDay(props.absence.to))}</span>
      <span class="muted">
        {props.absence.substituteName
          ? absenceText().stoodBy(props.absence.substituteName)
          : absenceText().nobodyStands}
      </span>
      <Show when={props.absence.terms > 0}>
        <span class="tag late">{absenceText().terms(props.absence.terms)}</span>
      </Show>
      <Show when={may(desk(), "planning") && props.absence.mayArrange && props.absence.accountId !== desk().accountId}>
        <A href={links.absencePlan(props.absence.accountId, days())}>{absenceText().seePlan}</A>
      </Show>
      <Show when={props.absence.mayArrange}>
        <button type="button" class="link-button small-text" onClick={props.onEnd}>
          {absenceText().end}
          <span class="visually-hidden"> {props.absence.name}</span>
        </button>
      </Show>
      <Show when={props.absence.things.length > 0}>
        <ol class="bulk-line">
          <For each={props.absence.things}>{(thing) => <li>{thing}</li>}</For>
        </ol>
      </Show>
    </li>
  );
}

/** Colleagues whose cases a supervisor may look at before anything is set. */
function Plans(): JSX.Element {
  const desk = useDesk();
  const overseen = createRead(
    "absences",
    "listOverseen",
    () => ({}),
    (_, signal) => trpc.absences.listOverseen.query(undefined, { signal }),
  );
  return (
    <section>
      <h2>{absenceText().plans}</h2>
      <p class="muted">{absenceText().plansHelp}</p>
      <ul class="absence-people">
        <For each={overseen.isPending ? [] : overseen.data}>
          {(one) => (
            <li>
              <A href={links.absencePlan(one.accountId, { from: desk().today, to: inTwoWeeks(desk().today) })}>
                {one.name}
              </A>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

export default function AbsencesPage(): JSX.Element {
  const desk = useDesk();
  const [isNew, setIsNew] = createSignal(false);
  const [ending, setEnding] = createSignal<Absence>();
  const read = createRead(
    "absences",
    "list",
    () => ({}),
    (input, signal) => trpc.absences.list.query(input, { signal }),
  );
  return (
    <>
      <div class="page-head">
        <h1>{absenceText().title}</h1>
        <button type="button" class="btn btn-primary" onClick={() => setIsNew(true)}>
          {absenceText().add}
        </button>
      </div>
      <p class="muted">{absenceText().intro}</p>
      <Await query={read}>
        {(data) => (
          <Show
            when={data().length > 0}
            fallback={
              <Empty title={absenceText().none}>
                <p>{absenceText().noneHelp}</p>
              </Empty>
            }
          >
            <ul class="row-list">
              <For each={data()}>{(absence) => <Row absence={absence} onEnd={() => setEnding(absence)} />}</For>
            </ul>
          </Show>
        )}
      </Await>
      <Show when={may(desk(), "planning")}>
        <Plans />
      </Show>
      <Dialog open={isNew()} title={absenceText().add} onClose={() => setIsNew(false)}>
        <NewAbsence onDone={() => setIsNew(false)} />
      </Dialog>
      <Show when={ending()} keyed>
        {(absence) => (
          <Dialog
            open
            title={absenceText().end}
            subject={absence.name}
            size="narrow"
            onClose={() => setEnding(undefined)}
          >
            <Ending absence={absence} onDone={() => setEnding(undefined)} />
          </Dialog>
        )}
      </Show>
    </>
  );
}
