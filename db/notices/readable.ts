// The cases of an inbox as their lists have them today, of those the reader may still see.
import { caseRows, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import type { ListRights } from "../queues/list-page.ts";

export interface NoticedCase {
  caseId: string;
  kind: string;
  number: string;
  territory: string;
  closed: number;
  /** Surname and given name; null for who may not know whose case it is. */
  person: string | null;
  /** Null for who may not know what the case is about. */
  state: string | null;
}

/** At most 200 ids. */
export function readableCases(driver: Driver, rights: ListRights, ids: readonly string[]): Promise<NoticedCase[]> {
  const may = toSql(rights.rows, caseRows("r"));
  const contents = toSql(rights.contents, caseRows("r"));
  return driver.read<NoticedCase>(
    `SELECT r.case_id AS caseId, r.kind, r.number, r.territory, r.closed,
       CASE WHEN ${contents.sql} THEN p.surname || ' ' || p.given_name END AS person,
       CASE WHEN ${contents.sql} THEN r.state END AS state
     FROM list_row r LEFT JOIN person_row p ON p.person_id = r.person_id
     WHERE r.case_id IN (SELECT value FROM json_each(?)) AND ${may.sql} LIMIT 200`,
    [...contents.args, ...contents.args, JSON.stringify(ids), ...may.args],
  );
}
