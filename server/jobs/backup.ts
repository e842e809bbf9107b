// A consistent copy of the main file by VACUUM INTO; before a migration, and by the backup command.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";

/** Writes `target`, which must not exist; the source may be in use. */
export function copyDatabase(source: string, target: string, encryptionKey?: string): void {
  const driver = EmbeddedDriver.open(source, { mode: "write", ...(encryptionKey ? { encryptionKey } : {}) });
  try {
    driver.raw.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`);
  } finally {
    driver.close();
  }
}

/** One copy per release and second, in the data folder's backups. A libSQL server keeps its own. */
export async function backupBeforeMigration(data: {
  databaseFile: string;
  backups: string;
  databaseUrl: string | undefined;
  encryptionKey: string | undefined;
}): Promise<void> {
  if (data.databaseUrl) return;
  mkdirSync(data.backups, { recursive: true });
  const stamp = new Date()
    .toISOString()
    .replace(/[^0-9]/g, "")
    .slice(0, 14);
  copyDatabase(data.databaseFile, join(data.backups, `before-migration-${stamp}.db`), data.encryptionKey);
}
