// Proves a folder's log and caches: chains, seals, sealed parts, signed roots; that every event follows from the rules
// it was decided under; and that a fold of the log yields exactly the caches. Reads only, in bounded slices.
import { type DistrictTables, loadTables } from "../../db/district/load-tables.ts";
import type { Driver } from "../../db/driver/driver.ts";
import type { KeyReader } from "../../db/keys/key-file.ts";
import { checkFile, differing, isReadable } from "../../db/log/release-reads.ts";
import { readErasedCases } from "../../db/log/verify-reads.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { type CacheCheck, checkCaches } from "./verify-caches.ts";
import { type CheckRanges, checkChains } from "./verify-chains.ts";
import { DecisionCheck } from "./verify-decisions.ts";
import { checkFanOuts, checkFrozen } from "./verify-documents.ts";
import { checkFiles } from "./verify-files.ts";
import { Fold } from "./verify-fold.ts";
import { PersonCheck } from "./verify-persons.ts";
import { type ReplayOptions, replayLog } from "./verify-replay.ts";
import { Problems } from "./verify-report.ts";
import { checkRoots, type RootTrust } from "./verify-roots.ts";
import { VersionCheck } from "./verify-versions.ts";

export interface VerifyReport {
  events: number;
  cases: number;
  seals: number;
  sealedParts: number;
  /** Events decided again by the version they were decided under; the others' versions are not in this release. */
  redecided: number;
  signedRoots: number;
  /** Files of documents that were looked at. */
  files: number;
  /** What does not hold, at most 200, without personal data. */
  problems: readonly string[];
  /** How many divergences there are, told or not. */
  found: number;
}

export interface VerifyOptions {
  driver: Driver;
  workflows: ReadonlyMap<string, Workflow>;
  /** Without keys the plain rows of persons are not compared. */
  keys?: KeyReader;
  /** The district's dated tables, or `own` for those of the database; without them nothing is decided again. */
  tables?: DistrictTables | "own";
  /** A fresh database of this release, whose schema and tables the other must share. */
  reference?: Driver;
  /** What signed roots are held against; without it only the log itself. */
  roots?: RootTrust;
  /** Folder of the bytes of documents; without it they are not looked at. */
  files?: string;
  /** In how many ranges the chains are followed, and how; here and in one by default. */
  chains?: { count: number; check: CheckRanges };
  /** Also asks SQLite whether the file's pages, indexes and full text are in order. */
  file?: boolean;
  onProgress?: (events: number) => void;
}

/** Reads the whole log twice, as bytes and as decisions, then every cache. */
export async function verify(options: VerifyOptions): Promise<VerifyReport> {
  const { driver, workflows, keys, onProgress } = options;
  const problems = new Problems();
  await checkRelease(options, problems);
  const chains = await checkChains(driver, options.chains);
  problems.join(chains.problems);
  const given = toCompare(driver, workflows, problems);
  let signedRoots = 0;
  if (chains.isText)
    await guarded(problems, "the signed roots", async () => {
      signedRoots = await checkRoots(driver, problems, options.roots ?? {});
    });
  // Deciding again reads tables and single events as text, which must be text.
  const tables = chains.isText ? await tablesOf(options, problems) : undefined;
  const find = (caseId: string) => given.fold.find(caseId);
  const decisions = tables && new DecisionCheck({ driver, workflows, tables, find });
  const persons = keys && new PersonCheck(given, keys);
  const redecided = await replayAndCompare(given, { decisions, persons, onProgress, isText: chains.isText });
  let files = 0;
  if (options.files !== undefined && chains.isText) {
    const dir = options.files;
    await guarded(problems, "the files of documents", async () => {
      const erased = await readErasedCases(driver);
      const snapshots = [...given.fold.cases.values()].map(({ snapshot }) => snapshot);
      files = await checkFiles(dir, snapshots, (caseId) => erased.has(caseId), problems);
    });
  }
  const { events, seals, sealedParts } = chains;
  const { told, found } = problems;
  return {
    events,
    cases: given.fold.cases.size,
    seals,
    sealedParts,
    redecided,
    signedRoots,
    files,
    problems: told,
    found,
  };
}

/** An empty fold and what is compared with it. */
export function toCompare(
  driver: Driver,
  workflows: ReadonlyMap<string, Workflow>,
  problems = new Problems(),
): CacheCheck {
  const isListed = (kind: string) => workflows.get(kind)?.list === "cases";
  const given = { driver, problems, isListed, fold: new Fold(problems, isListed) };
  return { ...given, versions: new VersionCheck(given) };
}

/** Folds the log and compares every cache with it; returns how many events were decided again. */
export async function replayAndCompare(
  given: CacheCheck,
  also: Pick<ReplayOptions, "decisions" | "persons" | "onProgress"> & { isText: boolean },
): Promise<number> {
  const { problems } = given;
  const redecided = await replayLog({ ...given, ...also });
  await guarded(problems, "the caches", () => checkCaches(given));
  await guarded(problems, "the frozen documents", () => checkFrozen(given));
  await guarded(problems, "the fan-outs", () => checkFanOuts(given, also.isText));
  await guarded(problems, "the persons", async () => also.persons?.compare());
  return redecided;
}

/** Only a log that was changed folds into something that cannot be compared. */
async function guarded(problems: Problems, what: string, check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    problems.add(`${what} cannot be compared (${error instanceof Error ? error.name : "error"})`);
  }
}

/** Tables that decide; those of the database may hold rules the office set itself. */
async function tablesOf({ driver, tables }: VerifyOptions, problems: Problems): Promise<DistrictTables | undefined> {
  if (tables !== "own") return tables;
  if (await isReadable(driver, ["ruleset", "mandate", "comune"])) return loadTables(driver);
  problems.add("the district's tables cannot be read: nothing is decided again");
  return undefined;
}

async function checkRelease({ driver, reference, file }: VerifyOptions, problems: Problems): Promise<void> {
  if (file) for (const line of await checkFile(driver)) problems.add(`file: ${line}`);
  if (!reference) return;
  for (const what of await differing(driver, reference))
    problems.add(`${what}: it differs from what this release makes; a newer or older one is set right by starting it`);
}
