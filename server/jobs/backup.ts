// Backup and restore of a data folder. The main file is copied by VACUUM INTO while in use, without the plain
// personal data of the declared caches; every file is encrypted under the master key; keys go to a folder of their own.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { stopUnfinished } from "../../db/bulk/jobs.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { stopUnfinishedImports } from "../../db/imports/jobs.ts";
import { KeyPool, KeyReader } from "../../db/keys/key-file.ts";
import { readLastBoundKey } from "../../db/log/last-bound-key.ts";
import { readErasedKeys } from "../../db/log/verify-reads.ts";
import { clearPersonCaches } from "../../db/people/person-cache.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { type DataFolder, dataFolder, isLock, type Mark } from "../data-folder.ts";
import { rebuildPersons } from "../engine/rebuild-persons.ts";
import { readRootLines } from "../engine/root-signer.ts";
import { type VerifyReport, verify } from "../engine/verify.ts";
import { openReference, upgradeDatabase } from "../open-database.ts";
import { bytesToCopy, copyFiles } from "./document-files.ts";
import { decryptFile, encryptFile } from "./encrypted-file.ts";

type Random = (size: number) => Uint8Array;
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

async function strip(file: string, options: Encryption): Promise<void> {
  const driver = EmbeddedDriver.open(file, { mode: "write", ...withKey(options) });
  try {
    await clearPersonCaches(driver);
    driver.checkpoint("truncate");
  } finally {
    driver.close();
  }
}

/** Left free whatever happens: the writer refuses commands before it comes to this. */
const reserveBytes = 512 * 2 ** 20;

/** Throws when `times` the main file, and `besides` bytes, do not fit beside what is there. */
export function assertRoom(folder: string, databaseFile: string, times: number, besides = 0): void {
  const disk = statfsSync(folder);
  const needed = statSync(databaseFile).size * times + besides + reserveBytes;
  if (disk.bavail * disk.bsize < needed)
    throw new Error(`not enough free space in ${folder}: ${Math.ceil(needed / 2 ** 20)} MiB are needed`);
}

export interface BackupOptions extends Encryption {
  folder: DataFolder;
  /** Where the copies go; made if missing. Holds `data/` and `keys/`, to be kept apart. */
  to: string;
  /** An empty folder for copies in clear; removed in the end. */
  scratch: string;
  masterKey: Uint8Array;
  random: Random;
  /** Files of documents that lie there too need no copy: those of an earlier backup. */
  filesBeside?: string;
  /** Verifies the copy before it is encrypted; without them the copy is not looked at. */
  workflows?: ReadonlyMap<string, Workflow>;
}

/** Bytes of documents: sealed where they lie, and never written again. */
const filesFolder = "files";

const encrypted = (name: string) => `${name}.enc`;
/** In clear: what kind of folder it is, and hashes. */
const plainFiles = ["installation.json", "roots.txt"];
/** A copy in clear, one without names, the encrypted one. */
const copiesAtOnce = 3;

/** Copies, strips, verifies the copy, encrypts. Throws when it does not verify: the backup is then worth nothing. */
export async function backup(options: BackupOptions): Promise<VerifyReport | undefined> {
  const { folder, to, scratch, workflows } = options;
  const [data, keys] = [join(to, "data"), join(to, "keys")];
  if (existsSync(data) && readdirSync(data).length > 0) throw new Error(`${data} is not empty`);
  for (const one of [data, keys, scratch]) mkdirSync(one, { recursive: true, mode: 0o700 });
  assertRoom(scratch, folder.database, copiesAtOnce);
  assertRoom(data, folder.database, 1, bytesToCopy(folder.files, options.filesBeside));
  try {
    // Before the database: all that stands in the file of roots then stands in the copy too.
    for (const name of plainFiles)
      if (existsSync(join(folder.dir, name))) cpSync(join(folder.dir, name), join(data, name));
    const main = join(scratch, "ambito.db");
    await copyWithoutNames(folder.database, main, options);
    const report = workflows && (await verifyCopy(main, workflows, options));
    await keep(main, data, options);
    // After the database: whatever it tells of was on the disk before, so that it is in the copy too.
    copyFiles(folder.files, join(data, filesFolder), options.filesBeside);
    for (const file of [folder.accounts, folder.reads, folder.notices])
      if (existsSync(file)) await copyAndKeep(file, data, options);
    // Keys last: they are then at least as new as what they open.
    await copyAndKeep(folder.keys, keys, options);
    return report;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function verifyCopy(file: string, workflows: ReadonlyMap<string, Workflow>, options: Encryption) {
  const driver = EmbeddedDriver.open(file, { mode: "read", ...withKey(options) });
  try {
    const report = await verify({ driver, workflows });
    if (report.found > 0) throw new Error(`the copy does not verify: ${report.problems[0]}`);
    return report;
  } finally {
    driver.close();
  }
}

async function copyAndKeep(source: string, to: string, options: BackupOptions): Promise<void> {
  const copy = join(options.scratch, basename(source));
  copyDatabase(source, copy);
  await keep(copy, to, options);
}

async function keep(copy: string, to: string, { masterKey, random }: BackupOptions): Promise<void> {
  const name = basename(copy);
  await encryptFile(copy, join(to, encrypted(name)), { masterKey, name }, random);
  rmSync(copy);
}

/** A whole backup before the first migration of a release; a libSQL server keeps its own. */
export async function backupBeforeMigration(data: {
  databaseFile: string;
  backups: string;
  databaseUrl: string | undefined;
  encryptionKey: string | undefined;
  masterKey: Uint8Array;
  random: Random;
  stamp: string;
}): Promise<void> {
  if (data.databaseUrl) return;
  const folder = dataFolder(dirname(data.databaseFile));
  const name = `before-migration-${data.stamp}`;
  await backup({ ...data, folder, to: join(data.backups, name), scratch: join(folder.scratch, name) });
}

export interface RestoreOptions extends Encryption {
  /** Root of the repository or release. */
  root: string;
  /** The backup: `data/` and `keys/` below it, or the two given apart. */
  from: string;
  keysFrom?: string | undefined;
  /** An empty folder. */
  to: string;
  masterKey: Uint8Array;
  random: Random;
  workflows: ReadonlyMap<string, Workflow>;
  /** The folder is thrown away when it was looked at: files of documents need no copy of their own. */
  isLookedAt?: boolean;
}

export interface Restored {
  report: VerifyReport;
  /** Migrations applied: the backup may be of an older release. */
  migrations: number;
}

/** Decrypts a backup into an empty folder, brings it up to this release and makes again what it leaves out. */
export async function restoreAndLook(options: RestoreOptions): Promise<Restored> {
  const { from, keysFrom = join(from, "keys"), to, masterKey, root, isLookedAt } = options;
  const data = join(from, "data");
  for (const file of [join(data, encrypted("ambito.db")), join(keysFrom, encrypted("keys.db"))])
    if (!existsSync(file)) throw new Error(`${file} is missing`);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  if (readdirSync(to).some((file) => !isLock(file) && !file.startsWith("demo-"))) throw new Error(`${to} is not empty`);
  const folder = dataFolder(to);
  for (const [place, file] of [
    ...readdirSync(data).map((file) => [data, file] as const),
    [keysFrom, encrypted("keys.db")] as const,
  ]) {
    const name = file.replace(/\.enc$/, "");
    if (name === filesFolder) copyFiles(join(place, file), folder.files, isLookedAt ? join(place, file) : undefined);
    else if (name === file) cpSync(join(place, file), join(to, file));
    else await decryptFile(join(place, file), join(to, name), { masterKey, name });
  }
  const driver = EmbeddedDriver.open(folder.database, { mode: "write", ...withKey(options) });
  try {
    const { migrations } = await upgradeDatabase(driver, { root, demo: isDemo(folder) });
    await eraseAgain(driver, folder, options);
    await driver.batch([stopUnfinished, ...stopUnfinishedImports]);
    const keys = KeyReader.open(folder.keys, masterKey);
    await rebuildPersons(driver, keys);
    driver.checkpoint("truncate");
    const report = await look(driver, keys, folder, options);
    keys.close();
    return { report, migrations };
  } finally {
    driver.close();
  }
}

/** A demo's rules have example values; a folder stays what its mark says. */
const isDemo = ({ mark }: DataFolder): boolean => (JSON.parse(readFileSync(mark, "utf8")) as Mark).mode === "demo";

/** All that verify knows. */
async function look(driver: EmbeddedDriver, keys: KeyReader, folder: DataFolder, { root, workflows }: RestoreOptions) {
  const reference = await openReference(root, isDemo(folder));
  try {
    const roots = { lines: { before: readRootLines(folder.roots) } };
    return await verify({ driver, keys, workflows, reference, tables: "own", roots, file: true, files: folder.files });
  } finally {
    reference.close();
  }
}

/** Throws when what was restored does not verify. */
export async function restore(options: RestoreOptions): Promise<VerifyReport> {
  const { report } = await restoreAndLook(options);
  if (report.found > 0) throw new Error(`the restored folder does not verify: ${report.problems[0]}`);
  return report;
}

/** Keys have their own, shorter rotation: a key destroyed since must not come back with an older copy. */
async function eraseAgain(driver: EmbeddedDriver, folder: DataFolder, options: RestoreOptions): Promise<void> {
  const pool = KeyPool.openPool(folder.keys, options.masterKey, options.random, await readLastBoundKey(driver));
  for (const keyId of await readErasedKeys(driver)) pool.destroy(keyId);
  pool.close();
}
