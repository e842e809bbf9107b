// Walking a list whose server answers a page at a time with the place where it ended: on to the next page, and back by the places
// already passed.
import { type JSX, Show } from "solid-js";

export function WalkPlaces<P extends object>(props: {
  /** Where the pages before this one began, the first of the list left out. */
  places: readonly P[];
  next: P | undefined;
  onGo: (places: readonly P[]) => void;
  words: { back: string; more: string };
}): JSX.Element {
  return (
    <div class="toolbar no-print">
      <Show when={props.places.length > 0}>
        <button
          type="button"
          class="btn btn-outline-primary small"
          onClick={() => props.onGo(props.places.slice(0, -1))}
        >
          {props.words.back}
        </button>
      </Show>
      <Show when={props.next}>
        {(next) => (
          <button
            type="button"
            class="btn btn-outline-primary small"
            onClick={() => props.onGo([...props.places, next()])}
          >
            {props.words.more}
          </button>
        )}
      </Show>
    </div>
  );
}
