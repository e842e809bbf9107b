// What somebody without a session sees.
import { type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { shellText } from "../text/shell.ts";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInPage(props: { onIn: () => void; firstContact: boolean }): JSX.Element {
  return (
    <section class="card-box sign-in">
      <h1>{shellText().signIn.title}</h1>
      <p class="muted">{shellText().tagline}</p>
      <SignInForm onIn={props.onIn} />
      <p class="small-text muted">{shellText().signIn.noSignUp}</p>
      <Show when={props.firstContact}>
        <p class="small-text">
          <a href={`#${links.firstContact()}`}>{shellText().signIn.firstContact}</a>
        </p>
      </Show>
    </section>
  );
}
