// When something is due, in words and colour: never in colour alone.
import { type JSX, Show } from "solid-js";
import { shellText } from "../text/shell.ts";
import { daysBetween, formatDay } from "./format.ts";

/** Days from which an end is near. */
const soonDays = 7;
/** What lists hold for a case without a running term. */
const never = "9999-12-31";

/** `term`: which one, where it does not stand beside it already; `counted`: in days however far, beside the date. */
export function DueTag(props: {
  dueOn: string;
  today: string;
  term?: string | undefined;
  counted?: boolean;
  /** It stands still: nothing ends on that day, from which somebody looks at it. */
  stands?: boolean;
}): JSX.Element {
  const days = () => daysBetween(props.today, props.dueOn);
  const words = () => {
    const text = shellText().due;
    if (props.stands) {
      if (days() < 0) return text.lookSince(-days());
      if (days() === 0) return text.lookToday;
      return days() <= soonDays || props.counted ? text.lookIn(days()) : text.lookOn(formatDay(props.dueOn));
    }
    if (days() < 0) return text.overdueBy(-days());
    if (days() === 0) return text.today;
    return days() <= soonDays || props.counted ? text.inDays(days()) : formatDay(props.dueOn);
  };
  return (
    <Show when={props.dueOn !== never} fallback={<span class="muted">{shellText().due.none}</span>}>
      <span
        class="tag"
        classList={{ late: days() < 0, soon: days() >= 0 && days() <= soonDays, plain: days() > soonDays }}
        title={formatDay(props.dueOn)}
      >
        {words()}
      </span>
      <Show when={props.term}>
        <span class="muted small-text"> {props.term}</span>
      </Show>
    </Show>
  );
}
