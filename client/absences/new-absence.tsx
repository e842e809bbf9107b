// Setting an absence: whose, from when to when, who stands in, and up to three things the substitute must know.
import { createSignal, For, Index, type JSX, Show } from "solid-js";
import { may, useDesk } from "../desk.ts";
import { createRead, queryClient } from "../query.ts";
import { absenceText } from "../text/absences.ts";
import { trpc } from "../trpc.ts";
import { DayInput } from "../ui/day-input.tsx";
import { formatNumber } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Alert, SendProblem } from "../ui/states.tsx";
import { absenceProblem } from "./problem.ts";

const mostThings = 3;
const longestThing = 500;

type Substitute = Awaited<ReturnType<typeof trpc.absences.listSubstitutes.query>>[number];

const substituteLabel = (one: Substitute): string => {
  if (one.isAway) return absenceText().away(one.name);
  return one.cases === undefined ? one.name : absenceText().carries(one.name, formatNumber(one.cases));
};

export function NewAbsence(props: { onDone: () => void }): JSX.Element {
  const desk = useDesk();
  const [accountId, setAccountId] = createSignal(desk().accountId);
  const [from, setFrom] = createSignal<string | undefined>(desk().today);
  const [to, setTo] = createSignal<string>();
  const [substitute, setSubstitute] = createSignal("");
  const [things, setThings] = createSignal<readonly string[]>(Array.from({ length: mostThings }, () => ""));
  const [failed, setFailed] = createSignal<unknown>();
  const [isWrong, setIsWrong] = createSignal(false);
  const [isSending, setIsSending] = createSignal(false);
  const overseen = createRead(
    "absences",
    "listOverseen",
    () => (may(desk(), "planning") ? {} : undefined),
    (_, signal) => trpc.absences.listOverseen.query(undefined, { signal }),
  );
  const others = () => (overseen.isPending ? [] : (overseen.data ?? []));
  const substitutes = createRead(
    "absences",
    "listSubstitutes",
    () => {
      const [first, last] = [from(), to()];
      return first && last && first <= last ? { accountId: accountId(), from: first, to: last } : undefined;
    },
    (input, signal) => trpc.absences.listSubstitutes.query(input, { signal }),
  );
  const offered = () => (substitutes.isPending ? [] : (substitutes.data ?? []));

  async function set(): Promise<void> {
    const [first, last] = [from(), to()];
    if (isSending()) return;
    if (!first || !last || last < first) return void setIsWrong(true);
    setIsWrong(false);
    setIsSending(true);
    setFailed(undefined);
    try {
      await trpc.absences.set.mutate({
        ...{ accountId: accountId(), from: first, to: last, things: things().filter((one) => one.trim() !== "") },
        ...(substitute() === "" ? {} : { substitute: substitute() }),
      });
      await queryClient.invalidateQueries({ queryKey: ["absences"] });
      notify(absenceText().saved);
      props.onDone();
    } catch (error) {
      setFailed(error);
    } finally {
      setIsSending(false);
    }
  }

  return (
    <>
      <Show when={others().length > 0}>
        <div class="field">
          <label for="absence-who">{absenceText().who}</label>
          <select
            id="absence-who"
            class="form-select"
            onChange={(event) => {
              setSubstitute("");
              setAccountId(event.currentTarget.value);
            }}
          >
            <option value={desk().accountId}>{absenceText().me(desk().name)}</option>
            <For each={others()}>{(one) => <option value={one.accountId}>{one.name}</option>}</For>
          </select>
        </div>
      </Show>
      <DayInput label={absenceText().from} value={from()} onChoose={setFrom} />
      <DayInput label={absenceText().to} value={to()} onChoose={setTo} />
      <div class="field">
        <label for="absence-substitute">{absenceText().substitute}</label>
        <select
          id="absence-substitute"
          class="form-select"
          onChange={(event) => setSubstitute(event.currentTarget.value)}
        >
          <option value="">{absenceText().nobody}</option>
          <For each={offered()}>
            {(one) => (
              <option value={one.accountId} disabled={one.isAway} selected={one.accountId === substitute()}>
                {substituteLabel(one)}
              </option>
            )}
          </For>
        </select>
      </div>
      <fieldset class="form-section">
        <legend>{absenceText().things}</legend>
        <p class="small-text muted">{absenceText().thingsHelp}</p>
        <Index each={things()}>
          {(thing, i) => (
            <textarea
              class="form-control absence-thing"
              rows={2}
              maxLength={longestThing}
              aria-label={absenceText().thing(i + 1)}
              value={thing()}
              onInput={(event) => {
                const words = event.currentTarget.value;
                setThings((before) => before.map((one, k) => (k === i ? words : one)));
              }}
            />
          )}
        </Index>
      </fieldset>
      {/* Beside what was pressed: the form is longer than a phone. */}
      <Show when={isWrong()}>
        <Alert kind="danger" takesFocus>
          {absenceText().problems.days}
        </Alert>
      </Show>
      <SendProblem of={failed()} say={absenceProblem} />
      <button type="button" class="btn btn-primary" aria-disabled={isSending()} onClick={() => void set()}>
        {absenceText().set}
      </button>
    </>
  );
}
