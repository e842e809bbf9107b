// Cases as they stand now, by their ids, read in slices.
import type { Driver } from "../../db/driver/driver.ts";
import { readCases } from "../../db/log/read-log.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";

const slice = 100;

export async function snapshotsOf(
  driver: Driver,
  events: readonly { case_id: string }[],
): Promise<Map<string, CaseSnapshot>> {
  const ids = [...new Set(events.map((event) => event.case_id))];
  const found = new Map<string, CaseSnapshot>();
  for (let i = 0; i < ids.length; i += slice)
    for (const { snapshot } of await readCases(driver, ids.slice(i, i + slice))) found.set(snapshot.caseId, snapshot);
  return found;
}
