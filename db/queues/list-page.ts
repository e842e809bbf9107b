// One page of a work list, by keyset and never by offset, its JSON built in SQL: the hottest read of the house.
import { caseRows, type Permitted, type Sql, toSql } from "../access.ts";
import type { Driver, Statement } from "../driver/driver.ts";
import { dueIndex, filterTerms, fixedAssignees, joinTerms, type ListFilter } from "./list-filter.ts";

export const listSorts = ["dueOn", "openedOn", "number", "updatedOn"] as const;
export type ListSort = (typeof listSorts)[number];

export interface PageAsk {
  filter: ListFilter;
  sort: ListSort;
  descending: boolean;
  /** Sort value and id of the last row of the page before. */
  after?: { value: string; caseId: string };
  /** Rows, at most 200; 1,000 where nobody waits for them. */
  limit: number;
  /** What else is asked of each row of `list_row l`: comes as `mark`. */
  mark?: Sql;
}

/** What may be seen: `rows` at all, `contents` also whose case it is and what it holds. */
export interface ListRights {
  rows: Permitted;
  contents: Permitted;
}

/** One row as the page's JSON holds it; keys of contents are null on rows seen as a skeleton. */
export interface ListItem {
  id: string;
  kind: string;
  number: string;
  state: string;
  closed: 0 | 1;
  territory: string;
  area: string;
  /** Account id; '' is nobody. */
  assignee: string;
  restricted: 0 | 1;
  personId: string | null;
  /** Surname and given name. */
  person: string | null;
  birthYear: string | null;
  openedOn: string;
  updatedOn: string;
  /** 9999-12-31 when no term runs. */
  dueOn: string;
  dueTerm: string | null;
  waitingFor: string | null;
  waitingSince: string | null;
  priority: number;
  weight: number;
  todo: number;
  columns: Record<string, string | number | boolean> | null;
  /** Only where it was asked for. */
  mark?: 0 | 1;
}

const sortColumns: Record<ListSort, string> = {
  dueOn: "due_on",
  openedOn: "opened_on",
  number: "number",
  updatedOn: "updated_on",
};
const sortIndexes: Record<Exclude<ListSort, "dueOn">, string> = {
  openedOn: "list_opened",
  number: "list_number",
  updatedOn: "list_updated",
};

/** The index to walk; none when a search already found the few rows to sort. */
function walked({ filter, sort }: PageAsk): string {
  if (filter.found) return "";
  // One worker's rows are few: they are sorted, rather than looked for along everybody's.
  if (sort === "dueOn" || fixedAssignees(filter) !== undefined) return `INDEXED BY ${dueIndex(filter)}`;
  return `INDEXED BY ${sortIndexes[sort]}`;
}

/** Before the first row of any order: no day, number or id is less or greater. */
const start = (descending: boolean) => (descending ? "~" : "");

export function keyset({ sort, descending, after }: PageAsk): { where: string; order: string; args: string[] } {
  const column = `l.${sortColumns[sort]}`;
  const sign = descending ? "<" : ">";
  const word = descending ? "DESC" : "ASC";
  const value = after?.value ?? start(descending);
  if (sort === "number") return { where: `${column} ${sign} ?`, order: `${column} ${word}`, args: [value] };
  return {
    where: `(${column}, l.case_id) ${sign} (?, ?)`,
    order: `${column} ${word}, l.case_id ${word}`,
    args: [value, after?.caseId ?? start(descending)],
  };
}

/** Whether whose case it is may be shown, by the stricter predicate when there is one. */
export function contentShown({ rows, contents }: ListRights, alias: string): Sql {
  const inner = toSql(contents, caseRows(alias));
  const outer = toSql(rows, caseRows(alias));
  const same = inner.sql === outer.sql && JSON.stringify(inner.args) === JSON.stringify(outer.args);
  return same ? { sql: "1", args: [] } : inner;
}

/** The JSON of a page, of rows with the columns of `list_row`, `shown`, and what is shown of the person. Bytes and not text:
 * what goes to the socket is neither decoded nor encoded again. */
export const pageJson = `CAST(json_group_array(json_object('id',case_id,'kind',kind,'number',number,'state',state,
      'closed',closed,'territory',territory,'area',area,'assignee',assignee,'restricted',restricted,
      'personId',CASE WHEN shown THEN person_id END,
      'person',CASE WHEN shown THEN surname||' '||given_name END,
      'birthYear',CASE WHEN shown THEN substr(birth_on,1,4) END,
      'openedOn',opened_on,'updatedOn',updated_on,'dueOn',due_on,'dueTerm',due_term,'waitingFor',waiting_for,
      'waitingSince',waiting_since,'priority',priority,'weight',weight,'todo',todo,
      'columns',CASE WHEN shown THEN json(columns) END)) AS BLOB) AS rows`;

/** The statement of a page; apart from `listPage` so that its plan can be tested. */
export function pageStatement(rights: ListRights, ask: PageAsk): Statement {
  const permitted = toSql(rights.rows, caseRows("l"));
  const content = contentShown(rights, "l");
  const terms = joinTerms([...filterTerms(ask.filter), permitted]);
  const { where, order, args } = keyset(ask);
  const { mark } = ask;
  const json = mark ? pageJson.replace("json_object(", "json_object('mark',mark,") : pageJson;
  const sql = `SELECT ${json}
    FROM (SELECT l.*, ${content.sql} AS shown${mark ? `, (${mark.sql}) AS mark` : ""}, p.surname, p.given_name, p.birth_on
      FROM list_row l ${walked(ask)} LEFT JOIN person_row p ON p.person_id = l.person_id
      WHERE ${terms.sql} AND ${where} ORDER BY ${order} LIMIT ?)`;
  return { sql, args: [...content.args, ...(mark?.args ?? []), ...terms.args, ...args, ask.limit] };
}

/** UTF-8 of a JSON array of `ListItem`, in order. Less than `limit` rows: it was the last page. */
export const listPage = (driver: Driver, rights: ListRights, ask: PageAsk): Promise<Uint8Array> =>
  readPage(driver, pageStatement(rights, ask));

/** The bytes of a statement that selects `pageJson`. */
export async function readPage(driver: Driver, { sql, args }: Statement): Promise<Uint8Array> {
  const [row] = await driver.read<{ rows: Uint8Array }>(sql, args);
  if (!row) throw new Error("an aggregate without a row");
  // A view, where libsql hands over the bare buffer.
  return new Uint8Array(row.rows);
}
