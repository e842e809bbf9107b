// How large a demo is and whether its making came to an end: two marks in the main file.
import type { Driver } from "../../db/driver/driver.ts";
import { findSetting } from "../../db/log/setting.ts";
import type { Day } from "../../workflows/kernel/ids.ts";

/** What the page prints of a demo's size. */
export interface DemoScale {
  persons: number;
  cases: number;
  /** Commands sent. */
  events: number;
  /** Days simulated. */
  days: number;
  seed: string;
  /** First and last day on which something may have been recorded. */
  from: Day;
  to: Day;
  /** More cases than the sample of a district: a set for load tests. */
  load: boolean;
}

export const scaleMark = "demoScale";
export const startedMark = "demoStarted";

/** Undefined where nothing was simulated, or not to the end. */
export async function findDemoScale(driver: Driver): Promise<DemoScale | undefined> {
  const stored = await findSetting(driver, scaleMark);
  return stored === undefined ? undefined : (JSON.parse(stored) as DemoScale);
}

/** True when a simulation was begun and never ended. */
export async function wasInterrupted(driver: Driver): Promise<boolean> {
  return (await findSetting(driver, startedMark)) !== undefined && (await findSetting(driver, scaleMark)) === undefined;
}
