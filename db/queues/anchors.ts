// Where in a work list a position lies: the list's index cut into blocks of entries, and of each block how many rows the
// reader may see under the filter. Counted on the index alone, a block a statement, at the caller's pace; counted again
// only where something changed. Pure over a driver, so that any thread can do it.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { filterTerms, joinTerms, type ListFilter } from "./list-filter.ts";
import {
  compareKeys,
  firstKey,
  keyOrder,
  keyTerm,
  type ListKey,
  type ListSort,
  type ListWalk,
  lastKey,
  sortColumns,
} from "./list-walk.ts";

/** Entries of the index in a block: what one statement counts, and what a jump may have to pass over. */
export const blockSize = 1000;
/** Positions of the log whose changes are read at once: each is one event, and one row at most that stood before it. */
const followedAtOnce = 400;
/** Blocks grow with what is opened: after so many events they are cut anew. */
const lifeInEvents = 20_000;
/** Commands committed meanwhile are followed so many times; what comes later is followed when it is asked again. */
const mostRounds = 5;

export interface Anchors {
  /** The last key of each block, ascending; of the last block `lastKey`, where they reach the end of the list. */
  ends: ListKey[];
  /** Rows of each block that the list holds. */
  counts: number[];
  /** Position of the log that they tell of. */
  pos: number;
  /** Position at which the blocks were cut. */
  cutAt: number;
  /** They reach the end of the list. */
  isWhole: boolean;
}

export interface AnchorAsk {
  permitted: Permitted;
  filter: ListFilter;
  sort: ListSort;
  walk: ListWalk;
}

/** What to await between two statements; undefined is nothing. */
export type Pace = () => Promise<void> | undefined;

export const findHead = async (driver: Driver): Promise<number> =>
  Number((await driver.read<{ pos: number | null }>("SELECT MAX(pos) AS pos FROM event"))[0]?.pos ?? 0);

const namedIndex = ({ index }: ListWalk): string => (index === "" ? "" : `INDEXED BY ${index}`);

/** The last key of the block after `after`, whoever may see it. */
async function findEnd(
  driver: Driver,
  { walk, sort }: AnchorAsk,
  after: ListKey,
  size: number,
): Promise<ListKey | undefined> {
  const terms = joinTerms([...(walk.stretch ? [walk.stretch] : []), keyTerm(sort, ">", after)]);
  const [end] = await driver.read<ListKey>(
    `SELECT l.${sortColumns[sort]} AS value, l.case_id AS caseId FROM list_row l ${namedIndex(walk)}
     WHERE ${terms.sql} ORDER BY ${keyOrder(sort, false)} LIMIT 1 OFFSET ?`,
    [...terms.args, size - 1],
  );
  return end;
}

/** Rows of the list after `after`, up to `end` and with it. Apart so that its plan can be tested. */
export function countStatement({ permitted, filter, sort, walk }: AnchorAsk, after: ListKey, end: ListKey) {
  const terms = joinTerms([
    ...filterTerms(filter),
    toSql(permitted, caseRows("l")),
    keyTerm(sort, ">", after),
    keyTerm(sort, "<=", end),
  ]);
  return { sql: `SELECT COUNT(*) AS n FROM list_row l ${namedIndex(walk)} WHERE ${terms.sql}`, args: terms.args };
}

async function countBlock(driver: Driver, ask: AnchorAsk, ends: readonly ListKey[], i: number): Promise<number> {
  const { sql, args } = countStatement(ask, ends[i - 1] ?? firstKey, ends[i] ?? lastKey);
  return (await driver.read<{ n: number }>(sql, args))[0]?.n ?? 0;
}

/** How far the list is cut into blocks, and how large they are; all of it by default. */
export interface Extent {
  /** Entries of the index. */
  size?: number;
  /** With more rows than these no other block is cut; nor with so many blocks. */
  mostRows?: number;
  mostBlocks?: number;
}

const mayGoOn = ({ mostRows = Infinity, mostBlocks = Infinity }: Extent, rows: number, blocks: number): boolean =>
  rows <= mostRows && blocks < mostBlocks;

/** Cuts and counts the list, from its beginning on; `ask.walk` must have a stretch. */
export async function buildAnchors(driver: Driver, ask: AnchorAsk, pace: Pace, extent: Extent = {}): Promise<Anchors> {
  const pos = await findHead(driver);
  const made: Anchors = { ends: [], counts: [], pos, cutAt: pos, isWhole: false };
  const { ends, counts } = made;
  let rows = 0;
  for (let after = firstKey; after !== lastKey && mayGoOn(extent, rows, ends.length); ) {
    after = (await findEnd(driver, ask, after, extent.size ?? blockSize)) ?? lastKey;
    ends.push({ value: after.value, caseId: after.caseId });
    const count = await countBlock(driver, ask, ends, ends.length - 1);
    counts.push(count);
    rows += count;
    await pace();
    made.isWhole = after === lastKey;
  }
  await followLog(driver, ask, made, pace);
  return made;
}

/** Counting at once stops at so many rows ("10.000+"), or when so many blocks held fewer. */
export const quickRows = 10_000;
export const quickExtent: Extent = { mostRows: quickRows, mostBlocks: 40 };

/** Whether they were cut so long ago that they had better be built anew. */
export const areOld = ({ cutAt }: Anchors, head: number): boolean => head - cutAt > lifeInEvents;

/** Whether they, having lost rows since, still reach as far as they should. */
export const areLongEnough = (anchors: Anchors, extent: Extent): boolean =>
  anchors.isWhole || !mayGoOn(extent, totalOf(anchors), anchors.ends.length);

/** Brings them up to the log's head, however far behind they are. */
export async function followLog(driver: Driver, ask: AnchorAsk, anchors: Anchors, pace: Pace): Promise<void> {
  const last = anchors.ends.at(-1) ?? firstKey;
  for (let round = 0; round < mostRounds; round++) {
    const head = await findHead(driver);
    if (head === anchors.pos) return;
    const touched = new Set<number>();
    for (let after = anchors.pos; after < head; after += followedAtOnce) {
      for (const key of await changedKeys(driver, ask.sort, after, Math.min(head, after + followedAtOnce)))
        if (compareKeys(key, last) <= 0) touched.add(blockOf(anchors.ends, key));
      await pace();
    }
    for (const i of touched) {
      anchors.counts[i] = await countBlock(driver, ask, anchors.ends, i);
      await pace();
    }
    anchors.pos = head;
  }
}

/** Where the cases of events after one position and up to another stood before them, and stand. */
function changedKeys(driver: Driver, sort: ListSort, after: number, upto: number): Promise<ListKey[]> {
  const now = `l.${sortColumns[sort]}`;
  // The number never changes, and is not kept with what was.
  const then = sort === "number" ? now : `v.${sortColumns[sort]}`;
  return driver.read<ListKey>(
    `SELECT ${now} AS value, l.case_id AS caseId FROM event e CROSS JOIN list_row l ON l.case_id=e.case_id
       WHERE e.pos > ? AND e.pos <= ?
     UNION SELECT ${then}, l.case_id FROM list_version v CROSS JOIN list_row l ON l.case_id=v.case_id
       WHERE v.to_pos > ? AND v.to_pos <= ?`,
    [after, upto, after, upto],
  );
}

/** The block a key belongs to: the first whose end is not before it. */
function blockOf(ends: readonly ListKey[], key: ListKey): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(ends[middle] as ListKey, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows of all blocks. */
export const totalOf = ({ counts }: Anchors): number => counts.reduce((sum, count) => sum + count, 0);

/** The key of the row at a position counted from 0, by passing over all before it; apart so that its plan can be tested. */
export function positionStatement({ permitted, filter, sort, walk }: AnchorAsk, position: number, descending: boolean) {
  const terms = joinTerms([...filterTerms(filter), toSql(permitted, caseRows("l"))]);
  const sql = `SELECT l.${sortColumns[sort]} AS value, l.case_id AS caseId FROM list_row l ${namedIndex(walk)}
     WHERE ${terms.sql} ORDER BY ${keyOrder(sort, descending)} LIMIT 1 OFFSET ?`;
  return { sql, args: [...terms.args, position] };
}

/** Takes as long as the way is: some 100 ms to the end of a million rows. */
export async function findAtPosition(
  driver: Driver,
  ask: AnchorAsk,
  position: number,
  descending: boolean,
): Promise<ListKey | undefined> {
  const { sql, args } = positionStatement(ask, position, descending);
  const [key] = await driver.read<ListKey>(sql, args);
  return key && { value: key.value, caseId: key.caseId };
}

/** Where to begin and how many rows to pass over, to come to a position counted from 0 in the asked direction. */
export interface Place {
  from: ListKey;
  /** The row with that key belongs to what follows. */
  inclusive: boolean;
  skip: number;
}

/** Undefined beyond the end. */
export function placeOf({ ends, counts }: Anchors, position: number, descending: boolean): Place | undefined {
  let before = 0;
  for (let n = 0; n < counts.length; n++) {
    const i = descending ? counts.length - 1 - n : n;
    const count = counts[i] ?? 0;
    if (position < before + count) {
      const from = descending ? ends[i] : ends[i - 1];
      return { from: from ?? firstKey, inclusive: descending, skip: position - before };
    }
    before += count;
  }
  return undefined;
}
