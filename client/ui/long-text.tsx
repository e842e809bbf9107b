// A text as it was written; of a long one the first lines, the whole when asked for. On paper always the whole.
import { createSignal, type JSX, Show } from "solid-js";
import { shellText } from "../text/shell.ts";

/** About four lines of the main column. */
const longFrom = 340;
const longLines = 5;

export function LongText(props: { text: string }): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  const isLong = () => props.text.length > longFrom || props.text.split("\n").length > longLines;
  return (
    <>
      <div class="pre" classList={{ "first-lines": isLong() && !isOpen() }}>
        {props.text}
      </div>
      <Show when={isLong()}>
        <button
          type="button"
          class="link-button small-text no-print"
          aria-expanded={isOpen()}
          onClick={() => setIsOpen((open) => !open)}
        >
          {isOpen() ? shellText().lessText : shellText().allText}
        </button>
      </Show>
    </>
  );
}
