// Cases of one kind that belong to a case in care (economic aids, inclusion allowances, administrations of support, inquiries), among
// those whose content a reader may see; along the links of the case.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface LinkedRow {
  caseId: string;
  number: string;
  state: string;
  territory: string;
  openedOn: string;
  dueOn: string;
  /** The term due on that day; null without one. */
  dueTerm: string | null;
  /** What its list shows of this kind. */
  columns: JsonObject;
  context: JsonObject;
}

/** At most `limit`, the newest first. */
export async function listLinkedTo(
  driver: Driver,
  content: Permitted,
  { intake, kind }: { intake: string; kind: string },
  limit: number,
): Promise<LinkedRow[]> {
  const may = toSql(content, caseRows("r"));
  const rows = await driver.read<Omit<LinkedRow, "columns" | "context"> & { columns: string; context: string }>(
    `SELECT r.case_id AS caseId, r.number, r.state, r.territory, r.opened_on AS openedOn, r.due_on AS dueOn, r.due_term AS dueTerm,
       r.columns, s.doc->>'$.context' AS context
     FROM case_link l CROSS JOIN list_row r ON r.case_id=l.from_id JOIN snapshot s ON s.case_id=r.case_id
     WHERE l.to_id=? AND l.role='intake' AND r.kind=? AND ${may.sql}
     ORDER BY l.pos DESC LIMIT ?`,
    [intake, kind, ...may.args, limit],
  );
  return rows.map(({ columns, context, ...row }) => ({
    ...{ ...row, columns: JSON.parse(columns) as JsonObject, context: JSON.parse(context) as JsonObject },
  }));
}
