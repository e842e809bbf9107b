// Looking at a screen as it was: the way into a minute of the past, and the sign that stands over the screen while one is
// there. The minute is in the address; the screen that uses this puts it there.
import { createSignal, createUniqueId, type JSX, Show } from "solid-js";
import { formText } from "../text/form.ts";
import { pastText } from "../text/past.ts";
import { formatDay, formatMinute, localMinute, readDay, readTime } from "./format.ts";

interface PastProps {
  /** `YYYY-MM-DDTHH:MM` of Rome; undefined is now. */
  at: string | undefined;
  onChange: (at: string | undefined) => void;
}

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

function Choose(props: PastProps & { onClose: () => void }): JSX.Element {
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

/** Above everything a screen shows of the moment: nothing below is of today. */
export function PastBar(props: PastProps): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  let button: HTMLButtonElement | undefined;
  const close = () => {
    setIsOpen(false);
    queueMicrotask(() => button?.focus());
  };
  const opener = (label: () => string) => (
    <button
      ref={button}
      type="button"
      class="btn btn-outline-primary small"
      aria-expanded={isOpen()}
      onClick={() => setIsOpen((open) => !open)}
    >
      {label()}
    </button>
  );
  return (
    <div class="past-bar">
      <Show when={props.at} fallback={opener(() => pastText().open)}>
        {(at) => (
          <div class="alert alert-warning past-banner" role="status">
            <p class="alert-title">{pastText().title(formatDay(at().slice(0, 10)), formatMinute(at()))}</p>
            <p>{pastText().help}</p>
            <div class="toolbar no-print">
              <button type="button" class="btn btn-primary small" onClick={() => props.onChange(undefined)}>
                {pastText().back}
              </button>
              {opener(() => pastText().change)}
            </div>
          </div>
        )}
      </Show>
      <Show when={isOpen()}>
        <Choose {...props} onClose={close} />
      </Show>
    </div>
  );
}
