// The log-in form, on its own page and in the overlay of a lost session: the PIN of a locked screen, or name and password, then
// the code of the second factor where the account has one.
import { createSignal, createUniqueId, type JSX, onMount, Show, Suspense } from "solid-js";
import { shellText } from "../text/shell.ts";
import { latePart } from "../ui/late-part.tsx";
import { Alert, Loading } from "../ui/states.tsx";
import { type AuthAnswer, authCall } from "./auth-calls.ts";
import { SecretField } from "./secret-field.tsx";

const UnlockForm = latePart(() => import("./unlock-form.tsx"), { wanted: true });

function problemOf(answer: AuthAnswer): string {
  const text = shellText();
  if (answer.ok) return "";
  if (answer.code === "OFFLINE") return text.errors.serverDown;
  return answer.code === "LOCKED" ? text.signIn.tooMany : text.signIn.wrong;
}

/** The PIN where this screen is only locked; name and password otherwise, under `intro`. */
export function SignInForm(props: { onIn: () => void; intro?: JSX.Element }): JSX.Element {
  const [locked, setLocked] = createSignal<string>();
  const [isAsked, setIsAsked] = createSignal(false);
  onMount(async () => {
    const answer = await authCall("look", {});
    // Opened again in another tab.
    if (answer.ok && answer.body.state === "awake") return props.onIn();
    if (answer.ok && answer.body.state === "locked") setLocked(String(answer.body.name));
    setIsAsked(true);
  });
  return (
    <Show when={isAsked()} fallback={<Loading />}>
      <Show
        when={locked()}
        fallback={
          <>
            {props.intro}
            <PasswordForm onIn={props.onIn} />
          </>
        }
      >
        {(name) => (
          <Suspense fallback={<Loading />}>
            <UnlockForm name={name()} onIn={props.onIn} onPassword={() => setLocked(undefined)} />
          </Suspense>
        )}
      </Show>
    </Show>
  );
}

function PasswordForm(props: { onIn: () => void }): JSX.Element {
  const id = createUniqueId();
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [code, setCode] = createSignal("");
  const [step, setStep] = createSignal<"password" | "totp">("password");
  const [problem, setProblem] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  let first: HTMLInputElement | undefined;
  onMount(() => first?.focus());

  async function go(): Promise<void> {
    if (busy()) return;
    setBusy(true);
    setProblem("");
    const answer =
      step() === "totp"
        ? await authCall("totp", { code: code().replace(/\s/g, "") })
        : await authCall("sign-in", { email: email().trim(), password: password() });
    setBusy(false);
    if (!answer.ok) setProblem(problemOf(answer));
    else if (answer.body.step === "totp") setStep("totp");
    else props.onIn();
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <Show when={problem()}>
        <Alert kind="danger">{problem()}</Alert>
      </Show>
      <Show
        when={step() === "totp"}
        fallback={
          <>
            <div class="field">
              <label for={`${id}-email`}>{shellText().signIn.email}</label>
              <input
                ref={first}
                id={`${id}-email`}
                class="form-control"
                type="email"
                name="email"
                autocomplete="username"
                required
                value={email()}
                onInput={(event) => setEmail(event.currentTarget.value)}
              />
            </div>
            <SecretField
              label={shellText().signIn.password}
              autocomplete="current-password"
              value={password()}
              onInput={setPassword}
            />
          </>
        }
      >
        <CodeField id={`${id}-code`} value={code()} onInput={setCode} />
      </Show>
      <div class="form-buttons">
        <button type="submit" class="btn btn-primary" aria-disabled={busy()}>
          {shellText().signIn.go}
        </button>
      </div>
    </form>
  );
}

/** Six digits of an authenticator app. */
export function CodeField(props: { id: string; value: string; onInput: (code: string) => void }): JSX.Element {
  let field: HTMLInputElement | undefined;
  onMount(() => field?.focus());
  return (
    <div class="field">
      <label for={props.id}>{shellText().signIn.code}</label>
      <input
        ref={field}
        id={props.id}
        class="form-control short"
        name="code"
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={7}
        required
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  );
}
