// Adding one condition to a work list: what, how, and the value that asks for. It stands in the page beside the filters
// and hands over only what the server will take.
import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import {
  conditionProblem,
  type ListCondition,
  type ListFieldId,
  type ListOperator,
  listFields,
  operatorsOf,
  valuesOf,
} from "../../workflows/kernel/list-condition.ts";
import { type ConditionNames, sayValue } from "../../workflows/kernel/say-condition.ts";
import { type Desk, useDesk } from "../desk.ts";
import { viewsText } from "../text/views.ts";
import { Choice } from "../ui/choice.tsx";
import { DayInput } from "../ui/day-input.tsx";
import { useWorkflows, type Workflows } from "../workflows.ts";

const fields = Object.keys(listFields) as ListFieldId[];

export interface ConditionEditorProps {
  names: ConditionNames;
  colleagues: readonly { accountId: string; name: string }[];
  /** Fields that cannot be asked for: whose cases they are is said by the view. */
  without: readonly ListFieldId[];
  onAdd: (condition: ListCondition) => void;
  onCancel: () => void;
}

/** Ids that a field may have, as far as the page knows them. */
function optionsOf(
  { workflows, desk, colleagues }: { workflows: Workflows; desk: Desk; colleagues: readonly { accountId: string }[] },
  field: ListFieldId,
): string[] {
  const kinds = workflows.listed();
  const among = (of: "states" | "waiting") => [...new Set(kinds.flatMap((kind) => Object.keys(kind.texts[of])))];
  if (field === "kind") return kinds.map((kind) => kind.id);
  if (field === "state") return among("states").filter((state) => state !== "unopened");
  if (field === "waiting") return among("waiting");
  if (field === "comune") return desk.comuni.map((one) => one.istat);
  if (field === "area") return [...new Set(kinds.flatMap((kind) => kind.areas))];
  return field === "assignee" ? colleagues.map((one) => one.accountId) : ["1", "0"];
}

function Ticks(props: {
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChoose: (values: string[]) => void;
}): JSX.Element {
  const toggle = (value: string, on: boolean) =>
    props.onChoose(on ? [...props.chosen, value] : props.chosen.filter((one) => one !== value));
  return (
    <fieldset class="field condition-values">
      <legend>{viewsText().values}</legend>
      <div>
        <For each={props.options}>
          {(option) => (
            <label>
              <input
                type="checkbox"
                checked={props.chosen.includes(option.value)}
                onChange={(event) => toggle(option.value, event.currentTarget.checked)}
              />{" "}
              {option.label}
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}

function Typed(props: { label: string; help?: string; isCount: boolean; onType: (text: string) => void }): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        class="form-control"
        autocomplete="off"
        inputmode={props.isCount ? "numeric" : "text"}
        maxLength={11}
        placeholder={props.help}
        onInput={(event) => props.onType(event.currentTarget.value.trim())}
      />
    </div>
  );
}

export function ConditionEditor(props: ConditionEditorProps): JSX.Element {
  const offered = () => fields.filter((field) => !props.without.includes(field));
  const [field, setField] = createSignal<ListFieldId>("due");
  const operators = (): readonly ListOperator[] => operatorsOf[listFields[field()]];
  const [op, setOp] = createSignal<ListOperator>("next");
  const [values, setValues] = createSignal<string[]>([]);
  const [isWrong, setIsWrong] = createSignal(false);
  const workflows = useWorkflows();
  const desk = useDesk();
  const kind = () => listFields[field()];
  const options = createMemo(() =>
    optionsOf({ workflows, desk: desk(), colleagues: props.colleagues }, field())
      .map((value) => ({ value, label: sayValue(props.names, field(), value) }))
      .sort((a, b) => (kind() === "flag" ? 0 : a.label.localeCompare(b.label))),
  );
  const isDay = () => op() === "on" || op() === "before" || op() === "after";
  const isTicked = () => valuesOf(op()) === "some" && kind() !== "flag";
  function choose(next: { field?: ListFieldId | undefined; op?: ListOperator | undefined }): void {
    if (next.field) setField(next.field);
    setOp(next.op ?? operators()[0] ?? "is");
    setValues(kind() === "flag" ? ["1"] : []);
    setIsWrong(false);
  }
  function add(event: SubmitEvent): void {
    event.preventDefault();
    const condition = { field: field(), op: op(), values: values() };
    if (conditionProblem(condition)) setIsWrong(true);
    else props.onAdd(condition);
  }
  return (
    <form class="condition-editor" aria-label={viewsText().add} onSubmit={add}>
      <Choice
        isFirst
        label={viewsText().field}
        value={field()}
        options={offered().map((one) => ({ value: one, label: viewsText().fields[one] }))}
        onChoose={(chosen) => choose({ field: offered().find((one) => one === chosen) })}
      />
      <Choice
        label={viewsText().operator}
        value={op()}
        options={operators().map((one) => ({ value: one, label: viewsText().operators[one] }))}
        onChoose={(chosen) => choose({ op: operators().find((one) => one === chosen) })}
      />
      <Show when={isTicked()}>
        <Ticks options={options()} chosen={values()} onChoose={setValues} />
      </Show>
      <Show when={kind() === "flag"}>
        <Choice
          label={viewsText().value}
          value={values()[0]}
          options={options()}
          onChoose={(one) => setValues([one ?? "1"])}
        />
      </Show>
      <Show when={isDay()}>
        <DayInput label={viewsText().day} value={values()[0]} onChoose={(day) => setValues(day ? [day] : [])} />
      </Show>
      <Show when={valuesOf(op()) === "one" && !isDay()}>
        <Typed
          label={kind() === "day" || kind() === "term" ? viewsText().days : viewsText().value}
          isCount={kind() !== "number"}
          {...(kind() === "number" ? { help: viewsText().numberHelp } : {})}
          onType={(text) => setValues(text === "" ? [] : [text])}
        />
      </Show>
      <div class="toolbar">
        <button type="submit" class="btn btn-primary small">
          {viewsText().addNow}
        </button>
        <button type="button" class="link-button small-text" onClick={() => props.onCancel()}>
          {viewsText().cancel}
        </button>
        <Show when={isWrong()}>
          <span class="field-error" role="alert">
            {viewsText().incomplete}
          </span>
        </Show>
      </div>
    </form>
  );
}
