// Indicators of the plan that the log answers, counted over the whole district for the year under way: a number, and nothing of a
// person. By comune it is for who leads or plans for all of them; the others get the district's.
import { findHead, firstPosOn } from "../../db/history/find-pos.ts";
import { countAccesses } from "../../db/plan/count-accesses.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import { admits } from "../access/rules.ts";
import type { Session } from "../access/session.ts";
import { createPace } from "../pace.ts";
import type { Services } from "../services.ts";

export interface ComputedIndicator {
  value: number;
  /** Of those that have any, the most first; they add up to `value`. Null to who may not see them. */
  byComune: { comune: string; value: number }[] | null;
  /** Days it was counted over, both included. */
  from: Day;
  to: Day;
}

/** Others get their turn after. */
const turnMs = 15;

/** Of goal sheet and position of the indicator in it. */
export type ComputedIndicators = ReadonlyMap<string, ComputedIndicator>;

export const indicatorKey = (objective: string, position: number): string => `${objective}/${position}`;

/** "numero degli accessi allo sportello" */
const accessesToDesk = indicatorKey("MA2-1", 1);

export async function computeIndicators(
  { driver, clock }: Services,
  session: Session | undefined,
): Promise<ComputedIndicators> {
  const to = clock.today();
  const from: Day = `${to.slice(0, 4)}-01-01`;
  const head = await findHead(driver);
  const span = { from: await firstPosOn(driver, head, from), to: head };
  const counted = await countAccesses(driver, span, createPace(turnMs));
  const parts = [...counted].map(([comune, value]) => ({ comune, value }));
  const value = parts.reduce((sum, one) => sum + one.value, 0);
  parts.sort((a, b) => b.value - a.value || (a.comune < b.comune ? -1 : 1));
  const byComune = admits("board", session) ? parts : null;
  return new Map([[accessesToDesk, { value, byComune, from, to }]]);
}
