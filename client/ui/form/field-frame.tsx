// What surrounds every input: label, help, problem; and the ids that tie them together for screen readers.
import { type JSX, Show } from "solid-js";
import type { Field } from "../../../workflows/kernel/form.ts";
import { formText } from "../../text/form.ts";
import { shellText } from "../../text/shell.ts";
import type { FormModel } from "./model.ts";
import { type FormWords, fieldLabel, problemWords } from "./texts.ts";

export interface FieldProps {
  field: Field;
  path: string;
  words: FormWords;
  model: FormModel;
  /** Makes ids unique when two forms are on the page. */
  formId: string;
}

export const inputId = (formId: string, path: string): string => `${formId}-${path.replaceAll(".", "-")}`;

/** Attributes every input carries. */
export function inputAttributes(props: FieldProps) {
  const id = () => inputId(props.formId, props.path);
  return {
    get id() {
      return id();
    },
    get "aria-describedby"() {
      return `${id()}-help ${id()}-problem`;
    },
    get "aria-invalid"() {
      return props.model.shownProblem(props.path) ? ("true" as const) : undefined;
    },
    get "aria-required"() {
      return props.model.isRequired(props.path) ? ("true" as const) : undefined;
    },
    onBlur: () => props.model.leave(props.path, props.field),
  };
}

function Label(props: FieldProps): JSX.Element {
  return (
    <>
      {fieldLabel(props.words, props.field.name)}
      <Show when={!props.model.isRequired(props.path)}>
        <span class="optional">
          {" ("}
          {props.field.completeWithinDays === undefined
            ? shellText().optional
            : formText().completeLater(props.field.completeWithinDays)}
          )
        </span>
      </Show>
    </>
  );
}

function Help(props: FieldProps & { extra?: string | undefined }): JSX.Element {
  const text = () => [props.words.help?.[props.field.name], props.extra].filter(Boolean).join(" ");
  return (
    <div class="field-help" id={`${inputId(props.formId, props.path)}-help`}>
      {text()}
    </div>
  );
}

export function ProblemLine(props: FieldProps): JSX.Element {
  return (
    <div id={`${inputId(props.formId, props.path)}-problem`}>
      <Show when={props.model.shownProblem(props.path)}>
        {(problem) => <p class="field-error">{problemWords(problem(), props.field)}</p>}
      </Show>
    </div>
  );
}

/** One input with its label. */
export function LabelledField(props: FieldProps & { extraHelp?: string; children: JSX.Element }): JSX.Element {
  return (
    <div class="field">
      <label for={inputId(props.formId, props.path)}>
        <Label {...props} />
      </label>
      <Help {...props} extra={props.extraHelp} />
      {props.children}
      <ProblemLine {...props} />
    </div>
  );
}

/** Several inputs under one legend (radios, ticks, groups). */
export function GroupedField(props: FieldProps & { extraHelp?: string; children: JSX.Element }): JSX.Element {
  return (
    <fieldset
      class="field"
      id={inputId(props.formId, props.path)}
      tabIndex={-1}
      aria-describedby={`${inputId(props.formId, props.path)}-help ${inputId(props.formId, props.path)}-problem`}
    >
      <legend>
        <Label {...props} />
      </legend>
      <Help {...props} extra={props.extraHelp} />
      {props.children}
      <ProblemLine {...props} />
    </fieldset>
  );
}
