// The row of a case in work lists: made of its folded document, and written in what changed.
import { firstAsked } from "../../workflows/kernel/asked.ts";
import { type DeadlineState, isPressing, standstillOf } from "../../workflows/kernel/deadline.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { canonical, type JsonObject } from "../../workflows/kernel/json.ts";
import { waitOf } from "../../workflows/kernel/person-death.ts";
import type { Statement } from "../driver/driver.ts";
import type { ListDays } from "./list-days.ts";
import { endVersion } from "./list-versions.ts";

/** Sorts after every real day: cases without an open term stand last. */
export const noDueDay = "9999-12-31";

export const listColumns = [
  "case_id",
  "kind",
  "number",
  "state",
  "closed",
  "territory",
  "area",
  "assignee",
  "restricted",
  "person_id",
  "household_id",
  "opened_on",
  "closed_on",
  "updated_on",
  "due_on",
  "due_term",
  "urgent",
  "court_term",
  "waiting_for",
  "waiting_since",
  "waiting_of",
  "reminded_on",
  "priority",
  "weight",
  "todo",
  "columns",
  "last_pos",
] as const;
export type ListRow = Record<(typeof listColumns)[number], string | number | null>;

interface Next {
  id: string;
  dueOn: string;
}

/** A running term ends on its day; on one that stands still somebody looks from a day on, by which it is listed as such. */
function dayOf(id: string, { status, dueOn, stopped }: DeadlineState): Next | undefined {
  if (status === "running") return dueOn === undefined ? undefined : { id, dueOn };
  return stopped?.askOn === undefined ? undefined : { id: standstillOf(id), dueOn: stopped.askOn };
}

/** The term whose day is first, among those that count; of several on one day the first by name. */
function nextTerm({ deadlines }: CaseSnapshot["doc"], counts: (term: DeadlineState) => boolean): Next | undefined {
  let next: Next | undefined;
  for (const key of Object.keys(deadlines)) {
    const term = deadlines[key] as DeadlineState;
    const day = dayOf(key, term);
    if (!day || !counts(term)) continue;
    const { id, dueOn } = day;
    if (!next || dueOn < next.dueOn || (dueOn === next.dueOn && id.localeCompare(next.id) < 0)) next = { id, dueOn };
  }
  return next;
}

/** What the columns of a row take from the terms of its case. */
function termColumns(doc: CaseSnapshot["doc"]) {
  const next = nextTerm(doc, () => true);
  const court = nextTerm(doc, (term) => term.status === "running" && isPressing(term));
  return {
    due_on: next?.dueOn ?? noDueDay,
    due_term: next?.id ?? null,
    urgent: court ? `0${court.dueOn}` : `1${next?.dueOn ?? noDueDay}`,
    court_term: court?.id ?? null,
  };
}

/** A row of the case as it was before an event, and what the event changed of its document. */
export interface RowBefore {
  row: ListRow;
  patch: JsonObject;
}

/**
 * The list row of a case: a pure function of its folded document and the days of its events. What the event did not touch
 * is taken over from the row before, where that is at hand.
 */
export function listRowOf(
  snapshot: CaseSnapshot,
  { updatedOn, closedOn }: ListDays,
  lastPos: number,
  before?: RowBefore,
): ListRow {
  const { head, todo, columns } = snapshot.doc;
  const keeps = (part: keyof CaseSnapshot["doc"]) => before !== undefined && !Object.hasOwn(before.patch, part);
  const terms = before && keeps("deadlines") ? before.row : termColumns(snapshot.doc);
  const wait = waitOf(snapshot.doc);
  const asked = wait.waitingFor === undefined ? undefined : firstAsked(snapshot.doc, wait.waitingFor);
  return {
    case_id: snapshot.caseId,
    kind: snapshot.kind,
    number: snapshot.number,
    state: snapshot.state,
    closed: head.closed ? 1 : 0,
    territory: head.territory,
    area: head.area,
    assignee: head.assignee ?? "",
    restricted: head.restricted ? 1 : 0,
    person_id: head.personId ?? null,
    household_id: head.householdId ?? null,
    opened_on: head.openedOn,
    closed_on: closedOn,
    updated_on: updatedOn,
    due_on: terms.due_on,
    due_term: terms.due_term,
    urgent: terms.urgent,
    court_term: terms.court_term,
    waiting_for: wait.waitingFor ?? null,
    waiting_since: wait.waitingSince ?? null,
    waiting_of: asked?.of ?? null,
    reminded_on: (asked ?? wait).remindedOn ?? null,
    priority: head.priority ?? 0,
    weight: head.weight ?? 0,
    todo: before && keeps("todo") ? before.row.todo : Object.keys(todo).length,
    columns: before && keeps("columns") ? before.row.columns : canonical(columns),
    last_pos: lastPos,
  };
}

const insertListSql = `INSERT INTO list_row (${listColumns.join(",")},since_pos)
  VALUES (${listColumns.map(() => "?").join(",")},?)`;
/** Texts of the change of a row by the columns it sets, a bit each: events of a kind change the same ones. */
const changeListSql = new Map<number, string>();
/** By which the day of the last event is given a second time, for rows of which it is not known. */
const dayUnknown = 1 << listColumns.length;
const dayColumn = 1 << listColumns.indexOf("updated_on");
const changePosSql = "UPDATE list_row SET last_pos=? WHERE case_id=?";

function changeListText(mask: number): string {
  const set = listColumns.filter((_, i) => mask & (1 << i)).map((column) => `${column}=?`);
  const since = mask & dayUnknown ? "CASE WHEN updated_on=? THEN since_pos ELSE ? END" : "?";
  return `UPDATE list_row SET ${set.join(",")},since_pos=${since} WHERE case_id=?`;
}

/** What the day in `before` says of the row that stands: its own, unknown (SQL looks), or that it stays as it is. */
export type RowDay = "known" | "unknown" | "kept";

/**
 * Writes the row of a case; of one that was listed before, only what changed: SQLite writes an index anew for every
 * column that is set, though it be set to what it was, and a note changes one or two of twenty-seven. What stood until
 * now is kept as a version when more than `last_pos` changes.
 */
export function putListRow(row: ListRow, before: ListRow | undefined, day: RowDay): Statement[] {
  const pos = row.last_pos as number;
  const caseId = row.case_id as string;
  if (!before) return [{ sql: insertListSql, args: [...listColumns.map((column) => row[column]), pos] }];
  const values: ListRow[keyof ListRow][] = [];
  let changed = 0;
  listColumns.forEach((column, i) => {
    const isSame = row[column] === before[column];
    if (column === "updated_on" ? day === "kept" || (day === "known" && isSame) : isSame) return;
    changed |= 1 << i;
    values.push(row[column]);
  });
  // The position is the last of the columns.
  const onlyPos = 1 << (listColumns.length - 1);
  if (changed === onlyPos) return [{ sql: changePosSql, args: [pos, caseId] }];
  const asks = day === "unknown" && changed === (onlyPos | dayColumn) && row.updated_on === before.updated_on;
  const mask = asks ? changed | dayUnknown : changed;
  let sql = changeListSql.get(mask);
  if (sql === undefined) {
    sql = changeListText(mask);
    changeListSql.set(mask, sql);
  }
  if (asks) values.push(row.updated_on);
  values.push(pos, caseId);
  return [endVersion(caseId, pos, asks ? String(row.updated_on) : ""), { sql, args: values }];
}
