// One input per kind of field. They show what was typed and never refuse a key: reading and judging is the model's.
import { createMemo, createResource, For, type JSX, Match, Show, Switch } from "solid-js";
import type { Field } from "../../../workflows/kernel/form.ts";
import { limits } from "../../../workflows/kernel/form.ts";
import { formText } from "../../text/form.ts";
import { shellText } from "../../text/shell.ts";
import { countryChoices } from "../countries.ts";
import { languageChoices } from "../languages.ts";
import { CasePicker, PlacePicker } from "./case-picker.tsx";
import { type FieldProps, GroupedField, inputAttributes, inputId, LabelledField } from "./field-frame.tsx";
import { FiscalCodeFindings } from "./fiscal-code.tsx";
import { GroupInput } from "./group-input.tsx";
import type { Typed } from "./read-values.ts";
import { type Choice, useFormServices } from "./services.ts";
import { fieldLabel, optionLabel } from "./texts.ts";

/** Up to this many options are shown at once; more go into a list. */
const radiosUpTo = 4;

const asText = (value: Typed | undefined): string => (typeof value === "string" ? value : "");

const inputType: Partial<Record<Field["kind"], string>> = { phone: "tel", email: "email", instant: "datetime-local" };
const inputMode: Partial<Record<Field["kind"], "numeric" | "decimal">> = {
  integer: "numeric",
  decimal: "decimal",
  cents: "decimal",
};
const short: Field["kind"][] = ["integer", "decimal", "cents", "day", "instant", "fiscalCode", "phone"];

function TextInput(props: FieldProps): JSX.Element {
  const extraHelp = () => (props.field.kind === "cents" ? formText().amountHelp : "");
  const longest = () => (props.field.kind === "fiscalCode" ? 20 : (props.field.maxLength ?? limits.text));
  return (
    <LabelledField {...props} extraHelp={extraHelp()}>
      <input
        {...inputAttributes(props)}
        class="form-control"
        classList={{ short: short.includes(props.field.kind) }}
        type={inputType[props.field.kind] ?? "text"}
        inputMode={inputMode[props.field.kind]}
        maxLength={longest()}
        placeholder={props.field.kind === "day" ? formText().dayPlaceholder : undefined}
        autocomplete="off"
        autocapitalize={props.field.kind === "fiscalCode" ? "characters" : undefined}
        spellcheck={props.field.kind === "text"}
        value={asText(props.model.get(props.path))}
        onInput={(event) => props.model.set(props.path, event.currentTarget.value)}
      />
      <Show when={props.field.kind === "fiscalCode"}>
        <FiscalCodeFindings {...props} />
      </Show>
    </LabelledField>
  );
}

function LongTextInput(props: FieldProps): JSX.Element {
  return (
    <LabelledField {...props}>
      <textarea
        {...inputAttributes(props)}
        class="form-control"
        rows={5}
        maxLength={props.field.maxLength ?? limits.longText}
        value={asText(props.model.get(props.path))}
        onInput={(event) => props.model.set(props.path, event.currentTarget.value)}
      />
    </LabelledField>
  );
}

function ListInput(props: FieldProps & { choices: readonly { value: string; label: string }[] }): JSX.Element {
  return (
    <LabelledField {...props}>
      <select
        {...inputAttributes(props)}
        class="form-select medium"
        value={asText(props.model.get(props.path))}
        onChange={(event) => props.model.set(props.path, event.currentTarget.value || undefined)}
      >
        <option value="">{formText().chooseOne}</option>
        <For each={props.choices}>
          {(choice) => (
            <option value={choice.value} selected={asText(props.model.get(props.path)) === choice.value}>
              {choice.label}
            </option>
          )}
        </For>
      </select>
    </LabelledField>
  );
}

/** Chosen from a list that is fetched with the form. */
function OfferedInput(props: FieldProps): JSX.Element {
  const services = useFormServices();
  const [found] = createResource(() => services.offered().catch((): Choice[] => []));
  // Read when it is there, as of a picker.
  return <ListInput {...props} choices={found.state === "ready" ? found() : []} />;
}

function RadioInput(props: FieldProps & { choices: readonly { value: string; label: string }[] }): JSX.Element {
  const id = () => inputId(props.formId, props.path);
  const value = () => {
    const typed = props.model.get(props.path);
    return typeof typed === "boolean" ? String(typed) : asText(typed);
  };
  // Asked of every letter typed anywhere: the radios are drawn anew, and lose the focus, only when the answer changes.
  const isRequired = createMemo(() => props.model.isRequired(props.path));
  const choices = createMemo(() =>
    isRequired() ? props.choices : [...props.choices, { value: "", label: formText().notSaid }],
  );
  return (
    <GroupedField {...props}>
      <div class="checks">
        <For each={choices()}>
          {(choice) => (
            <div class="check">
              <input
                type="radio"
                id={`${id()}-${choice.value || "none"}`}
                name={id()}
                checked={value() === choice.value}
                onChange={() => props.model.set(props.path, choice.value || undefined)}
                onBlur={() => props.model.leave(props.path)}
              />
              <label for={`${id()}-${choice.value || "none"}`}>{choice.label}</label>
            </div>
          )}
        </For>
      </div>
    </GroupedField>
  );
}

function ChoiceInput(props: FieldProps): JSX.Element {
  const choices = () =>
    (props.field.options ?? []).map((value) => ({ value, label: optionLabel(props.words, props.field.name, value) }));
  return (
    <Show when={choices().length > radiosUpTo} fallback={<RadioInput {...props} choices={choices()} />}>
      <ListInput {...props} choices={choices()} />
    </Show>
  );
}

function ChoicesInput(props: FieldProps): JSX.Element {
  const id = () => inputId(props.formId, props.path);
  const chosen = () => (props.model.get(props.path) as readonly string[] | undefined) ?? [];
  const toggle = (value: string) =>
    props.model.set(
      props.path,
      // In the order of the form, whatever the order of the clicks.
      (props.field.options ?? []).filter((one) => (one === value ? !chosen().includes(one) : chosen().includes(one))),
    );
  return (
    <GroupedField {...props}>
      <div class="checks">
        <For each={props.field.options ?? []}>
          {(value) => (
            <div class="check">
              <input
                type="checkbox"
                id={`${id()}-${value}`}
                checked={chosen().includes(value)}
                onChange={() => toggle(value)}
              />
              <label for={`${id()}-${value}`}>{optionLabel(props.words, props.field.name, value)}</label>
            </div>
          )}
        </For>
      </div>
    </GroupedField>
  );
}

/** A required yes/no is asked; an optional one is a tick, where no tick says nothing. */
function BooleanInput(props: FieldProps): JSX.Element {
  const answers = () => [
    { value: "true", label: shellText().yes },
    { value: "false", label: shellText().no },
  ];
  return (
    <Show
      when={props.model.isRequired(props.path)}
      fallback={
        <div class="field">
          <div class="check">
            <input
              {...inputAttributes(props)}
              type="checkbox"
              checked={props.model.get(props.path) === true}
              onChange={(event) => props.model.set(props.path, event.currentTarget.checked || undefined)}
            />
            <label for={inputId(props.formId, props.path)}>{fieldLabel(props.words, props.field.name)}</label>
          </div>
          <div class="field-help" id={`${inputId(props.formId, props.path)}-help`}>
            {props.words.help?.[props.field.name]}
          </div>
        </div>
      }
    >
      <RadioInput {...props} choices={answers()} />
    </Show>
  );
}

/** A field while its condition holds. */
export function VisibleField(props: FieldProps): JSX.Element {
  return (
    <Show when={props.model.isVisible(props.path)}>
      <FieldInput {...props} />
    </Show>
  );
}

/** The input that fits the kind of the field. */
function FieldInput(props: FieldProps): JSX.Element {
  const services = useFormServices();
  return (
    <Switch fallback={<TextInput {...props} />}>
      <Match when={props.field.kind === "longText"}>
        <LongTextInput {...props} />
      </Match>
      <Match when={props.field.kind === "choice"}>
        <ChoiceInput {...props} />
      </Match>
      <Match when={props.field.kind === "choices"}>
        <ChoicesInput {...props} />
      </Match>
      <Match when={props.field.kind === "boolean"}>
        <BooleanInput {...props} />
      </Match>
      <Match when={props.field.kind === "comune"}>
        <ListInput {...props} choices={services.comuni(props.field.name)} />
      </Match>
      <Match when={props.field.kind === "account"}>
        <ListInput {...props} choices={services.accounts(props.field)} />
      </Match>
      {/* The vocabulary has no kind for places: the field of this name holds a Belfiore code wherever it stands. */}
      <Match when={props.field.name === "birthPlace" || props.field.holds === "placeOutside"}>
        <PlacePicker {...props} />
      </Match>
      {/* As above: the field of this name holds the code of a language. */}
      <Match when={props.field.kind === "text" && props.field.name === "language"}>
        <ListInput {...props} choices={languageChoices(asText(props.model.get(props.path)))} />
      </Match>
      {/* As above: ISTAT's code of a country. */}
      <Match when={props.field.kind === "text" && props.field.name === "citizenship"}>
        <ListInput {...props} choices={countryChoices(asText(props.model.get(props.path)))} />
      </Match>
      <Match when={props.field.kind === "case" && props.field.pick?.offered}>
        <OfferedInput {...props} />
      </Match>
      <Match when={props.field.kind === "case"}>
        <CasePicker {...props} />
      </Match>
      <Match when={props.field.kind === "group"}>
        <GroupInput
          {...props}
          row={(prefix) => (
            <For each={props.field.fields ?? []}>
              {(inner) => <VisibleField {...props} field={inner} path={`${prefix}.${inner.name}`} />}
            </For>
          )}
        />
      </Match>
    </Switch>
  );
}
