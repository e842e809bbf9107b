// A template of diary notes as it is written: a name, the kind of note it is for, and the outline of each part.
import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { noteKinds } from "../../workflows/kernel/note-kinds.ts";
import { readProblem } from "../problem.ts";
import { noteTemplatesText } from "../text/note-templates.ts";
import { trpc } from "../trpc.ts";
import { Choice } from "../ui/choice.tsx";
import { notify } from "../ui/notices.tsx";
import { problemText, SendProblem } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { type NoteContent, noteParts } from "./note-templates.ts";

export interface Written {
  templateId?: string | undefined;
  name: string;
  content: NoteContent;
  isShared: boolean;
}

const labelOf = (part: (typeof noteParts)[number]): string => {
  const text = noteTemplatesText();
  return { text: text.text, factsText: text.facts, statementsText: text.statements, evaluationText: text.evaluation }[
    part
  ];
};

function saveProblem(error: unknown): string {
  const found = readProblem(error);
  const { reason } = (found.details ?? {}) as { reason?: string };
  if (reason === "templateName") return noteTemplatesText().nameTaken;
  if (reason === "noteTemplates") return noteTemplatesText().full;
  return problemText(found);
}

export function TemplateForm(props: {
  of: Written;
  /** Kind of cases whose words say what a note is. */
  kind: string;
  mayShare: boolean;
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const id = createUniqueId();
  const [name, setName] = createSignal(props.of.name);
  const [content, setContent] = createSignal(props.of.content);
  const [isShared, setIsShared] = createSignal(props.of.isShared);
  const [problem, setProblem] = createSignal<string>();
  const [isSaving, setIsSaving] = createSignal(false);

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isSaving()) return;
    const given = name().trim();
    if (given === "") return void setProblem(noteTemplatesText().nameMissing);
    if (noteParts.every((part) => content()[part].trim() === ""))
      return void setProblem(noteTemplatesText().textMissing);
    setIsSaving(true);
    try {
      const { templateId } = props.of;
      await trpc.cases.saveNoteTemplate.mutate({
        ...(templateId === undefined ? {} : { templateId }),
        ...{ name: given, content: content(), isShared: isShared() },
      });
      await props.onSaved();
      notify(noteTemplatesText().saved(given));
      props.onClose();
    } catch (error) {
      setProblem(saveProblem(error));
    } finally {
      setIsSaving(false);
    }
  }

  return (
    <form class="card" onSubmit={(event) => void save(event)}>
      <SendProblem of={problem()} />
      <div class="field">
        <label for={`${id}-name`}>{noteTemplatesText().name}</label>
        <input
          id={`${id}-name`}
          class="form-control"
          maxLength={60}
          autocomplete="off"
          ref={(input) => queueMicrotask(() => input.focus())}
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <Choice
        label={noteTemplatesText().kind}
        none={noteTemplatesText().anyKind}
        value={content().noteKind}
        options={noteKinds.map((value) => ({ value, label: workflows.option(props.kind, "noteKind", value) }))}
        onChoose={(value) => {
          const { noteKind: _, ...rest } = content();
          const noteKind = noteKinds.find((one) => one === value);
          setContent(noteKind ? { ...rest, noteKind } : rest);
        }}
      />
      <For each={noteParts}>
        {(part) => (
          <div class="field">
            <label for={`${id}-${part}`}>{labelOf(part)}</label>
            <textarea
              id={`${id}-${part}`}
              class="form-control"
              rows={part === "text" ? 5 : 3}
              maxLength={4000}
              value={content()[part]}
              onInput={(event) => setContent({ ...content(), [part]: event.currentTarget.value })}
            />
          </div>
        )}
      </For>
      <Show when={props.mayShare}>
        <div class="check">
          <input
            type="checkbox"
            id={`${id}-share`}
            checked={isShared()}
            onChange={(event) => setIsShared(event.currentTarget.checked)}
          />
          <label for={`${id}-share`}>{noteTemplatesText().share}</label>
        </div>
      </Show>
      <div class="form-buttons">
        <button type="submit" class="btn btn-primary" aria-disabled={isSaving()}>
          {noteTemplatesText().save}
        </button>
        <button type="button" class="btn btn-outline-primary" onClick={() => props.onClose()}>
          {noteTemplatesText().cancel}
        </button>
      </div>
    </form>
  );
}
