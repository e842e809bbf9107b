// The data folder: where each file is, which mark says demo or production, and the lock that keeps a second
// process out. A folder once a demo never becomes production, nor the reverse.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { lockFile } from "../db/driver/file-lock.ts";
import { type Config, ConfigError } from "./config.ts";

export interface DataFolder {
  dir: string;
  database: string;
  keys: string;
  accounts: string;
  reads: string;
  notices: string;
  backups: string;
  masterKey: string;
  authSecret: string;
  rootKey: string;
  /** A copy of every signed root, one a line. */
  roots: string;
  /** What the nightly drills found. */
  drills: string;
  /** Copies that are only looked at; emptied by whoever uses it. */
  scratch: string;
  /** Exports waiting to be fetched, encrypted under keys that no file holds; emptied at the start. */
  exports: string;
  /** Sealed bytes of documents, each written once. */
  files: string;
  /** What the drill under way holds: see `lockFile`. */
  drillLock: string;
  mark: string;
  /** Who holds the folder, to be read. */
  lock: string;
  /** What is held: see `lockFile`. */
  held: string;
  /** Plans of changed workflows handed to the running server. */
  migrations: string;
}

/** Files that a folder may hold and still be empty. */
export const isLock = (file: string): boolean => file === "lock" || file.startsWith("held.lock");

export const dataFolder = (dir: string): DataFolder => ({
  dir,
  database: join(dir, "ambito.db"),
  keys: join(dir, "keys.db"),
  accounts: join(dir, "accounts.db"),
  reads: join(dir, "reads.db"),
  notices: join(dir, "notices.db"),
  backups: join(dir, "backups"),
  masterKey: join(dir, "demo-master.key"),
  authSecret: join(dir, "demo-auth.secret"),
  rootKey: join(dir, "demo-root.key"),
  roots: join(dir, "roots.txt"),
  drills: join(dir, "drills.json"),
  scratch: join(dir, "scratch"),
  exports: join(dir, "exports"),
  files: join(dir, "files"),
  drillLock: join(dir, "drill.lock"),
  mark: join(dir, "installation.json"),
  lock: join(dir, "lock"),
  held: join(dir, "held.lock"),
  migrations: join(dir, "migrations"),
});

export interface Mark {
  mode: "demo" | "production";
  createdOn: string;
}

/** Random bytes as hex, written once with the owner's rights only; read again later. */
function secretFile(path: string, random: (size: number) => Uint8Array): string {
  if (!existsSync(path)) writeFileSync(path, Buffer.from(random(32)).toString("hex"), { mode: 0o600 });
  return readFileSync(path, "utf8").trim();
}

/**
 * Decides demo or production and keeps the mark, once the settings hold: a first start that they stop decides nothing. Throws
 * ConfigError where settings and folder disagree.
 */
export function openFolder(config: Config, today: string): { folder: DataFolder; demo: boolean; fresh: boolean } {
  const folder = dataFolder(config.dataDir);
  // Session tokens, password hashes and keys lie in it: nobody else on the machine enters.
  mkdirSync(folder.dir, { recursive: true, mode: 0o700 });
  if (existsSync(folder.mark)) {
    const { mode } = JSON.parse(readFileSync(folder.mark, "utf8")) as Mark;
    if (config.demo !== undefined && config.demo !== (mode === "demo"))
      throw new ConfigError("DEMO", `${mode === "demo" ? 1 : 0}: this data folder is a ${mode} one and stays so`);
    return { folder, demo: mode === "demo", fresh: false };
  }
  if (readdirSync(folder.dir).some((file) => !file.startsWith(".") && !isLock(file)))
    throw new ConfigError("DATA_DIR", "an empty folder, or one that this program made");
  const demo = config.demo ?? (config.loopback && config.defaultFolder);
  assertSettings(config, demo);
  const mark: Mark = { mode: demo ? "demo" : "production", createdOn: today };
  writeFileSync(folder.mark, JSON.stringify(mark), { mode: 0o600 });
  return { folder, demo, fresh: true };
}

/** What a folder of this mode cannot be opened without, and what may not be set for it. */
function assertSettings(config: Config, demo: boolean): void {
  if (config.demoToday && !demo) throw new ConfigError("DEMO_TODAY", "nothing: only a demo's clock may be shifted");
  assertSecrets(config, demo);
  if (config.masterKeyFile) assertKey(readKeyFile(config.masterKeyFile));
}

function assertSecrets(config: Config, demo: boolean): void {
  if (!demo && !config.masterKeyFile) throw new ConfigError("MASTER_KEY_FILE", "a file with 64 hex digits");
  if (!demo && !config.authSecret) throw new ConfigError("AUTH_SECRET", "at least 32 characters");
}

function assertKey(hex: string): void {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new ConfigError("MASTER_KEY_FILE", "a file with 64 hex digits");
}

/** The master key (32 bytes) and the secret of cookies and HMACs; made here only in a demo. */
export function openSecrets(config: Config, folder: DataFolder, demo: boolean, random: (size: number) => Uint8Array) {
  assertSecrets(config, demo);
  const hex = config.masterKeyFile ? readKeyFile(config.masterKeyFile) : secretFile(folder.masterKey, random);
  assertKey(hex);
  const secret = config.authSecret ?? secretFile(folder.authSecret, random);
  return { masterKey: Buffer.from(hex, "hex"), secret };
}

/** Where the key that signs roots is: as set, else beside the master key. */
export const rootKeyFile = (config: Pick<Config, "rootKeyFile" | "masterKeyFile">, folder: DataFolder): string =>
  config.rootKeyFile ??
  (config.masterKeyFile ? join(dirname(config.masterKeyFile), "ambito-root.key") : folder.rootKey);

function readKeyFile(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    throw new ConfigError("MASTER_KEY_FILE", "a readable file with 64 hex digits");
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}

/** A process as nobody else is it: after a reboot its number may be another's. The start time is Linux's only. */
function identityOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Field 22 (proc(5)), counted behind the name, which may hold spaces.
    const started = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
    return `${pid} ${started}`;
  } catch {
    return String(pid);
  }
}

/** Whether what the lock file says is a living process; one without a start time is judged by its number alone. */
function holds(lock: string): boolean {
  const [pid, started] = lock.split(" ");
  const isOther = Number(pid) > 0 && Number(pid) !== process.pid && isAlive(Number(pid));
  return isOther && (started === undefined || identityOf(Number(pid)) === lock);
}

/** The living process that holds the folder's lock, if another one does. */
export function findHolder(folder: DataFolder): number | undefined {
  if (!existsSync(folder.lock)) return undefined;
  const lock = readFileSync(folder.lock, "utf8").trim();
  return holds(lock) ? Number.parseInt(lock, 10) : undefined;
}

/** Takes the folder's lock; throws when a living process holds it. Returns the release. */
export function takeLock(folder: DataFolder): () => void {
  const letGo = lockFile(folder.held);
  if (!letGo) throw inUse(folder, existsSync(folder.lock) ? readFileSync(folder.lock, "utf8") : "");
  try {
    const stop = writeLock(folder);
    return () => {
      stop();
      letGo();
    };
  } catch (error) {
    letGo();
    throw error;
  }
}

const inUse = ({ dir }: DataFolder, lock: string): Error =>
  new Error(
    `Ambito does not start: the data folder ${dir} is in use by process ${Number.parseInt(lock, 10) || "(unknown)"}. ` +
      "Stop that one first, or start this one with a DATA_DIR of its own.",
  );

/** Where the system's locks do not reach (some network disks) a living process of that number still counts. */
function writeLock(folder: DataFolder): () => void {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(folder.lock, identityOf(process.pid), { flag: "wx" });
      return () => rmSync(folder.lock, { force: true });
    } catch (error) {
      if ((error as { code?: string }).code !== "EEXIST") throw error;
      const lock = readFileSync(folder.lock, "utf8").trim();
      if (holds(lock)) throw inUse(folder, lock);
      rmSync(folder.lock, { force: true });
    }
  }
  throw new Error(`the data folder ${folder.dir} cannot be locked`);
}
