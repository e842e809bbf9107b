// What happened to the case while its form was being filled in: fields that followed it, and those that were typed here and
// changed there, each to be decided by whoever types.
import { For, type JSX, Show } from "solid-js";
import type { Field, Form } from "../../../workflows/kernel/form.ts";
import { formText } from "../../text/form.ts";
import { shellText } from "../../text/shell.ts";
import { inputId } from "./field-frame.tsx";
import type { FormModel } from "./model.ts";
import type { Typed, TypedRow } from "./read-values.ts";
import { type FormWords, fieldLabel, optionLabel } from "./texts.ts";

/** In words as far as the form has them; undefined where an id would say nothing. */
function said(field: Field | undefined, value: Typed | undefined, words: FormWords): string | undefined {
  if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0))
    return formText().meanwhile.nothing;
  if (typeof value === "boolean") return value ? shellText().yes : shellText().no;
  if (!field || field.kind === "account" || field.kind === "case" || field.kind === "comune") return undefined;
  if (typeof value === "string")
    return field.kind === "boolean"
      ? value === "true"
        ? shellText().yes
        : shellText().no
      : field.kind === "choice"
        ? optionLabel(words, field.name, value)
        : value;
  if (field.kind === "group") return rowsSaid(field, value as readonly TypedRow[], words);
  return (value as readonly string[]).map((one) => optionLabel(words, field.name, one)).join(", ");
}

/** Rows by what they say; those of ids alone by their number. */
function rowsSaid(field: Field, rows: readonly TypedRow[], words: FormWords): string {
  const ofRow = (row: TypedRow) =>
    (field.fields ?? []).flatMap((inner) => {
      const text = row[inner.name] === undefined ? undefined : said(inner, row[inner.name], words);
      return text === undefined ? [] : [text];
    });
  return rows.map((row, i) => ofRow(row).join(", ") || `${fieldLabel(words, field.name)} ${i + 1}`).join("; ");
}

export function Meanwhile(props: { model: FormModel; form: Form; words: FormWords; formId: string }): JSX.Element {
  const label = (name: string) => fieldLabel(props.words, name);
  /** Its buttons go: the focus goes on to the field, which says how it was settled. */
  const settle = (name: string, by: "mine" | "theirs") => {
    props.model.settle(name, by);
    document.getElementById(inputId(props.formId, name))?.focus();
  };
  const fieldOf = (name: string) => props.form.fields.find((field) => field.name === name);
  return (
    // There before its words, so that they are announced.
    <div role="status">
      <Show when={props.model.followed().length > 0}>
        <p class="muted small-text">{formText().meanwhile.followed(props.model.followed().map(label).join(", "))}</p>
      </Show>
      <Show when={props.model.contested().length > 0}>
        <div class="alert alert-warning">
          <p class="alert-title">{formText().meanwhile.title}</p>
          <ul>
            <For each={props.model.contested()}>
              {(one) => (
                <li>
                  <strong>{label(one.field)}</strong>:{" "}
                  {formText().meanwhile.now(said(fieldOf(one.field), one.theirs, props.words))}
                  <div class="toolbar">
                    <button
                      type="button"
                      class="btn btn-outline-primary small"
                      aria-label={`${formText().meanwhile.mine}: ${label(one.field)}`}
                      onClick={() => settle(one.field, "mine")}
                    >
                      {formText().meanwhile.mine}
                    </button>
                    <button
                      type="button"
                      class="btn btn-outline-primary small"
                      aria-label={`${formText().meanwhile.theirs}: ${label(one.field)}`}
                      onClick={() => settle(one.field, "theirs")}
                    >
                      {formText().meanwhile.theirs}
                    </button>
                  </div>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
    </div>
  );
}
