// One of a few values, all in sight.
import { createUniqueId, For, type JSX } from "solid-js";

export function Radios<T extends string>(props: {
  label: string;
  values: readonly T[];
  value: T;
  words: Record<T, string>;
  onChoose: (value: T) => void;
}): JSX.Element {
  const name = createUniqueId();
  return (
    <fieldset class="field">
      <legend>{props.label}</legend>
      <div class="checks">
        <For each={props.values}>
          {(value) => (
            <div class="check">
              <input
                type="radio"
                name={name}
                id={`${name}-${value}`}
                checked={props.value === value}
                onChange={() => props.onChoose(value)}
              />
              <label for={`${name}-${value}`}>{props.words[value]}</label>
            </div>
          )}
        </For>
      </div>
    </fieldset>
  );
}
