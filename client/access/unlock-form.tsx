// A locked screen opens again by PIN; the password is always another way.
import { createSignal, type JSX, Show } from "solid-js";
import { lockText } from "../text/lock.ts";
import { shellText } from "../text/shell.ts";
import { Alert } from "../ui/states.tsx";
import { authCall } from "./auth-calls.ts";
import { SecretField } from "./secret-field.tsx";

export default function UnlockForm(props: { name: string; onIn: () => void; onPassword: () => void }): JSX.Element {
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
    else setProblem(lockText().wrong);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <p>
        {lockText().isLocked} <strong>{props.name}</strong>
      </p>
      <Show when={problem()}>
        <Alert kind="danger">{problem()}</Alert>
      </Show>
      <SecretField isPin isFirst autocomplete="off" label={lockText().pin} value={pin()} onInput={setPin} />
      <div class="form-buttons">
        <button type="submit" class="btn btn-primary" aria-disabled={busy()}>
          {lockText().unlock}
        </button>
        <button type="button" class="btn btn-outline-primary" onClick={() => props.onPassword()}>
          {lockText().byPassword}
        </button>
      </div>
    </form>
  );
}
