// Follows what is chained: positions without gaps, each case's hashes, the seals over groups, the sealed parts and
// the keys they are bound to. Looks at stored bytes only: it needs no key and knows no workflow.
import { hash } from "node:crypto";
import type { Driver } from "../../db/driver/driver.ts";
import {
  chainedEvents,
  findIdleBindings,
  findUnboundParts,
  readChainLines,
  readSealedParts,
  type SealedPart,
  type SealRow,
  sealSource,
} from "../../db/log/chain-reads.ts";
import { sealedHash, sealRoot } from "../../db/log/event-row.ts";
import { countRows, endOfSlice, readRange } from "../../db/log/safe-read.ts";
import { type ChainLink, readLink } from "./chain-line.ts";
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

const sliceSize = 500;

class Chains {
  readonly problems = new Problems();
  events = 0;
  seals = 0;
  sealedParts = 0;
  isText = true;
  readonly head = { pos: 0, root: "", recordedAt: "" };
  readonly #last = new Map<string, { seq: number; hash: string }>();
  #pos = 0;
  #recordedAt = "";
  /** Root of the last seal as its events give it. */
  #computed = "";
  #open: { row: SealRow; hashes: string[] } | undefined;

  event(link: ChainLink, parts: readonly SealedPart[]): void {
    const tell = (text: string) => this.problems.event(link.pos, text, link.name());
    this.events += 1;
    if (link.pos !== this.#pos + 1) tell(`it follows position ${this.#pos}`);
    this.#pos = link.pos;
    if (hash("sha256", link.hashed) !== link.hash) tell("the row was changed");
    const before = this.#last.get(link.caseId);
    if (link.seq !== (before?.seq ?? 0) + 1) tell(`seq ${link.seq} is out of order`);
    if (link.prevHash !== (before?.hash ?? "")) tell("the chain is broken");
    if (link.recordedAt < this.#recordedAt) tell("it is recorded before the event it follows");
    this.#recordedAt = link.recordedAt;
    this.#last.set(link.caseId, { seq: link.seq, hash: link.hash });
    if (parts.length > 0 || link.sealedHash !== "") this.#parts(link, parts, tell);
    this.#seal(link, tell);
  }

  #parts(link: ChainLink, parts: readonly SealedPart[], tell: (text: string) => void): void {
    this.sealedParts += parts.length;
    const whole = parts.flatMap(({ blob, ...part }) => (blob ? { ...part, blob } : []));
    if (whole.length < parts.length || sealedHash(whole) !== link.sealedHash)
      tell("a sealed part was changed or is missing");
    if (parts.some((part) => part.caseId !== link.caseId || part.seq !== link.seq))
      tell("a sealed part names another event");
  }

  /** A seal that begins after the last event seen. */
  begin(row: SealRow): void {
    this.seals += 1;
    if (this.#open) this.problems.add(`seal ${row[0]}: it begins before the one before it ends`);
    else if (row[0] !== this.#pos + 1)
      this.problems.add(`seal ${row[0]}: it does not begin where the one before it ends`);
    this.#open = { row, hashes: [] };
  }

  #seal(link: ChainLink, tell: (text: string) => void): void {
    if (!this.#open) {
      tell("no seal covers it");
      return;
    }
    const { row, hashes } = this.#open;
    const [fromPos, toPos, root, recordedAt] = row;
    hashes.push(link.hash);
    if (link.recordedAt !== recordedAt) tell("its instant is not that of its seal");
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
    run.event(link, parts.get(link.pos) ?? []);
    parts.delete(link.pos);
  }
  beginUpTo(range.upto);
  for (const pos of parts.keys()) problems.event(pos, "sealed parts without an event");
}

/** Rows the walk along the events did not come across, and keys bound to nothing. */
async function leftOver(driver: Driver, run: Chains): Promise<void> {
  const { problems } = run;
  const counted = [
    ["event", run.events],
    ["event_sealed", run.sealedParts],
    ["seal", run.seals],
  ] as const;
  for (const [table, seen] of counted) {
    const rows = await countRows(driver, table);
    if (rows !== seen) problems.add(`${table}: ${rows} rows, of which ${seen} belong to the log`);
  }
  for (const { pos } of await findUnboundParts(driver))
    problems.event(pos, "a sealed part has another key than its case");
  for (const { key_id } of await findIdleBindings(driver)) problems.add(`key ${key_id}: nothing is sealed with it`);
}

/** Reads all that is chained, once. */
export async function checkChains(driver: Driver, onProgress?: (events: number) => void): Promise<ChainReport> {
  const run = new Chains();
  for (let after = 0; ; ) {
    const upto = await endOfSlice(driver, chainedEvents, after, sliceSize);
    if (upto === undefined) break;
    await slice(driver, run, { after, upto });
    after = upto;
    onProgress?.(run.events);
  }
  run.end();
  await leftOver(driver, run);
  const { events, seals, sealedParts, head, isText, problems } = run;
  return { events, seals, sealedParts, head, isText, problems: { told: problems.told, found: problems.found } };
}
