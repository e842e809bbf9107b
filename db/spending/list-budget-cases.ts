// Open cases with money committed, in the order of their terms. A slice walks so many open cases of a kind along their index and answers
// the place where it ended: what one question costs does not grow with the number of cases.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Place } from "../cost-sharing/list-share-cases.ts";
import type { Driver } from "../driver/driver.ts";

export interface BudgetCase extends Place {
  number: string;
  territory: string;
  assignee: string;
  /** Surname and given name; null where nobody is named. */
  person: string | null;
  /** Its commitments, its project and what is given: amounts, codes and days. */
  budget: JsonObject[];
  project: JsonObject | null;
  deliveries: JsonObject[];
}

type Stored = Omit<BudgetCase, "budget" | "project" | "deliveries"> & {
  budget: string | null;
  project: string | null;
  deliveries: string | null;
};

const rowsIn = (text: string | null): JsonObject[] => (text === null ? [] : (JSON.parse(text) as JsonObject[]));

export interface BudgetQuestion {
  kind: string;
  assignee?: string | undefined;
  /** Of the case. */
  territory?: string | undefined;
}

/** `last`: absent where no case comes after. */
export async function listBudgetCases(
  driver: Driver,
  permitted: Permitted,
  { kind, assignee = "", territory = "" }: BudgetQuestion,
  after: Place,
  slice: number,
): Promise<{ found: BudgetCase[]; last?: Place }> {
  const may = toSql(permitted, caseRows("r"));
  const rows = await driver.read<Stored>(
    `SELECT w.case_id AS caseId, w.due_on AS dueOn, w.number, w.territory, w.assignee,
       p.surname||' '||p.given_name AS person, s.doc->>'$.context.budget' AS budget,
       s.doc->>'$.context.project' AS project, s.doc->>'$.context.deliveries' AS deliveries
     FROM (SELECT r.case_id, r.due_on, r.number, r.territory, r.assignee, r.person_id
       FROM list_row r INDEXED BY list_kind_due
       WHERE r.kind=? AND r.closed=0 AND (r.due_on,r.case_id)>(?,?) AND (?='' OR r.assignee=?)
         AND (?='' OR r.territory=?) AND ${may.sql}
       ORDER BY r.due_on,r.case_id LIMIT ?) w
     JOIN snapshot s ON s.case_id=w.case_id LEFT JOIN person_row p ON p.person_id=w.person_id
     ORDER BY w.due_on,w.case_id LIMIT ?`,
    [...[kind, after.dueOn, after.caseId, assignee, assignee, territory, territory], ...[...may.args, slice, slice]],
  );
  const found = rows.flatMap(({ budget, project, deliveries, ...row }): BudgetCase[] =>
    budget === null
      ? []
      : [
          {
            ...row,
            budget: rowsIn(budget),
            project: project === null ? null : (JSON.parse(project) as JsonObject),
            deliveries: rowsIn(deliveries),
          },
        ],
  );
  const last = rows.length < slice ? undefined : rows.at(-1);
  return { found, ...(last ? { last: { dueOn: last.dueOn, caseId: last.caseId } } : {}) };
}
