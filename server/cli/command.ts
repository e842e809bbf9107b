// What every command gets: settings, registry, clock and randomness, handed in by cli.main.ts.
import { existsSync, readFileSync } from "node:fs";
import type { Driver } from "../../db/driver/driver.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { openServerDriver } from "../../db/driver/server.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import type { Config } from "../config.ts";
import { type DataFolder, dataFolder, type Mark } from "../data-folder.ts";

export interface CommandContext {
  root: string;
  config: Config;
  workflows: readonly Workflow[];
  wall: () => Date;
  random: (size: number) => Uint8Array;
  say: (line: string) => void;
}

export const byId = (workflows: readonly Workflow[]): Map<string, Workflow> =>
  new Map(workflows.map((one) => [one.id, one]));

/** The folder of an installation that exists; throws a message for the operator otherwise. */
export function existingFolder(context: CommandContext): { folder: DataFolder; demo: boolean } {
  const folder = dataFolder(context.config.dataDir);
  if (!existsSync(folder.mark)) throw new Error(`${folder.dir} is no data folder of this program (DATA_DIR)`);
  const { mode } = JSON.parse(readFileSync(folder.mark, "utf8")) as Mark;
  return { folder, demo: mode === "demo" };
}

/** A read-only connection, and one read transaction on it: the log and its caches as of the same commit. */
export function openForReading(
  { config }: CommandContext,
  folder: DataFolder,
): { driver: Driver; begin: () => void; end: () => void } {
  if (config.databaseUrl) {
    const driver = openServerDriver(config.databaseUrl, config.databaseAuthToken);
    return { driver, begin: () => {}, end: () => driver.close() };
  }
  const encryption = config.databaseEncryptionKey ? { encryptionKey: config.databaseEncryptionKey } : {};
  const driver = EmbeddedDriver.open(folder.database, { mode: "read", ...encryption });
  const end = () => {
    if (driver.raw.inTransaction) driver.raw.exec("COMMIT");
    driver.close();
  };
  return { driver, begin: () => void driver.raw.exec("BEGIN"), end };
}

/** Commands on files have nothing to copy when a libSQL server holds the data. */
export function refuseServerMode(context: CommandContext, what: string): void {
  if (context.config.databaseUrl)
    throw new Error(`${what} works on files: with DATABASE_URL set, back up the libSQL server by its own means`);
}

/** `--name value` pairs; throws `usage`, what the command takes as an operator types it, on anything else. */
export function options(
  args: readonly string[],
  known: readonly string[],
  usage = known.map((one) => `[--${one} VALUE]`).join(" "),
): Record<string, string | undefined> {
  const found: Record<string, string | undefined> = {};
  for (let i = 0; i < args.length; i += 2) {
    const name = args[i]?.replace(/^--/, "") ?? "";
    const value = args[i + 1];
    if (!args[i]?.startsWith("--") || !known.includes(name) || value === undefined)
      throw new Error(`expected ${usage}`);
    found[name] = value;
  }
  return found;
}
