// Backup and restore of a data folder. The main file is copied by VACUUM INTO while in use, without the plain
// personal data of the declared caches; keys go to a folder of their own; verify runs on the copy.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stopUnfinished } from "../../db/bulk/jobs.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { KeyPool, KeyReader } from "../../db/keys/key-file.ts";
import { readLastBoundKey } from "../../db/log/last-bound-key.ts";
import { readErasedKeys } from "../../db/log/verify-reads.ts";
import { clearPersonCaches } from "../../db/people/person-cache.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { type DataFolder, dataFolder } from "../data-folder.ts";
import { rebuildPersons } from "../engine/rebuild-persons.ts";
import { type VerifyReport, verify } from "../engine/verify.ts";

type Encryption = { encryptionKey?: string | undefined };

const withKey = ({ encryptionKey }: Encryption) => (encryptionKey ? { encryptionKey } : {});

/** Writes `target`, which must not exist; the source may be in use. */
export function copyDatabase(source: string, target: string, options: Encryption = {}): void {
  if (existsSync(target)) throw new Error(`${target} exists already`);
  const driver = EmbeddedDriver.open(source, { mode: "copy", ...withKey(options) });
  try {
    driver.raw.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`);
  } finally {
    driver.close();
  }
}

/** One copy before the first migration of a release; a libSQL server keeps its own. */
export async function backupBeforeMigration(data: {
  databaseFile: string;
  backups: string;
  databaseUrl: string | undefined;
  encryptionKey: string | undefined;
  stamp: string;
}): Promise<void> {
  if (data.databaseUrl) return;
  mkdirSync(data.backups, { recursive: true });
  await copyWithoutNames(data.databaseFile, join(data.backups, `before-migration-${data.stamp}.db`), data);
}

/** A copy of the main file without the caches that hold plain personal data; restore makes them again. */
async function copyWithoutNames(source: string, target: string, options: Encryption): Promise<void> {
  const full = `${target}.with-names`;
  try {
    copyDatabase(source, full, options);
    await strip(full, options);
    copyDatabase(full, target, options);
  } finally {
    // Names in clear must not stay behind when the disk fills half-way.
    for (const suffix of ["", "-wal", "-shm"]) rmSync(full + suffix, { force: true });
  }
}

export interface BackupOptions extends Encryption {
  folder: DataFolder;
  /** Where the copies go; made if missing. Holds `data/` and `keys/`, to be kept apart. */
  to: string;
  workflows: ReadonlyMap<string, Workflow>;
}

/** Copies, strips, verifies the copy. Throws when the copy does not verify: the backup is then worth nothing. */
export async function backup(options: BackupOptions): Promise<VerifyReport> {
  const { folder, to } = options;
  const data = join(to, "data");
  const keys = join(to, "keys");
  if (existsSync(data) && readdirSync(data).length > 0) throw new Error(`${data} is not empty`);
  mkdirSync(data, { recursive: true });
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  await copyWithoutNames(folder.database, join(data, "ambito.db"), options);
  for (const [from, name] of [
    [folder.accounts, "accounts.db"],
    [folder.reads, "reads.db"],
    [folder.notices, "notices.db"],
  ] as const)
    if (existsSync(from)) copyDatabase(from, join(data, name));
  cpSync(folder.mark, join(data, "installation.json"));
  // Keys last: they are then at least as new as what they open.
  copyDatabase(folder.keys, join(keys, "keys.db"));
  const driver = EmbeddedDriver.open(join(data, "ambito.db"), { mode: "read", ...withKey(options) });
  try {
    const report = await verify({ driver, workflows: options.workflows });
    if (report.problems.length > 0) throw new Error(`the copy does not verify: ${report.problems[0]}`);
    return report;
  } finally {
    driver.close();
  }
}

async function strip(file: string, options: Encryption): Promise<void> {
  const driver = EmbeddedDriver.open(file, { mode: "write", ...withKey(options) });
  try {
    await clearPersonCaches(driver);
    driver.checkpoint("truncate");
  } finally {
    driver.close();
  }
}

export interface RestoreOptions extends Encryption {
  /** The backup: `data/` and `keys/` below it, or the two given apart. */
  from: string;
  keysFrom?: string | undefined;
  /** An empty folder. */
  to: string;
  masterKey: Uint8Array;
  random: (size: number) => Uint8Array;
  workflows: ReadonlyMap<string, Workflow>;
}

/**
 * Puts a backup into an empty folder: copies, applies erasures again, stops acts that were running, rebuilds the person
 * caches, verifies.
 */
export async function restore(options: RestoreOptions): Promise<VerifyReport> {
  const data = join(options.from, "data");
  const keyFile = join(options.keysFrom ?? join(options.from, "keys"), "keys.db");
  for (const file of [join(data, "ambito.db"), keyFile]) if (!existsSync(file)) throw new Error(`${file} is missing`);
  mkdirSync(options.to, { recursive: true });
  if (readdirSync(options.to).some((file) => file !== "lock" && !file.startsWith("demo-")))
    throw new Error(`${options.to} is not empty`);
  const folder = dataFolder(options.to);
  for (const file of readdirSync(data)) cpSync(join(data, file), join(options.to, file));
  cpSync(keyFile, folder.keys);
  const driver = EmbeddedDriver.open(folder.database, { mode: "write", ...withKey(options) });
  try {
    await eraseAgain(driver, folder, options);
    await driver.batch([stopUnfinished]);
    const keys = KeyReader.open(folder.keys, options.masterKey);
    await rebuildPersons(driver, keys);
    const report = await verify({ driver, workflows: options.workflows, keys });
    keys.close();
    driver.checkpoint("truncate");
    if (report.problems.length > 0) throw new Error(`the restored folder does not verify: ${report.problems[0]}`);
    return report;
  } finally {
    driver.close();
  }
}

/** Keys have their own, shorter rotation: a key destroyed since must not come back with an older copy. */
async function eraseAgain(driver: EmbeddedDriver, folder: DataFolder, options: RestoreOptions): Promise<void> {
  const pool = KeyPool.openPool(folder.keys, options.masterKey, options.random, await readLastBoundKey(driver));
  for (const keyId of await readErasedKeys(driver)) pool.destroy(keyId);
  pool.close();
}
