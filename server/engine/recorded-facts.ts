// The facts an event was decided on, made again from what the log keeps of them: rulesets by version, other cases as
// they stood at the seq that was read.
import type { DistrictTables } from "../../db/district/load-tables.ts";
import type { Driver } from "../../db/driver/driver.ts";
import { findMilestone } from "../../db/log/milestones.ts";
import { readCaseEvents } from "../../db/log/read-log.ts";
import type { CaseSnapshot, Facts, FactValue, MandateFact, Need } from "../../workflows/kernel/definition.ts";
import { apply, emptySnapshot } from "../../workflows/kernel/fold.ts";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import type { EnteredFact } from "../../workflows/kernel/past.ts";
import { caseFact } from "./case-fact.ts";
import { loggedOf } from "./logged.ts";

interface Source {
  driver: Driver;
  tables: DistrictTables;
}

/** The case as it stood after its event `seq`; undefined when the log has none. */
export async function caseAt(driver: Driver, caseId: string, seq: number): Promise<CaseSnapshot | undefined> {
  if (seq < 1) return undefined;
  let now = await findMilestone(driver, caseId, seq);
  const from = now?.seq ?? 0;
  for (const row of await readCaseEvents(driver, caseId, from, seq - from)) {
    if (row.seq > seq) break;
    now = apply(now ?? emptySnapshot(caseId, row.kind, row.workflow_version), loggedOf(row));
  }
  return now;
}

function stampOf(value: Json | undefined): { id: string; seq: number } | undefined {
  if (Array.isArray(value)) {
    const [id, seq] = value;
    return typeof id === "string" && typeof seq === "number" ? { id, seq } : undefined;
  }
  if (!isObject(value)) return undefined;
  const { id, seq } = value;
  return typeof id === "string" && typeof seq === "number" ? { id, seq } : undefined;
}

async function again(source: Source, need: Need, stored: Json | undefined): Promise<FactValue> {
  if (stored === undefined || stored === false || stored === null) return null;
  if ("past" in need) return null;
  if ("entered" in need) return isObject(stored) ? (stored as unknown as EnteredFact) : null;
  if ("ruleset" in need) {
    const version = isObject(stored) ? stored.version : undefined;
    const row = source.tables.rulesets.find((one) => one.id === need.ruleset && one.version === version);
    return row
      ? { id: row.id, version: row.version, values: row.values, source: row.source, example: row.example }
      : null;
  }
  if ("mandate" in need) return isObject(stored) ? (stored as unknown as MandateFact) : null;
  const one = async (value: Json) => {
    const stamp = stampOf(value);
    if (!stamp) return null;
    const then = await caseAt(source.driver, stamp.id, stamp.seq);
    return "referring" in need ? caseFact(then, then?.kind ?? "", []) : caseFact(then, need.kind, need.pick);
  };
  if ("case" in need) return one(stored);
  const found = [];
  for (const value of Array.isArray(stored) ? stored : []) {
    const fact = await one(value);
    if (fact) found.push(fact);
  }
  return found;
}

export async function recordedFacts(source: Source, needs: readonly Need[], stored: JsonObject): Promise<Facts> {
  const facts: Facts = {};
  for (const need of needs) facts[need.fact] = await again(source, need, stored[need.fact]);
  return facts;
}
