// Choosing the PIN that opens this account's locked screens: with the password, so that nobody does it at a desk left alone.
import { createSignal, type JSX, Show } from "solid-js";
import { lockText } from "../text/lock.ts";
import { shellText } from "../text/shell.ts";
import { Dialog } from "../ui/dialog.tsx";
import { notify } from "../ui/notices.tsx";
import { Alert } from "../ui/states.tsx";
import { authCall } from "./auth-calls.ts";
import { SecretField } from "./secret-field.tsx";

/** `onWithout`: somebody wanted to lock the screen and has no PIN yet. */
export default function PinDialog(props: {
  onChosen: () => void;
  onClose: () => void;
  onWithout?: (() => void) | undefined;
}): JSX.Element {
  const [password, setPassword] = createSignal("");
  const [pin, setPin] = createSignal("");
  const [again, setAgain] = createSignal("");
  const [problem, setProblem] = createSignal("");
  const [busy, setBusy] = createSignal(false);

  async function go(): Promise<void> {
    const [text, lock] = [shellText(), lockText()];
    if (busy()) return;
    if (!/^\d{6}$/.test(pin())) return void setProblem(lock.digits);
    if (pin() !== again()) return void setProblem(lock.different);
    setBusy(true);
    const answer = await authCall("pin", { password: password(), pin: pin() });
    setBusy(false);
    if (answer.ok) {
      notify(lock.chosen);
      props.onChosen();
    } else if (answer.code === "PIN") setProblem(lock.tooEasy);
    else if (answer.code === "LOCKED") setProblem(text.signIn.tooMany);
    else setProblem(answer.code === "OFFLINE" ? text.errors.serverDown : lock.wrongPassword);
  }

  return (
    <Dialog open title={shellText().lock.choose} size="narrow" onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <p>{lockText().chooseHelp}</p>
        <Show when={problem()}>
          <Alert kind="danger">{problem()}</Alert>
        </Show>
        <SecretField
          autocomplete="current-password"
          label={lockText().password}
          value={password()}
          onInput={setPassword}
        />
        <SecretField isPin autocomplete="new-password" label={lockText().newPin} value={pin()} onInput={setPin} />
        <SecretField isPin autocomplete="new-password" label={lockText().again} value={again()} onInput={setAgain} />
        <div class="form-buttons">
          <button type="submit" class="btn btn-primary" aria-disabled={busy()}>
            {lockText().save}
          </button>
          <Show
            when={props.onWithout}
            fallback={
              <button type="button" class="btn btn-outline-primary" onClick={() => props.onClose()}>
                {shellText().cancel}
              </button>
            }
          >
            {(lock) => (
              <button type="button" class="btn btn-outline-primary" onClick={() => lock()()}>
                {lockText().without}
              </button>
            )}
          </Show>
        </div>
      </form>
    </Dialog>
  );
}
