// Cases with money committed: open ones in the order of their terms, then those closed since a day in the order of their last acts. A slice
// walks so many along their index and answers the place where it ended: what one question costs does not grow with the number of cases.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface BudgetPlace {
  /** Whether the walk has come to the closed ones. */
  isClosed: boolean;
  /** Of an open case its next term, of a closed one its last act. */
  dueOn: string;
  caseId: string;
}

export interface BudgetCase extends BudgetPlace {
  /** Day; null while the case is open. */
  closedOn: string | null;
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

type Stored = Omit<BudgetCase, "budget" | "project" | "deliveries" | "isClosed"> & {
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
  /** Closed cases are those closed on this day or later. */
  closedFrom: string;
}

/** How either half is walked. A case that closed since a day had its last act then or later. */
const walks = {
  open: { index: "list_kind_due", closed: 0, by: "due_on" },
  closed: { index: "list_updated", closed: 1, by: "updated_on" },
} as const;

/** `last`: absent where no case comes after. */
export async function listBudgetCases(
  driver: Driver,
  permitted: Permitted,
  { kind, assignee = "", territory = "", closedFrom }: BudgetQuestion,
  after: BudgetPlace,
  slice: number,
): Promise<{ found: BudgetCase[]; last?: BudgetPlace }> {
  const { isClosed } = after;
  const walk = isClosed ? walks.closed : walks.open;
  const may = toSql(permitted, caseRows("r"));
  const rows = await driver.read<Stored>(
    `SELECT w.case_id AS caseId, w.due_on AS dueOn, w.closed_on AS closedOn, w.number, w.territory, w.assignee,
       p.surname||' '||p.given_name AS person, s.doc->>'$.context.budget' AS budget,
       s.doc->>'$.context.project' AS project, s.doc->>'$.context.deliveries' AS deliveries
     FROM (SELECT r.case_id, r.${walk.by} AS due_on, r.closed_on, r.number, r.territory, r.assignee, r.person_id
       FROM list_row r INDEXED BY ${walk.index}
       WHERE r.kind=? AND r.closed=${walk.closed} AND (r.${walk.by},r.case_id)>(?,?) AND (?='' OR r.closed_on>=?) AND (?='' OR r.assignee=?)
         AND (?='' OR r.territory=?) AND ${may.sql}
       ORDER BY r.${walk.by},r.case_id LIMIT ?) w
     JOIN snapshot s ON s.case_id=w.case_id LEFT JOIN person_row p ON p.person_id=w.person_id
     ORDER BY w.due_on,w.case_id LIMIT ?`,
    [
      ...[kind, isClosed && after.dueOn === "" ? closedFrom : after.dueOn, after.caseId],
      ...[isClosed ? closedFrom : "", isClosed ? closedFrom : ""],
      ...[assignee, assignee, territory, territory],
      ...[...may.args, slice, slice],
    ],
  );
  const found = rows.flatMap(({ budget, project, deliveries, ...row }): BudgetCase[] =>
    budget === null
      ? []
      : [
          {
            ...{ ...row, isClosed },
            budget: rowsIn(budget),
            project: project === null ? null : (JSON.parse(project) as JsonObject),
            deliveries: rowsIn(deliveries),
          },
        ],
  );
  const last = rows.length < slice ? undefined : rows.at(-1);
  return { found, ...(last ? { last: { isClosed, dueOn: last.dueOn, caseId: last.caseId } } : {}) };
}
