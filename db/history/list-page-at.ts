// One page of a work list as it was at a moment of the past, in order of term, by keyset: the rows that stood then, merged
// along their indexes, with the names and the rights of today.
import type { Driver, Statement } from "../driver/driver.ts";
import { dueIndex, filterTerms, fixedAssignees, fixedValues, type ListFilter } from "../queues/list-filter.ts";
import { contentShown, keyset, type ListRights, type PageAsk, pageJson, readPage } from "../queues/list-page.ts";
import { byCase, type Past, rowIndexAt, standingArms, unionOf } from "./standing.ts";

/** A page of the past is in order of term, whatever its filter. */
export type PastPageAsk = Omit<PageAsk, "sort">;

/** The index of versions that leads by what the filter fixes. */
export function versionIndex(filter: ListFilter): string {
  if (filter.found) return byCase;
  if (fixedAssignees(filter) !== undefined) return "list_version_assignee";
  return fixedValues(filter, "comune")?.length === 1 ? "list_version_territory" : "list_version_due";
}

/** The index of rows that still stand; in `inOrder` of term where there are many. */
export const rowIndex = async (driver: Driver, past: Past, filter: ListFilter, inOrder: string): Promise<string> =>
  filter.found ? "" : rowIndexAt(driver, past, filter.status === "closed", inOrder);

/** Columns that an event changes; the number stays. */
const changing = ["kind", "state", "closed", "territory", "area", "assignee", "restricted", "person_id", "opened_on"]
  .concat(["updated_on", "due_on", "due_term", "urgent", "court_term", "waiting_for", "waiting_since", "waiting_of"])
  .concat(["reminded_on", "priority", "weight", "todo", "columns"])
  .map((column) => `CASE WHEN c.to_pos = 0 THEN n.${column} ELSE v.${column} END AS ${column}`)
  .join(",");

/** Apart from `listPageAt` so that its plan can be tested. */
export async function pageStatementAt(
  driver: Driver,
  rights: ListRights,
  past: Past,
  ask: PastPageAsk,
): Promise<Statement> {
  const { filter, limit } = ask;
  const { where, order, args } = keyset({ ...ask, sort: "dueOn" });
  const arms = standingArms(
    {
      past,
      permitted: rights.rows,
      terms: [...filterTerms({ ...filter, today: past.day }), { sql: where, args }],
      versionIndex: versionIndex(filter),
      rowIndex: await rowIndex(driver, past, filter, dueIndex(filter)),
      inOrder: true,
    },
    (toPos) => `l.due_on AS due_on, l.case_id AS case_id, ${toPos} AS to_pos`,
  );
  const merged = unionOf(arms);
  const shown = contentShown(rights, "n");
  const sql = `SELECT ${pageJson} FROM (
    SELECT n.case_id, n.number, ${changing}, ${shown.sql} AS shown, p.surname, p.given_name, p.birth_on
    FROM (${merged.sql} ORDER BY ${order.replaceAll("l.", "")} LIMIT ?) c
    CROSS JOIN list_row n ON n.case_id = c.case_id
    LEFT JOIN list_version v ON v.to_pos = c.to_pos
    LEFT JOIN person_row p ON p.person_id = CASE WHEN c.to_pos = 0 THEN n.person_id ELSE v.person_id END)`;
  return { sql, args: [...shown.args, ...merged.args, limit] };
}

/** UTF-8 of a JSON array of `ListItem`, as `listPage`. */
export const listPageAt = async (
  driver: Driver,
  rights: ListRights,
  past: Past,
  ask: PastPageAsk,
): Promise<Uint8Array> => readPage(driver, await pageStatementAt(driver, rights, past, ask));
