// The events of a found case, newest first, by pages.
import { type EntryKind, namedTypes, typesOfKinds } from "../../workflows/kernel/entry-kind.ts";
import type { Driver } from "../driver/driver.ts";
import type { FoundCase } from "./find-case.ts";

export interface TimelineRow {
  pos: number;
  caseId: string;
  seq: number;
  type: string;
  workflowVersion: number;
  actor: string;
  /** Whom the actor stood in for, or empty. */
  behalfOf: string;
  recordedAt: string;
  occurredOn: string;
  stateBefore: string;
  stateAfter: string;
  /** Open part of the payload, JSON. */
  payload: string;
  /** Merge patch of the case document, JSON. */
  patch: string;
}

const columns = `pos, case_id AS caseId, seq, type, workflow_version AS workflowVersion, actor, behalf_of AS behalfOf, recorded_at AS recordedAt, occurred_on AS occurredOn,
  state_before AS stateBefore, state_after AS stateAfter, payload, patch`;

/** Events with a seq below `before`, at most `limit`. */
export function listEvents(driver: Driver, found: FoundCase, before: number, limit: number): Promise<TimelineRow[]> {
  return driver.read<TimelineRow>(`SELECT ${columns} FROM event WHERE case_id=? AND seq<? ORDER BY seq DESC LIMIT ?`, [
    found.snapshot.caseId,
    before,
    limit,
  ]);
}

export interface EntryFilter {
  /** Default all; notices of terms only where terms are asked for. */
  kinds?: readonly EntryKind[] | undefined;
  actor?: string | undefined;
  /** Days of the fact, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

/** Events looked at by one statement, of which perhaps none is asked for: a few milliseconds. */
const sliceEvents = 2_000;
/** Who did anything is looked for in so many. */
const newestEvents = 5_000;

/**
 * Events with a seq below `before` that pass the filter, at most `limit`, of the 2,000 next ones. `below`: where to go on, absent
 * at the beginning of the case.
 */
export async function listEntries(
  driver: Driver,
  found: FoundCase,
  { kinds, actor = "", from = "", to = "9999" }: EntryFilter,
  { before, limit }: { before: number; limit: number },
): Promise<{ rows: TimelineRow[]; below?: number }> {
  const least = Math.max(1, before - sliceEvents);
  const has = (kind: EntryKind) => (kinds?.includes(kind) ? 1 : 0);
  const ofKind = kinds
    ? {
        sql: `CASE WHEN type IN (SELECT value FROM json_each(?)) THEN type IN (SELECT value FROM json_each(?))
              WHEN state_before<>state_after THEN ? ELSE ? END`,
        args: [JSON.stringify(namedTypes), JSON.stringify(typesOfKinds(kinds)), has("steps"), has("records")],
      }
    : { sql: "type<>'TERM_ALARM'", args: [] };
  const rows = await driver.read<TimelineRow>(
    `SELECT ${columns} FROM event WHERE case_id=? AND seq<? AND seq>=? AND occurred_on>=? AND occurred_on<=?
       AND (?='' OR actor=?) AND ${ofKind.sql} ORDER BY seq DESC LIMIT ?`,
    [found.snapshot.caseId, before, least, from, to, actor, actor, ...ofKind.args, limit],
  );
  const below = rows.length === limit ? (rows.at(-1)?.seq ?? 1) : least;
  return { rows, ...(below > 1 ? { below } : {}) };
}

/** Events of the given types among the 5,000 newest of a found case, newest first, at most `limit`. */
export function listOfTypes(
  driver: Driver,
  { snapshot }: FoundCase,
  types: readonly string[],
  limit: number,
): Promise<TimelineRow[]> {
  return driver.read<TimelineRow>(
    `SELECT ${columns} FROM event WHERE case_id=? AND seq>? AND seq<=? AND type IN (SELECT value FROM json_each(?))
     ORDER BY seq DESC LIMIT ?`,
    [snapshot.caseId, snapshot.seq - newestEvents, snapshot.seq, JSON.stringify(types), limit],
  );
}

/** The newest events of several found cases together, without notices of terms, at most `limit`; at most 50 cases. */
export function listEventsOf(driver: Driver, found: readonly FoundCase[], limit: number): Promise<TimelineRow[]> {
  return driver.read<TimelineRow>(
    `SELECT ${columns} FROM event WHERE case_id IN (SELECT value FROM json_each(?)) AND type<>'TERM_ALARM'
     ORDER BY occurred_on DESC, pos DESC LIMIT ?`,
    [JSON.stringify(found.slice(0, 50).map((one) => one.snapshot.caseId)), limit],
  );
}

/** Types of events of a found case, by seq; at most 2,000. */
export async function listTypes(
  driver: Driver,
  found: FoundCase,
  seqs: readonly number[],
): Promise<Map<number, string>> {
  const rows = await driver.read<{ seq: number; type: string }>(
    "SELECT seq, type FROM event WHERE case_id=? AND seq IN (SELECT value FROM json_each(?)) LIMIT 2000",
    [found.snapshot.caseId, JSON.stringify(seqs)],
  );
  return new Map(rows.map(({ seq, type }) => [seq, type]));
}

export interface LastRead {
  seq: number;
  actor: string;
  occurredOn: string;
  /** Notes written since. */
  notesSince: number;
}

/** The newest event of type MARK_READ that was not undone, among the 5,000 newest of a found case. */
export async function findLastRead(driver: Driver, { snapshot }: FoundCase): Promise<LastRead | undefined> {
  const takenBack = JSON.stringify(Object.keys(snapshot.doc.takenBack).map(Number));
  const [row] = await driver.read<LastRead>(
    `SELECT seq, actor, occurred_on AS occurredOn, (SELECT count(*) FROM event AS note WHERE note.case_id=event.case_id
       AND note.seq>event.seq AND note.type IN ('NOTE','RESERVED_NOTE')) AS notesSince
     FROM event WHERE case_id=? AND seq>? AND type='MARK_READ' AND seq NOT IN (SELECT value FROM json_each(?)) ORDER BY seq DESC LIMIT 1`,
    [snapshot.caseId, snapshot.seq - newestEvents, takenBack],
  );
  return row;
}

/** Who did the 5,000 newest acts of a found case; at most 50. */
export async function listAuthors(driver: Driver, found: FoundCase): Promise<string[]> {
  const { caseId, seq } = found.snapshot;
  const rows = await driver.read<{ actor: string }>(
    "SELECT DISTINCT actor FROM event WHERE case_id=? AND seq>? AND seq<=? LIMIT 50",
    [caseId, seq - newestEvents, seq],
  );
  return rows.map((row) => row.actor);
}

/** Who did acts of these types in a found case; at most 50. */
export async function listActors(driver: Driver, found: FoundCase, types: readonly string[]): Promise<string[]> {
  const rows = await driver.read<{ actor: string }>(
    `SELECT DISTINCT actor FROM event WHERE case_id=? AND type IN (SELECT value FROM json_each(?)) LIMIT 50`,
    [found.snapshot.caseId, JSON.stringify(types)],
  );
  return rows.map((row) => row.actor);
}
