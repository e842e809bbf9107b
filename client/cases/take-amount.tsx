// An amount that was reckoned, with a button that takes it into the form, and what is said once it stands there.
import { type JSX, Show } from "solid-js";
import { costSharingText } from "../text/cost-sharing.ts";
import { formatCents } from "../ui/format.ts";

export function TakeAmount(props: {
  cents: number;
  /** What the form holds. */
  typed: unknown;
  taken: string;
  onTake: () => void;
  /** Beside the button. */
  children?: JSX.Element;
}): JSX.Element {
  let place: HTMLDivElement | undefined;
  /** The button goes with what it did: the focus stays where it was. */
  const take = () => {
    props.onTake();
    place?.focus();
  };
  return (
    <div ref={place} tabindex="-1">
      <Show when={props.typed !== props.cents} fallback={<p class="muted small-text">{props.taken}</p>}>
        <div class="toolbar">
          <button type="button" class="btn btn-outline-primary small" onClick={take}>
            {costSharingText().take(formatCents(props.cents))}
          </button>
          {props.children}
        </div>
      </Show>
    </div>
  );
}
