// Bounded reads that only verify, backup and restore need.
import type { Driver } from "../driver/driver.ts";

export interface SealedPartRow {
  pos: number;
  subject: string;
  class: string;
  case_id: string;
  seq: number;
  key_id: number;
  blob: Uint8Array;
  erased: string | null;
}

/** Key ids that erasure destroyed: restore applies them again. */
export async function readErasedKeys(driver: Driver): Promise<number[]> {
  const rows = await driver.read<{ key_id: number }>(
    "SELECT key_id FROM key_binding WHERE erased IS NOT NULL LIMIT 1000000",
  );
  return rows.map((row) => row.key_id);
}

/** Sealed parts of one case in some classes, in order of seq; at most 20,000. */
export async function readSealedOfCase(
  driver: Driver,
  caseId: string,
  classes: readonly string[],
): Promise<SealedPartRow[]> {
  const rows = await driver.read<SealedPartRow>(
    `SELECT e.pos,e.subject,e.class,e.case_id,e.seq,e.key_id,e.blob,k.erased FROM event_sealed e
     LEFT JOIN key_binding k ON k.key_id=e.key_id
     WHERE e.case_id=? AND e.class IN (SELECT value FROM json_each(?)) ORDER BY e.seq,e.subject,e.class LIMIT 20000`,
    [caseId, JSON.stringify(classes)],
  );
  return rows.map((row) => ({ ...row, blob: new Uint8Array(row.blob) }));
}

/** Cases of which what was said of the case itself was erased. */
export async function readErasedCases(driver: Driver): Promise<ReadonlySet<string>> {
  const rows = await driver.read<{ case_id: string }>(
    "SELECT case_id FROM key_binding WHERE subject='case' AND erased IS NOT NULL LIMIT 1000000",
  );
  return new Set(rows.map((row) => row.case_id));
}
