// What is wanted of a work list now and then: how it was, taking it away, an act on many of its cases. Nothing is
// offered that an empty list cannot give.
import { A, useNavigate } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { filterOf, setBulkChoice } from "../bulk-choice.ts";
import { may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { type ListAddress, toQuestion } from "../list-address.ts";
import { columnsText } from "../text/columns.ts";
import { dayText } from "../text/day.ts";
import { queueText } from "../text/queues.ts";
import { shellText } from "../text/shell.ts";
import { createIsPhone } from "../ui/is-phone.ts";
import { PastBar } from "../ui/past-bar.tsx";
import type { Ticks } from "./ticks.ts";

export default function MoreMenu(props: {
  address: ListAddress;
  text: string;
  ticks: Ticks;
  isEmpty: boolean;
  onMinute: (at: string | undefined) => void;
  onExport: () => void;
  onColumns: () => void;
  onClose: () => void;
}): JSX.Element {
  const desk = useDesk();
  const navigate = useNavigate();
  const isPhone = createIsPhone();
  const hasRows = () => !props.isEmpty && props.address.at === undefined;
  const toAll = () => {
    setBulkChoice({ filter: filterOf(toQuestion(props.address, props.text)) });
    navigate(links.bulkNew(props.address));
  };
  const choose = () => {
    props.ticks.turn(true);
    props.onClose();
  };
  return (
    <div class="list-more-panel">
      <Show when={props.address.at === undefined}>
        <PastBar at={undefined} onChange={props.onMinute} />
      </Show>
      <Show when={hasRows() && may(desk(), "exports")}>
        <button type="button" class="link-button small-text" onClick={props.onExport}>
          {queueText().export}
        </button>
      </Show>
      <Show when={!isPhone()}>
        <button type="button" class="link-button small-text" onClick={props.onColumns}>
          {columnsText().open}
        </button>
      </Show>
      <Show when={props.address.at === undefined && props.text === "" && props.address.assignee === undefined}>
        <A class="small-text" href={links.countsOf(props.address)}>
          {shellText().nav.counts}
        </A>
      </Show>
      <Show when={may(desk(), "bulk")}>
        <fieldset>
          <legend>{dayText().bulk.act}</legend>
          <div class="toolbar">
            <Show when={hasRows()}>
              <button type="button" class="link-button small-text" onClick={toAll}>
                {dayText().bulk.actAll}
              </button>
              <button type="button" class="link-button small-text" onClick={choose}>
                {dayText().bulk.choose}
              </button>
            </Show>
            <A class="small-text" href={links.bulkJobs()}>
              {dayText().bulk.toJobs}
            </A>
          </div>
        </fieldset>
      </Show>
    </div>
  );
}
