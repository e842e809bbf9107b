// Choosing the PIN that opens this account's locked screens: with the password, so that nobody does it at a desk left alone.
import { createSignal, createUniqueId, type JSX, Show } from "solid-js";
import { shellText } from "../text/shell.ts";
import { Dialog } from "../ui/dialog.tsx";
import { notify } from "../ui/notices.tsx";
import { Alert } from "../ui/states.tsx";
import { authCall } from "./auth-calls.ts";
import { PinField } from "./unlock-form.tsx";

/** `onWithout`: somebody wanted to lock the screen and has no PIN yet. */
export default function PinDialog(props: {
  onChosen: () => void;
  onClose: () => void;
  onWithout?: (() => void) | undefined;
}): JSX.Element {
  const id = createUniqueId();
  const [password, setPassword] = createSignal("");
  const [pin, setPin] = createSignal("");
  const [again, setAgain] = createSignal("");
  const [problem, setProblem] = createSignal("");
  const [busy, setBusy] = createSignal(false);

  async function go(): Promise<void> {
    const text = shellText();
    if (busy()) return;
    if (!/^\d{6}$/.test(pin())) return void setProblem(text.lock.digits);
    if (pin() !== again()) return void setProblem(text.lock.different);
    setBusy(true);
    const answer = await authCall("pin", { password: password(), pin: pin() });
    setBusy(false);
    if (answer.ok) {
      notify(text.lock.chosen);
      props.onChosen();
    } else if (answer.code === "PIN") setProblem(text.lock.tooEasy);
    else if (answer.code === "LOCKED") setProblem(text.signIn.tooMany);
    else setProblem(answer.code === "OFFLINE" ? text.errors.serverDown : text.lock.wrongPassword);
  }

  return (
    <Dialog open title={shellText().lock.choose} size="narrow" onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <p>{shellText().lock.chooseHelp}</p>
        <Show when={problem()}>
          <Alert kind="danger">{problem()}</Alert>
        </Show>
        <div class="field">
          <label for={id}>{shellText().lock.password}</label>
          <input
            id={id}
            class="form-control"
            type="password"
            autocomplete="current-password"
            required
            value={password()}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </div>
        <PinField isNew label={shellText().lock.newPin} value={pin()} onInput={setPin} />
        <PinField isNew label={shellText().lock.again} value={again()} onInput={setAgain} />
        <div class="form-buttons">
          <button type="submit" class="btn btn-primary" disabled={busy()}>
            {shellText().lock.save}
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
                {shellText().lock.without}
              </button>
            )}
          </Show>
        </div>
      </form>
    </Dialog>
  );
}
