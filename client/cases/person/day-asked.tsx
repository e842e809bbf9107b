// What is known today (or was at a minute) may be asked for another day: who could sign then, who paid, which papers held. The day
// is no part of the address: it belongs to the box.
import { createSignal, type JSX, Show } from "solid-js";
import { pastText } from "../../text/past.ts";
import { DayInput } from "../../ui/day-input.tsx";
import { formatDay } from "../../ui/format.ts";

/** The day of a box and what chooses it; undefined is the day the box shows by itself. */
export function createDayAsked(): {
  on: () => string | undefined;
  input: () => { on?: string };
  Choice: () => JSX.Element;
} {
  const [on, setOn] = createSignal<string>();
  const [isOpen, setIsOpen] = createSignal(false);
  const back = () => {
    setOn(undefined);
    setIsOpen(false);
  };
  const Choice = () => (
    <div class="no-print">
      <Show
        when={isOpen()}
        fallback={
          <button type="button" class="link-button small-text" onClick={() => setIsOpen(true)}>
            {pastText().anotherDay}
          </button>
        }
      >
        <div class="toolbar">
          <DayInput label={pastText().onDay} value={on()} onChoose={setOn} />
          <button type="button" class="btn btn-outline-primary small" onClick={back}>
            {pastText().noDay}
          </button>
        </div>
        <Show when={on()}>{(day) => <p class="small-text">{pastText().dayHelp(formatDay(day()))}</p>}</Show>
      </Show>
    </div>
  );
  const input = () => {
    const day = on();
    return day === undefined ? {} : { on: day };
  };
  return { on, input, Choice };
}
