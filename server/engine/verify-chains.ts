// Follows what is chained: positions without gaps, each case's hashes, the seals over groups, the sealed parts and
// the keys they are bound to. Looks at stored bytes only: it needs no key and knows no workflow.
import { hash } from "node:crypto";
import type { Driver } from "../../db/driver/driver.ts";
import {
  chainedEvents,
  type Follower,
  findIdleBindings,
  findSealBefore,
  findUnboundParts,
  findUnpreceded,
  readChainLines,
  readSealedParts,
  type SealedPart,
  type SealRow,
  sealSource,
} from "../../db/log/chain-reads.ts";
import { sealedHash, sealRoot } from "../../db/log/event-row.ts";
import { countRows, endOfSlice, readRange } from "../../db/log/safe-read.ts";
import { type ChainLink, nameOf, readLink } from "./chain-line.ts";
import { Problems } from "./verify-report.ts";

export interface ChainReport {
  events: number;
  seals: number;
  sealedParts: number;
  /** Where the log ends by its seals. */
  head: { pos: number; root: string; recordedAt: string };
  /** All columns of events and seals are text or numbers: they may be read as such. */
  isText: boolean;
  problems: { told: readonly string[]; found: number };
}

/** Positions after one and up to another; the first ends with the seal whose root and instant are given. */
export interface ChainRange {
  after: number;
  upto: number;
  root: string;
  recordedAt: string;
}

const sliceSize = 500;

class Chains {
  readonly problems = new Problems();
  events = 0;
  seals = 0;
  sealedParts = 0;
  isText = true;
  readonly head: ChainReport["head"];
  readonly #last = new Map<string, { seq: number; hash: string }>();
  /** Events of cases that began before the range: the one before each is still to be looked up. */
  followers: Follower[] = [];
  readonly #isWhole: boolean;
  #pos: number;
  #recordedAt: string;
  /** Root of the last seal as its events give it. */
  #computed: string;
  #open: { row: SealRow; hashes: string[] } | undefined;

  constructor({ after, root, recordedAt }: ChainRange) {
    this.#isWhole = after === 0;
    this.#pos = after;
    this.#recordedAt = recordedAt;
    this.#computed = root;
    this.head = { pos: after, root, recordedAt };
  }

  #tell(link: ChainLink, text: string): void {
    this.problems.event(link.pos, text, nameOf(link));
  }

  event(link: ChainLink, parts: readonly SealedPart[] | undefined): void {
    this.events += 1;
    if (link.pos !== this.#pos + 1) this.#tell(link, `it follows position ${this.#pos}`);
    this.#pos = link.pos;
    if (hash("sha256", link.hashed) !== link.hash) this.#tell(link, "the row was changed");
    const before = this.#last.get(link.caseId);
    if (before || this.#isWhole || link.seq === 1) {
      if (link.seq !== (before?.seq ?? 0) + 1) this.#tell(link, `seq ${link.seq} is out of order`);
      if (link.prevHash !== (before?.hash ?? "")) this.#tell(link, "the chain is broken");
    } else this.followers.push(link);
    if (link.recordedAt < this.#recordedAt) this.#tell(link, "it is recorded before the event it follows");
    this.#recordedAt = link.recordedAt;
    if (before) {
      before.seq = link.seq;
      before.hash = link.hash;
    } else this.#last.set(link.caseId, { seq: link.seq, hash: link.hash });
    if (parts || link.sealedHash !== "") this.#parts(link, parts ?? []);
    this.#seal(link);
  }

  #parts(link: ChainLink, parts: readonly SealedPart[]): void {
    this.sealedParts += parts.length;
    const whole = parts.flatMap(({ blob, ...part }) => (blob ? { ...part, blob } : []));
    if (whole.length < parts.length || sealedHash(whole) !== link.sealedHash)
      this.#tell(link, "a sealed part was changed or is missing");
    if (parts.some((part) => part.caseId !== link.caseId || part.seq !== link.seq))
      this.#tell(link, "a sealed part names another event");
  }

  /** A seal that begins after the last event seen. */
  begin(row: SealRow): void {
    this.seals += 1;
    if (this.#open) this.problems.add(`seal ${row[0]}: it begins before the one before it ends`);
    else if (row[0] !== this.#pos + 1)
      this.problems.add(`seal ${row[0]}: it does not begin where the one before it ends`);
    this.#open = { row, hashes: [] };
  }

  #seal(link: ChainLink): void {
    if (!this.#open) {
      this.#tell(link, "no seal covers it");
      return;
    }
    const { row, hashes } = this.#open;
    const [fromPos, toPos, root, recordedAt] = row;
    hashes.push(link.hash);
    if (link.recordedAt !== recordedAt) this.#tell(link, "its instant is not that of its seal");
    if (link.pos < toPos) return;
    this.#open = undefined;
    const computed = sealRoot(this.head.root, hashes);
    // Where the seal before was told to be wrong, the one its events give may be the right one to go on from.
    const isRight = computed === root || sealRoot(this.#computed, hashes) === root;
    if (link.pos !== toPos || !isRight) this.problems.add(`seal ${fromPos}: the root of its group does not match`);
    this.#computed = computed;
    Object.assign(this.head, { pos: link.pos, root, recordedAt });
  }

  end(): void {
    if (this.#open) this.problems.add(`seal ${this.#open.row[0]}: it ends at ${this.#open.row[1]}, beyond the log`);
  }
}

function byPos(parts: readonly SealedPart[]): Map<number, SealedPart[]> {
  const found = new Map<number, SealedPart[]>();
  for (const part of parts) {
    const one = found.get(part.pos);
    if (one) one.push(part);
    else found.set(part.pos, [part]);
  }
  return found;
}

async function slice(driver: Driver, run: Chains, range: { after: number; upto: number }): Promise<void> {
  const { problems } = run;
  const damaged = (what: string) => (key: number) => problems.add(`${what} ${key}: the row cannot be read`);
  const { lines, isText } = await readChainLines(driver, range, damaged("event"));
  run.isText &&= isText;
  const parts = byPos(await readSealedParts(driver, range, damaged("sealed part of event")));
  const seals = (await readRange(driver, sealSource, range, (key) => {
    run.isText = false;
    damaged("seal")(key);
  })) as unknown as SealRow[];
  let next = 0;
  const beginUpTo = (pos: number) => {
    for (let row = seals[next]; row && row[0] <= pos; row = seals[++next]) run.begin(row);
  };
  for (const line of lines) {
    const link = readLink(line);
    if (!link) {
      problems.add(`an event between ${range.after + 1} and ${range.upto}: the row cannot be read`);
      continue;
    }
    beginUpTo(link.pos);
    run.event(link, parts.get(link.pos));
    parts.delete(link.pos);
  }
  beginUpTo(range.upto);
  for (const pos of await findUnpreceded(driver, run.followers.splice(0))) problems.event(pos, "the chain is broken");
  for (const pos of parts.keys()) problems.event(pos, "sealed parts without an event");
}

/** Rows the walk along the events did not come across, and keys bound to nothing. */
async function leftOver(driver: Driver, report: ChainReport): Promise<ChainReport> {
  const problems = new Problems();
  problems.join(report.problems);
  const counted = [
    ["event", report.events],
    ["event_sealed", report.sealedParts],
    ["seal", report.seals],
  ] as const;
  for (const [table, seen] of counted) {
    const rows = await countRows(driver, table);
    if (rows !== seen) problems.add(`${table}: ${rows} rows, of which ${seen} belong to the log`);
  }
  for (const { pos } of await findUnboundParts(driver))
    problems.event(pos, "a sealed part has another key than its case");
  for (const { key_id } of await findIdleBindings(driver)) problems.add(`key ${key_id}: nothing is sealed with it`);
  return { ...report, problems: { told: problems.told, found: problems.found } };
}

const wholeLog: ChainRange = { after: 0, upto: Number.MAX_SAFE_INTEGER, root: "", recordedAt: "" };

/** Reads a range of what is chained, once. */
export async function checkChainRange(driver: Driver, within: ChainRange): Promise<ChainReport> {
  const run = new Chains(within);
  for (let { after } = within; ; ) {
    const upto = await endOfSlice(driver, chainedEvents, after, sliceSize, within.upto);
    if (upto === undefined) break;
    await slice(driver, run, { after, upto });
    after = upto;
  }
  run.end();
  const { events, seals, sealedParts, head, isText, problems } = run;
  return { events, seals, sealedParts, head, isText, problems: { told: problems.told, found: problems.found } };
}

/** How ranges are looked at: here one after the other, or in threads. */
export type CheckRanges = (ranges: readonly ChainRange[]) => Promise<ChainReport[]>;

/** Reads all that is chained, once; in as many ranges as asked for, each beginning where a seal ends. */
export async function checkChains(
  driver: Driver,
  { count, check }: { count: number; check: CheckRanges } = { count: 1, check: (ranges) => inTurn(driver, ranges) },
): Promise<ChainReport> {
  const reports = await check(count > 1 ? await rangesOf(driver, count) : [wholeLog]);
  const problems = new Problems();
  for (const report of reports) problems.join(report.problems);
  const sum = (of: "events" | "seals" | "sealedParts") => reports.reduce((all, report) => all + report[of], 0);
  return leftOver(driver, {
    ...{ events: sum("events"), seals: sum("seals"), sealedParts: sum("sealedParts") },
    head: reports.at(-1)?.head ?? { pos: 0, root: "", recordedAt: "" },
    isText: reports.every((report) => report.isText),
    problems: { told: problems.told, found: problems.found },
  });
}

export async function inTurn(driver: Driver, ranges: readonly ChainRange[]): Promise<ChainReport[]> {
  const reports: ChainReport[] = [];
  for (const range of ranges) reports.push(await checkChainRange(driver, range));
  return reports;
}

async function rangesOf(driver: Driver, count: number): Promise<ChainRange[]> {
  const last = (await findSealBefore(driver, Number.MAX_SAFE_INTEGER))?.[0] ?? 0;
  const ranges: ChainRange[] = [];
  let from = wholeLog;
  for (let i = 1; i < count; i++) {
    const seal = await findSealBefore(driver, Math.floor((last * i) / count));
    if (!seal) continue;
    const [, toPos, root, recordedAt] = seal;
    if (!Number.isSafeInteger(toPos) || toPos <= from.after || toPos >= last) continue;
    ranges.push({ ...from, upto: toPos });
    from = { after: toPos, upto: wholeLog.upto, root: String(root), recordedAt: String(recordedAt) };
  }
  return [...ranges, from];
}
