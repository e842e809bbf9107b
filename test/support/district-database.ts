// A temporary libSQL file, migrated and filled with the district's tables, for tests that only read them.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { upgradeDatabase } from "../../server/open-database.ts";

const root = resolve(import.meta.dirname, "../..");

/** Text of a file of the seed. */
export const readSeedFile = (file: string): string => readFileSync(join(root, "db/seed/data", file), "utf8");

/** Opens it; call `close` when done. */
export async function openDistrict(): Promise<{ driver: EmbeddedDriver; close: () => void }> {
  const path = mkdtempSync(join(tmpdir(), "ambito-district-"));
  const driver = EmbeddedDriver.open(join(path, "main.db"), { mode: "write" });
  await upgradeDatabase(driver, { root, demo: true });
  return {
    driver,
    close: () => {
      driver.close();
      rmSync(path, { recursive: true, force: true });
    },
  };
}
