// When a case is due, in words and colour: never in colour alone.
import { type JSX, Show } from "solid-js";
import { queueText } from "../text/queues.ts";
import { daysBetween, formatDay } from "../ui/format.ts";

const soonDays = 7;
/** What the list holds for a case without a running term. */
const never = "9999-12-31";

export function DueTag(props: { dueOn: string; today: string; term?: string | undefined }): JSX.Element {
  const days = () => daysBetween(props.today, props.dueOn);
  const words = () => {
    if (days() < 0) return queueText().overdueBy(-days());
    if (days() === 0) return queueText().dueToday;
    return days() <= soonDays ? queueText().dueIn(days()) : formatDay(props.dueOn);
  };
  return (
    <Show when={props.dueOn !== never} fallback={<span class="muted">{queueText().noTerm}</span>}>
      <span
        class="tag"
        classList={{ late: days() < 0, soon: days() >= 0 && days() <= soonDays, plain: days() > soonDays }}
        title={formatDay(props.dueOn)}
      >
        {words()}
      </span>
      <Show when={props.term}>
        <span class="muted small-text due-term"> {props.term}</span>
      </Show>
    </Show>
  );
}
