// The restore drill: a backup is made, restored into a scratch folder and verified there with all that verify knows.
// Only then is the backup one. Runs in a process of its own; what it found stands in a file that pages and figures read.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lockFile } from "../../db/driver/file-lock.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import type { DataFolder } from "../data-folder.ts";
import { assertRoom, backup, type Restored, restoreAndLook } from "./backup.ts";

/** What a drill found; numbers, positions and case numbers only. */
export interface DrillResult {
  startedAt: string;
  seconds: number;
  /** Everything was restored and holds. */
  ok: boolean;
  events: number;
  cases: number;
  /** Migrations that the copy took: a rehearsal of an upgrade. */
  migrations: number;
  found: number;
  /** The first of what does not hold, or why the drill broke off. */
  problems: readonly string[];
  /** Folder of the backup that was kept. */
  kept?: string;
}

export interface DrillOptions {
  root: string;
  folder: DataFolder;
  masterKey: Uint8Array;
  encryptionKey: string | undefined;
  random: (size: number) => Uint8Array;
  workflows: ReadonlyMap<string, Workflow>;
  now: () => string;
  /** Backups of nights that are kept; 0 keeps none. */
  nights: number;
}

const mostResults = 30;
const mostProblems = 10;
/** Of the backup in the making, of it encrypted, and of the restored copy. */
const copiesAtOnce = 5;

/** Newest first; empty when there was none. */
export function readDrills(folder: Pick<DataFolder, "drills">): DrillResult[] {
  if (!existsSync(folder.drills)) return [];
  try {
    return JSON.parse(readFileSync(folder.drills, "utf8")) as DrillResult[];
  } catch {
    return [];
  }
}

function keepResult({ folder }: DrillOptions, result: DrillResult): void {
  const text = JSON.stringify([result, ...readDrills(folder)].slice(0, mostResults), null, 1);
  writeFileSync(`${folder.drills}.new`, text, { mode: 0o600 });
  renameSync(`${folder.drills}.new`, folder.drills);
}

/** One drill; its result is also kept. Throws only where another drill runs. */
export async function runDrill(options: DrillOptions): Promise<DrillResult> {
  const { folder, nights } = options;
  const result = await tryOut(options);
  // One that does not hold is kept beside the good ones: it may be all there is.
  if (result.ok) prune(folder, nights);
  keepResult(options, result);
  return result;
}

/** Tries the release at hand on a copy of what is there; keeps neither result nor copy, and takes no backup away. */
export const rehearse = (options: Omit<DrillOptions, "nights">): Promise<DrillResult> =>
  tryOut({ ...options, nights: 0 });

async function tryOut(options: DrillOptions): Promise<DrillResult> {
  const { folder, now, nights } = options;
  const startedAt = now();
  const started = performance.now();
  const release = takeScratch(folder);
  const scratch = join(folder.scratch, "drill");
  const name = `night-${startedAt.slice(0, 19).replace(/[:T]/g, "-")}`;
  const to = nights > 0 ? join(folder.backups, name) : join(scratch, "backup");
  const end = (rest: Omit<DrillResult, "startedAt" | "seconds">): DrillResult => ({
    ...{ startedAt, seconds: Math.round(performance.now() - started) / 1000 },
    ...rest,
  });
  try {
    mkdirSync(scratch, { recursive: true, mode: 0o700 });
    assertRoom(scratch, folder.database, copiesAtOnce);
    const { workflows: _, ...unverified } = options;
    await backup({ ...unverified, to, scratch: join(scratch, "making"), ...filesBeside(folder, nights) });
    const restored = { from: to, to: join(scratch, "restored"), isLookedAt: true };
    const { report, migrations } = await restoreAndLook({ ...options, ...restored });
    const ok = report.found === 0;
    return end({ ok, ...wordsOf(report), migrations, ...(nights > 0 ? { kept: name } : {}) });
  } catch (error) {
    const problems = [error instanceof Error ? error.message : "failed"];
    return end({ ok: false, events: 0, cases: 0, migrations: 0, found: 1, problems });
  } finally {
    release();
  }
}

const wordsOf = ({ events, cases, found, problems }: Restored["report"]) => ({
  ...{ events, cases, found },
  problems: problems.slice(0, mostProblems),
});

/** Keys of the newest two only: what was erased is then gone from all backups after two nights. */
const nightsOfKeys = 2;

/** Newest first. */
const nightsIn = (backups: string): string[] =>
  existsSync(backups)
    ? readdirSync(backups)
        .filter((name) => /^night-\d{4}(-\d{2}){5}$/.test(name))
        .sort()
        .reverse()
    : [];

/** Files of documents that the night before has need no second copy; what is not kept needs none at all. */
function filesBeside({ backups, files }: DataFolder, nights: number): { filesBeside?: string } {
  if (nights === 0) return { filesBeside: files };
  const before = nightsIn(backups)[0];
  return before === undefined ? {} : { filesBeside: join(backups, before, "data", "files") };
}

function prune({ backups }: DataFolder, nights: number): void {
  const made = nightsIn(backups);
  for (const name of made.slice(nightsOfKeys)) rmSync(join(backups, name, "keys"), { recursive: true, force: true });
  for (const name of made.slice(nights)) rmSync(join(backups, name), { recursive: true, force: true });
}

/**
 * The scratch folder, emptied of what a drill that was killed left; throws while another one lives. The system holds the
 * lock: a process number may be another's by now.
 */
function takeScratch({ scratch, drillLock }: DataFolder): () => void {
  mkdirSync(scratch, { recursive: true, mode: 0o700 });
  const letGo = lockFile(drillLock);
  if (!letGo) throw new Error("another drill runs");
  rmSync(join(scratch, "drill"), { recursive: true, force: true });
  return () => {
    rmSync(join(scratch, "drill"), { recursive: true, force: true });
    letGo();
  };
}

const twoDaysMs = 2 * 86_400_000;

/** Removes what drills and backups that were killed left behind; what somebody works on is left alone. */
export function sweepScratch(folder: DataFolder, nowMs: number): void {
  if (!existsSync(folder.scratch)) return;
  let letGo: () => void;
  try {
    letGo = takeScratch(folder);
  } catch {
    // A drill started by hand.
    return;
  }
  for (const name of readdirSync(folder.scratch)) {
    const path = join(folder.scratch, name);
    if (nowMs - statSync(path).mtimeMs > twoDaysMs) rmSync(path, { recursive: true, force: true });
  }
  letGo();
}
