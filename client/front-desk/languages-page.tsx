// `/lingue`: in which languages the pages open to the public speak, how each stands, and the file for who translates.
import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { type PublicKey, publicWordsIt } from "../../workflows/rules/public-words/words-it.ts";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { languagesText } from "../text/languages.ts";
import { trpc } from "../trpc.ts";
import { download } from "../ui/download.ts";
import { formatDay, formatInstant, formatNumber } from "../ui/format.ts";
import { languageChoices, languageName } from "../ui/languages.ts";
import { notify } from "../ui/notices.tsx";
import { Await, problemText } from "../ui/states.tsx";
import { LanguageForm, type LeftAs } from "./language-form.tsx";

type Language = Awaited<ReturnType<typeof trpc.languages.list.query>>["languages"][number];

async function takeFile(language: string): Promise<void> {
  try {
    const file = await trpc.languages.getTranslation.query({ language });
    const content = `${JSON.stringify(file, undefined, 2)}\n`;
    download({ name: `lingua-${language}.json`, type: "application/json", content });
  } catch (error) {
    notify(problemText(readProblem(error)), "warning");
  }
}

function Sentences(props: { lead: string; keys: readonly string[] }): JSX.Element {
  return (
    <Show when={props.keys.length > 0}>
      <p>{props.lead}</p>
      <details>
        <summary>{languagesText().which}</summary>
        <ul class="small-text">
          <For each={props.keys}>{(key) => <li>{publicWordsIt[key as PublicKey] ?? key}</li>}</For>
        </ul>
      </details>
    </Show>
  );
}

function One(props: { of: Language; onChange: () => void }): JSX.Element {
  const name = () => languageName(props.of.language);
  return (
    <li>
      <h2>
        {name()} <span lang={props.of.language}>({props.of.name})</span>
      </h2>
      <p>
        <span class="tag" classList={{ done: props.of.isOpen }}>
          {props.of.isOpen ? languagesText().open : languagesText().closed}
        </span>{" "}
        <Show when={props.of.isOwn}>
          <span class="tag">{languagesText().own}</span>
        </Show>
      </p>
      <p>
        {props.of.validatedBy === ""
          ? languagesText().notValidated
          : languagesText().validated(props.of.validatedBy, formatDay(props.of.validatedOn))}
      </p>
      <Sentences lead={languagesText().missing(formatNumber(props.of.missing.length))} keys={props.of.missing} />
      <Sentences lead={languagesText().changed(formatNumber(props.of.changed.length))} keys={props.of.changed} />
      <Show when={props.of.byName}>
        <p class="muted small-text">{languagesText().by(props.of.byName, formatInstant(props.of.recordedAt))}</p>
      </Show>
      <div class="toolbar">
        <button
          type="button"
          class="btn btn-outline-primary small"
          aria-label={languagesText().changeOf(name())}
          onClick={props.onChange}
        >
          {languagesText().change}
        </button>
        <button
          type="button"
          class="btn btn-outline-primary small"
          aria-label={languagesText().fileFor(name())}
          onClick={() => void takeFile(props.of.language)}
        >
          {languagesText().takeFile}
        </button>
      </div>
    </li>
  );
}

function Add(props: { known: readonly string[]; onBring: (language: string) => void }): JSX.Element {
  const id = createUniqueId();
  const [language, setLanguage] = createSignal("");
  const choices = () => languageChoices("").filter(({ value }) => value !== "it" && !props.known.includes(value));
  return (
    <section class="card-box" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{languagesText().add}</h2>
      <div class="field">
        <label for={id}>{languagesText().language}</label>
        <select id={id} class="form-select" onChange={(event) => setLanguage(event.currentTarget.value)}>
          <option value="">{languagesText().choose}</option>
          <For each={choices()}>{(one) => <option value={one.value}>{one.label}</option>}</For>
        </select>
      </div>
      <Show when={language()}>
        <div class="toolbar">
          <button type="button" class="btn btn-outline-primary small" onClick={() => void takeFile(language())}>
            {languagesText().takeFile}
          </button>
          <button type="button" class="btn btn-outline-primary small" onClick={() => props.onBring(language())}>
            {languagesText().bring}
          </button>
        </div>
      </Show>
    </section>
  );
}

export default function LanguagesPage(): JSX.Element {
  const read = createRead(
    "languages",
    "list",
    () => ({}),
    (_, signal) => trpc.languages.list.query(undefined, { signal }),
  );
  const [changed, setChanged] = createSignal<LeftAs>();
  const nothingSaid = { isOpen: false, validatedBy: "", validatedOn: "", isNew: true };
  return (
    <>
      <h1>{languagesText().title}</h1>
      <p class="muted">{languagesText().intro}</p>
      <Show when={changed()} keyed>
        {(of) => <LanguageForm of={of} onSaved={() => read.refetch()} onClose={() => setChanged(undefined)} />}
      </Show>
      <Await query={read}>
        {(data) => (
          <>
            <ul class="row-list">
              <For each={data().languages}>
                {(one) => (
                  <One
                    of={one}
                    onChange={() => setChanged({ ...one, name: languageName(one.language), isNew: false })}
                  />
                )}
              </For>
            </ul>
            <Add
              known={data().languages.map((one) => one.language)}
              onBring={(language) => setChanged({ ...nothingSaid, language, name: languageName(language) })}
            />
          </>
        )}
      </Await>
    </>
  );
}
