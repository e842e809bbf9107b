// A long list is drawn a few rows at a time, so that a key pressed meanwhile is answered between two of them.
import { type Accessor, createEffect, createSignal, onCleanup, onMount } from "solid-js";
import { whenIdle } from "./idle.ts";

/** So many fill a tall screen. */
const sliceRows = 8;

/** How many of the first rows are drawn: a few at once, more whenever nothing else is to be done, all before printing. */
export function createSlices(rows: Accessor<number>): Accessor<number> {
  const [drawn, setDrawn] = createSignal(sliceRows);
  let stop = () => {};
  createEffect(() => {
    if (drawn() >= rows()) return;
    stop = whenIdle(() => setDrawn((before) => before + sliceRows));
  });
  onCleanup(() => stop());
  const all = () => setDrawn(Number.POSITIVE_INFINITY);
  onMount(() => addEventListener("beforeprint", all));
  onCleanup(() => removeEventListener("beforeprint", all));
  return drawn;
}
