// What was written in one's own cases, searched when it is asked for: each place with the case, the day and the words around.
import { createSignal, For, type JSX, onCleanup, Show } from "solid-js";
import { searchText } from "../text/search.ts";
import { NoteLine } from "./note-line.tsx";
import { NotesOfOthers } from "./notes-of-others.tsx";
import type { World } from "./search-button.tsx";

export const leastOfNotes = 3;

type Found = Awaited<ReturnType<World["findInNotes"]>>;
export function Notes(props: { world: World; words: string }): JSX.Element {
  const [found, setFound] = createSignal<Found>();
  const [state, setState] = createSignal<"idle" | "searching" | "failed">("idle");
  const asking = new AbortController();
  onCleanup(() => asking.abort());

  async function ask(): Promise<void> {
    if (state() === "searching") return;
    setState("searching");
    try {
      const answer = await props.world.findInNotes({ words: props.words }, asking.signal);
      if (asking.signal.aborted) return;
      setFound(answer);
      setState("idle");
    } catch (error) {
      if (asking.signal.aborted) return;
      props.world.onFailed(error);
      setState("failed");
    }
  }
  const said = () => {
    const text = searchText();
    if (state() === "searching") return text.searching;
    if (state() === "failed") return text.failed;
    const answer = found();
    if (!answer) return "";
    if (answer.tooShort) return text.notes.tooShort;
    const none = answer.notes.length === 0 ? text.notes.none(answer.cases) : "";
    return [none, answer.more ? text.notes.more(answer.cases) : ""].filter(Boolean).join(" ");
  };
  return (
    <section class="search-notes" aria-label={searchText().notes.title}>
      <Show when={found() === undefined}>
        <button type="button" class="link-button" onClick={() => void ask()}>
          {searchText().notes.ask(props.words)}
        </button>
      </Show>
      <p class="search-said" role="status">
        {said()}
      </p>
      <Show when={(found()?.notes.length ?? 0) > 0}>
        <h3 class="search-group">{searchText().notes.title}</h3>
        <ul>
          <For each={found()?.notes}>{(note) => <NoteLine world={props.world} note={note} />}</For>
        </ul>
      </Show>
      <NotesOfOthers world={props.world} words={props.words} />
    </section>
  );
}
