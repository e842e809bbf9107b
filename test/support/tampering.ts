// Ways to change a database behind the program's back: one stored value, a row more or less, two rows exchanged.
// Nothing is left to luck: every way says whether it really changed a stored byte.
import type { EmbeddedDriver } from "../../db/driver/embedded.ts";

/** A number from 0 to `below` - 1. */
export type Draw = (below: number) => number;

/** A small generator of numbers (mulberry32), the same for the same seed. */
export function drawsFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** A stored value as it lies there: its type, and its bytes or its number. */
interface Stored {
  type: "text" | "blob" | "integer" | "real" | "null";
  bytes: Buffer;
  number: number;
}

type Mutation = (value: Stored, draw: Draw) => Stored;

const inBytes =
  (change: (bytes: Buffer, draw: Draw) => Buffer): Mutation =>
  (value, draw) =>
    value.type === "text" || value.type === "blob" ? { ...value, bytes: change(value.bytes, draw) } : value;
const inNumber =
  (change: (number: number, draw: Draw) => number, type: "integer" | "real" = "integer"): Mutation =>
  (value, draw) =>
    value.type === "integer" ? { ...value, type, number: change(value.number, draw) } : value;
const both =
  (one: Mutation, other: Mutation): Mutation =>
  (value, draw) =>
    value.type === "integer" ? other(value, draw) : one(value, draw);

/** Text that is no UTF-8 any more, text cut at a NUL by what reads it, numbers become text: all are among these. */
export const mutations: Record<string, Mutation> = {
  "one bit": both(
    inBytes((bytes, draw) => {
      const changed = Buffer.from(bytes);
      const at = draw(Math.max(1, bytes.length));
      if (bytes.length > 0) changed[at] = (changed[at] ?? 0) ^ (1 << draw(8));
      return changed;
    }),
    inNumber((number, draw) => number ^ (1 << draw(20))),
  ),
  "one byte less": inBytes((bytes, draw) => {
    const at = draw(Math.max(1, bytes.length));
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
  }),
  "one byte more": inBytes((bytes, draw) => {
    const at = draw(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from([97 + draw(26)]), bytes.subarray(at)]);
  }),
  "a NUL and more behind it": inBytes((bytes) => Buffer.concat([bytes, Buffer.from([0, 97])])),
  "another type": (value) => {
    if (value.type === "text") return { ...value, type: "blob" };
    if (value.type === "blob") return { ...value, type: "text" };
    return { type: "text", bytes: Buffer.from(value.type === "null" ? "null" : `n${value.number}`), number: 0 };
  },
  nothing: both(
    inBytes(() => Buffer.alloc(0)),
    inNumber(() => 0),
  ),
  "a number nearby": inNumber((number, draw) => number + (draw(2) === 0 ? 1 : -1)),
  "a fraction": inNumber((number) => number + 0.5, "real"),
  null: (value) => ({ ...value, type: "null" }),
};

export const columnsOf = (driver: EmbeddedDriver, table: string): string[] =>
  driver.readSync<{ name: string }>("SELECT name FROM pragma_table_info(?)", [table]).map(({ name }) => name);

export const rowidsOf = (driver: EmbeddedDriver, table: string, where = "1"): number[] =>
  driver.readSync<{ k: number }>(`SELECT rowid AS k FROM "${table}" WHERE ${where} ORDER BY rowid`).map(({ k }) => k);

function read(driver: EmbeddedDriver, table: string, column: string, rowid: number): Stored {
  const [row] = driver.readSync<{ type: Stored["type"]; hex: string; number: number | null }>(
    `SELECT typeof("${column}") AS type,hex("${column}") AS hex,
       CASE typeof("${column}") WHEN 'integer' THEN "${column}" END AS number FROM "${table}" WHERE rowid=?`,
    [rowid],
  );
  return { type: row?.type ?? "null", bytes: Buffer.from(row?.hex ?? "", "hex"), number: row?.number ?? 0 };
}

const run = (driver: EmbeddedDriver, sql: string, args: (Buffer | number | null)[] = []): void => {
  driver.raw.prepare<(Buffer | number | null)[]>(sql).run(...args);
};

function write(driver: EmbeddedDriver, table: string, column: string, rowid: number, value: Stored): void {
  const bind = value.type === "text" ? "CAST(? AS TEXT)" : value.type === "integer" ? "CAST(? AS INTEGER)" : "?";
  const arg =
    value.type === "null" ? null : value.type === "text" || value.type === "blob" ? value.bytes : value.number;
  run(driver, `UPDATE "${table}" SET "${column}"=${bind} WHERE rowid=?`, [arg, rowid]);
}

export interface Spot {
  table: string;
  column: string;
  rowid: number;
}

/** Changes one value; false when it stays the same, or the database itself refuses it. */
export function mutate(driver: EmbeddedDriver, { table, column, rowid }: Spot, kind: string, draw: Draw): boolean {
  const before = read(driver, table, column, rowid);
  const wanted = mutations[kind]?.(before, draw) ?? before;
  if (!isAccepted(() => write(driver, table, column, rowid, wanted))) return false;
  const after = read(driver, table, column, rowid);
  return after.type !== before.type || !after.bytes.equals(before.bytes);
}

/** Exchanges the values of two rows in one column. */
export function swap(driver: EmbeddedDriver, { table, column, rowid }: Spot, other: number): boolean {
  const [one, two] = [read(driver, table, column, rowid), read(driver, table, column, other)];
  const between: Stored =
    one.type === "integer" ? { ...one, number: -987_654 } : { ...one, bytes: Buffer.from("between"), number: 0 };
  return isDone(driver, table, () => {
    write(driver, table, column, rowid, between);
    // A rowid that was exchanged is found by what stands in its place.
    const first = driver.readSync<{ k: number }>(`SELECT rowid AS k FROM "${table}" WHERE rowid IN (?,-987654)`, [
      rowid,
    ]);
    write(driver, table, column, other, one);
    write(driver, table, column, first[0]?.k ?? rowid, two);
  });
}

export const remove = (driver: EmbeddedDriver, table: string, rowid: number): boolean =>
  isDone(driver, table, () => run(driver, `DELETE FROM "${table}" WHERE rowid=?`, [rowid]));

/** One more row like this one, in whatever must be its own a little different. */
export function duplicate(driver: EmbeddedDriver, table: string, rowid: number, unique: readonly string[]): boolean {
  const columns = columnsOf(driver, table);
  const values = columns.map((column) => {
    if (!unique.includes(column)) return `"${column}"`;
    return `CASE typeof("${column}") WHEN 'integer' THEN (SELECT MAX("${column}")+1 FROM "${table}") ELSE "${column}"||'x' END`;
  });
  const names = columns.map((column) => `"${column}"`).join(",");
  return isDone(driver, table, () =>
    run(driver, `INSERT INTO "${table}" (${names}) SELECT ${values.join(",")} FROM "${table}" WHERE rowid=?`, [rowid]),
  );
}

/** All rows as a set: which of them lies first says nothing. */
function dumpOf(driver: EmbeddedDriver, table: string): string {
  const values = columnsOf(driver, table).map((name) => `typeof("${name}")||hex("${name}")`);
  const rows = driver.readSync<{ row: string }>(`SELECT ${values.join("||','||")} AS row FROM "${table}"`);
  return rows
    .map(({ row }) => row)
    .sort()
    .join("\n");
}

function isAccepted(change: () => void): boolean {
  try {
    change();
    return true;
  } catch (error) {
    if (/constraint failed|datatype mismatch/i.test(error instanceof Error ? error.message : "")) return false;
    throw error;
  }
}

function isDone(driver: EmbeddedDriver, table: string, change: () => void): boolean {
  const before = dumpOf(driver, table);
  return isAccepted(change) && dumpOf(driver, table) !== before;
}
