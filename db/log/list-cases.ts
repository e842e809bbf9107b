// The cases of one kind, slice by slice in order of id: for commands that look at every one.
import type { Driver } from "../driver/driver.ts";
import { type SnapshotRow, type StoredCase, toStoredCase } from "./read-log.ts";

/** Cases of a kind that hold one of these versions, with an id above `after`; at most `limit`. */
export async function listCasesOf(
  driver: Driver,
  kind: string,
  versions: readonly number[],
  after: string,
  limit: number,
): Promise<StoredCase[]> {
  const rows = await driver.read<SnapshotRow>(
    `SELECT case_id,kind,number,workflow_version,seq,state,doc,last_hash,last_pos FROM snapshot
     WHERE kind=? AND workflow_version IN (SELECT value FROM json_each(?)) AND case_id>? ORDER BY case_id LIMIT ?`,
    [kind, JSON.stringify(versions), after, limit],
  );
  return rows.map(toStoredCase);
}

/** Seq of the last event of a case at or before a position; 0 when it was not there yet. */
export async function seqAtPos(driver: Driver, caseId: string, pos: number): Promise<number> {
  const [row] = await driver.read<{ seq: number }>(
    "SELECT seq FROM event WHERE case_id=? AND pos<=? ORDER BY seq DESC LIMIT 1",
    [caseId, pos],
  );
  return row?.seq ?? 0;
}
