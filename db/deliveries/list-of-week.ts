// Deliveries of a week, in slices along the index of their kind: those that run, then those that ended in it or later and are closed. For
// a calendar over all that a reader may see; who may know of a delivery no more than that and when it is has its person left out.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface WeekRow {
  closed: number;
  caseId: string;
  number: string;
  territory: string;
  dueOn: string;
  /** The reader may read its content. */
  isContent: boolean;
  person: string | null;
  context: JsonObject;
}

export interface WeekQuestion {
  comune?: string | undefined;
  service?: string | undefined;
  assignee?: string | undefined;
  /** First day of the week. */
  monday: string;
}

export interface WeekRights {
  /** Rows that may be told of. */
  rows: Permitted;
  /** Those of them whose content may be read. */
  content: Permitted;
}

type Stored = Omit<WeekRow, "context" | "isContent"> & { context: string; content: number };

/** After the given row; fewer than `limit`: it was the last slice. */
export async function listOfWeek(
  driver: Driver,
  rights: WeekRights,
  { comune = "", service = "", assignee = "", monday }: WeekQuestion,
  after: { closed: number; dueOn: string; caseId: string },
  limit: number,
): Promise<WeekRow[]> {
  const may = toSql(rights.rows, caseRows("r"));
  const content = toSql(rights.content, caseRows("r"));
  const rows = await driver.read<Stored>(
    `SELECT r.closed, r.case_id AS caseId, r.number, r.territory, r.due_on AS dueOn, ${content.sql} AS content,
       p.surname||' '||p.given_name AS person, s.doc->>'$.context' AS context
     FROM list_row r INDEXED BY list_kind_due JOIN snapshot s ON s.case_id=r.case_id
       LEFT JOIN person_row p ON p.person_id=r.person_id
     WHERE r.kind='delivery' AND (r.closed, r.due_on, r.case_id) > (?, ?, ?)
       AND (r.closed=0 OR (r.updated_on>=? AND s.doc->>'$.context.endedOn'>=?))
       AND (?='' OR r.territory=?) AND (?='' OR r.assignee=?) AND (?='' OR r.columns->>'$.service'=?) AND ${may.sql}
     ORDER BY r.closed, r.due_on, r.case_id LIMIT ?`,
    [
      ...content.args,
      ...[
        after.closed,
        after.dueOn,
        after.caseId,
        monday,
        monday,
        comune,
        comune,
        assignee,
        assignee,
        service,
        service,
      ],
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
