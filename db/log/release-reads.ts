// What a database holds that comes with the release and not from the log: its tables, indexes and triggers, the
// district's tables, which migrations were applied. Each as bytes that two databases can be compared by.
import { isUtf8 } from "node:buffer";
import type { Driver } from "../driver/driver.ts";
import { bytesOf, countRows } from "./safe-read.ts";

/** One text of all rows in order of their columns, as bytes; undefined when a row cannot be read. */
async function textOf(driver: Driver, columns: readonly string[], from: string): Promise<Buffer | undefined> {
  const quoted = columns.map((column) => `"${column}"`).join(",");
  try {
    const [row] = await driver.read<{ text: Uint8Array | ArrayBuffer | null }>(
      `SELECT CAST(group_concat(line,char(10)) AS BLOB) AS text
       FROM (SELECT json_array(${quoted}) AS line FROM ${from} ORDER BY ${quoted})`,
    );
    return row?.text ? bytesOf(row.text) : Buffer.alloc(0);
  } catch {
    return undefined;
  }
}

/** Tables, indexes, triggers and views, without what SQLite keeps for itself and what a libSQL server adds. */
const definitions = "sqlite_master WHERE substr(name,1,7)<>'sqlite_' AND name<>'libsql_wasm_func_table'";

async function columnsOf(driver: Driver, table: string): Promise<string[]> {
  const rows = await driver.read<{ name: string }>("SELECT name FROM pragma_table_info(?) ORDER BY cid", [table]);
  return rows.map(({ name }) => name);
}

/** Rows that come with the release, where the office adds its own beside them. */
const ofRelease: Record<string, string> = { ruleset: " WHERE origin='seed'" };

/** Tables a fresh database of the release fills, by name. */
async function filledTables(reference: Driver): Promise<string[]> {
  const rows = await reference.read<{ name: string }>(
    `SELECT name FROM sqlite_master WHERE type='table' AND substr(name,1,7)<>'sqlite_' AND name<>'setting'
       AND substr(name,1,10)<>'search_row' ORDER BY name`,
  );
  const filled: string[] = [];
  for (const { name } of rows) if ((await countRows(reference, name)) > 0) filled.push(name);
  return filled;
}

/** Whether all that the district's tables hold is text or numbers: then they may be read as such. */
export async function isReadable(driver: Driver, tables: readonly string[]): Promise<boolean> {
  for (const table of tables) {
    const text = await textOf(driver, await columnsOf(driver, table), table);
    if (!text || !isUtf8(text)) return false;
  }
  return true;
}

const texts = new WeakMap<Driver, Map<string, Buffer | undefined>>();

/** The reference does not change: its texts are made once. */
async function referenceText(reference: Driver, what: string, columns: readonly string[], from: string) {
  const known = texts.get(reference) ?? new Map<string, Buffer | undefined>();
  texts.set(reference, known);
  if (!known.has(what)) known.set(what, await textOf(reference, columns, from));
  return known.get(what);
}

/** Where a database differs from a fresh one of the same release: names of tables; `definitions` is the schema itself. */
export async function differing(driver: Driver, reference: Driver): Promise<string[]> {
  const found: string[] = [];
  const compare = async (what: string, columns: readonly string[], from: string) => {
    const one = await textOf(driver, columns, from);
    if (!one || !(await referenceText(reference, what, columns, from))?.equals(one)) found.push(what);
  };
  await compare("definitions", ["type", "name", "tbl_name", "sql"], definitions);
  for (const table of await filledTables(reference))
    await compare(table, await columnsOf(reference, table), `${table}${ofRelease[table] ?? ""}`);
  await compare("districtSeed", ["value"], "setting WHERE key='districtSeed'");
  return found;
}

/** What SQLite itself finds wrong in the file: pages, indexes, full text; at most 20 lines, empty when nothing. */
export async function checkFile(driver: Driver): Promise<string[]> {
  const rows = await driver.read<{ integrity_check: string }>("PRAGMA integrity_check(20)");
  return rows.map((row) => row.integrity_check).filter((line) => line !== "ok");
}
