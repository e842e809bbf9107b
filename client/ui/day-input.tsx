// A day as Italians write it, whatever the browser's own language: for filters. Forms have their own field.
import { createSignal, createUniqueId, type JSX, Show } from "solid-js";
import { formText } from "../text/form.ts";
import { formatDay, readDay } from "./format.ts";

export function DayInput(props: {
  label: string;
  value: string | undefined;
  onChoose: (day: string | undefined) => void;
}): JSX.Element {
  const id = createUniqueId();
  const [isWrong, setIsWrong] = createSignal(false);
  function choose(text: string): void {
    const day = readDay(text);
    setIsWrong(text.trim() !== "" && day === undefined);
    if (!isWrong() && day !== props.value) props.onChoose(day);
  }
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        class="form-control"
        autocomplete="off"
        placeholder={formText().dayPlaceholder}
        value={formatDay(props.value)}
        aria-invalid={isWrong() ? "true" : undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => choose(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && choose(event.currentTarget.value)}
      />
      <div id={`${id}-problem`}>
        <Show when={isWrong()}>
          <p class="field-error">{formText().problems.notADay}</p>
        </Show>
      </div>
    </div>
  );
}
