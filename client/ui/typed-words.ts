// Words of a search field, taken over once the typing rests.
import { type Accessor, createSignal, onCleanup } from "solid-js";

const pauseMs = 350;

/** What is looked for, and what the field calls at every key. */
export function createTypedWords(): [Accessor<string>, (event: { currentTarget: { value: string } }) => void] {
  const [words, setWords] = createSignal("");
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const onInput = ({ currentTarget }: { currentTarget: { value: string } }) => {
    const text = currentTarget.value.trim();
    clearTimeout(timer);
    timer = setTimeout(() => setWords(text), pauseMs);
  };
  return [words, onInput];
}
