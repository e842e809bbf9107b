// Where in a work list a position lies: the list's index cut into blocks of entries, and of each block how many rows the
// reader may see under the filter. Counted on the index alone, a block a statement, at the caller's pace; counted again
// only where something changed. Pure over a driver, so that any thread can do it.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import type { Total } from "./count-total.ts";
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
/** Changes since, above which all is counted anew. */
const mostChanges = 400;
/** Blocks grow with what is opened: after so many events they are cut anew. */
const lifeInEvents = 20_000;
/** Commands committed meanwhile are followed so many times; what comes later is told by a hint anyway. */
const mostRounds = 5;

export interface Anchors {
  /** The last key of each block, ascending; of the last block `lastKey`. */
  ends: ListKey[];
  /** Rows of each block that the list holds. */
  counts: number[];
  /** Position of the log that they tell of. */
  pos: number;
  /** Position at which the blocks were cut. */
  cutAt: number;
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
async function findEnd(driver: Driver, { walk, sort }: AnchorAsk, after: ListKey): Promise<ListKey | undefined> {
  const terms = joinTerms([...(walk.stretch ? [walk.stretch] : []), keyTerm(sort, ">", after)]);
  const [end] = await driver.read<ListKey>(
    `SELECT l.${sortColumns[sort]} AS value, l.case_id AS caseId FROM list_row l ${namedIndex(walk)}
     WHERE ${terms.sql} ORDER BY ${keyOrder(sort, false)} LIMIT 1 OFFSET ${blockSize - 1}`,
    terms.args,
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

/** Cuts and counts as many blocks, from the beginning on; `ask.walk` must have a stretch. */
async function cut(driver: Driver, ask: AnchorAsk, pace: Pace, mayGoOn: (rows: number, blocks: number) => boolean) {
  const ends: ListKey[] = [];
  const counts: number[] = [];
  let rows = 0;
  for (let after = firstKey; after !== lastKey && mayGoOn(rows, ends.length); ) {
    after = (await findEnd(driver, ask, after)) ?? lastKey;
    ends.push({ value: after.value, caseId: after.caseId });
    const count = await countBlock(driver, ask, ends, ends.length - 1);
    counts.push(count);
    rows += count;
    await pace();
  }
  return { ends, counts, rows, isWhole: ends.at(-1)?.value === lastKey.value };
}

/** Cuts and counts the whole list; `ask.walk` must have a stretch. */
export async function buildAnchors(driver: Driver, ask: AnchorAsk, pace: Pace): Promise<Anchors> {
  const pos = await findHead(driver);
  const { ends, counts } = await cut(driver, ask, pace, () => true);
  const made = { ends, counts, pos, cutAt: pos };
  await followLog(driver, ask, made, pace);
  return made;
}

/** Counting at once stops at so many rows ("10.000+"), or when so many blocks held fewer. */
export const quickRows = 10_000;
const quickBlocks = 40;

/** What can be counted at once; not `exact` when there is more. */
export async function countAhead(driver: Driver, ask: AnchorAsk, pace: Pace): Promise<Total> {
  const found = await cut(driver, ask, pace, (rows, blocks) => rows <= quickRows && blocks < quickBlocks);
  return found.isWhole ? { rows: found.rows, exact: true } : { rows: Math.min(found.rows, quickRows), exact: false };
}

/** Brings them up to the log's head; false when they had better be built anew. */
export async function followLog(driver: Driver, ask: AnchorAsk, anchors: Anchors, pace: Pace): Promise<boolean> {
  for (let round = 0; round < mostRounds; round++) {
    const head = await findHead(driver);
    if (head === anchors.pos) return true;
    const keys = head - anchors.cutAt > lifeInEvents ? undefined : await changedKeys(driver, ask.sort, anchors.pos);
    if (!keys) return false;
    for (const i of new Set(keys.map((key) => blockOf(anchors.ends, key)))) {
      anchors.counts[i] = await countBlock(driver, ask, anchors.ends, i);
      await pace();
    }
    anchors.pos = head;
  }
  return true;
}

/** Where changed cases stood and stand; undefined when they are too many. */
async function changedKeys(driver: Driver, sort: ListSort, pos: number): Promise<ListKey[] | undefined> {
  const now = `l.${sortColumns[sort]}`;
  // The number never changes, and is not kept with what was.
  const then = sort === "number" ? now : `v.${sortColumns[sort]}`;
  const keys = await driver.read<ListKey>(
    `SELECT * FROM (SELECT ${now} AS value, l.case_id AS caseId FROM event e CROSS JOIN list_row l ON l.case_id=e.case_id
       WHERE e.pos > ? LIMIT ${mostChanges})
     UNION SELECT * FROM (SELECT ${then}, l.case_id FROM list_version v CROSS JOIN list_row l ON l.case_id=v.case_id
       WHERE v.to_pos > ? LIMIT ${mostChanges})`,
    [pos, pos],
  );
  return keys.length < mostChanges ? keys : undefined;
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

export const totalOf = ({ counts }: Anchors): number => counts.reduce((sum, count) => sum + count, 0);

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
