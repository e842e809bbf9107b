// Follows what is chained: positions without gaps, each case's hashes, the seals over groups, the sealed parts and
// the keys they are bound to. Looks at stored bytes only: it needs no key and knows no workflow.
import { hash } from "node:crypto";
import type { Driver } from "../../db/driver/driver.ts";
import {
  chained,
  chainedEvents,
  countChained,
  type Follower,
  findChainEnd,
  findIdleBindings,
  findSealBefore,
  findUnboundParts,
  findUnpreceded,
  readChainLines,
  readSealedGroups,
  type SealedGroup,
  type SealRow,
  sealSource,
} from "../../db/log/chain-reads.ts";
import { sealRoot } from "../../db/log/event-row.ts";
import { endOfSlice, readRange } from "../../db/log/safe-read.ts";
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

  event(link: ChainLink, parts: SealedGroup | undefined): void {
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
    if (parts) this.#parts(link, parts);
    else if (link.sealedHash !== "") this.#tell(link, "a sealed part was changed or is missing");
    this.#seal(link);
  }

  #parts(link: ChainLink, { count, owner, hashed }: SealedGroup): void {
    this.sealedParts += count;
    if (!hashed || hash("sha256", hashed) !== link.sealedHash)
      this.#tell(link, "a sealed part was changed or is missing");
    if (owner?.caseId !== link.caseId || owner.seq !== link.seq) this.#tell(link, "a sealed part names another event");
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

const newline = 10;

/** Returns how many events there are. */
async function slice(driver: Driver, run: Chains, range: { after: number; upto: number }): Promise<number> {
  const { problems } = run;
  const damaged = (what: string) => (key: number) => problems.add(`${what} ${key}: the row cannot be read`);
  const { blocks, isText } = await readChainLines(driver, range, damaged("event"));
  run.isText &&= isText;
  const parts = await readSealedGroups(driver, range, damaged("sealed part of event"));
  const seals = (await readRange(driver, sealSource, range, (key) => {
    run.isText = false;
    damaged("seal")(key);
  })) as unknown as SealRow[];
  const before = run.events;
  let [part, seal] = [0, 0];
  const beginUpTo = (pos: number) => {
    for (let row = seals[seal]; row && row[0] <= pos; row = seals[++seal]) run.begin(row);
    for (let one = parts[part]; one && one.pos < pos; one = parts[++part])
      problems.event(one.pos, "sealed parts without an event");
  };
  for (const lines of blocks) {
    for (let from = 0, to = 0; from < lines.length; from = to + 1) {
      to = lines.indexOf(newline, from);
      if (to < 0) to = lines.length;
      const link = readLink(lines, from, to);
      if (!link) {
        problems.add(`an event between ${range.after + 1} and ${range.upto}: the row cannot be read`);
        continue;
      }
      beginUpTo(link.pos);
      const own = parts[part]?.pos === link.pos ? parts[part++] : undefined;
      run.event(link, own);
    }
  }
  beginUpTo(range.upto + 1);
  for (const pos of await findUnpreceded(driver, run.followers.splice(0))) problems.event(pos, "the chain is broken");
  return run.events - before;
}

/** Rows the walk along the events did not come across, and keys bound to nothing. */
async function leftOver(driver: Driver, report: ChainReport, head: number): Promise<ChainReport> {
  const problems = new Problems();
  problems.join(report.problems);
  const seen = [report.events, report.sealedParts, report.seals];
  for (const [i, source] of chained.entries()) {
    const rows = await countChained(driver, source, head);
    if (rows !== seen[i]) problems.add(`${source.table}: ${rows} rows, of which ${seen[i]} belong to the log`);
  }
  for (const { pos } of await findUnboundParts(driver))
    problems.event(pos, "a sealed part has another key than its case");
  for (const { key_id } of await findIdleBindings(driver)) problems.add(`key ${key_id}: nothing is sealed with it`);
  return { ...report, problems: { told: problems.told, found: problems.found } };
}

const wholeLog = (head: number): ChainRange => ({ after: 0, upto: head, root: "", recordedAt: "" });

/** Reads a range of what is chained, once. */
export async function checkChainRange(driver: Driver, within: ChainRange): Promise<ChainReport> {
  const run = new Chains(within);
  // Where no position is missing the end of a slice is known without asking for it.
  for (let { after } = within, isDense = true; ; ) {
    const upto: number | undefined = isDense
      ? Math.min(after + sliceSize, within.upto)
      : await endOfSlice(driver, chainedEvents, after, sliceSize, within.upto);
    if (upto === undefined || upto === after) break;
    isDense = (await slice(driver, run, { after, upto })) === sliceSize;
    after = upto;
  }
  run.end();
  const { events, seals, sealedParts, head, isText, problems } = run;
  return { events, seals, sealedParts, head, isText, problems: { told: problems.told, found: problems.found } };
}

/** How ranges are looked at: here one after the other, or in threads. */
export type CheckRanges = (ranges: readonly ChainRange[], driver: Driver) => Promise<ChainReport[]>;

/**
 * Reads all that is chained, once; in as many ranges as asked for, each beginning where a seal ends. What is committed
 * meanwhile lies behind the last range, whoever looks at it and whenever.
 */
export async function checkChains(
  driver: Driver,
  { count, check }: { count: number; check: CheckRanges } = { count: 1, check: inTurn },
): Promise<ChainReport> {
  const head = await findChainEnd(driver);
  const reports = await check(count > 1 ? await rangesOf(driver, head, count) : [wholeLog(head)], driver);
  const problems = new Problems();
  for (const report of reports) problems.join(report.problems);
  const sum = (of: "events" | "seals" | "sealedParts") => reports.reduce((all, report) => all + report[of], 0);
  const whole: ChainReport = {
    ...{ events: sum("events"), seals: sum("seals"), sealedParts: sum("sealedParts") },
    head: reports.at(-1)?.head ?? { pos: 0, root: "", recordedAt: "" },
    isText: reports.every((report) => report.isText),
    problems: { told: problems.told, found: problems.found },
  };
  return leftOver(driver, whole, head);
}

export async function inTurn(ranges: readonly ChainRange[], driver: Driver): Promise<ChainReport[]> {
  const reports: ChainReport[] = [];
  for (const range of ranges) reports.push(await checkChainRange(driver, range));
  return reports;
}

async function rangesOf(driver: Driver, head: number, count: number): Promise<ChainRange[]> {
  const last = (await findSealBefore(driver, head))?.[0] ?? 0;
  const ranges: ChainRange[] = [];
  let from = wholeLog(head);
  for (let i = 1; i < count; i++) {
    const seal = await findSealBefore(driver, Math.floor((last * i) / count));
    if (!seal) continue;
    const [, toPos, root, recordedAt] = seal;
    if (!Number.isSafeInteger(toPos) || toPos <= from.after || toPos >= last) continue;
    ranges.push({ ...from, upto: toPos });
    from = { after: toPos, upto: head, root: String(root), recordedAt: String(recordedAt) };
  }
  return [...ranges, from];
}
