// Brings the main file up to this release: migrations, then the district's tables when their files changed.
// Called with the writing connection, before the writer starts.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Driver } from "../db/driver/driver.ts";
import { EmbeddedDriver } from "../db/driver/embedded.ts";
import { findSetting, putSetting } from "../db/log/setting.ts";
import { loadMigrations, migrate } from "../db/migrate.ts";
import { loadDistrict } from "../db/seed/load.ts";

export interface UpgradeOptions {
  /** Root of the repository or release: db/migrations and db/seed/data lie below it. */
  root: string;
  /** With the example values of parameters that no source gives; a production folder has none of them. */
  demo: boolean;
  /** Runs before the first migration of a database that holds data. */
  backup?: () => Promise<void>;
}

/** Returns how many migrations were applied and whether the district's tables were (re)loaded. */
export async function upgradeDatabase(
  driver: Driver,
  options: UpgradeOptions,
): Promise<{ migrations: number; seeded: boolean }> {
  const migrations = await migrate(driver, loadMigrations(join(options.root, "db/migrations")), options.backup);
  return { migrations, seeded: await seedDistrict(driver, join(options.root, "db/seed/data"), options.demo) };
}

async function seedDistrict(driver: Driver, folder: string, demo: boolean): Promise<boolean> {
  const hash = createHash("sha256").update(demo ? "demo" : "");
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  const stamp = hash.digest("hex");
  if ((await findSetting(driver, "districtSeed")) === stamp) return false;
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  await driver.batch([...loadDistrict(read, demo), putSetting("districtSeed", stamp)]);
  return true;
}

/** A fresh database of this release in memory: what verify holds another one's tables against. */
export async function openReference(root: string, demo: boolean): Promise<Driver> {
  const driver = EmbeddedDriver.open(":memory:", { mode: "write" });
  await upgradeDatabase(driver, { root, demo });
  return driver;
}
