// A read-only connection to the data of an installation, for commands that may run beside the server.
import { join } from "node:path";
import type { Driver } from "../../db/driver/driver.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { openServerDriver } from "../../db/driver/server.ts";
import { isOfThisRelease, loadMigrations } from "../../db/migrate.ts";
import type { DataFolder } from "../data-folder.ts";
import { type CommandContext, existingFolder } from "./command.ts";

/** Throws for the operator when the database is of another release: its tables may be others. */
export async function openReader(
  context: CommandContext,
): Promise<{ folder: DataFolder; demo: boolean; driver: Driver }> {
  const { config, root } = context;
  const { folder, demo } = existingFolder(context);
  const encryption = config.databaseEncryptionKey ? { encryptionKey: config.databaseEncryptionKey } : {};
  const driver = config.databaseUrl
    ? openServerDriver(config.databaseUrl, config.databaseAuthToken)
    : EmbeddedDriver.open(folder.database, { mode: "read", ...encryption });
  if (await isOfThisRelease(driver, loadMigrations(join(root, "db/migrations")))) return { folder, demo, driver };
  driver.close();
  throw new Error(
    `the database of ${folder.dir} is of another release. Restore a backup into another DATA_DIR, start this release ` +
      "there once, and ask there: a plan made on the copy holds for the original",
  );
}
