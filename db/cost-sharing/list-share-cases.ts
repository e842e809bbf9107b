// Open cases with money of the household committed, in the order of their terms. A slice walks so many open cases of a kind along their
// index and answers the place where it ended: what one question costs does not grow with the number of cases.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface Place {
  dueOn: string;
  caseId: string;
}

export interface ShareCase extends Place {
  number: string;
  territory: string;
  assignee: string;
  /** Surname and given name; null where nobody is named. */
  person: string | null;
  /** Its commitments. */
  budget: JsonObject[];
}

type Stored = Omit<ShareCase, "budget"> & { budget: string | null };

/** `last`: absent where no case comes after. */
export async function listShareCases(
  driver: Driver,
  permitted: Permitted,
  { kind, assignee = "" }: { kind: string; assignee?: string | undefined },
  after: Place,
  slice: number,
): Promise<{ found: ShareCase[]; last?: Place }> {
  const may = toSql(permitted, caseRows("r"));
  const rows = await driver.read<Stored>(
    `SELECT w.case_id AS caseId, w.due_on AS dueOn, w.number, w.territory, w.assignee,
       p.surname||' '||p.given_name AS person,
       CASE WHEN s.doc->>'$.context.openShare' IS NOT NULL THEN s.doc->>'$.context.budget' END AS budget
     FROM (SELECT r.case_id, r.due_on, r.number, r.territory, r.assignee, r.person_id
       FROM list_row r INDEXED BY list_kind_due
       WHERE r.kind=? AND r.closed=0 AND (r.due_on,r.case_id)>(?,?) AND (?='' OR r.assignee=?) AND ${may.sql}
       ORDER BY r.due_on,r.case_id LIMIT ?) w
     JOIN snapshot s ON s.case_id=w.case_id LEFT JOIN person_row p ON p.person_id=w.person_id
     ORDER BY w.due_on,w.case_id LIMIT ?`,
    [kind, after.dueOn, after.caseId, assignee, assignee, ...may.args, slice, slice],
  );
  const found = rows.flatMap(({ budget, ...row }): ShareCase[] =>
    budget === null ? [] : [{ ...row, budget: JSON.parse(budget) as JsonObject[] }],
  );
  const last = rows.length < slice ? undefined : rows.at(-1);
  return { found, ...(last ? { last: { dueOn: last.dueOn, caseId: last.caseId } } : {}) };
}
