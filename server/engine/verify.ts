// Proves a folder's log and caches: chains, seals, sealed parts, and that a fold of the log yields exactly the
// caches. Reads only, in bounded slices; needs no key except for person_row.
import type { DistrictTables } from "../../db/district/load-tables.ts";
import type { Driver } from "../../db/driver/driver.ts";
import type { KeyReader } from "../../db/keys/key-file.ts";
import { type EventRow, eventHash, sealedHash, sealRoot } from "../../db/log/event-row.ts";
import { readEventsAfter } from "../../db/log/read-log.ts";
import { readSealedBetween, readSealsFrom } from "../../db/log/verify-reads.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { CacheCheck } from "./verify-caches.ts";
import { DecisionCheck } from "./verify-decisions.ts";

export interface VerifyReport {
  events: number;
  cases: number;
  seals: number;
  sealedParts: number;
  /** Events decided again by the version they were decided under; the others' versions are not in this release. */
  redecided: number;
  /** What does not hold, at most 100, without personal data. */
  problems: string[];
}

const sliceSize = 500;
const maxProblems = 100;

export interface VerifyOptions {
  driver: Driver;
  workflows: ReadonlyMap<string, Workflow>;
  /** Without keys person_row is not compared. */
  keys?: KeyReader;
  /** The district's dated tables; without them nothing is decided again. */
  tables?: DistrictTables;
  onProgress?: (events: number) => void;
}

class Verification {
  readonly report: VerifyReport = { events: 0, cases: 0, seals: 0, sealedParts: 0, redecided: 0, problems: [] };
  readonly #lastHash = new Map<string, string>();
  readonly #lastSeq = new Map<string, number>();
  #root = "";
  #pos = 0;
  #seal: { toPos: number; root: string; hashes: string[] } | undefined;

  problem(text: string): void {
    if (this.report.problems.length < maxProblems) this.report.problems.push(text);
  }

  chain(row: EventRow, parts: readonly { subject: string; class: string; blob: Uint8Array }[], erased: boolean): void {
    const { hash, ...unhashed } = row;
    if (row.pos !== this.#pos + 1) this.problem(`event ${row.pos}: position after ${this.#pos}`);
    this.#pos = row.pos;
    if (row.seq !== (this.#lastSeq.get(row.case_id) ?? 0) + 1)
      this.problem(`event ${row.pos}: seq ${row.seq} is out of order`);
    if (row.prev_hash !== (this.#lastHash.get(row.case_id) ?? ""))
      this.problem(`event ${row.pos}: the chain is broken`);
    if (eventHash(unhashed) !== hash) this.problem(`event ${row.pos}: the row was changed`);
    if (!erased && sealedHash(parts) !== row.sealed_hash)
      this.problem(`event ${row.pos}: a sealed part was changed or is missing`);
    this.#lastSeq.set(row.case_id, row.seq);
    this.#lastHash.set(row.case_id, hash);
    this.report.events += 1;
    this.report.sealedParts += parts.length;
  }

  sealed(row: EventRow, seals: ReadonlyMap<number, { toPos: number; root: string }>): void {
    const starting = seals.get(row.pos);
    if (starting) {
      if (this.#seal) this.problem(`event ${row.pos}: seals overlap`);
      this.#seal = { ...starting, hashes: [] };
      this.report.seals += 1;
    }
    if (!this.#seal) {
      this.problem(`event ${row.pos}: no seal covers it`);
      return;
    }
    this.#seal.hashes.push(row.hash);
    if (row.pos !== this.#seal.toPos) return;
    this.#root = sealRoot(this.#root, this.#seal.hashes);
    if (this.#root !== this.#seal.root) this.problem(`event ${row.pos}: the seal of its group does not match`);
    this.#root = this.#seal.root;
    this.#seal = undefined;
  }

  end(): void {
    if (this.#seal) this.problem(`the last seal ends at ${this.#seal.toPos}, beyond the log`);
    this.report.cases = this.#lastSeq.size;
  }
}

type Folded = NonNullable<ReturnType<CacheCheck["event"]>>;

async function redecideRow(run: Verification, decisions: DecisionCheck, row: EventRow, folded: Folded): Promise<void> {
  try {
    const again = await decisions.event({ ...folded, row });
    if (!again) return;
    run.report.redecided += 1;
    if (again.differs.length > 0)
      run.problem(`event ${row.pos}: ${row.kind} ${row.type} decided again differs in ${again.differs.join(", ")}`);
  } catch {
    run.problem(`event ${row.pos}: ${row.kind} ${row.type} cannot be decided again`);
  }
}

/** Reads the whole log once, then every cache. */
export async function verify(options: VerifyOptions): Promise<VerifyReport> {
  const { driver } = options;
  const run = new Verification();
  const caches = new CacheCheck(options, (text) => run.problem(text));
  const { tables, workflows } = options;
  const decisions = tables && new DecisionCheck({ driver, workflows, tables, find: (caseId) => caches.find(caseId) });
  for (let pos = 0; ; ) {
    const rows = await readEventsAfter(driver, pos, sliceSize);
    const last = rows.at(-1);
    if (!last) break;
    const parts = await readSealedBetween(driver, pos + 1, last.pos);
    const seals = await readSealsFrom(driver, pos + 1, last.pos);
    for (const row of rows) {
      const own = parts.get(row.pos) ?? { parts: [], erased: false };
      run.chain(row, own.parts, own.erased);
      run.sealed(row, seals);
      const folded = caches.event(row, own.parts);
      if (folded && decisions) await redecideRow(run, decisions, row, folded);
    }
    await caches.passed(last.pos);
    pos = last.pos;
    options.onProgress?.(run.report.events);
  }
  run.end();
  await caches.compare();
  return run.report;
}
