// Indicators of the plan that the log answers, counted over the whole district for the year under way: a number, and nothing of a
// person or of a single office.
import { findHead, firstPosOn } from "../../db/history/find-pos.ts";
import { countAccesses } from "../../db/plan/count-accesses.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import { createPace } from "../pace.ts";
import type { Services } from "../services.ts";

export interface ComputedIndicator {
  value: number;
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

export async function computeIndicators({ driver, clock }: Services): Promise<ComputedIndicators> {
  const to = clock.today();
  const from: Day = `${to.slice(0, 4)}-01-01`;
  const head = await findHead(driver);
  const span = { from: await firstPosOn(driver, head, from), to: head };
  const value = await countAccesses(driver, span, createPace(turnMs));
  return new Map([[accessesToDesk, { value, from, to }]]);
}
