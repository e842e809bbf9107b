// One value of a list, or none: a select with its label, for filters. Forms have their own fields.
import { createUniqueId, For, type JSX, Show } from "solid-js";

export interface Option {
  value: string;
  label: string;
}

export function Choice(props: {
  label: string;
  value: string | undefined;
  /** What no value is called; without it one is always chosen. */
  none?: string;
  options: readonly Option[];
  onChoose: (value: string | undefined) => void;
  /** Takes the focus when it appears. */
  isFirst?: boolean;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        class="form-select"
        ref={(select) => props.isFirst && queueMicrotask(() => select.focus())}
        value={props.value ?? ""}
        onChange={(event) => props.onChoose(event.currentTarget.value || undefined)}
      >
        <Show when={props.none}>
          <option value="">{props.none}</option>
        </Show>
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </div>
  );
}
