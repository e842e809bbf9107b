// A language of the pages open to the public as it is left: its file, whether it is open, who validated it.
import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { type PublicKey, publicWordsIt } from "../../workflows/rules/public-words/words-it.ts";
import { readProblem } from "../problem.ts";
import { languagesText } from "../text/languages.ts";
import { trpc } from "../trpc.ts";
import { DayInput } from "../ui/day-input.tsx";
import { notify } from "../ui/notices.tsx";
import { Alert, problemText } from "../ui/states.tsx";

export interface LeftAs {
  language: string;
  name: string;
  isOpen: boolean;
  validatedBy: string;
  validatedOn: string;
  /** Without a file there would be no words. */
  isNew: boolean;
}

type Problem = Awaited<ReturnType<typeof trpc.languages.save.mutate>>["problems"][number];

/** As the server takes it. */
const mostFile = 200_000;

const italianOf = (at: string): string => (at in publicWordsIt ? `«${publicWordsIt[at as PublicKey]}»` : at);

function saveProblem(error: unknown): string {
  const found = readProblem(error);
  const { reason } = (found.details ?? {}) as { reason?: string };
  const text = languagesText().problems;
  if (reason === "missingWords") return text.missingWords;
  if (reason === "validation") return text.validation;
  if (reason === "languages") return text.full;
  return problemText(found);
}

function Found(props: { whole: string; problems: readonly Problem[] }): JSX.Element {
  return (
    <Show when={props.whole !== "" || props.problems.length > 0}>
      <Alert kind="danger" title={languagesText().problems.title}>
        <Show when={props.whole}>
          <p>{props.whole}</p>
        </Show>
        <ul>
          <For each={props.problems}>
            {(one) => (
              <li>
                <Show when={one.at}>
                  <strong>{italianOf(one.at)}</strong>{" "}
                </Show>
                {languagesText().problems[one.reason]}
              </li>
            )}
          </For>
        </ul>
      </Alert>
    </Show>
  );
}

export function LanguageForm(props: { of: LeftAs; onSaved: () => Promise<unknown>; onClose: () => void }): JSX.Element {
  const id = createUniqueId();
  const [isOpen, setIsOpen] = createSignal(props.of.isOpen);
  const [by, setBy] = createSignal(props.of.validatedBy);
  const [on, setOn] = createSignal<string | undefined>(props.of.validatedOn || undefined);
  const [whole, setWhole] = createSignal("");
  const [problems, setProblems] = createSignal<readonly Problem[]>([]);
  const [isSaving, setIsSaving] = createSignal(false);
  let chosen: HTMLInputElement | undefined;

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isSaving()) return;
    const text = languagesText();
    setProblems([]);
    setWhole("");
    const file = chosen?.files?.[0];
    if (props.of.isNew && !file) return void setWhole(text.problems.needsFile);
    if (file && file.size > mostFile) return void setWhole(text.problems.tooLong);
    setIsSaving(true);
    try {
      const found = await trpc.languages.save.mutate({
        language: props.of.language,
        ...(file ? { file: await file.text() } : {}),
        ...{ isOpen: isOpen(), validatedBy: by().trim(), validatedOn: on() ?? "" },
      });
      if (found.problems.length > 0) return void setProblems(found.problems);
      await props.onSaved();
      notify(text.form.saved(props.of.name));
      props.onClose();
    } catch (error) {
      setWhole(saveProblem(error));
    } finally {
      setIsSaving(false);
    }
  }

  return (
    <form class="card-box" aria-label={props.of.name} onSubmit={(event) => void save(event)}>
      <h2>{props.of.name}</h2>
      <Found whole={whole()} problems={problems()} />
      <div class="field">
        <label for={`${id}-file`}>{languagesText().form.file}</label>
        <div class="field-help" id={`${id}-file-help`}>
          {languagesText().form.fileHelp}
        </div>
        <input
          ref={chosen}
          id={`${id}-file`}
          type="file"
          class="form-control"
          accept=".json,application/json"
          aria-describedby={`${id}-file-help`}
          onChange={() => {
            // Whoever validated other words did not validate these.
            setBy("");
            setOn(undefined);
          }}
        />
      </div>
      <div class="field">
        <label for={`${id}-by`}>{languagesText().form.validatedBy}</label>
        <div class="field-help" id={`${id}-by-help`}>
          {languagesText().form.validatedByHelp}
        </div>
        <input
          id={`${id}-by`}
          class="form-control"
          maxLength={120}
          autocomplete="off"
          aria-describedby={`${id}-by-help`}
          value={by()}
          onInput={(event) => setBy(event.currentTarget.value)}
        />
      </div>
      <DayInput label={languagesText().form.validatedOn} value={on()} onChoose={setOn} />
      <div class="field">
        <div class="check">
          <input
            id={`${id}-open`}
            type="checkbox"
            checked={isOpen()}
            aria-describedby={`${id}-open-help`}
            onChange={(event) => setIsOpen(event.currentTarget.checked)}
          />
          <label for={`${id}-open`}>{languagesText().form.open}</label>
        </div>
        <p class="field-help" id={`${id}-open-help`}>
          {languagesText().form.openHelp}
        </p>
      </div>
      <div class="form-buttons">
        <button type="submit" class="btn btn-primary" aria-disabled={isSaving()}>
          {languagesText().form.save}
        </button>
        <button type="button" class="btn btn-outline-primary" onClick={() => props.onClose()}>
          {languagesText().form.cancel}
        </button>
      </div>
    </form>
  );
}
