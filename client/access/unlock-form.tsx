// A locked screen opens again by PIN; the password is always another way.
import { createSignal, createUniqueId, type JSX, onMount, Show } from "solid-js";
import { shellText } from "../text/shell.ts";
import { Alert } from "../ui/states.tsx";
import { authCall } from "./auth-calls.ts";

/** Six digits that nobody reads over a shoulder. */
export function PinField(props: {
  label: string;
  value: string;
  onInput: (pin: string) => void;
  isFirst?: boolean;
  isNew?: boolean;
}): JSX.Element {
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
        class="form-control short"
        type="password"
        inputMode="numeric"
        autocomplete={props.isNew ? "new-password" : "off"}
        maxLength={6}
        required
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  );
}

export function UnlockForm(props: { name: string; onIn: () => void; onPassword: () => void }): JSX.Element {
  const [pin, setPin] = createSignal("");
  const [problem, setProblem] = createSignal("");
  const [busy, setBusy] = createSignal(false);

  async function go(): Promise<void> {
    if (busy()) return;
    setBusy(true);
    setProblem("");
    const answer = await authCall("unlock", { pin: pin().trim() });
    setBusy(false);
    if (answer.ok) return props.onIn();
    setPin("");
    if (answer.code === "OFFLINE") return void setProblem(shellText().errors.serverDown);
    if (answer.code === "LOCKED") return void setProblem(shellText().signIn.tooMany);
    // After too many the session is over, and only the password helps.
    const now = await authCall("look", {});
    if (now.ok && now.body.state !== "locked") props.onPassword();
    else setProblem(shellText().lock.wrong);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <p>
        {shellText().lock.isLocked} <strong>{props.name}</strong>
      </p>
      <Show when={problem()}>
        <Alert kind="danger">{problem()}</Alert>
      </Show>
      <PinField isFirst label={shellText().lock.pin} value={pin()} onInput={setPin} />
      <div class="form-buttons">
        <button type="submit" class="btn btn-primary" disabled={busy()}>
          {shellText().lock.unlock}
        </button>
        <button type="button" class="btn btn-outline-primary" onClick={() => props.onPassword()}>
          {shellText().lock.byPassword}
        </button>
      </div>
    </form>
  );
}
