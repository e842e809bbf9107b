// A temporary libSQL file with the district's tables, made from their schema and filled from the seed's files.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import * as district from "../../db/schema/district.ts";
import { loadDistrict } from "../../db/seed/load.ts";

const folder = join(import.meta.dirname, "../../db/seed/data");
const texts = new Map<string, string>();

/** Text of a file of the seed. */
export function readSeedFile(file: string): string {
  const text = texts.get(file) ?? readFileSync(join(folder, file), "utf8");
  texts.set(file, text);
  return text;
}

function createTable(table: SQLiteTable): string {
  const { name, columns, primaryKeys } = getTableConfig(table);
  const lines = columns.map(
    (one) => `"${one.name}" ${one.getSQLType()}${one.primary ? " PRIMARY KEY" : ""}${one.notNull ? " NOT NULL" : ""}`,
  );
  for (const key of primaryKeys) lines.push(`PRIMARY KEY (${key.columns.map((one) => `"${one.name}"`).join(", ")})`);
  return `CREATE TABLE "${name}" (${lines.join(", ")})`;
}

/** Opens it; call `close` when done. */
export async function openDistrict(): Promise<{ driver: EmbeddedDriver; close: () => void }> {
  const path = mkdtempSync(join(tmpdir(), "ambito-district-"));
  const driver = EmbeddedDriver.open(join(path, "main.db"), { mode: "write" });
  for (const table of Object.values(district)) driver.raw.exec(createTable(table));
  await driver.batch(loadDistrict(readSeedFile));
  return {
    driver,
    close: () => {
      driver.close();
      rmSync(path, { recursive: true, force: true });
    },
  };
}
