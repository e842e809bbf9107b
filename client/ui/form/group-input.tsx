// The rows of a group: added and taken out by keyboard, the focus going where one goes on writing. A row that held something
// can be brought back. What stands in a row is drawn by inputs.tsx.
import { createSignal, Index, type JSX, Show } from "solid-js";
import { unwrap } from "solid-js/store";
import { limits } from "../../../workflows/kernel/form.ts";
import { formText } from "../../text/form.ts";
import { type FieldProps, GroupedField, inputId } from "./field-frame.tsx";
import { isSameForm } from "./merge-typed.ts";
import type { TypedRow } from "./read-values.ts";
import { fieldLabel } from "./texts.ts";

interface Removed {
  row: TypedRow;
  index: number;
}

export function GroupInput(props: FieldProps & { row: (prefix: string) => JSX.Element }): JSX.Element {
  let place: HTMLDivElement | undefined;
  const [removed, setRemoved] = createSignal<Removed>();
  const rows = () => (props.model.get(props.path) as readonly TypedRow[] | undefined) ?? [];
  const most = () => props.field.max ?? limits.groupRows;
  const least = () => (props.model.isRequired(props.path) ? (props.field.min ?? 1) : (props.field.min ?? 0));
  const name = () => fieldLabel(props.words, props.field.name);
  const rowId = (index: number) => `${inputId(props.formId, props.path)}-row-${index}`;
  const adder = () => place?.querySelector<HTMLButtonElement>(":scope > .add-row");

  function add(row?: TypedRow, at = rows().length): void {
    props.model.addRow(props.path, row, at);
    setRemoved(undefined);
    document.getElementById(rowId(at))?.querySelector<HTMLElement>("input,select,textarea,button")?.focus();
  }

  /** The focus stays where it was: with the row that comes in its place, or the one before. */
  function remove(index: number): void {
    const row = structuredClone(unwrap(rows()[index] ?? {}));
    props.model.removeRow(props.path, index);
    setRemoved(isSameForm(row, {}) ? undefined : { row, index });
    const next = document.getElementById(rowId(Math.min(index, rows().length - 1)));
    (next?.querySelector<HTMLElement>(":scope > .remove-row") ?? adder())?.focus();
  }

  return (
    <GroupedField {...props} extraHelp={formText().rowsAllowed(least(), most())}>
      <div ref={place}>
        <Index each={rows()}>
          {(_, i) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would draw a second frame
            <div class="group-row" role="group" id={rowId(i)} aria-label={`${name()} ${i + 1}`}>
              {props.row(`${props.path}.${i}`)}
              <button
                type="button"
                class="link-button remove-row"
                aria-label={`${formText().removeRow}: ${name()} ${i + 1}`}
                onClick={() => remove(i)}
              >
                {formText().removeRow}
              </button>
            </div>
          )}
        </Index>
        <p class="field-help" role="status">
          <Show when={removed()}>
            {(one) => (
              <>
                {formText().rowRemoved(`${name()} ${one().index + 1}`)}{" "}
                <button type="button" class="link-button" onClick={() => add(one().row, one().index)}>
                  {formText().bringBack}
                </button>
              </>
            )}
          </Show>
        </p>
        <Show when={rows().length < most()}>
          <button
            type="button"
            class="btn btn-outline-primary small add-row"
            aria-label={`${formText().addRow}: ${name()}`}
            onClick={() => add()}
          >
            {formText().addRow}
          </button>
        </Show>
      </div>
    </GroupedField>
  );
}
