// A whole form drawn from form data: the day of the fact, the fields in their sections, a summary of what is to be
// fixed with links to the fields, and the buttons. Sending is the screen's.
import { createMemo, createSignal, createUniqueId, For, type JSX, onMount, Show } from "solid-js";
import type { Problem, Surroundings } from "../../../workflows/kernel/evaluate.ts";
import type { Field, Form } from "../../../workflows/kernel/form.ts";
import type { Json, JsonObject } from "../../../workflows/kernel/json.ts";
import { formText } from "../../text/form.ts";
import { notify } from "../notices.tsx";
import { discardDraft } from "./drafts.ts";
import { type FieldProps, inputId } from "./field-frame.tsx";
import { VisibleField } from "./inputs.tsx";
import { Meanwhile } from "./meanwhile.tsx";
import { createFormModel, type FormModel } from "./model.ts";
import { type FormWords, fieldAt, pathLabel, problemWords } from "./texts.ts";

export interface EventFormProps {
  form: Form;
  words: FormWords;
  /** `caseId/EVENT`: under this name what was typed survives. */
  draftKey: string;
  around: Surroundings;
  initial?: Record<string, Json>;
  /** Where writing begins; default the first field. */
  focusOn?: string;
  /** What it records, for a draft that waits; default the word on the button. */
  name?: string;
  /** The word on the button; default "Registra". */
  submitLabel?: string;
  /** No day of the fact is asked (registry corrections nested in another form). */
  withoutDay?: boolean;
  /**
   * Answers the problems the server found, or nothing when it was recorded. `recorded` may be called before: nothing of what
   * was typed is kept from then on.
   */
  /** Each try makes what was answered to the one before old, also one that is not sent. */
  onTry?: () => void;
  onRecord: (payload: JsonObject, occurredOn: string, recorded: () => void) => Promise<readonly Problem[] | undefined>;
  /** Stands above the fields: what to begin with. */
  ahead?: ((model: FormModel) => JSX.Element) | undefined;
  /** Stands before the buttons: what goes with it and is no field. */
  beside?: JSX.Element;
  /** Stands after the first section, or before the buttons where there are none: what is told of the values while they are typed. */
  alongside?: (values: () => JsonObject, model: FormModel) => JSX.Element;
  /** After which section instead. */
  alongsideAt?: string;
  onCancel?: () => void;
  /** More to do with what was typed: `read` answers it, or nothing once it has shown what is to be fixed. */
  alsoDo?: (read: () => JsonObject | undefined) => JSX.Element;
}

const dayField: Field = { name: "occurredOn", kind: "day", required: true, when: "past" };

/** The day of the fact is part of the envelope; it is drawn and read like any other field. */
const withDay = (form: Form): Form => ({ ...form, fields: [dayField, ...form.fields] });

interface DrawnSection {
  id: string | undefined;
  fields: readonly Field[];
}

function sectionsOf(form: Form): DrawnSection[] {
  const named = new Set((form.sections ?? []).flatMap((section) => section.fields));
  const rest = form.fields.filter((field) => !named.has(field.name));
  const drawn = (form.sections ?? []).map((section) => ({
    id: section.id,
    fields: section.fields.flatMap((name) => form.fields.find((field) => field.name === name) ?? []),
  }));
  return rest.length > 0 ? [{ id: undefined, fields: rest }, ...drawn] : drawn;
}

function Summary(props: { model: FormModel; words: FormWords; formId: string; form: Form }): JSX.Element {
  const focus = (path: string) => {
    const target = document.getElementById(inputId(props.formId, path));
    // A fieldset hands the focus to its first control.
    const control = target?.matches("fieldset")
      ? target.querySelector<HTMLElement>("input,select,textarea,button")
      : target;
    (control ?? target)?.focus();
  };
  return (
    <Show when={props.model.tried() && props.model.problems().length > 0}>
      <div class="alert alert-danger" role="alert" tabIndex={-1} id={`${props.formId}-summary`}>
        <p class="alert-title">{formText().summary(props.model.problems().length)}</p>
        <ul>
          <For each={props.model.problems()}>
            {(problem) => (
              <li>
                <button type="button" class="link-button" onClick={() => focus(problem.path)}>
                  {pathLabel(props.words, problem.path)}:{" "}
                  {problemWords(problem, fieldAt(props.form.fields, problem.path))}
                </button>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  );
}

export function EventForm(props: EventFormProps): JSX.Element {
  const formId = createUniqueId();
  const form = createMemo(() => (props.withoutDay ? props.form : withDay(props.form)));
  const model = createFormModel({
    form: form(),
    draftKey: props.draftKey,
    label: () => props.name ?? props.submitLabel ?? formText().record,
    around: () => props.around,
    initial: () => ({ occurredOn: props.around.today, ...props.initial }),
  });
  const words = (): FormWords => ({
    ...props.words,
    fields: { ...props.words.fields, occurredOn: formText().occurredOn },
  });
  const [sending, setSending] = createSignal(false);

  function toSummary(): void {
    document.getElementById(`${formId}-summary`)?.focus();
  }

  async function record(): Promise<void> {
    if (sending()) return;
    props.onTry?.();
    if (!model.tryToRecord()) return toSummary();
    const { occurredOn, ...payload } = model.reading().payload;
    setSending(true);
    try {
      const problems = await props.onRecord(
        props.withoutDay ? model.reading().payload : payload,
        typeof occurredOn === "string" ? occurredOn : props.around.today,
        () => model.forget(),
      );
      if (problems === undefined) model.forget();
      else {
        model.setServerProblems(problems);
        toSummary();
      }
    } finally {
      setSending(false);
    }
  }

  function read(): JsonObject | undefined {
    if (model.tryToRecord()) return model.reading().payload;
    toSummary();
    return undefined;
  }

  // In a dialog one writes at once; on a page the focus stays with its heading.
  let root: HTMLFormElement | undefined;
  onMount(() => {
    if (!root?.closest("[role=dialog]")) return;
    const wanted = props.focusOn && document.getElementById(inputId(formId, props.focusOn));
    if (wanted) return wanted.focus();
    const fields = [...root.querySelectorAll<HTMLElement>("input,select,textarea")];
    // The day of the fact is today already: writing begins below it.
    (fields.find((field) => !field.closest(".day-of-fact, [data-later]")) ?? fields[0])?.focus();
  });

  const sectionBefore = () => {
    const ids = (form().sections ?? []).map(({ id }) => id);
    return ids.find((id) => id === props.alongsideAt) ?? ids[0];
  };
  const alongside = () => props.alongside?.(() => model.reading().payload, model);
  const fieldProps = (field: Field): FieldProps => ({ field, path: field.name, words: words(), model, formId });
  return (
    <form
      ref={root}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void record();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void record();
      }}
    >
      <Summary model={model} words={words()} formId={formId} form={form()} />
      <Show when={model.resumed()}>
        <p class="muted small-text">
          {formText().draftKept}{" "}
          <button type="button" class="link-button" onClick={() => model.startAgain()}>
            {formText().discardDraft}
          </button>
        </p>
      </Show>
      <Meanwhile model={model} form={form()} words={words()} formId={formId} />
      {props.ahead?.(model)}
      <For each={sectionsOf(form())}>
        {(section) => (
          <Show
            when={section.id}
            fallback={
              <For each={section.fields}>
                {(field) => (
                  <div classList={{ "day-of-fact": field === dayField }}>
                    <VisibleField {...fieldProps(field)} />
                  </div>
                )}
              </For>
            }
          >
            {(id) => (
              <Show when={section.fields.some((field) => model.isVisible(field.name))}>
                <fieldset class="form-section">
                  <legend>{props.words.sections?.[id()] ?? id()}</legend>
                  <For each={section.fields}>{(field) => <VisibleField {...fieldProps(field)} />}</For>
                </fieldset>
                <Show when={id() === sectionBefore()}>{alongside()}</Show>
              </Show>
            )}
          </Show>
        )}
      </For>
      <Show when={sectionBefore() === undefined}>{alongside()}</Show>
      {props.beside}
      <div class="form-buttons">
        <button type="submit" class="btn btn-primary" aria-disabled={sending()}>
          {sending() ? formText().recording : (props.submitLabel ?? formText().record)}
        </button>
        {props.alsoDo?.(read)}
        <Show when={props.onCancel}>
          <button
            type="button"
            class="btn btn-outline-primary"
            onClick={() => {
              // Cancelling throws away, with a way back; leaving by escape or by another page keeps.
              const bringBack = discardDraft(props.draftKey);
              props.onCancel?.();
              if (bringBack) notify(formText().thrownAway, "warning", { label: formText().bringBack, run: bringBack });
            }}
          >
            {formText().cancel}
          </button>
        </Show>
      </div>
    </form>
  );
}
