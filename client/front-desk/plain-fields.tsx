// Inputs of the pages open to the public: label, help and problem of each, tied together. They keep no draft on the device, which
// may be anybody's.
import { createUniqueId, For, type JSX, Show } from "solid-js";
import { say } from "./spoken.ts";

interface Common {
  label: string;
  help?: string | undefined;
  problem?: string | undefined;
  /** Said beside the label when nobody has to fill it in. */
  optional?: boolean;
  value: string;
  onInput: (value: string) => void;
}

function Around(props: Common & { id: string; children: JSX.Element }): JSX.Element {
  return (
    <div class="field">
      <label for={props.id}>
        {props.label}
        <Show when={props.optional}>
          <span class="optional"> ({say("optional")})</span>
        </Show>
      </label>
      <div class="field-help" id={`${props.id}-help`}>
        {props.help}
      </div>
      {props.children}
      <div id={`${props.id}-problem`}>
        <Show when={props.problem}>
          <p class="field-error">{props.problem}</p>
        </Show>
      </div>
    </div>
  );
}

const tied = (id: string, props: Common) => ({
  id,
  "aria-describedby": `${id}-help ${id}-problem`,
  "aria-invalid": props.problem ? ("true" as const) : undefined,
});

export function PlainText(
  props: Common & { type?: "tel" | "email" | "text"; autocomplete?: string; long?: boolean; maxLength: number },
): JSX.Element {
  const id = createUniqueId();
  return (
    <Around {...props} id={id}>
      <Show
        when={props.long}
        fallback={
          <input
            {...tied(id, props)}
            class="form-control"
            type={props.type ?? "text"}
            autocomplete={props.autocomplete ?? "off"}
            maxLength={props.maxLength}
            value={props.value}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
        }
      >
        <textarea
          {...tied(id, props)}
          class="form-control"
          rows={5}
          maxLength={props.maxLength}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      </Show>
    </Around>
  );
}

export function PlainSelect(props: Common & { options: readonly { value: string; label: string }[] }): JSX.Element {
  const id = createUniqueId();
  return (
    <Around {...props} id={id}>
      <select
        {...tied(id, props)}
        class="form-select"
        value={props.value}
        onChange={(event) => props.onInput(event.currentTarget.value)}
      >
        <option value="">{say("choose")}</option>
        <For each={props.options}>
          {({ value, label }) => (
            <option value={value} selected={value === props.value}>
              {label}
            </option>
          )}
        </For>
      </select>
    </Around>
  );
}

/** Nobody sees it; what fills it in is a program. */
export function Trap(props: { value: string; onInput: (value: string) => void }): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="trap" aria-hidden="true">
      <label for={id}>{say("website")}</label>
      <input
        id={id}
        name="website"
        type="text"
        tabindex={-1}
        autocomplete="off"
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  );
}
