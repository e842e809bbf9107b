// Statements that keep the caches equal to what a fold of the log yields: snapshot, list row, readers, terms,
// counters, links, claims, outbox. Written in the same batch as the events.
import { type DeadlineState, isPressing } from "../../workflows/kernel/deadline.ts";
import type { AskedOne, CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Effect } from "../../workflows/kernel/effects.ts";
import { canonical, type Json, sameJson } from "../../workflows/kernel/json.ts";
import { readersOf } from "../../workflows/kernel/readers.ts";
import type { Statement } from "../driver/driver.ts";
import type { ListDays } from "./list-days.ts";
import { endVersion } from "./list-versions.ts";

/** Sorts after every real day: cases without an open term stand last. */
export const noDueDay = "9999-12-31";

export function putSnapshot(snapshot: CaseSnapshot, lastHash: string, lastPos: number): Statement {
  return {
    sql: `INSERT INTO snapshot (case_id,kind,number,workflow_version,seq,state,doc,last_hash,last_pos)
      VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT(case_id) DO UPDATE SET seq=excluded.seq,state=excluded.state,doc=excluded.doc,last_hash=excluded.last_hash,last_pos=excluded.last_pos`,
    args: [
      snapshot.caseId,
      snapshot.kind,
      snapshot.number,
      snapshot.workflowVersion,
      snapshot.seq,
      snapshot.state,
      JSON.stringify(snapshot.doc),
      lastHash,
      lastPos,
    ],
  };
}

/** Apart from the rest, so that an ordinary event leaves the index of versions alone. */
export const putVersion = ({ caseId, workflowVersion }: CaseSnapshot): Statement => ({
  sql: "UPDATE snapshot SET workflow_version=? WHERE case_id=?",
  args: [workflowVersion, caseId],
});

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

/** The running term that ends first, among those that count; of several that end on one day the first by name. */
function nextTerm({ deadlines }: CaseSnapshot["doc"], counts: (term: DeadlineState) => boolean): Next | undefined {
  let next: Next | undefined;
  for (const id of Object.keys(deadlines)) {
    const term = deadlines[id] as DeadlineState;
    const { status, dueOn } = term;
    if (status !== "running" || dueOn === undefined || !counts(term)) continue;
    if (!next || dueOn < next.dueOn || (dueOn === next.dueOn && id.localeCompare(next.id) < 0)) next = { id, dueOn };
  }
  return next;
}

/** Whom of those asked the case waits for, and the row names: who was asked first. */
function waitedFor({ head, asked }: CaseSnapshot["doc"]): AskedOne | undefined {
  let first: AskedOne | undefined;
  for (const one of Object.values(asked))
    if (one.request === head.waitingFor && (!first || one.since < first.since)) first = one;
  return first;
}

/** The list row of a case: a pure function of its folded document and the days of its events. */
export function listRowOf(snapshot: CaseSnapshot, { updatedOn, closedOn }: ListDays, lastPos: number): ListRow {
  const { head, todo, columns } = snapshot.doc;
  const next = nextTerm(snapshot.doc, () => true);
  const court = nextTerm(snapshot.doc, isPressing);
  const asked = waitedFor(snapshot.doc);
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
    due_on: next?.dueOn ?? noDueDay,
    due_term: next?.id ?? null,
    urgent: court ? `0${court.dueOn}` : `1${next?.dueOn ?? noDueDay}`,
    court_term: court?.id ?? null,
    waiting_for: head.waitingFor ?? null,
    waiting_since: head.waitingSince ?? null,
    waiting_of: asked?.of ?? null,
    reminded_on: (asked ?? head).remindedOn ?? null,
    priority: head.priority ?? 0,
    weight: head.weight ?? 0,
    todo: Object.keys(todo).length,
    columns: canonical(columns),
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

/** Terms that changed, as rows of `deadline`; one that was taken back or renamed is none. */
export function putDeadlines(before: CaseSnapshot, after: CaseSnapshot): Statement[] {
  const gone = Object.keys(before.doc.deadlines).filter((id) => !(id in after.doc.deadlines));
  const kept = Object.entries(after.doc.deadlines)
    .filter(([id, term]) => !sameJson(before.doc.deadlines[id] as unknown as Json, term as unknown as Json))
    .map(([id, term]) => ({
      sql: `INSERT INTO deadline (case_id,deadline_id,status,due_at,alarm_at) VALUES (?,?,?,?,?)
        ON CONFLICT(case_id,deadline_id) DO UPDATE SET status=excluded.status,due_at=excluded.due_at,alarm_at=excluded.alarm_at`,
      args: [after.caseId, id, term.status, term.dueAt ?? term.dueOn ?? null, term.alarmAt ?? null],
    }));
  return [
    ...gone.map((id) => ({ sql: "DELETE FROM deadline WHERE case_id=? AND deadline_id=?", args: [after.caseId, id] })),
    ...kept,
  ];
}

/** Who reads the case by name; empty when nothing changed. */
export function putReaders(before: CaseSnapshot, after: CaseSnapshot): Statement[] {
  const now = readersOf(after.doc.head);
  if (sameJson(readersOf(before.doc.head), now)) return [];
  return [
    { sql: "DELETE FROM case_reader WHERE case_id=?", args: [after.caseId] },
    ...now.map((accountId) => ({
      sql: "INSERT OR IGNORE INTO case_reader (case_id,account_id) VALUES (?,?)",
      args: [after.caseId, accountId],
    })),
  ];
}

const counterKey = ({ kind, state, doc: { head } }: CaseSnapshot): (string | number)[] => [
  kind,
  state,
  head.closed ? 1 : 0,
  head.territory,
  head.area,
  head.assignee ?? "",
  head.restricted ? 1 : 0,
];

/** Sums changes of counters over a group, so that a hot counter is written once. */
export class CounterDeltas {
  readonly #deltas = new Map<string, { key: (string | number)[]; cases: number; weight: number }>();

  /** A case leaves the counter it stood in, if it did, and enters that it stands in now: most events change neither. */
  move(before: CaseSnapshot, after: CaseSnapshot): void {
    const [left, entered] = [counterKey(before), counterKey(after)];
    const stays = before.seq > 0 && before.doc.head.weight === after.doc.head.weight;
    if (stays && left.every((part, i) => part === entered[i])) return;
    if (before.seq > 0) this.#add(left, before, -1);
    this.#add(entered, after, 1);
  }

  #add(key: (string | number)[], { doc: { head } }: CaseSnapshot, sign: 1 | -1): void {
    // No part holds a zero: they are ids, a day's flag or an account's.
    const id = key.join("\0");
    const delta = this.#deltas.get(id) ?? { key, cases: 0, weight: 0 };
    delta.cases += sign;
    delta.weight += sign * (head.weight ?? 0);
    this.#deltas.set(id, delta);
  }

  statements(): Statement[] {
    return [...this.#deltas.values()]
      .filter((delta) => delta.cases !== 0 || delta.weight !== 0)
      .map((delta) => ({
        sql: `INSERT INTO counter (kind,state,closed,territory,area,assignee,restricted,cases,weight)
          VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET cases=cases+excluded.cases,weight=weight+excluded.weight`,
        args: [...delta.key, delta.cases, delta.weight],
      }));
  }
}

/** Rows outside the case that an effect changes. Companions are events of their own; freeze rows are appended apart. */
export function effectStatements(caseId: string, pos: number, effects: readonly Effect[]): Statement[] {
  return effects.flatMap((effect, i): Statement[] => {
    switch (effect.effect) {
      case "claim":
        // The case's own claim stays as it is; another's still violates the primary key.
        return [
          {
            sql: `INSERT INTO claim (kind,resource,case_id) SELECT ?1,?2,?3
              WHERE NOT EXISTS (SELECT 1 FROM claim WHERE kind=?1 AND resource=?2 AND case_id=?3)`,
            args: [effect.kind, effect.resource, caseId],
          },
        ];
      case "release":
        return [
          {
            sql: "DELETE FROM claim WHERE kind=? AND resource=? AND case_id=?",
            args: [effect.kind, effect.resource, caseId],
          },
        ];
      case "link":
        return [
          {
            sql: "INSERT OR IGNORE INTO case_link (from_id,role,to_id,pos) VALUES (?,?,?,?)",
            args: [caseId, effect.role, effect.to, pos],
          },
        ];
      case "unlink":
        return [
          {
            sql: "DELETE FROM case_link WHERE from_id=? AND role=? AND to_id=?",
            args: [caseId, effect.role, effect.to],
          },
        ];
      case "fanOut":
        return [
          {
            sql: `INSERT INTO outbox (id,case_id,pos,topic,payload,status,cursor,answered,refused,reason)
              VALUES (?,?,?,'fanOut',?,'pending',0,0,'[]','')`,
            args: [`${pos}.${i}`, caseId, pos, canonical(effect as unknown as Json)],
          },
        ];
      default:
        return [];
    }
  });
}
