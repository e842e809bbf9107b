// Acts of a case as they stand: not taken back, with the values that corrections gave them, opened as far as the reader may. For
// pages and documents that show what holds, where a timeline shows how it came about.
import type { FoundCase } from "../../db/cases/find-case.ts";
import { listOfTypes } from "../../db/cases/list-events.ts";
import type { DataClass } from "../../workflows/kernel/form.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Access } from "../access/policy.ts";
import type { SessionContext } from "../trpc.ts";
import { type TimelineEntry, toEntries } from "./list-timeline.ts";

export interface StandingAct {
  seq: number;
  type: string;
  actor: string;
  behalfOf?: string;
  occurredOn: string;
  recordedAt: string;
  /** Open and sealed values by field, those the reader may see. */
  values: JsonObject;
  /** Classes of fields that stay closed to this reader. */
  closed?: DataClass[];
  erased?: string[];
}

const correct = "CORRECT";
/** Acts and corrections looked at for one answer. */
const most = 200;

function standing(entry: TimelineEntry, corrections: readonly TimelineEntry[]): StandingAct {
  const { seq, type, actor, behalfOf, recordedAt, closed, erased } = entry;
  const values: JsonObject = Object.fromEntries((entry.given ?? []).map(({ field, value }) => [field, value]));
  let { occurredOn } = entry;
  for (const { correction } of corrections) {
    if (correction?.corrects !== seq || correction.outcome !== "applied") continue;
    for (const { field, to } of correction.changes)
      if (to === undefined) delete values[field];
      else values[field] = to;
    occurredOn = correction.day?.to ?? occurredOn;
  }
  return {
    ...{ seq, type, actor, occurredOn, recordedAt, values },
    ...(behalfOf ? { behalfOf } : {}),
    ...(closed ? { closed } : {}),
    ...(erased ? { erased } : {}),
  };
}

/** Acts of the given types, newest first, of the 5,000 newest events of the case. */
export async function standingActs(
  ctx: SessionContext,
  found: FoundCase,
  access: Access,
  types: readonly string[],
): Promise<StandingAct[]> {
  const rows = await listOfTypes(ctx.driver, found, [...types, correct], most);
  const entries = await toEntries(ctx, found, access, rows);
  const corrections = entries.filter((one) => one.type === correct).reverse();
  return entries
    .filter((one) => one.type !== correct && one.takenBackBy === undefined)
    .map((one) => standing(one, corrections));
}
