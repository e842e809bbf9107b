// Templates of diary notes: one's own, the district's and those that come with the product, to copy, change and throw away.
import { createSignal, For, type JSX, Show } from "solid-js";
import { readProblem } from "../problem.ts";
import { noteTemplatesText } from "../text/note-templates.ts";
import { trpc } from "../trpc.ts";
import { notify } from "../ui/notices.tsx";
import { Await, problemText } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import {
  createNoteTemplates,
  type NoteContent,
  type NoteTemplate,
  noteParts,
  readyTemplates,
} from "./note-templates.ts";
import { TemplateForm, type Written } from "./template-form.tsx";

const kind = "case-intake";
const blank: NoteContent = { text: "", factsText: "", statementsText: "", evaluationText: "" };

function Outline(props: { of: NoteContent }): JSX.Element {
  const workflows = useWorkflows();
  return (
    <>
      <Show when={props.of.noteKind}>
        {(noteKind) => <p class="muted small-text">{workflows.option(kind, "noteKind", noteKind())}</p>}
      </Show>
      <For each={noteParts.filter((part) => props.of[part] !== "")}>
        {(part) => <p class="pre small-text">{props.of[part]}</p>}
      </For>
    </>
  );
}

export default function NoteTemplatesPage(): JSX.Element {
  const read = createNoteTemplates();
  const [writing, setWriting] = createSignal<Written>();
  const copyOf = (one: { name: string; content: NoteContent }): Written => ({ ...one, isShared: false });

  async function remove(one: NoteTemplate): Promise<void> {
    try {
      await trpc.cases.removeNoteTemplate.mutate({ templateId: one.templateId });
      await read.refetch();
      const { name, content, isShared } = one;
      const bringBack = async () => {
        await trpc.cases.saveNoteTemplate.mutate({ name, content, isShared });
        await read.refetch();
      };
      const back = { label: noteTemplatesText().bringBack, run: () => void bringBack() };
      notify(noteTemplatesText().removed(name), "warning", back);
    } catch (error) {
      notify(problemText(readProblem(error)), "warning");
    }
  }

  const Saved = (given: { of: NoteTemplate }) => (
    <li>
      <h3>{given.of.name}</h3>
      <Outline of={given.of.content} />
      <div class="toolbar">
        <Show when={given.of.mayChange}>
          <button
            type="button"
            class="link-button small-text"
            aria-label={noteTemplatesText().changeLabel(given.of.name)}
            onClick={() => setWriting(given.of)}
          >
            {noteTemplatesText().change}
          </button>
        </Show>
        <Show when={given.of.mayRemove}>
          <button
            type="button"
            class="link-button small-text"
            aria-label={noteTemplatesText().removeLabel(given.of.name)}
            onClick={() => void remove(given.of)}
          >
            {noteTemplatesText().remove}
          </button>
        </Show>
      </div>
    </li>
  );

  return (
    <>
      <div class="page-head">
        <h1>{noteTemplatesText().title}</h1>
        <div class="toolbar">
          <button
            type="button"
            class="btn btn-primary small"
            onClick={() => setWriting({ name: "", content: blank, isShared: false })}
          >
            {noteTemplatesText().add}
          </button>
        </div>
      </div>
      <p class="muted">{noteTemplatesText().help}</p>
      <Await query={read}>
        {() => {
          const saved = (isShared: boolean) => (read.data?.templates ?? []).filter((one) => one.isShared === isShared);
          return (
            <>
              <Show when={writing()} keyed>
                {(of) => (
                  <TemplateForm
                    of={of}
                    kind={kind}
                    mayShare={read.data?.mayShare === true}
                    onSaved={() => read.refetch()}
                    onClose={() => setWriting(undefined)}
                  />
                )}
              </Show>
              <section>
                <h2>{noteTemplatesText().own}</h2>
                <Show when={saved(false).length > 0} fallback={<p class="muted">{noteTemplatesText().none}</p>}>
                  <ul class="row-list">
                    <For each={saved(false)}>{(one) => <Saved of={one} />}</For>
                  </ul>
                </Show>
              </section>
              <Show when={saved(true).length > 0}>
                <section>
                  <h2>{noteTemplatesText().shared}</h2>
                  <ul class="row-list">
                    <For each={saved(true)}>{(one) => <Saved of={one} />}</For>
                  </ul>
                </section>
              </Show>
              <section>
                <h2>{noteTemplatesText().ready}</h2>
                <ul class="row-list">
                  <For each={readyTemplates()}>
                    {(one) => (
                      <li>
                        <h3>{one.name}</h3>
                        <Outline of={one.content} />
                        <button
                          type="button"
                          class="link-button small-text"
                          aria-label={noteTemplatesText().copyLabel(one.name)}
                          onClick={() => setWriting(copyOf(one))}
                        >
                          {noteTemplatesText().copy}
                        </button>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </>
          );
        }}
      </Await>
    </>
  );
}
