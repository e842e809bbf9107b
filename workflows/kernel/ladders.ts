// Ladders of who hears of a term and when, for workflows to choose from beside their deadlines. A term may declare its own.
import type { DeadlineRule, ExtensionGround, StopGround, Tell } from "./deadline.ts";

/** The worker before the end and on its last day; then the supervisor too; after a week the coordinator. */
export const ladder = (warnDays: number): readonly Tell[] => [
  ...(warnDays > 0 ? [{ at: -warnDays, who: ["assignee"] } as const] : []),
  { at: 0, who: ["assignee"] },
  { at: 1, who: ["assignee", "supervisor"] },
  { at: 7, who: ["supervisor", "coordinator"] },
];

/** What only the worker need remember: before the day, on it, and once when it has passed. */
export const reminder = (warnDays: number): readonly Tell[] => [
  ...(warnDays > 0 ? [{ at: -warnDays, who: ["assignee"] } as const] : []),
  { at: 0, who: ["assignee"] },
  { at: 1, who: ["assignee"] },
];

/** A term in hours: worker and supervisor at once, the coordinator when it has passed. */
export const hourLadder = (warnHours: number): readonly Tell[] => [
  { at: -warnHours, who: ["assignee", "supervisor"] },
  { at: 0, who: ["assignee", "supervisor", "coordinator"] },
];

/**
 * A term that stands still and that no law sets going again: after the days of the ruleset `standstill` the worker, a week
 * later the supervisor too, then the coordinator.
 */
export const lookedAfter = (key: string): Pick<DeadlineRule, "standstill"> => ({
  standstill: {
    days: { ruleset: "standstill", key },
    tell: [
      { at: 0, who: ["assignee"] },
      { at: 7, who: ["assignee", "supervisor"] },
      { at: 30, who: ["supervisor", "coordinator"] },
    ],
  },
});

/** A judge's order may always stop a term, as long and as often as it says. */
export const courtOrder: StopGround = {
  ground: "courtOrder",
  law: "Provvedimento dell'autorità giudiziaria",
  effect: "suspends",
};

/** A day that was agreed may be agreed anew. */
export const newAgreement = (law: string): ExtensionGround => ({ ground: "newAgreement", law, afterEnd: true });
