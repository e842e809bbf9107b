// The sealed parts of a found case: SQL selects only the classes the reader may have; the caller holds the keys.
import type { DataClass } from "../../workflows/kernel/form.ts";
import type { Driver } from "../driver/driver.ts";
import type { FoundCase } from "./find-case.ts";

export interface SealedRow {
  seq: number;
  subject: string;
  class: string;
  keyId: number;
  blob: Uint8Array;
}

/** At most 2,000 parts of the given seqs and classes. */
export function listSealed(
  driver: Driver,
  found: FoundCase,
  seqs: readonly number[],
  classes: readonly DataClass[],
): Promise<SealedRow[]> {
  if (seqs.length === 0 || classes.length === 0) return Promise.resolve([]);
  return driver.read<SealedRow>(
    `SELECT seq, subject, class, key_id AS keyId, blob FROM event_sealed
     WHERE case_id=? AND seq IN (SELECT value FROM json_each(?)) AND class IN (SELECT value FROM json_each(?))
     LIMIT 2000`,
    [found.snapshot.caseId, JSON.stringify(seqs), JSON.stringify(classes)],
  );
}

/** Why the data of a subject were erased, by subject. */
export async function listErased(driver: Driver, found: FoundCase): Promise<Map<string, string>> {
  const rows = await driver.read<{ subject: string; erased: string }>(
    "SELECT subject, erased FROM key_binding WHERE case_id=? AND erased IS NOT NULL LIMIT 200",
    [found.snapshot.caseId],
  );
  return new Map(rows.map((row) => [row.subject, row.erased]));
}
