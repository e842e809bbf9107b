// Whom to put into a household: from the persons who are in none, the newest record first, or found by name. Of each who is chosen,
// where she lives, what she will be to the reference person, and whether she leaves the household where she is.
import { createSignal, For, type JSX, Show } from "solid-js";
import { nameOf, PersonOfPair } from "../../person-of-pair.tsx";
import { createRead } from "../../query.ts";
import { gatherText } from "../../text/gather.ts";
import { trpc } from "../../trpc.ts";
import { Choice } from "../../ui/choice.tsx";
import { Await } from "../../ui/states.tsx";
import { createTypedWords } from "../../ui/typed-words.ts";
import { WalkPlaces } from "../../ui/walk-places.tsx";
import { useWorkflows } from "../../workflows.ts";
import { createHouseholdForm } from "./gather-where.tsx";
import { isThere, leftBy, livesElsewhere, type Picked, type Target } from "./gathering.ts";
import { householdName } from "./household-name.ts";

type Person = Awaited<ReturnType<typeof trpc.people.listWithoutHousehold.query>>["persons"][number];
const wordsField = "gather-words";

type OnPick = (personId: string, name: string) => void;

export function GatherWho(props: {
  picked: readonly Picked[];
  target: Target;
  onPick: OnPick;
  onChange: (picked: readonly Picked[]) => void;
}): JSX.Element {
  const isPicked = (id: string) => props.picked.some(({ personId }) => personId === id);
  const change = (id: string, part: Partial<Picked>) =>
    props.onChange(props.picked.map((one) => (one.personId === id ? { ...one, ...part } : one)));
  // The button that was pressed goes with her line.
  const drop = (id: string) => {
    props.onChange(props.picked.filter(({ personId }) => personId !== id));
    document.getElementById(wordsField)?.focus();
  };
  return (
    <section class="card-box" aria-labelledby="gather-who">
      <h2 id="gather-who">{gatherText().who}</h2>
      <p role="status">{props.picked.length > 0 ? gatherText().chosen(props.picked.length) : ""}</p>
      <ul class="row-list">
        <For each={props.picked.map(({ personId }) => personId)}>
          {(id) => (
            <Show when={props.picked.find(({ personId }) => personId === id)}>
              {(one) => (
                <Chosen
                  one={one()}
                  target={props.target}
                  onChange={(part) => change(id, part)}
                  onDrop={() => drop(id)}
                />
              )}
            </Show>
          )}
        </For>
      </ul>
      <Search isPicked={isPicked} onPick={props.onPick} />
      <Without isPicked={isPicked} onPick={props.onPick} />
    </section>
  );
}

function Chosen(props: {
  one: Picked;
  target: Target;
  onChange: (part: Partial<Picked>) => void;
  onDrop: () => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const optionsOf = createHouseholdForm();
  const named = (household: Picked["households"][number]) => householdName(workflows, household, props.one.names);
  const left = () => leftBy(props.one, props.target);
  return (
    <li>
      <div>
        <strong>{props.one.name}</strong>
        <For each={props.one.households} fallback={<div class="muted">{gatherText().livesNowhere}</div>}>
          {(household) => <div class="muted">{gatherText().livesIn(named(household))}</div>}
        </For>
        <Show when={isThere(props.one, props.target)}>
          <div>{gatherText().alreadyThere}</div>
        </Show>
        <Show when={livesElsewhere(props.one, props.target)}>
          <div class="field-error">{gatherText().livesElsewhere}</div>
        </Show>
        <Show when={!isThere(props.one, props.target) && !livesElsewhere(props.one, props.target)}>
          <Choice
            label={`${gatherText().relation}: ${props.one.name}`}
            value={props.one.relation}
            none="—"
            options={optionsOf("relation").map((value) => ({
              value,
              label: workflows.option("household", "relation", value),
            }))}
            onChoose={(relation) => props.onChange({ relation: relation ?? "" })}
          />
          <Show when={left()}>
            {(household) => (
              <label class="list-check">
                <input
                  type="checkbox"
                  checked={props.one.leaves}
                  onChange={(event) => props.onChange({ leaves: event.currentTarget.checked })}
                />
                {gatherText().leaves(named(household()))}
              </label>
            )}
          </Show>
        </Show>
      </div>
      <button type="button" class="btn btn-outline-primary small end" onClick={props.onDrop}>
        {gatherText().drop}
        <span class="visually-hidden">: {props.one.name}</span>
      </button>
    </li>
  );
}

/** The button of who was chosen stays and keeps the focus: the next one is a step away. */
function PickRow(props: { person: Person; isPicked: (id: string) => boolean; onPick: OnPick }): JSX.Element {
  const isPicked = () => props.isPicked(props.person.personId);
  return (
    <li>
      <PersonOfPair one={props.person} />
      <button
        type="button"
        class="btn btn-outline-primary small end"
        aria-disabled={isPicked()}
        onClick={() => !isPicked() && props.onPick(props.person.personId, nameOf(props.person))}
      >
        {isPicked() ? gatherText().added : gatherText().add}
        <span class="visually-hidden">: {nameOf(props.person)}</span>
      </button>
    </li>
  );
}

function Search(props: { isPicked: (id: string) => boolean; onPick: OnPick }): JSX.Element {
  const [words, onInput] = createTypedWords();
  const found = createRead(
    "people",
    "find",
    () => (words().length >= 2 ? { words: words() } : undefined),
    (input, signal) => trpc.people.find.query(input, { signal }),
    { keepBefore: true },
  );
  return (
    <>
      <div class="field">
        <label for={wordsField}>{gatherText().searchLabel}</label>
        <input
          id={wordsField}
          class="form-control search-wide"
          type="search"
          autocomplete="off"
          spellcheck={false}
          onInput={onInput}
        />
      </div>
      <Show when={words().length >= 2}>
        <Await query={found}>
          {(data) => (
            <ul class="row-list" aria-live="polite">
              <For each={data().persons}>
                {(person) => (
                  <PickRow person={person.leadsTo ?? person} isPicked={props.isPicked} onPick={props.onPick} />
                )}
              </For>
            </ul>
          )}
        </Await>
      </Show>
    </>
  );
}

function Without(props: { isPicked: (id: string) => boolean; onPick: OnPick }): JSX.Element {
  const [places, setPlaces] = createSignal<readonly { before: number }[]>([]);
  // A room of its own: a hint of any change must not record the same names again.
  const found = createRead(
    "gathering",
    "listWithoutHousehold",
    () => places().at(-1) ?? {},
    (input, signal) => trpc.people.listWithoutHousehold.query(input, { signal }),
    { keepBefore: true },
  );
  return (
    <>
      <h3>{gatherText().without}</h3>
      <p class="field-help">{gatherText().withoutHelp}</p>
      <Await query={found}>
        {(data) => (
          <>
            <ul class="row-list">
              <For each={data().persons} fallback={<li class="muted">{gatherText().withoutNone}</li>}>
                {(person) => <PickRow person={person} isPicked={props.isPicked} onPick={props.onPick} />}
              </For>
            </ul>
            <WalkPlaces
              places={places()}
              next={data().next === undefined ? undefined : { before: data().next as number }}
              onGo={setPlaces}
              words={gatherText()}
            />
          </>
        )}
      </Await>
    </>
  );
}
