// Reads of the log and of the snapshots for the writer and for verify: by id, by position, in bounded slices.
import type { CaseDoc, CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Driver } from "../driver/driver.ts";
import type { EventRow } from "./event-row.ts";
import type { ListRow } from "./list-row.ts";

export interface SnapshotRow {
  case_id: string;
  kind: string;
  number: string;
  workflow_version: number;
  seq: number;
  state: string;
  doc: string;
  last_hash: string;
  last_pos: number;
}

export interface StoredCase {
  snapshot: CaseSnapshot;
  lastHash: string;
  lastPos: number;
  /** Its row of the work lists, known to who wrote it last. */
  listRow?: ListRow;
}

export const toStoredCase = (row: SnapshotRow): StoredCase => ({
  snapshot: {
    caseId: row.case_id,
    kind: row.kind,
    number: row.number,
    workflowVersion: row.workflow_version,
    seq: row.seq,
    state: row.state,
    doc: JSON.parse(row.doc) as CaseDoc,
  },
  lastHash: row.last_hash,
  lastPos: row.last_pos,
});

const columns = "case_id,kind,number,workflow_version,seq,state,doc,last_hash,last_pos";

/** Cases by id, at most 5,000; unknown ids are simply absent. */
export async function readCases(driver: Driver, ids: readonly string[]): Promise<StoredCase[]> {
  if (ids.length === 0) return [];
  const rows = await driver.read<SnapshotRow>(
    `SELECT ${columns} FROM snapshot WHERE case_id IN (SELECT value FROM json_each(?)) LIMIT 5000`,
    [JSON.stringify(ids)],
  );
  return rows.map(toStoredCase);
}

const childColumns = columns
  .split(",")
  .map((column) => `s.${column}`)
  .join(",");

/** Cases linked to `parent` by `role`, in the order in which they were linked, each with the position of its link. */
export async function readChildren(
  driver: Driver,
  of: { parent: string; role: string },
  between: { after: number; before?: number | undefined },
  limit: number,
): Promise<(StoredCase & { linkPos: number })[]> {
  const rows = await driver.read<SnapshotRow & { link_pos: number }>(
    `SELECT ${childColumns},l.pos AS link_pos FROM case_link l JOIN snapshot s ON s.case_id=l.from_id
     WHERE l.to_id=? AND l.role=? AND l.pos>? AND l.pos<? ORDER BY l.pos LIMIT ?`,
    [of.parent, of.role, between.after, between.before ?? Number.MAX_SAFE_INTEGER, limit],
  );
  return rows.map((row) => ({ ...toStoredCase(row), linkPos: row.link_pos }));
}

export interface RecordedCommand {
  command_id: string;
  actor: string;
  payload_mac: string;
  case_id: string;
  seq: number;
  pos: number;
  number: string;
  state_after: string;
}

const recordedColumns = ["command_id", "actor", "payload_mac", "case_id", "seq", "pos", "number", "state_after"];

const mostCommands = 64;

/** What is recorded under these command ids (at most 64). */
export function readCommands(driver: Driver, ids: readonly string[]): Promise<RecordedCommand[]> {
  return driver.read<RecordedCommand>(
    `SELECT ${recordedColumns.join(",")} FROM event
     WHERE command_id IN (SELECT value FROM json_each(?)) LIMIT ${mostCommands}`,
    [JSON.stringify(ids)],
  );
}

export interface Target {
  stored: StoredCase;
  /** What is recorded under the command id; looked for only when the case has moved on from the seq its sender saw. */
  known: RecordedCommand | undefined;
}

export interface AskedTarget {
  caseId: string;
  commandId: string;
  expectedSeq: number;
}

const targetsSql = `SELECT a.key AS asked,${childColumns},CASE WHEN s.seq>(a.value->>1) THEN
  (SELECT json_object(${recordedColumns.map((name) => `'${name}',e.${name}`).join(",")}) FROM event e
   WHERE e.command_id=(a.value->>2)) END AS known
  FROM json_each(?) a CROSS JOIN snapshot s ON s.case_id=(a.value->>0)`;

export type TargetRow = SnapshotRow & { asked: number; known: string | null };

/** All that the gate asks of the log about these commands (at most 500), each as asked: one read of one state. */
export async function readTargets(driver: Driver, asked: readonly AskedTarget[]): Promise<(TargetRow | undefined)[]> {
  const given = asked.map(({ caseId, expectedSeq, commandId }) => [caseId, expectedSeq, commandId]);
  const rows = await driver.read<TargetRow>(targetsSql, [JSON.stringify(given)]);
  const found = new Map(rows.map((row) => [row.asked, row]));
  return asked.map((_, i) => found.get(i));
}

/** Throws on a damaged document. */
export const toTarget = (row: TargetRow): Target => ({
  stored: toStoredCase(row),
  known: row.known === null ? undefined : (JSON.parse(row.known) as RecordedCommand),
});

export interface LogHead {
  pos: number;
  root: string;
  recordedAt: string;
}

export async function readHead(driver: Driver): Promise<LogHead> {
  const [row] = await driver.read<{ pos: number; root: string; recorded_at: string }>(
    "SELECT to_pos AS pos, root, recorded_at FROM seal ORDER BY from_pos DESC LIMIT 1",
  );
  return row ? { pos: row.pos, root: row.root, recordedAt: row.recorded_at } : { pos: 0, root: "", recordedAt: "" };
}

export async function readSeries(driver: Driver, year: number): Promise<number> {
  const [row] = await driver.read<{ last: number }>("SELECT last FROM case_series WHERE year=?", [year]);
  return row?.last ?? 0;
}

export async function readClaims(driver: Driver, claims: readonly { kind: string; resource: string }[]) {
  const found = new Map<string, string>();
  for (const { kind, resource } of claims) {
    const [row] = await driver.read<{ case_id: string }>("SELECT case_id FROM claim WHERE kind=? AND resource=?", [
      kind,
      resource,
    ]);
    if (row) found.set(`${kind}/${resource}`, row.case_id);
  }
  return found;
}

/** Key ids of cases by subject; at most 20,000. */
export function readBindingsOf(driver: Driver, ids: readonly string[]) {
  return driver.read<{ case_id: string; subject: string; key_id: number }>(
    "SELECT case_id,subject,key_id FROM key_binding WHERE case_id IN (SELECT value FROM json_each(?)) LIMIT 20000",
    [JSON.stringify(ids)],
  );
}

/** Events of one case after a seq, oldest first; at most `limit`. */
export function readCaseEvents(driver: Driver, caseId: string, afterSeq: number, limit: number): Promise<EventRow[]> {
  return driver.read<EventRow>("SELECT * FROM event WHERE case_id=? AND seq>? ORDER BY seq LIMIT ?", [
    caseId,
    afterSeq,
    limit,
  ]);
}
