// Reads stored rows so that no byte can hide and none can bring the process down. Text that is no UTF-8 ends a
// process inside libsql, and text is cut at a NUL: here SQLite makes JSON of a slice of rows and hands it out as bytes.
import { isUtf8 } from "node:buffer";
import type { Json } from "../../workflows/kernel/json.ts";
import type { Bind, Driver } from "../driver/driver.ts";

export interface Source {
  table: string;
  /** An integer column, in whose order the rows come; several rows may share one. */
  key: string;
  /** SQL expressions; a blob needs hex(). */
  columns: readonly string[];
  /** SQL that narrows the rows, and its binds. */
  where?: string;
  args?: readonly Bind[];
}

/** Any key that this program gave lies below. */
const beyondAll = Number.MAX_SAFE_INTEGER;

const inRange = ({ key, where }: Pick<Source, "key" | "where">) =>
  `${key}>? AND ${key}<=?${where ? ` AND ${where}` : ""}`;

const rangeArgs = ({ args = [] }: Source, after: number, upto: number): Bind[] => [after, upto, ...args];

/** A driver hands out a blob as a Buffer or as an ArrayBuffer. */
export const bytesOf = (blob: Uint8Array | ArrayBuffer): Buffer =>
  blob instanceof ArrayBuffer ? Buffer.from(blob) : Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);

const isBlobInText = (error: unknown) => error instanceof Error && /JSON cannot hold BLOB/.test(error.message);

/** The key at which a slice of at most `size` rows after `after` ends; undefined when there is none. */
export async function endOfSlice(
  driver: Driver,
  source: Source,
  after: number,
  size: number,
  upto = beyondAll,
): Promise<number | undefined> {
  const { table, key } = source;
  const [row] = await driver.read<{ last: number | null }>(
    `SELECT MAX(k) AS last FROM (SELECT ${key} AS k FROM ${table} WHERE ${inRange(source)} ORDER BY ${key} LIMIT ?)`,
    [...rangeArgs(source, after, upto), size],
  );
  return row?.last ?? undefined;
}

/** One blob for the rows of a range, made by `line` of each and joined; undefined when a text column holds a blob. */
export async function readJoined(
  driver: Driver,
  source: Source & { line?: string; joint?: string },
  after: number,
  upto: number,
): Promise<Buffer | undefined> {
  const { table, key, columns, line = `json_array(${columns.join(",")})`, joint = "','" } = source;
  try {
    const [row] = await driver.read<{ joined: Uint8Array | ArrayBuffer | null }>(
      `SELECT CAST(group_concat(line,${joint}) AS BLOB) AS joined
       FROM (SELECT ${line} AS line FROM ${table} WHERE ${inRange(source)} ORDER BY ${key})`,
      rangeArgs(source, after, upto),
    );
    return row?.joined ? bytesOf(row.joined) : Buffer.alloc(0);
  } catch (error) {
    if (isBlobInText(error)) return undefined;
    throw error;
  }
}

async function parse(driver: Driver, source: Source, after: number, upto: number): Promise<Json[][] | undefined> {
  const joined = await readJoined(driver, source, after, upto);
  return joined && isUtf8(joined) ? (JSON.parse(`[${joined.toString("utf8")}]`) as Json[][]) : undefined;
}

/**
 * The range in halves until `read` answers for each: what makes a whole slice unreadable is found in a single row,
 * whose key is told to `damaged`.
 */
export async function inHalves<T>(
  driver: Driver,
  source: Source,
  range: { after: number; upto: number },
  read: (after: number, upto: number) => Promise<T[] | undefined>,
  damaged: (key: number) => void,
): Promise<T[]> {
  const { after, upto } = range;
  const whole = await read(after, upto);
  if (whole) return whole;
  const [count] = await driver.read<{ n: number }>(
    `SELECT COUNT(*) AS n FROM ${source.table} WHERE ${inRange(source)}`,
    rangeArgs(source, after, upto),
  );
  const half = Math.floor((count?.n ?? 0) / 2);
  const middle = half > 0 ? await endOfSlice(driver, source, after, half, upto) : undefined;
  if (middle === undefined || middle >= upto) {
    damaged(upto);
    return [];
  }
  const lower = await inHalves(driver, source, { after, upto: middle }, read, damaged);
  return [...lower, ...(await inHalves(driver, source, { after: middle, upto }, read, damaged))];
}

/** Rows with `after` < key <= `upto`; the key of each that cannot be read goes to `damaged`. */
export const readRange = (
  driver: Driver,
  source: Source,
  range: { after: number; upto: number },
  damaged: (key: number) => void,
): Promise<Json[][]> => inHalves(driver, source, range, (after, upto) => parse(driver, source, after, upto), damaged);

/** Walks a whole table in slices. */
export async function eachRow(
  driver: Driver,
  source: Source,
  look: (row: Json[]) => void,
  damaged: (key: number) => void,
): Promise<void> {
  for (let after = -beyondAll; ; ) {
    const upto = await endOfSlice(driver, source, after, 1000);
    if (upto === undefined) return;
    for (const row of await readRange(driver, source, { after, upto }, damaged)) look(row);
    after = upto;
  }
}

/** How many rows there are, whatever their keys. */
export async function countRows(driver: Driver, table: string): Promise<number> {
  const [row] = await driver.read<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`);
  return row?.n ?? 0;
}
