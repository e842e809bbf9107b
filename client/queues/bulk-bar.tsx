// What is ticked by hand, and the way to an act on it. It stands over the list while rows are chosen, and only then.
import { useNavigate } from "@solidjs/router";
import type { JSX } from "solid-js";
import { setBulkChoice } from "../bulk-choice.ts";
import { links } from "../links.ts";
import { dayText } from "../text/day.ts";
import { formatNumber } from "../ui/format.ts";
import type { Ticks } from "./ticks.ts";

export default function BulkBar(props: { ticks: Ticks }): JSX.Element {
  const navigate = useNavigate();
  const toChosen = () => {
    setBulkChoice({ ids: [...props.ticks.ids()] });
    navigate(links.bulkNew());
  };
  const count = () => props.ticks.ids().size;
  return (
    <fieldset class="toolbar bulk-bar no-print">
      <legend class="visually-hidden">{dayText().bulk.act}</legend>
      <span class="small-text" role="status">
        {dayText().bulk.chosen(count(), formatNumber(count()))}
      </span>
      <button type="button" class="btn btn-primary small" disabled={count() === 0} onClick={toChosen}>
        {dayText().bulk.actChosen(formatNumber(count()))}
      </button>
      <button type="button" class="link-button small-text" onClick={() => props.ticks.turn(false)}>
        {dayText().bulk.stopChoosing}
      </button>
    </fieldset>
  );
}
