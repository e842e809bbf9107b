// The field of a password or a PIN: what is typed there is not shown.
import { createUniqueId, type JSX, onMount } from "solid-js";

export interface SecretFieldProps {
  label: string;
  value: string;
  onInput: (secret: string) => void;
  /** What a password manager may offer. */
  autocomplete: "current-password" | "new-password" | "off";
  /** Gets the focus when it is drawn. */
  isFirst?: boolean;
  /** Six digits. */
  isPin?: boolean;
}

export function SecretField(props: SecretFieldProps): JSX.Element {
  const id = createUniqueId();
  let field: HTMLInputElement | undefined;
  onMount(() => {
    if (props.isFirst) field?.focus();
  });
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        ref={field}
        id={id}
        class="form-control"
        classList={{ short: props.isPin === true }}
        type="password"
        autocomplete={props.autocomplete}
        {...(props.isPin ? { inputMode: "numeric" as const, maxLength: 6 } : { name: "password" })}
        required
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  );
}
