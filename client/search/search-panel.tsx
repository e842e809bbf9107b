// The search: a combobox over what the server finds while one types, persons and cases apart. Arrows walk, Enter opens, Esc
// closes. The words go to the server only, never into an address, and are gone when it closes.
import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, onMount, Show, untrack } from "solid-js";
import { searchText } from "../text/search.ts";
import { MarkedName, MarkedNumber } from "./marked.tsx";
import { leastOfNotes, Notes } from "./notes.tsx";
import type { World } from "./search-button.tsx";

const pauseMs = 120;
const least = 2;
const listId = "search-list";
const optionId = (i: number) => `search-option-${i}`;

type Answer = Awaited<ReturnType<World["find"]>>;
type Person = Answer["persons"][number];
type Case = Answer["cases"][number];

interface Found extends Answer {
  words: string;
}

type State = "idle" | "searching" | "done" | "failed";

const optionLinks = ({ links }: World, { persons, cases }: Answer): string[] => [
  ...persons.map((one) => links.person(one.leadsTo?.personId ?? one.personId)),
  ...cases.map((one) => links.case(one.caseId)),
];

/** What was typed, and what the server last said of it; an answer that comes late is not taken. */
function createSearch(world: World) {
  const [words, setWords] = createSignal("");
  const [found, setFound] = createSignal<Found>();
  const [state, setState] = createSignal<State>("idle");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  /** Enter came before the answer. */
  let isWanted = false;
  const stop = () => {
    clearTimeout(timer);
    asking?.abort();
  };
  onCleanup(stop);

  /** Opens one of those that are shown. */
  function open(i: number): void {
    const answer = found();
    const target = answer && optionLinks(world, answer)[i];
    if (target !== undefined) world.open(target);
  }

  async function ask(text: string): Promise<void> {
    const mine = new AbortController();
    asking = mine;
    try {
      const answer = await world.find(text, mine.signal);
      if (mine.signal.aborted) return;
      setFound({ ...answer, words: text });
      setState("done");
      // Of several, nobody has seen yet which comes first.
      if (isWanted && answer.persons.length + answer.cases.length === 1) open(0);
      isWanted = false;
    } catch (error) {
      if (mine.signal.aborted) return;
      world.onFailed(error);
      setFound(undefined);
      setState("failed");
    }
  }

  function type(text: string): void {
    setWords(text);
    isWanted = false;
    stop();
    const asked = text.trim();
    if (asked.length < least) {
      setFound(undefined);
      setState("idle");
      return;
    }
    setState("searching");
    timer = setTimeout(() => void ask(asked), pauseMs);
  }

  /** Takes what was found; what was found for other words than stand there now is not taken: the answer is waited for. */
  function enter(i: number): void {
    if (found()?.words === words().trim()) open(i);
    else if (state() === "searching") {
      isWanted = true;
      stop();
      void ask(words().trim());
    }
  }

  return { words, found, state, type, enter, open };
}

export default function SearchPanel(props: { world: World }): JSX.Element {
  const search = createSearch(untrack(() => props.world));
  const [active, setActive] = createSignal(0);
  const options = createMemo(() => {
    const found = search.found();
    return found ? found.persons.length + found.cases.length : 0;
  });
  // Another answer begins at its first.
  createEffect(on(search.found, () => setActive(0), { defer: true }));
  let field: HTMLInputElement | undefined;
  // Where it comes after its dialog, the dialog has given the focus to its own first control, or is about to.
  onMount(() => {
    field?.focus();
    setTimeout(() => field?.focus(), 0);
  });

  function walk(to: number): void {
    setActive(to);
    document.getElementById(optionId(to))?.scrollIntoView({ block: "nearest" });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const count = options();
    if (event.key === "Enter") search.enter(active());
    else if (count === 0) return;
    else if (event.key === "ArrowDown") walk((active() + 1) % count);
    else if (event.key === "ArrowUp") walk((active() - 1 + count) % count);
    else return;
    event.preventDefault();
  }

  return (
    <div class="picker search-panel">
      <label class="field-help" for="search-words">
        {searchText().label}
      </label>
      <input
        ref={field}
        id="search-words"
        data-first
        class="form-control"
        role="combobox"
        aria-expanded={options() > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={options() > 0 ? optionId(active()) : undefined}
        autocomplete="off"
        autocapitalize="off"
        enterkeyhint="go"
        spellcheck={false}
        maxLength={100}
        value={search.words()}
        onInput={(event) => search.type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Said state={search.state()} found={search.found()} />
      <Show when={search.found()}>
        {(found) => <Results world={props.world} found={found()} active={active()} onTake={search.open} />}
      </Show>
      <Show
        when={props.world.hasCases() && search.words().trim().length >= leastOfNotes && search.words().trim()}
        keyed
      >
        {(words) => <Notes world={props.world} words={words} />}
      </Show>
    </div>
  );
}

function Results(props: { world: World; found: Found; active: number; onTake: (i: number) => void }): JSX.Element {
  return (
    <Show when={props.found.persons.length + props.found.cases.length > 0}>
      <div class="picker-list" role="listbox" id={listId} aria-label={searchText().label} tabIndex={-1}>
        <Group title={searchText().persons} of={props.found.persons}>
          {(one, i) => (
            <Option i={i()} active={props.active} onTake={props.onTake}>
              <PersonLine world={props.world} person={one} />
            </Option>
          )}
        </Group>
        <Group title={searchText().cases} of={props.found.cases}>
          {(one, i) => (
            <Option i={props.found.persons.length + i()} active={props.active} onTake={props.onTake}>
              <CaseLine world={props.world} one={one} typed={props.found.words} />
            </Option>
          )}
        </Group>
      </div>
      <Show when={props.found.more}>
        <p class="muted small-text">{searchText().more}</p>
      </Show>
    </Show>
  );
}

function Said(props: { state: State; found: Found | undefined }): JSX.Element {
  const isEmpty = () => props.state === "done" && props.found?.persons.length === 0 && props.found.cases.length === 0;
  const said = () => {
    const text = searchText();
    if (props.state === "failed") return text.failed;
    if (isEmpty()) return text.none;
    if (props.found) return text.results(props.found.persons.length, props.found.cases.length, props.found.more);
    return props.state === "searching" ? text.searching : "";
  };
  return (
    <>
      <p class="search-said" role="status">
        {said()}
      </p>
      <Show when={isEmpty() || props.state === "idle"}>
        <p class="field-help">{isEmpty() ? searchText().noneHelp : searchText().help}</p>
      </Show>
    </>
  );
}

function Group<T>(props: {
  title: string;
  of: readonly T[];
  children: (one: T, i: () => number) => JSX.Element;
}): JSX.Element {
  return (
    <Show when={props.of.length > 0}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of options, as the listbox pattern has it. */}
      <div role="group" aria-label={props.title}>
        <div class="search-group" aria-hidden="true">
          {props.title}
        </div>
        <For each={props.of}>{(one, i) => props.children(one, i)}</For>
      </div>
    </Show>
  );
}

function Option(props: { i: number; active: number; onTake: (i: number) => void; children: JSX.Element }): JSX.Element {
  return (
    // The input keeps the focus and its keys; the pointer is a second way.
    <div
      id={optionId(props.i)}
      role="option"
      tabIndex={-1}
      aria-selected={props.active === props.i}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => props.onTake(props.i)}
      onKeyDown={(event) => event.key === "Enter" && props.onTake(props.i)}
    >
      {props.children}
    </div>
  );
}

function PersonLine(props: { world: World; person: Person }): JSX.Element {
  const details = () => {
    const { birthYear, territory, followedBy, address, leadsTo } = props.person;
    return [
      leadsTo ? props.world.leadsTo(leadsTo.name) : "",
      address ?? "",
      birthYear ? props.world.bornIn(birthYear) : "",
      territory ? props.world.comune(territory) : "",
      followedBy.length > 0 ? searchText().followedBy(followedBy.join(", ")) : "",
    ].filter(Boolean);
  };
  return (
    <>
      <span class="search-name">
        <MarkedName name={`${props.person.surname} ${props.person.givenName}`.trim()} matches={props.person.matches} />
      </span>{" "}
      <Show when={props.person.mine}>
        <span class="tag plain">{searchText().mine}</span>{" "}
      </Show>
      <Show when={props.person.territory === undefined}>
        <span class="tag court">{searchText().isProtected}</span>{" "}
      </Show>
      <span class="muted small-text">{details().join(" · ")}</span>
    </>
  );
}

function CaseLine(props: { world: World; one: Case; typed: string }): JSX.Element {
  const details = () => {
    const { kind, state, territory, assignee, byProtocol, closed } = props.one;
    return [
      props.world.kind(kind),
      closed ? searchText().closed : props.world.state(kind, state),
      props.world.comune(territory),
      assignee ? searchText().followedBy(assignee) : searchText().unassigned,
      byProtocol ? searchText().protocol : "",
    ].filter(Boolean);
  };
  return (
    <>
      <span class="search-name number">
        <MarkedNumber number={props.one.number} typed={props.one.byProtocol ? "" : props.typed} />
      </span>{" "}
      <Show when={props.one.name}>{(name) => <span>{name()} </span>}</Show>
      <span class="muted small-text">{details().join(" · ")}</span>
    </>
  );
}
