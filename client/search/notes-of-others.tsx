// The switch to what is written in cases of others: off until somebody says why, slice by slice, and stopped when she wants.
import { createSignal, createUniqueId, For, type JSX, onCleanup, Show } from "solid-js";
import { searchText } from "../text/search.ts";
import { type Note, NoteLine } from "./note-line.tsx";
import type { World } from "./search-button.tsx";

const leastOfReason = 5;

type Next = Awaited<ReturnType<World["findInNotes"]>>["next"];

export function NotesOfOthers(props: { world: World; words: string }): JSX.Element {
  const [isOn, setIsOn] = createSignal(false);
  const [reason, setReason] = createSignal("");
  const [lacks, setLacks] = createSignal(false);
  const [notes, setNotes] = createSignal<readonly Note[]>([]);
  const [cases, setCases] = createSignal<number>();
  const [more, setMore] = createSignal(false);
  const [next, setNext] = createSignal<Next>();
  const [state, setState] = createSignal<"idle" | "searching" | "failed" | "tooShort">("idle");
  const id = createUniqueId();
  let asking: AbortController | undefined;
  const stop = () => {
    asking?.abort();
    if (state() === "searching") setState("idle");
  };
  onCleanup(() => asking?.abort());

  async function ask(after?: Next): Promise<void> {
    if (state() === "searching") return;
    const why = reason().trim();
    setLacks(why.length < leastOfReason);
    if (lacks()) return;
    const mine = new AbortController();
    asking = mine;
    setState("searching");
    try {
      const asked = { words: props.words, others: { reason: why }, ...(after ? { after } : {}) };
      const answer = await props.world.findInNotes(asked, mine.signal);
      if (mine.signal.aborted) return;
      setNotes((before) => (after ? [...before, ...answer.notes] : answer.notes));
      setCases((before) => (after ? (before ?? 0) : 0) + answer.cases);
      setMore(answer.more);
      setNext(answer.next);
      setState(answer.tooShort ? "tooShort" : "idle");
    } catch (error) {
      if (mine.signal.aborted) return;
      props.world.onFailed(error);
      setState("failed");
    }
  }
  const said = () => {
    const text = searchText();
    const now = state();
    if (now === "searching") return text.searching;
    if (now === "failed") return text.failed;
    if (now === "tooShort") return text.notes.tooShort;
    const looked = cases();
    if (looked === undefined) return "";
    return [text.notes.othersSaid(notes().length, looked), more() ? text.notes.moreOthers : ""].join(" ").trim();
  };

  return (
    <Show
      when={isOn()}
      fallback={
        <button type="button" class="link-button" onClick={() => setIsOn(true)}>
          {searchText().notes.askOthers}
        </button>
      }
    >
      <form
        class="search-others"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <h3 class="search-group">{searchText().notes.othersTitle}</h3>
        <p class="field-help" id={`${id}-help`}>
          {searchText().notes.othersHelp}
        </p>
        <div class="field">
          <label for={id}>{searchText().notes.reason}</label>
          <input
            ref={(input) => setTimeout(() => input.focus(), 0)}
            id={id}
            class="form-control"
            maxLength={200}
            autocomplete="off"
            aria-describedby={lacks() ? `${id}-lacks ${id}-help` : `${id}-help`}
            aria-invalid={lacks()}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
          <Show when={lacks()}>
            <p class="field-error" id={`${id}-lacks`}>
              {searchText().notes.reasonShort}
            </p>
          </Show>
        </div>
        <div class="toolbar">
          <Show
            when={state() === "searching"}
            fallback={
              <button type="submit" class="btn btn-outline-primary small">
                {searchText().notes.startOthers(props.words)}
              </button>
            }
          >
            <button type="button" class="btn btn-outline-primary small" onClick={stop}>
              {searchText().notes.stop}
            </button>
          </Show>
        </div>
      </form>
      <p class="search-said" role="status">
        {said()}
      </p>
      <ul>
        <For each={notes()}>{(note) => <NoteLine world={props.world} note={note} />}</For>
      </ul>
      <Show when={state() !== "searching" && next()}>
        {(after) => (
          <button type="button" class="link-button" onClick={() => void ask(after())}>
            {searchText().notes.goOn}
          </button>
        )}
      </Show>
    </Show>
  );
}
