// The open terms of the cases of a work list, in the order of their ends: what an export of the list holds.
import type { DeadlineState } from "../../workflows/kernel/deadline.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { filterTerms, joinTerms, type ListFilter } from "./list-filter.ts";

export interface ListedTerms {
  caseId: string;
  kind: string;
  number: string;
  deadlines: Record<string, DeadlineState>;
}

/** At most `limit` cases. */
export async function listTerms(
  driver: Driver,
  permitted: Permitted,
  filter: ListFilter,
  limit: number,
): Promise<ListedTerms[]> {
  const terms = joinTerms([...filterTerms(filter), toSql(permitted, caseRows("l"))]);
  const rows = await driver.read<Omit<ListedTerms, "deadlines"> & { deadlines: string }>(
    `SELECT l.case_id AS caseId, l.kind, l.number, json_extract(s.doc,'$.deadlines') AS deadlines
     FROM list_row l JOIN snapshot s ON s.case_id = l.case_id
     WHERE ${terms.sql} ORDER BY l.due_on, l.case_id LIMIT ?`,
    [...terms.args, limit],
  );
  return rows.map((row) => ({ ...row, deadlines: JSON.parse(row.deadlines) as Record<string, DeadlineState> }));
}
