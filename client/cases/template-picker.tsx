// In the form of a diary note: a template to begin with. Its outline is put into the fields, below what is there.
import { createMemo, createSignal, createUniqueId, For, type JSX } from "solid-js";
import { ordinaryLevel, reflection } from "../../workflows/kernel/note-kinds.ts";
import { links } from "../links.ts";
import { noteTemplatesText } from "../text/note-templates.ts";
import type { FormModel } from "../ui/form/model.ts";
import { notify } from "../ui/notices.tsx";
import { createNoteTemplates, type NoteContent, noteParts, readyTemplates, withOutline } from "./note-templates.ts";

interface Group {
  label: string;
  templates: readonly { key: string; name: string; content: NoteContent }[];
}

const typedText = (model: FormModel, path: string): string => {
  const typed = model.get(path);
  return typeof typed === "string" ? typed : "";
};

export default function TemplatePicker(props: { model: FormModel }): JSX.Element {
  const id = createUniqueId();
  const read = createNoteTemplates();
  const [chosen, setChosen] = createSignal("");
  const groups = createMemo((): Group[] => {
    const text = noteTemplatesText();
    const saved = read.isPending ? [] : (read.data?.templates ?? []);
    const keyed = (isShared: boolean) =>
      saved.filter((one) => one.isShared === isShared).map((one) => ({ ...one, key: one.templateId }));
    const ready = readyTemplates().map((one) => ({ ...one, key: one.name }));
    return [
      { label: text.own, templates: keyed(false) },
      { label: text.shared, templates: keyed(true) },
      { label: text.ready, templates: ready },
    ].filter(({ templates }) => templates.length > 0);
  });
  const all = () => groups().flatMap(({ templates }) => templates);

  function begin(): void {
    const template = all().find(({ key }) => key === chosen()) ?? all()[0];
    if (!template) return;
    const { model } = props;
    const { noteKind } = template.content;
    // A reflection is not read by all: who begins one says who reads it.
    if (noteKind === reflection && typedText(model, "noteLevel") === ordinaryLevel) model.set("noteLevel", undefined);
    if (noteKind && typedText(model, "noteKind") === "") model.set("noteKind", noteKind);
    for (const part of noteParts) {
      const outline = template.content[part];
      if (outline !== "") model.set(part, withOutline(typedText(model, part), outline));
    }
    notify(noteTemplatesText().used(template.name));
  }

  return (
    <details class="note-template" data-later>
      <summary>{noteTemplatesText().begin}</summary>
      <div class="toolbar">
        <label for={id}>{noteTemplatesText().template}</label>
        <select id={id} class="form-select" value={chosen()} onChange={(event) => setChosen(event.currentTarget.value)}>
          <For each={groups()}>
            {(group) => (
              <optgroup label={group.label}>
                <For each={group.templates}>{({ key, name }) => <option value={key}>{name}</option>}</For>
              </optgroup>
            )}
          </For>
        </select>
        <button type="button" class="btn btn-outline-primary small" onClick={begin}>
          {noteTemplatesText().use}
        </button>
        <a class="small-text" href={`#${links.noteTemplates()}`}>
          {noteTemplatesText().manage}
        </a>
      </div>
    </details>
  );
}
