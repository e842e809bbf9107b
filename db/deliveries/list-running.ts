// Deliveries that are not closed, in slices along the index of their kind: for a calendar over all that a reader may see. Who may know of
// a delivery no more than that and when it is has its person left out.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface RunningRow {
  caseId: string;
  number: string;
  territory: string;
  dueOn: string;
  /** The reader may read its content. */
  isContent: boolean;
  person: string | null;
  context: JsonObject;
}

export interface RunningQuestion {
  comune?: string | undefined;
  service?: string | undefined;
  assignee?: string | undefined;
}

export interface RunningRights {
  /** Rows that may be told of. */
  rows: Permitted;
  /** Those of them whose content may be read. */
  content: Permitted;
}

type Stored = Omit<RunningRow, "context" | "isContent"> & { context: string; content: number };

/** After the given row; fewer than `limit`: it was the last slice. */
export async function listRunning(
  driver: Driver,
  rights: RunningRights,
  { comune = "", service = "", assignee = "" }: RunningQuestion,
  after: { dueOn: string; caseId: string },
  limit: number,
): Promise<RunningRow[]> {
  const may = toSql(rights.rows, caseRows("r"));
  const content = toSql(rights.content, caseRows("r"));
  const rows = await driver.read<Stored>(
    `SELECT r.case_id AS caseId, r.number, r.territory, r.due_on AS dueOn, ${content.sql} AS content,
       p.surname||' '||p.given_name AS person, s.doc->>'$.context' AS context
     FROM list_row r INDEXED BY list_kind_due JOIN snapshot s ON s.case_id=r.case_id
       LEFT JOIN person_row p ON p.person_id=r.person_id
     WHERE r.kind='delivery' AND r.closed=0 AND (r.due_on, r.case_id) > (?, ?)
       AND (?='' OR r.territory=?) AND (?='' OR r.assignee=?) AND (?='' OR r.columns->>'$.service'=?) AND ${may.sql}
     ORDER BY r.due_on, r.case_id LIMIT ?`,
    [
      ...content.args,
      ...[after.dueOn, after.caseId, comune, comune, assignee, assignee, service, service],
      ...may.args,
      limit,
    ],
  );
  return rows.map(({ content: isContent, context, person, ...row }) => ({
    ...row,
    isContent: isContent === 1,
    person: isContent === 1 ? person : null,
    context: JSON.parse(context) as JsonObject,
  }));
}
