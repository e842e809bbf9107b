// "In attesa di altri": always above what is to be done, so that what others owe is not out of sight because it is not
// one's own next move. Who, how many, and since when the longest of them waits.
import { A } from "@solidjs/router";
import { createMemo, For, type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { dayText } from "../text/day.ts";
import { queueText } from "../text/queues.ts";
import { daysBetween, formatNumber } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";
import { awaited } from "./awaited.ts";
import type { DayFigures } from "./day-sections.ts";

/** Named at once; the others are in the list. */
const mostNamed = 4;

export default function WaitingStrip(props: { day: DayFigures }): JSX.Element {
  const workflows = useWorkflows();
  const all = createMemo(() => {
    const byName = new Map<string, { cases: number; since: string }>();
    for (const one of props.day.waiting) {
      const name = awaited(workflows, one);
      const before = byName.get(name);
      const since = before && before.since < one.since ? before.since : one.since;
      byName.set(name, { cases: (before?.cases ?? 0) + one.cases, since });
    }
    return [...byName].sort(([, a], [, b]) => (a.since < b.since ? -1 : 1));
  });
  const cases = () => all().reduce((sum, [, one]) => sum + one.cases, 0);
  return (
    <section aria-label={queueText().title.waiting}>
      <A href={links.work({ view: "waiting" })}>
        {queueText().title.waiting}{" "}
        <Show when={cases() > 0}>
          <span class="tag plain">{formatNumber(cases())}</span>
        </Show>
      </A>
      <ul>
        <Show when={all().length === 0}>
          <li class="muted">{dayText().nobody}</li>
        </Show>
        <For each={all().slice(0, mostNamed)}>
          {([name, one]) => (
            <li>
              {name} <strong>{formatNumber(one.cases)}</strong>{" "}
              <span class="muted">{dayText().waitingDays(daysBetween(one.since, props.day.today))}</span>
            </li>
          )}
        </For>
        <Show when={all().length > mostNamed}>
          <li class="muted">{dayText().waitingOthers(all().length - mostNamed)}</li>
        </Show>
      </ul>
    </section>
  );
}
