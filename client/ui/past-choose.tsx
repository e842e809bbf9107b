// The minute of the past that somebody wants to see: a day and a time as Italians write them, with what is wrong beside
// each. Fetched when it is asked for.
import { createSignal, createUniqueId, type JSX, Show } from "solid-js";
import { formText } from "../text/form.ts";
import { pastText } from "../text/past.ts";
import { formatDay, readDay } from "./format.ts";
import type { PastProps } from "./past-bar.tsx";
import { localMinute, readTime } from "./past-minute.ts";

interface Problems {
  day?: string;
  time?: string;
}

/** The minute that was typed, or what is wrong with it; without a time the end of the day, or what has passed of it. */
function readMinute(typedDay: string, typedTime: string): { at: string } | { problems: Problems } {
  const now = localMinute();
  const day = readDay(typedDay);
  const time = typedTime.trim() === "" ? undefined : readTime(typedTime);
  if (day === undefined) return { problems: { day: formText().problems.notADay } };
  if (typedTime.trim() !== "" && time === undefined) return { problems: { time: pastText().notATime } };
  if (time === undefined && day === now.slice(0, 10)) return { at: now };
  const at = `${day}T${time ?? "23:59"}`;
  return at > now
    ? { problems: time === undefined ? { day: pastText().notPast } : { time: pastText().notPast } }
    : { at };
}

function Field(props: {
  label: string;
  value: string;
  placeholder: string;
  help?: string;
  problem: string | undefined;
  onInput: (text: string) => void;
  first?: boolean;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        ref={(field) => props.first && queueMicrotask(() => field.focus())}
        id={id}
        class="form-control"
        autocomplete="off"
        inputmode="numeric"
        maxLength={10}
        placeholder={props.placeholder}
        value={props.value}
        aria-invalid={props.problem ? "true" : undefined}
        aria-describedby={`${id}-help`}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <div id={`${id}-help`}>
        <Show
          when={props.problem}
          fallback={<Show when={props.help}>{(help) => <p class="muted small-text">{help()}</p>}</Show>}
        >
          {(problem) => <p class="field-error">{problem()}</p>}
        </Show>
      </div>
    </div>
  );
}

export default function PastChoose(props: PastProps & { onClose: () => void }): JSX.Element {
  const [day, setDay] = createSignal(formatDay(props.at?.slice(0, 10)));
  const [time, setTime] = createSignal(props.at?.slice(11) ?? "");
  const [problems, setProblems] = createSignal<Problems>({});
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const read = readMinute(day(), time());
    if ("problems" in read) {
      setProblems(read.problems);
      return;
    }
    props.onChange(read.at);
    props.onClose();
  }
  return (
    <form
      class="past-choose"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => event.key === "Escape" && props.onClose()}
    >
      <Field
        label={pastText().day}
        value={day()}
        placeholder={formText().dayPlaceholder}
        problem={problems().day}
        onInput={setDay}
        first
      />
      <Field
        label={pastText().time}
        value={time()}
        placeholder={pastText().timePlaceholder}
        help={pastText().timeHelp}
        problem={problems().time}
        onInput={setTime}
      />
      <div class="toolbar">
        <button type="submit" class="btn btn-primary small">
          {pastText().show}
        </button>
        <button type="button" class="btn btn-outline-primary small" onClick={() => props.onClose()}>
          {pastText().close}
        </button>
      </div>
    </form>
  );
}
