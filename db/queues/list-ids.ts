// All the cases a filter holds, in slices: what an act on a whole list is about. Walked along the index of the list's
// own order, by keyset.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { dueIndex, filterTerms, joinTerms, type ListFilter } from "./list-filter.ts";

export interface ListedCase {
  caseId: string;
  kind: string;
  dueOn: string;
}

/** Cases after `after`, the next due first; fewer than `limit`: it was the last slice. */
export function listIds(
  driver: Driver,
  permitted: Permitted,
  filter: ListFilter,
  after: { dueOn: string; caseId: string },
  limit: number,
): Promise<ListedCase[]> {
  const terms = joinTerms([...filterTerms(filter), toSql(permitted, caseRows("l"))]);
  const walk = filter.found ? "" : `INDEXED BY ${dueIndex(filter)}`;
  return driver.read<ListedCase>(
    `SELECT l.case_id AS caseId, l.kind, l.due_on AS dueOn FROM list_row l ${walk}
     WHERE ${terms.sql} AND (l.due_on, l.case_id) > (?, ?) ORDER BY l.due_on, l.case_id LIMIT ?`,
    [...terms.args, after.dueOn, after.caseId, limit],
  );
}

export interface CaseLine {
  caseId: string;
  number: string;
  /** Surname and given name. */
  person: string | null;
}

/** What a list says of these cases (at most 500), as far as the reader may list them. */
export function listLines(driver: Driver, permitted: Permitted, ids: readonly string[]): Promise<CaseLine[]> {
  const may = toSql(permitted, caseRows("l"));
  return driver.read<CaseLine>(
    `SELECT l.case_id AS caseId, l.number, p.surname||' '||p.given_name AS person
     FROM list_row l LEFT JOIN person_row p ON p.person_id=l.person_id
     WHERE l.case_id IN (SELECT value FROM json_each(?)) AND ${may.sql} LIMIT 500`,
    [JSON.stringify(ids), ...may.args],
  );
}
