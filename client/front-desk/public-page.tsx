// What the pages open to the public have around them: the way out, the choice of language, and whether a translation was validated.
import { createUniqueId, For, type JSX, Show } from "solid-js";
import { formatDay } from "../ui/format.ts";
import { ExitHelp, QuickExit } from "./safety.tsx";
import { createSpoken, isInstead, say, speak, spokenNow } from "./spoken.ts";

function LanguageChoice(): JSX.Element {
  const id = createUniqueId();
  const languages = createSpoken();
  return (
    <Show when={languages().length > 1}>
      <div class="field public-language">
        <label for={id}>{say("language")}</label>
        <select id={id} class="form-select" onChange={(event) => speak(event.currentTarget.value)}>
          <For each={languages()}>
            {(one) => (
              <option value={one.language} lang={one.language} selected={one.language === spokenNow().language}>
                {one.name}
              </option>
            )}
          </For>
        </select>
      </div>
    </Show>
  );
}

function Validation(): JSX.Element {
  const by = () => spokenNow().validatedBy;
  return (
    <Show when={spokenNow().language !== "it"} fallback={<Show when={isInstead()}>{say("otherwise")}</Show>}>
      <Show when={by()} fallback={say("notValidated")}>
        {say("validated", { by: by(), day: formatDay(spokenNow().validatedOn) })}
      </Show>
    </Show>
  );
}

export function PublicPage(props: { title: string; children: JSX.Element }): JSX.Element {
  return (
    <section class="public-page" lang={spokenNow().language} dir={spokenNow().direction}>
      <QuickExit />
      <h1>{props.title}</h1>
      <ExitHelp />
      <LanguageChoice />
      {props.children}
      <p class="small-text muted">
        <Validation />
      </p>
    </section>
  );
}
