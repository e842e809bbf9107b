// Open cases of a few persons, to say who follows them: which of it may be told is decided row by row by policy.
import type { AreaId } from "../../workflows/kernel/ids.ts";
import { type CaseAttributes, caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

interface Row {
  personId: string;
  caseId: string;
  kind: string;
  state: string;
  territory: string;
  area: AreaId;
  assignee: string;
  restricted: number;
  isReader: number;
}

export interface FollowedCase {
  personId: string;
  one: CaseAttributes;
  isReader: boolean;
}

/** At most 200. */
export async function listFollowed(
  driver: Driver,
  permitted: Permitted,
  accountIds: readonly string[],
  personIds: readonly string[],
): Promise<FollowedCase[]> {
  if (personIds.length === 0) return [];
  const may = toSql(permitted, caseRows("l"));
  const rows = await driver.read<Row>(
    `SELECT l.person_id AS personId, l.case_id AS caseId, l.kind, l.state, l.territory, l.area, l.assignee, l.restricted,
       EXISTS (SELECT 1 FROM case_reader c WHERE c.case_id=l.case_id
         AND c.account_id IN (SELECT value FROM json_each(?))) AS isReader
     FROM list_row l INDEXED BY list_person
     WHERE l.person_id IN (SELECT value FROM json_each(?)) AND l.closed=0 AND ${may.sql} LIMIT 200`,
    [JSON.stringify(accountIds), JSON.stringify(personIds), ...may.args],
  );
  return rows.map(({ personId, isReader, assignee, restricted, ...one }) => ({
    personId,
    isReader: isReader === 1,
    one: { ...one, restricted: restricted === 1, ...(assignee === "" ? {} : { assignee }) },
  }));
}
