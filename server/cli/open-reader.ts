// A read-only connection to the data of an installation, for commands that may run beside the server.
import type { Driver } from "../../db/driver/driver.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { openServerDriver } from "../../db/driver/server.ts";
import type { DataFolder } from "../data-folder.ts";
import { type CommandContext, existingFolder } from "./command.ts";

export function openReader(context: CommandContext): { folder: DataFolder; demo: boolean; driver: Driver } {
  const { config } = context;
  const { folder, demo } = existingFolder(context);
  const encryption = config.databaseEncryptionKey ? { encryptionKey: config.databaseEncryptionKey } : {};
  const driver = config.databaseUrl
    ? openServerDriver(config.databaseUrl, config.databaseAuthToken)
    : EmbeddedDriver.open(folder.database, { mode: "read", ...encryption });
  return { folder, demo, driver };
}
