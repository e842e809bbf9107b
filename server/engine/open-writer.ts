// Opens the writing side of an installation: upgrade, key pool, writer, checkpoints and the free-disk guard.
// Used by the writer's thread, by tests and by commands that hold the folder's lock.
import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import type { Driver } from "../../db/driver/driver.ts";
import { EmbeddedDriver, smallFile } from "../../db/driver/embedded.ts";
import type { Trouble } from "../../db/driver/trouble.ts";
import { KeyPool } from "../../db/keys/key-file.ts";
import { readLastBoundKey } from "../../db/log/last-bound-key.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { upgradeDatabase } from "../open-database.ts";
import { pooledRandom } from "./random-pool.ts";
import { Writer } from "./writer.ts";

export interface OpenWriterOptions {
  root: string;
  /** A demo's folder: its rules have example values. */
  demo?: boolean;
  databaseFile: string;
  keyFile: string;
  masterKey: Uint8Array;
  encryptionKey?: string | undefined;
  workflows: readonly Workflow[];
  now: () => string;
  random: (size: number) => Uint8Array;
  /** An already open driver (libSQL server) instead of the file. */
  driver?: Driver;
  backup?: () => Promise<void>;
  /** The files are being made and are thrown away unless they become whole: no group waits for the disk until `settle`. */
  filling?: boolean;
  onTrouble?: (trouble: Trouble) => void;
  /** False: refuses to go on where keys are missing, before new ones hide it. */
  acceptLostKeys?: boolean;
}

export interface OpenWriter {
  writer: Writer;
  driver: Driver;
  keys: KeyPool;
  /** Ends `filling` after a last write: all of it goes to the disk, and from here on every group does before it is answered. */
  settle: () => void;
  close: () => Promise<void>;
}

/** Below this, commands are answered LIMIT before SQLite itself would fail half-way. */
const minFreeBytes = 64 * 1024 * 1024;
/** Groups whose pages the WAL gathers before it is folded back. */
const checkpointEveryGroups = 50;
const troubleSaidEveryMs = 10_000;

export async function openWriter(options: OpenWriterOptions): Promise<OpenWriter> {
  const encrypted = options.encryptionKey ? { encryptionKey: options.encryptionKey } : {};
  const embedded = options.driver
    ? undefined
    : EmbeddedDriver.open(options.databaseFile, { mode: "write", ...encrypted });
  const driver = options.driver ?? embedded;
  if (!driver) throw new Error("no driver");
  await upgradeDatabase(driver, {
    root: options.root,
    demo: options.demo === true,
    ...(options.backup ? { backup: options.backup } : {}),
  });
  const landed = embedded && EmbeddedDriver.open(options.databaseFile, { mode: "read", ...smallFile, ...encrypted });
  const random = pooledRandom(options.random);
  const keys = KeyPool.openPool(options.keyFile, options.masterKey, random, await readLastBoundKey(driver));
  if (options.acceptLostKeys === false && keys.isCut) {
    keys.close();
    landed?.close();
    driver.close();
    throw new Error(lostKeys(options.keyFile));
  }
  keys.refill();
  if (options.filling) embedded?.setDurable(false);
  let groups = 0;
  const writer = await Writer.start({
    driver,
    ...(landed ? { landed } : {}),
    keys,
    workflows: options.workflows,
    now: options.now,
    random,
    afterGroup: () => {
      groups += 1;
      if (groups % checkpointEveryGroups === 0) checkpoint(embedded);
    },
    ...(options.onTrouble ? { onTrouble: atMostEvery(troubleSaidEveryMs, options.onTrouble) } : {}),
    hasRoom: () => hasRoom(dirname(options.keyFile)),
  });
  const close = async () => {
    await writer.close();
    landed?.close();
    // Emptied, not only folded back: old rounds of the WAL still hold the names of their day.
    checkpoint(embedded, "truncate");
    keys.close();
    driver.close();
  };
  const settle = () => {
    embedded?.setDurable(true);
    checkpoint(embedded);
  };
  return { writer, driver, keys, settle, close };
}

const lostKeys = (file: string): string =>
  `Ambito does not start: ${file} is older than the database beside it, or is not the one that belongs to it: keys of cases are missing, ` +
  "and what they sealed cannot be read. Put the newest copy of that file back (keys/keys.db of a backup). Only if there is none: ACCEPT_LOST_KEYS=1.";

function atMostEvery<T>(ms: number, tell: (what: T) => void): (what: T) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (what) => {
    if (performance.now() - toldAt < ms) return;
    toldAt = performance.now();
    tell(what);
  };
}

/** Folds the WAL back in a gap between readers; a busy reader only postpones it. */
function checkpoint(embedded: EmbeddedDriver | undefined, mode: "restart" | "truncate" = "restart"): void {
  try {
    embedded?.checkpoint(mode);
  } catch {
    // SQLITE_BUSY: the next gap will do.
  }
}

let roomCheckedAt = 0;
let room = true;

/** statfs costs microseconds, but not on every group. */
function hasRoom(folder: string): boolean {
  const now = performance.now();
  if (now - roomCheckedAt < 1000 && roomCheckedAt > 0) return room;
  roomCheckedAt = now;
  const disk = statfsSync(folder);
  room = disk.bavail * disk.bsize > minFreeBytes;
  return room;
}
