// From the minute somebody asks about to the moment of the log, and a case as it was then. What may be seen of the past is
// decided by the rights and the erasures of today, by whoever calls.
import { z } from "zod";
import type { FoundCase } from "../../db/cases/find-case.ts";
import type { Driver } from "../../db/driver/driver.ts";
import { findHead, lastPosAt, lastSeqAt } from "../../db/history/find-pos.ts";
import { type Past, toPast } from "../../db/history/standing.ts";
import { isMinute, romeDay, romeInstant } from "../../workflows/rules/calendar/days.ts";
import { foldTo } from "../engine/past.ts";
import { AppError } from "../errors.ts";
import type { Services } from "../services.ts";

/** `YYYY-MM-DDTHH:MM` on the clocks of Rome. */
export const minuteInput = z.string().refine(isMinute);

/** A command that is being written has its instant already: a moment is past when nothing can still be recorded in it. */
const settledMs = 5_000;

type Asking = Pick<Services, "clock" | "driver">;

function instantOf({ clock }: Asking, minute: string): string {
  const instant = romeInstant(minute);
  if (Date.parse(instant) > Date.parse(clock.now()) - settledMs) throw new AppError("INVALID", { reason: "notPast" });
  return instant;
}

async function posAt(driver: Driver, instant: string): Promise<{ pos: number; head: number }> {
  const head = await findHead(driver);
  return { head, pos: await lastPosAt(driver, head, instant) };
}

/** Throws INVALID for a minute that is not over. */
export async function pastOf(asking: Asking, minute: string): Promise<Past> {
  const instant = instantOf(asking, minute);
  return toPast(asking.driver, { ...(await posAt(asking.driver, instant)), day: romeDay(instant) });
}

/** The case as it was, still with the attributes and readers of today, which rights go by; undefined before its opening. */
export async function caseAt(asking: Asking, found: FoundCase, minute: string): Promise<FoundCase | undefined> {
  const { caseId, kind, workflowVersion, seq: lastSeq } = found.snapshot;
  const { pos } = await posAt(asking.driver, instantOf(asking, minute));
  const seq = await lastSeqAt(asking.driver, caseId, lastSeq, pos);
  if (seq === 0) return undefined;
  return { ...found, snapshot: await foldTo(asking.driver, { caseId, kind, workflowVersion }, seq) };
}
