// The page behind a one-time link (`/#/benvenuto/<token>`): the password is chosen here and, where the account needs
// it, the second factor is set up. The token never reaches a log: it stands after the # and travels in a body.
import { useNavigate, useParams } from "@solidjs/router";
import { createResource, createSignal, createUniqueId, type JSX, Match, Show, Switch } from "solid-js";
import { shellText } from "../text/shell.ts";
import { notify } from "../ui/notices.tsx";
import { Alert, Loading } from "../ui/states.tsx";
import { authCall } from "./auth-calls.ts";
import { SecretField } from "./secret-field.tsx";
import { CodeField } from "./sign-in-form.tsx";

interface Link {
  name: string;
  email: string;
  passwordMin: number;
  totp?: { key: string; uri: string };
}

async function openLink(token: string): Promise<Link | "gone" | "offline"> {
  const answer = await authCall("link", { token });
  if (answer.ok) return answer.body as unknown as Link;
  return answer.code === "OFFLINE" ? "offline" : "gone";
}

/** By the same door as the log-in page, with its limits and its second step; false where something else is asked there. */
async function signIn(email: string, password: string, code: string): Promise<boolean> {
  const first = await authCall("sign-in", { email, password });
  if (!first.ok || first.body.step !== "totp" || code === "") return first.ok && first.body.step === "in";
  const second = await authCall("totp", { code });
  return second.ok;
}

export default function WelcomePage(): JSX.Element {
  const params = useParams<{ token: string }>();
  const [link] = createResource(() => params.token, openLink);
  const ready = () => {
    const value = link();
    return typeof value === "object" ? value : undefined;
  };
  return (
    <section class="card-box sign-in">
      <h1>{shellText().welcome.title}</h1>
      <Switch fallback={<Loading />}>
        <Match when={link() === "gone"}>
          <Alert kind="danger">{shellText().welcome.badLink}</Alert>
        </Match>
        <Match when={link() === "offline"}>
          <Alert kind="warning">{shellText().errors.serverDown}</Alert>
        </Match>
        <Match when={ready()}>{(opened) => <PasswordForm link={opened()} token={params.token} />}</Match>
      </Switch>
    </section>
  );
}

function PasswordForm(props: { link: Link; token: string }): JSX.Element {
  const id = createUniqueId();
  const navigate = useNavigate();
  const [password, setPassword] = createSignal("");
  const [again, setAgain] = createSignal("");
  const [code, setCode] = createSignal("");
  const [problem, setProblem] = createSignal("");
  const [busy, setBusy] = createSignal(false);

  async function go(): Promise<void> {
    const text = shellText();
    if (busy()) return;
    if (password().length < props.link.passwordMin) return void setProblem(text.welcome.short);
    if (password() !== again()) return void setProblem(text.welcome.different);
    setBusy(true);
    const digits = code().replace(/\s/g, "");
    const answer = await authCall("set-password", {
      token: props.token,
      password: password(),
      ...(digits ? { code: digits } : {}),
    });
    const isIn = answer.ok && (await signIn(props.link.email, password(), digits));
    setBusy(false);
    if (isIn) {
      // Read anew as a whole: nothing of who worked at this desk before stays on the page.
      globalThis.location.replace("#/");
      globalThis.location.reload();
    } else if (answer.ok) {
      notify(text.welcome.done);
      navigate("/", { replace: true });
    } else if (answer.code === "CODE") setProblem(text.totp.wrong);
    else if (answer.code === "PASSWORD") setProblem(text.welcome.short);
    else if (answer.code === "LOCKED") setProblem(text.signIn.tooMany);
    else setProblem(answer.code === "OFFLINE" ? text.errors.serverDown : text.welcome.badLink);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <p>
        {props.link.name} · <strong>{props.link.email}</strong>
      </p>
      <Show when={problem()}>
        <Alert kind="danger">{problem()}</Alert>
      </Show>
      <p class="muted small-text">{shellText().welcome.help}</p>
      <SecretField
        autocomplete="new-password"
        label={shellText().welcome.password}
        value={password()}
        onInput={setPassword}
      />
      <SecretField autocomplete="new-password" label={shellText().welcome.again} value={again()} onInput={setAgain} />
      <Show when={props.link.totp}>
        {(totp) => (
          <>
            <h2>{shellText().totp.title}</h2>
            <p>{shellText().totp.intro}</p>
            <p>
              {shellText().totp.key}: <kbd>{totp().key.replace(/(.{4})(?=.)/g, "$1 ")}</kbd>
            </p>
            <CodeField id={`${id}-code`} value={code()} onInput={setCode} />
          </>
        )}
      </Show>
      <div class="form-buttons">
        <button type="submit" class="btn btn-primary" aria-disabled={busy()}>
          {shellText().welcome.go}
        </button>
      </div>
    </form>
  );
}
