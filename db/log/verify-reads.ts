// Bounded reads that only verify, backup and restore need.
import type { Driver } from "../driver/driver.ts";

export interface SealedPartRow {
  pos: number;
  subject: string;
  class: string;
  case_id: string;
  seq: number;
  key_id: number;
  blob: Uint8Array;
  erased: string | null;
}

/** Sealed parts by position; `erased` when any key of the event was destroyed. */
export async function readSealedBetween(driver: Driver, fromPos: number, toPos: number) {
  const rows = await driver.read<SealedPartRow>(
    `SELECT e.pos,e.subject,e.class,e.case_id,e.seq,e.key_id,e.blob,k.erased FROM event_sealed e
     LEFT JOIN key_binding k ON k.key_id=e.key_id WHERE e.pos BETWEEN ? AND ? ORDER BY e.pos LIMIT 20000`,
    [fromPos, toPos],
  );
  const found = new Map<number, { parts: SealedPartRow[]; erased: boolean }>();
  for (const row of rows) {
    const one = found.get(row.pos) ?? { parts: [], erased: false };
    one.parts.push({ ...row, blob: new Uint8Array(row.blob) });
    one.erased ||= row.erased !== null;
    found.set(row.pos, one);
  }
  return found;
}

/** Seals that begin in a range of positions. */
export async function readSealsFrom(driver: Driver, fromPos: number, toPos: number) {
  const rows = await driver.read<{ from_pos: number; to_pos: number; root: string }>(
    "SELECT from_pos,to_pos,root FROM seal WHERE from_pos BETWEEN ? AND ? ORDER BY from_pos LIMIT 20000",
    [fromPos, toPos],
  );
  return new Map(rows.map((row) => [row.from_pos, { toPos: row.to_pos, root: row.root }]));
}

/** A slice of any cache table in order of its key; `key` and `table` are this code's own words. */
export function readTableAfter<T extends object>(
  driver: Driver,
  table: string,
  key: string,
  after: string,
  limit: number,
): Promise<T[]> {
  return driver.read<T>(`SELECT * FROM ${table} WHERE ${key}>? ORDER BY ${key} LIMIT ?`, [after, limit]);
}

/** The rows of a frozen document as stored, in order, at most 100,000. */
export async function readFrozenRows(driver: Driver, caseId: string, seq: number, document: string): Promise<string[]> {
  const rows = await driver.read<{ row: string }>(
    "SELECT row FROM frozen_row WHERE case_id=? AND seq=? AND document=? ORDER BY n LIMIT 100000",
    [caseId, seq, document],
  );
  return rows.map(({ row }) => row);
}

/** All rows of a small cache table, at most 1,000,000. */
export function readWhole<T extends object>(driver: Driver, table: string, columns: string): Promise<T[]> {
  return driver.read<T>(`SELECT ${columns} FROM ${table} ORDER BY ${columns} LIMIT 1000000`);
}

/** Key ids that erasure destroyed: restore applies them again. */
export async function readErasedKeys(driver: Driver): Promise<number[]> {
  const rows = await driver.read<{ key_id: number }>(
    "SELECT key_id FROM key_binding WHERE erased IS NOT NULL LIMIT 1000000",
  );
  return rows.map((row) => row.key_id);
}

/** Sealed parts of one case in some classes, in order of seq; at most 20,000. */
export async function readSealedOfCase(
  driver: Driver,
  caseId: string,
  classes: readonly string[],
): Promise<SealedPartRow[]> {
  const rows = await driver.read<SealedPartRow>(
    `SELECT e.pos,e.subject,e.class,e.case_id,e.seq,e.key_id,e.blob,k.erased FROM event_sealed e
     LEFT JOIN key_binding k ON k.key_id=e.key_id
     WHERE e.case_id=? AND e.class IN (SELECT value FROM json_each(?)) ORDER BY e.seq,e.subject,e.class LIMIT 20000`,
    [caseId, JSON.stringify(classes)],
  );
  return rows.map((row) => ({ ...row, blob: new Uint8Array(row.blob) }));
}
