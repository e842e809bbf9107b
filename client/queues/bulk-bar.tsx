// From a work list to an act on many of its cases: on all that the list holds, shown or not, or on those ticked by hand.
import { A, useNavigate } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { filterOf, setBulkChoice } from "../bulk-choice.ts";
import { links } from "../links.ts";
import { type ListAddress, toQuestion } from "../list-address.ts";
import { queueText } from "../text/queues.ts";
import { formatNumber } from "../ui/format.ts";

/** As many as the server takes by hand. */
const mostByHand = 5_000;

/** What is ticked; `isOn` while rows show their boxes. */
export function createTicks() {
  const [isOn, setIsOn] = createSignal(false);
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set());
  return {
    isOn,
    ids,
    has: (id: string) => ids().has(id),
    toggle: (id: string) =>
      setIds((before) => {
        const after = new Set(before);
        if (!after.delete(id) && after.size < mostByHand) after.add(id);
        return after;
      }),
    turn: (on: boolean) => {
      setIsOn(on);
      setIds(new Set<string>());
    },
  };
}

export type Ticks = ReturnType<typeof createTicks>;

export function BulkBar(props: { ticks: Ticks; address: ListAddress; text: string }): JSX.Element {
  const navigate = useNavigate();
  const toAll = () => {
    setBulkChoice({ filter: filterOf(toQuestion(props.address, props.text)) });
    navigate(links.bulkNew(props.address));
  };
  const toChosen = () => {
    setBulkChoice({ ids: [...props.ticks.ids()] });
    navigate(links.bulkNew());
  };
  const count = () => props.ticks.ids().size;
  return (
    <fieldset class="toolbar bulk-bar no-print">
      <legend class="visually-hidden">{queueText().bulk.act}</legend>
      <span class="small-text muted" aria-hidden="true">
        {queueText().bulk.act}:
      </span>
      <button type="button" class="link-button small-text" onClick={toAll}>
        {queueText().bulk.actAll}
      </button>
      <button type="button" class="link-button small-text" onClick={() => props.ticks.turn(!props.ticks.isOn())}>
        {props.ticks.isOn() ? queueText().bulk.stopChoosing : queueText().bulk.choose}
      </button>
      <A class="small-text" href={links.bulkJobs()}>
        {queueText().bulk.toJobs}
      </A>
      <Show when={props.ticks.isOn()}>
        <span class="small-text" role="status">
          {queueText().bulk.chosen(count(), formatNumber(count()))}
        </span>
        <button type="button" class="btn btn-primary small" disabled={count() === 0} onClick={toChosen}>
          {queueText().bulk.actChosen(formatNumber(count()))}
        </button>
      </Show>
    </fieldset>
  );
}
