// Applies the SQL files of db/migrations by dense number, each once and in order, then ANALYZE and a check of
// foreign keys. A gap, a changed file or a database newer than the code stops the start.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Driver, Statement } from "./driver/driver.ts";

export interface Migration {
  n: number;
  name: string;
  statements: string[];
  sha256: string;
}

/** Files `NNNN_name.sql`, from 0000; throws when a number is missing or double. */
export function loadMigrations(folder: string): Migration[] {
  const files = readdirSync(folder)
    .filter((file) => /^\d{4}_.+\.sql$/.test(file))
    .sort();
  return files.map((file, n) => {
    if (Number(file.slice(0, 4)) !== n) throw new Error(`migrations: expected number ${n}, found ${file}`);
    const text = readFileSync(join(folder, file), "utf8");
    const statements = text
      .split("--> statement-breakpoint")
      .map((part) => part.trim())
      .filter((part) => part !== "");
    return { n, name: file, statements, sha256: createHash("sha256").update(text).digest("hex") };
  });
}

const table = "CREATE TABLE IF NOT EXISTS migration (n INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL)";

/** Applies what is missing; `beforeFirst` runs once before the first change to a database that holds data. */
export async function migrate(
  driver: Driver,
  migrations: readonly Migration[],
  beforeFirst: () => Promise<void> = async () => {},
): Promise<number> {
  await driver.batch([{ sql: table, args: [] }]);
  const done = await driver.read<{ n: number; name: string; sha256: string }>(
    "SELECT n,name,sha256 FROM migration ORDER BY n",
  );
  const newest = done.at(-1);
  if (newest && newest.n >= migrations.length)
    throw new Error(`the database is newer than this version: it has migration ${newest.name}`);
  for (const row of done) {
    if (migrations[row.n]?.sha256 !== row.sha256)
      throw new Error(`migration ${row.name} was changed after it was applied`);
  }
  const missing = migrations.slice(done.length);
  if (missing.length > 0 && done.length > 0) await beforeFirst();
  for (const one of missing) {
    const mark: Statement = {
      sql: "INSERT INTO migration (n,name,sha256) VALUES (?,?,?)",
      args: [one.n, one.name, one.sha256],
    };
    await driver.batch([...one.statements.map((sql) => ({ sql, args: [] })), mark]);
  }
  if (missing.length > 0) await afterwards(driver);
  return missing.length;
}

/** Whether a database is exactly of this release: for commands that only read it. */
export async function isOfThisRelease(driver: Driver, migrations: readonly Migration[]): Promise<boolean> {
  const done = await driver.read<{ sha256: string }>("SELECT sha256 FROM migration ORDER BY n");
  return done.length === migrations.length && done.every(({ sha256 }, n) => migrations[n]?.sha256 === sha256);
}

/** Plans made without statistics were measured 100 to 10,000 times slower. */
async function afterwards(driver: Driver): Promise<void> {
  await driver.analyze();
  const broken = await driver.read("PRAGMA foreign_key_check");
  if (broken.length > 0) throw new Error(`foreign keys are broken in ${broken.length} rows`);
}
