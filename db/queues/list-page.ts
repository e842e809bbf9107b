// One page of a work list, by keyset and never by offset, its JSON built in SQL: the hottest read of the house.
import { caseRows, type Permitted, type Sql, toSql } from "../access.ts";
import type { Driver, Statement } from "../driver/driver.ts";
import { filterTerms, joinTerms, type ListFilter } from "./list-filter.ts";
import { firstKey, keyOrder, keyTerm, type ListKey, type ListSort, lastKey, listWalk } from "./list-walk.ts";

export interface PageAsk {
  filter: ListFilter;
  sort: ListSort;
  descending: boolean;
  /** Sort value and id of the last row of the page before. */
  after?: ListKey;
  /** Of the first row of the page that follows: the rows right before it are asked. */
  before?: ListKey;
  /** The row of `after` is the first of those looked at, not the last before them. */
  inclusive?: boolean;
  /** Rows to pass over, of those that follow `after`. */
  skip?: number;
  /** Only these cases, as far as the list holds them. */
  ids?: readonly string[];
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
  /** `0` and the day of its judicial or hour term, else `1` and `dueOn`. */
  urgent: string;
  courtTerm: string | null;
  waitingFor: string | null;
  waitingSince: string | null;
  /** Who was asked and has not answered; an id of `texts.options`. */
  waitingOf: string | null;
  remindedOn: string | null;
  priority: number;
  weight: number;
  todo: number;
  columns: Record<string, string | number | boolean> | null;
  /** Only where it was asked for. */
  mark?: 0 | 1;
}

/** The index to walk, by name, so that no plan is left to chance; none when ids name the few rows to sort. */
function walked({ filter, sort, ids }: PageAsk): string {
  const { index } = listWalk(filter, sort);
  return index === "" || ids ? "" : `INDEXED BY ${index}`;
}

export function keyset({ sort, descending, after, inclusive }: PageAsk): {
  where: string;
  order: string;
  args: (string | number)[];
} {
  const sign = descending ? "<" : ">";
  const from = after ?? (descending ? lastKey : firstKey);
  const { sql, args } = keyTerm(sort, inclusive ? `${sign}=` : sign, from);
  return { where: sql, order: keyOrder(sort, descending), args };
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
      'openedOn',opened_on,'updatedOn',updated_on,'dueOn',due_on,'dueTerm',due_term,'urgent',urgent,'courtTerm',court_term,'waitingFor',waiting_for,
      'waitingSince',waiting_since,'waitingOf',waiting_of,'remindedOn',reminded_on,'priority',priority,'weight',weight,'todo',todo,
      'columns',CASE WHEN shown THEN json(columns) END)) AS BLOB) AS rows`;

const withPerson = "LEFT JOIN person_row p ON p.person_id = l.person_id";

/** The statement of a page; apart from `listPage` so that its plan can be tested. */
export function pageStatement(rights: ListRights, ask: PageAsk): Statement {
  const content = contentShown(rights, "l");
  const { mark } = ask;
  const json = mark ? pageJson.replace("json_object(", "json_object('mark',mark,") : pageJson;
  const marked = mark ? `, (${mark.sql}) AS mark` : "";
  const shown = `l.*, ${content.sql} AS shown${marked}, p.surname, p.given_name, p.birth_on`;
  const asked = [...content.args, ...(mark?.args ?? [])];
  const permitted = toSql(rights.rows, caseRows("l"));
  const named = ask.ids
    ? [{ sql: "l.case_id IN (SELECT value FROM json_each(?))", args: [JSON.stringify(ask.ids)] }]
    : [];
  // What precedes a row is walked towards the beginning and shown in the list's order.
  const { where, order, args } = keyset(ask.before ? { ...ask, after: ask.before, descending: !ask.descending } : ask);
  const terms = joinTerms([...filterTerms(ask.filter), permitted, ...named, { sql: where, args }]);
  const by = walked(ask);
  if (!ask.before && !ask.skip) {
    const sql = `SELECT ${json} FROM (SELECT ${shown} FROM list_row l ${by} ${withPerson}
      WHERE ${terms.sql} ORDER BY ${order} LIMIT ?)`;
    return { sql, args: [...asked, ...terms.args, ask.limit] };
  }
  // Rows that are passed over are not read: the index alone is walked, and what it finds is looked up.
  const sql = `SELECT ${json} FROM (SELECT ${shown}
    FROM (SELECT l.rowid AS found FROM list_row l ${by} WHERE ${terms.sql} ORDER BY ${order} LIMIT ? OFFSET ?) k
    CROSS JOIN list_row l ON l.rowid = k.found ${withPerson} ORDER BY ${keyOrder(ask.sort, ask.descending)})`;
  return { sql, args: [...asked, ...terms.args, ask.limit, ask.skip ?? 0] };
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
