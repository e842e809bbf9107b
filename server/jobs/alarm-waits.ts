// Terms whose alarm their case cannot take: full, of a version that is not in this release, or refused by its rules.
// Each is tried again ever more rarely, at last once a day; kept in memory, so that a new release begins afresh.
import type { DueAlarm } from "../../db/cases/due-alarms.ts";

export interface StuckTerm extends DueAlarm {
  /** Code of the refusal, the limit met, or `bug`. */
  reason: string;
  tries: number;
  /** Instant of the first refusal, and of the next try. */
  since: string;
  nextAt: string;
}

const firstWaitMinutes = 2;
const longestWaitMinutes = 24 * 60;
/** Beyond this many the oldest are forgotten, and tried again at once. */
const mostKept = 20_000;

const keyOf = (term: Pick<DueAlarm, "caseId" | "deadlineId">) => `${term.caseId}/${term.deadlineId}`;
const after = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * 60_000).toISOString();

export class AlarmWaits {
  readonly #stuck = new Map<string, StuckTerm>();

  get size(): number {
    return this.#stuck.size;
  }

  isWaiting(term: DueAlarm, now: string): boolean {
    const known = this.#stuck.get(keyOf(term));
    return known !== undefined && now < known.nextAt;
  }

  /** The alarm was not taken: the wait doubles. */
  refused(term: DueAlarm, reason: string, now: string): void {
    const key = keyOf(term);
    const known = this.#stuck.get(key);
    const tries = (known?.tries ?? 0) + 1;
    const wait = Math.min(longestWaitMinutes, firstWaitMinutes * 2 ** (tries - 1));
    this.#stuck.delete(key);
    this.#stuck.set(key, { ...term, reason, tries, since: known?.since ?? now, nextAt: after(now, wait) });
    const [oldest] = this.#stuck.keys();
    if (this.#stuck.size > mostKept && oldest !== undefined) this.#stuck.delete(oldest);
  }

  /** What is no longer overdue, or was told by now, waits no more. */
  keepOnly(overdue: readonly DueAlarm[]): void {
    const still = new Set(overdue.map(keyOf));
    for (const key of this.#stuck.keys()) if (!still.has(key)) this.#stuck.delete(key);
  }

  /** How many terms are stuck, by reason. */
  byReason(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { reason } of this.#stuck.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    return counts;
  }

  /** Those stuck longest first, at most `limit`. */
  list(limit: number): StuckTerm[] {
    return [...this.#stuck.values()].sort((a, b) => (a.since < b.since ? -1 : 1)).slice(0, limit);
  }
}
