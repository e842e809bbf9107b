// Files that go with an act: chosen in its form, sent once it is recorded, each as a document of the case that says with which act
// it came. A file whose sending fails stays in the dialog until it arrived or somebody gives it up.
import { createUniqueId, Index, type JSX, Show } from "solid-js";
import { documentKinds, type FileClass, mediaTypes, mostFileBytes } from "../../../workflows/kernel/document.ts";
import { documentsText } from "../../text/documents.ts";
import { shellText } from "../../text/shell.ts";
import { Choice } from "../../ui/choice.tsx";
import { newId } from "../../uuid.ts";
import { useWorkflows } from "../../workflows.ts";
import { sizeText } from "./size-text.ts";

export interface ChosenFile {
  /** Of the command that attaches it: sent again it is recorded once. */
  commandId: string;
  file: File;
  title: string;
  kind: string;
  class: FileClass;
}

/** Files of one act. */
const mostFiles = 10;

export interface SlotProps {
  kind: string;
  classes: readonly FileClass[];
  files: readonly ChosenFile[];
  onChange: (files: readonly ChosenFile[]) => void;
}

/** A title taken away: the name of the file stands for it. */
export const titleOf = ({ title, file }: ChosenFile): string => title.trim() || withoutEnding(file.name).slice(0, 200);

const withoutEnding = (name: string): string => name.replace(/\.[^.]+$/, "") || name;

export default function AttachSlot(props: SlotProps): JSX.Element {
  const workflows = useWorkflows();
  const id = createUniqueId();
  const option = (field: string, value: string) => workflows.option(props.kind, field, value);
  const fileClass = (): FileClass => (props.classes.includes("social") ? "social" : (props.classes[0] ?? "social"));

  function add(input: HTMLInputElement): void {
    const added = [...(input.files ?? [])].map((file): ChosenFile => {
      const kind = file.type.startsWith("image/") ? "photo" : "other";
      return { commandId: newId(), file, title: withoutEnding(file.name).slice(0, 200), kind, class: fileClass() };
    });
    props.onChange([...props.files, ...added]);
    // The same file may be chosen again after it was taken out.
    input.value = "";
  }

  const change = (at: number, part: Partial<ChosenFile>) =>
    props.onChange(props.files.map((one, i) => (i === at ? { ...one, ...part } : one)));

  return (
    <fieldset class="attach-slot">
      <legend>
        {documentsText().slot.title} <span class="muted">({shellText().optional})</span>
      </legend>
      <p class="field-help" id={`${id}-help`}>
        {documentsText().fileHelp(sizeText(mostFileBytes))} {documentsText().slot.help}
      </p>
      <Index each={props.files}>
        {(one, i) => (
          <div class="attach-row">
            <span class="small-text">
              {one().file.name}, {sizeText(one().file.size)}
            </span>
            <Show when={one().file.size > mostFileBytes}>
              <span class="field-error" role="alert">
                {shellText().errors.fileSize}
              </span>
            </Show>
            <div class="field">
              <label for={`${id}-${i}`}>{workflows.field(props.kind, "documentTitle")}</label>
              <input
                id={`${id}-${i}`}
                class="form-control"
                maxLength={200}
                autocomplete="off"
                value={one().title}
                onInput={(event) => change(i, { title: event.currentTarget.value })}
              />
            </div>
            <Choice
              label={workflows.field(props.kind, "documentKind")}
              value={one().kind}
              options={documentKinds.map((value) => ({ value, label: option("documentKind", value) }))}
              onChoose={(kind) => change(i, { kind: kind ?? one().kind })}
            />
            <Choice
              label={workflows.field(props.kind, "documentClass")}
              value={one().class}
              options={props.classes.map((value) => ({ value, label: option("documentClass", value) }))}
              onChoose={(chosen) => change(i, { class: (chosen as FileClass | undefined) ?? one().class })}
            />
            <button
              type="button"
              class="link-button small-text"
              onClick={() => props.onChange(props.files.filter((_, at) => at !== i))}
            >
              {documentsText().slot.remove(one().file.name)}
            </button>
          </div>
        )}
      </Index>
      <Show
        when={props.files.length < mostFiles}
        fallback={<p class="field-help">{documentsText().slot.tooMany(mostFiles)}</p>}
      >
        <label class="visually-hidden" for={id}>
          {documentsText().slot.choose}
        </label>
        <input
          id={id}
          class="form-control"
          type="file"
          multiple
          accept={mediaTypes.join(",")}
          aria-describedby={`${id}-help`}
          onChange={(event) => add(event.currentTarget)}
        />
      </Show>
    </fieldset>
  );
}
