// Chooses a person or another case by words: combobox by the ARIA pattern, homonyms told apart by year and comune,
// a new person one key away. The words go to the server only, never into the address.
import { createEffect, createResource, createSignal, For, type JSX, onCleanup, Show } from "solid-js";
import { type PlaceTable, placeOn } from "../../../workflows/rules/fiscal-code/check.ts";
import { formText } from "../../text/form.ts";
import { readDay } from "../format.ts";
import { type FieldProps, inputAttributes, inputId, LabelledField } from "./field-frame.tsx";
import { type Choice, useFormServices } from "./services.ts";

/** Waits for a pause in typing, so that a name is one search and one line of the read log. */
const pauseMs = 350;
const leastLetters = 2;

export interface PickerProps {
  id: string;
  placeholder: string;
  find: (words: string) => Promise<Choice[]>;
  onPick: (choice: Choice) => void;
  create?: ((words: string) => Promise<Choice | undefined>) | undefined;
  attributes?: JSX.InputHTMLAttributes<HTMLInputElement>;
  /** Whether words stand here of which nothing was chosen. */
  onWords?: (holds: boolean) => void;
}

type Found = { state: "idle" } | { state: "searching" } | { state: "failed" } | { state: "done"; choices: Choice[] };

/** The bare combobox; also used by the search of the people page. */
export function Picker(props: PickerProps): JSX.Element {
  const [words, setWords] = createSignal("");
  const [found, setFound] = createSignal<Found>({ state: "idle" });
  const [active, setActive] = createSignal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  onCleanup(() => {
    clearTimeout(timer);
    props.onWords?.(false);
  });

  const choices = () => {
    const now = found();
    return now.state === "done" ? now.choices : [];
  };
  const canCreate = () => props.create !== undefined && found().state === "done";
  const entries = () => choices().length + (canCreate() ? 1 : 0);

  // What was found opens below the field, which on a phone may stand at the foot of the window: nobody takes what is out of sight.
  const intoSight = (id: string) => document.getElementById(id)?.scrollIntoView({ block: "nearest" });
  createEffect(() => found().state === "done" && intoSight(`${props.id}-list`));
  createEffect(() => entries() > 0 && intoSight(`${props.id}-option-${active()}`));

  async function search(text: string): Promise<void> {
    asked += 1;
    const mine = asked;
    setFound({ state: "searching" });
    try {
      const result = await props.find(text);
      if (mine === asked) setFound({ state: "done", choices: result });
    } catch {
      if (mine === asked) setFound({ state: "failed" });
    }
    setActive(0);
  }

  function onInput(text: string): void {
    setWords(text);
    props.onWords?.(text.trim() !== "");
    clearTimeout(timer);
    if (text.trim().length < leastLetters) {
      asked += 1;
      setFound({ state: "idle" });
      return;
    }
    timer = setTimeout(() => void search(text.trim()), pauseMs);
  }

  function close(): void {
    setWords("");
    props.onWords?.(false);
    setFound({ state: "idle" });
  }

  async function take(index: number): Promise<void> {
    const choice = choices()[index];
    if (choice) {
      close();
      props.onPick(choice);
      return;
    }
    const made = await props.create?.(words().trim());
    if (made) {
      close();
      props.onPick(made);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape" && found().state !== "idle") {
      close();
      event.stopPropagation();
    } else if (entries() === 0) {
      if (event.key === "Enter") event.preventDefault();
      return;
    } else if (event.key === "ArrowDown") setActive((active() + 1) % entries());
    else if (event.key === "ArrowUp") setActive((active() - 1 + entries()) % entries());
    else if (event.key === "Enter") void take(active());
    else return;
    event.preventDefault();
  }

  return (
    <div class="picker">
      <input
        {...props.attributes}
        id={props.id}
        class="form-control"
        role="combobox"
        aria-expanded={found().state === "done"}
        aria-controls={`${props.id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={entries() > 0 ? `${props.id}-option-${active()}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={props.placeholder}
        value={words()}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <PickerStatus found={found()} />
      <Show when={found().state === "done"}>
        <div class="picker-list" role="listbox" id={`${props.id}-list`} aria-label={props.placeholder}>
          <For each={choices()}>
            {(choice, i) => (
              <Option id={`${props.id}-option-${i()}`} active={active() === i()} onTake={() => void take(i())}>
                <strong>{choice.label}</strong> <span class="muted small-text">{choice.detail}</span>
              </Option>
            )}
          </For>
          <Show when={canCreate()}>
            <Option
              id={`${props.id}-option-${choices().length}`}
              active={active() === choices().length}
              onTake={() => void take(choices().length)}
            >
              + {formText().picker.newPerson}
            </Option>
          </Show>
        </div>
      </Show>
    </div>
  );
}

function Option(props: { id: string; active: boolean; onTake: () => void; children: JSX.Element }): JSX.Element {
  return (
    // The input keeps the focus and its keys; the pointer is a second way.
    <div
      id={props.id}
      role="option"
      tabIndex={-1}
      aria-selected={props.active}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => props.onTake()}
      onKeyDown={(event) => event.key === "Enter" && props.onTake()}
    >
      {props.children}
    </div>
  );
}

function PickerStatus(props: { found: Found }): JSX.Element {
  const text = (): string => {
    const words = formText().picker;
    if (props.found.state === "searching") return words.searching;
    if (props.found.state === "failed") return words.failed;
    if (props.found.state !== "done") return "";
    return props.found.choices.length === 0 ? words.nobody : words.results(props.found.choices.length);
  };
  return (
    <p class="field-help" role="status">
      {text()}
    </p>
  );
}

/** Takes what was chosen, or takes it back: the focus goes to what then stands in the same place, under the same id. */
function choose(props: FieldProps, value: string | undefined): void {
  props.model.set(props.path, value);
  document.getElementById(inputId(props.formId, props.path))?.focus();
}

/** A place of birth: the value is its Belfiore code, which is also what a fiscal code says. */
export function PlacePicker(props: FieldProps): JSX.Element {
  const services = useFormServices();
  const id = () => inputId(props.formId, props.path);
  const value = () => {
    const typed = props.model.get(props.path);
    return typeof typed === "string" && typed !== "" ? typed : undefined;
  };
  const [table] = createResource(value, (code) => services.placesOf(code).catch(() => ({}) as PlaceTable));
  const intervals = () => (table.state === "ready" ? (table()[value() ?? ""] ?? []) : []);
  /** Of a birth the day is in the same form; elsewhere a place is one of today. */
  const bornOn = () => {
    if (props.field.name !== "birthPlace") return undefined;
    const day = props.model.get(props.path.replace(/[^.]+$/, "birthOn"));
    return typeof day === "string" ? readDay(day) : undefined;
  };
  const then = () => {
    const on = bornOn();
    return on === undefined ? undefined : placeOn(intervals(), on);
  };
  const name = () => (then() ?? intervals().at(-1))?.name;
  return (
    <LabelledField {...props}>
      <Show
        when={value()}
        fallback={
          <Picker
            id={id()}
            placeholder={formText().picker.searchPlace}
            find={(words) => services.findPlaces(words, props.field)}
            onPick={(choice) => choose(props, choice.value)}
            onWords={(holds) => props.model.holdWords(props.path, holds)}
            attributes={inputAttributes(props)}
          />
        }
      >
        <div class="picker-chosen" id={id()} tabIndex={-1}>
          <strong>{name() ?? value()}</strong>
          <span class="muted small-text">{value()}</span>
          <button type="button" class="link-button" onClick={() => choose(props, undefined)}>
            {formText().picker.change}
          </button>
        </div>
      </Show>
      <div aria-live="polite">
        <Show when={bornOn() !== undefined && intervals().length > 0 && !then()}>
          <p class="field-finding warning">▲ {formText().picker.placeNotThen}</p>
        </Show>
      </div>
    </LabelledField>
  );
}

export function CasePicker(props: FieldProps): JSX.Element {
  const services = useFormServices();
  const id = () => inputId(props.formId, props.path);
  const value = () => {
    const typed = props.model.get(props.path);
    return typeof typed === "string" && typed !== "" ? typed : undefined;
  };
  const [named] = createResource(value, (caseId) => services.nameOf(caseId));
  // Read when it is there: waiting for a name would draw the page anew, without the focus.
  const chosen = () => (named.state === "ready" || named.state === "refreshing" ? named.latest : undefined);
  const pick = () => props.field.pick ?? { kinds: [] };
  const isPerson = () => pick().kinds.length === 1 && pick().kinds[0] === "person";
  return (
    <LabelledField {...props}>
      <Show
        when={value()}
        fallback={
          <Picker
            id={id()}
            placeholder={isPerson() ? formText().picker.search : formText().picker.searchCase}
            find={(words) => services.findCases(words, pick())}
            create={isPerson() ? services.createPerson : undefined}
            onPick={(choice) => choose(props, choice.value)}
            onWords={(holds) => props.model.holdWords(props.path, holds)}
            attributes={inputAttributes(props)}
          />
        }
      >
        <div class="picker-chosen" id={id()} tabIndex={-1}>
          <strong>{chosen()?.label ?? "…"}</strong>
          <span class="muted small-text">{chosen()?.detail}</span>
          <button type="button" class="link-button" onClick={() => choose(props, undefined)}>
            {formText().picker.change}
          </button>
        </div>
      </Show>
    </LabelledField>
  );
}
