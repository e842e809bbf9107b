// What stood in a field before an entry wrote it again: short values in one line, of long texts the words that changed, folded.
import { createSignal, For, type JSX, Show } from "solid-js";
import type { Json } from "../../workflows/kernel/json.ts";
import { caseText } from "../text/cases.ts";
import type { trpc } from "../trpc.ts";
import { wordDiff } from "../ui/word-diff.ts";
import { type ValueWords, valueText } from "../value-text.ts";

export type Former = Awaited<ReturnType<typeof trpc.cases.listChanges.query>>["formers"][number];
export type FormerField = Former["fields"][number];

/** Beside the value that stands now. */
export function FormerValue(props: { former: FormerField; words: ValueWords }): JSX.Element {
  const text = () =>
    props.former.erased === undefined
      ? valueText(props.words, props.former.field, props.former.from as Json)
      : caseText().erasedField(props.former.erased);
  return <Show when={text()}>{(one) => <span class="muted"> {caseText().formerly(one())}</span>}</Show>;
}

export function FormerText(props: { former: FormerField; now: string; words: ValueWords }): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  const before = () => valueText(props.words, props.former.field, props.former.from as Json);
  return (
    <Show when={props.former.erased === undefined} fallback={<FormerValue former={props.former} words={props.words} />}>
      <details class="former-text small-text" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>{caseText().formerText}</summary>
        <Show when={isOpen()}>
          <div class="pre">
            <For each={wordDiff(before(), props.now)}>
              {(piece) =>
                piece.is === "same" ? (
                  piece.text
                ) : piece.is === "gone" ? (
                  <del>{piece.text}</del>
                ) : (
                  <ins>{piece.text}</ins>
                )
              }
            </For>
          </div>
        </Show>
      </details>
    </Show>
  );
}
