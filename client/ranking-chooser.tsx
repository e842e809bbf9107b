// Which of a call's rankings is looked at, whether with names, and on paper: pages of rankings share it.
import { For, type JSX } from "solid-js";
import { housingText } from "./text/housing.ts";

export function RankingChooser(props: {
  /** By seq, as each is described. */
  rankings: readonly { seq: number; label: string }[];
  shown: number;
  onChoose: (seq: number) => void;
  withNames: boolean;
  onNames: (wanted: boolean) => void;
}): JSX.Element {
  return (
    <div class="filters no-print">
      <label>
        {housingText().which}
        <select value={String(props.shown)} onChange={(event) => props.onChoose(Number(event.currentTarget.value))}>
          <For each={props.rankings}>{(one) => <option value={String(one.seq)}>{one.label}</option>}</For>
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={props.withNames}
          onChange={(event) => props.onNames(event.currentTarget.checked)}
        />
        {housingText().withNames}
      </label>
      <button type="button" class="btn btn-outline-primary small" onClick={() => print()}>
        {housingText().print}
      </button>
    </div>
  );
}
