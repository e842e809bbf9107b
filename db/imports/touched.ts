// Whether anybody but certain imports acted on a record since it was opened, and how far it is.
import type { Driver } from "../driver/driver.ts";

export interface Touched {
  seq: number;
  /** Events after the opening that came of nothing among those named. */
  others: number;
}

/** A record has few events when this is asked: it was opened by an import. */
export async function readTouched(
  driver: Driver,
  caseId: string,
  correlations: readonly string[],
): Promise<Touched | undefined> {
  const [row] = await driver.read<{ seq: number | null; others: number | null }>(
    `SELECT max(seq) AS seq, sum(seq>1 AND correlation_id NOT IN (SELECT value FROM json_each(?2))) AS others
     FROM event WHERE case_id=?1`,
    [caseId, JSON.stringify(correlations)],
  );
  return row?.seq == null ? undefined : { seq: row.seq, others: row.others ?? 0 };
}

/** Persons whom an import added to a household that was there, in order. */
export async function listAdded(driver: Driver, householdId: string, correlation: string): Promise<string[]> {
  const rows = await driver.read<{ person: string | null }>(
    `SELECT json_extract(payload,'$.person') AS person FROM event
     WHERE case_id=? AND correlation_id=? AND type='ADD_MEMBER' ORDER BY seq LIMIT 200`,
    [householdId, correlation],
  );
  return rows.flatMap(({ person }) => person ?? []);
}
