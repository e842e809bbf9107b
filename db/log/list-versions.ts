// List rows as they once stood: the row that an event changes is kept with the positions between which it stood, in the
// event's own transaction. A cache that a fold must reproduce. Its indexes are filled later, a stretch of the log at a time.
import type { Driver, Statement } from "../driver/driver.ts";
import { findSetting, putSetting } from "./setting.ts";

/** Of the case as it was; its number never changes and is in `list_row`. */
export const versionColumns = [
  ...["case_id", "kind", "state", "closed", "territory", "area", "assignee", "restricted", "person_id"],
  ...["household_id", "opened_on", "updated_on", "due_on", "due_term", "waiting_for", "waiting_since", "priority"],
  ...["weight", "todo", "columns"],
] as const;

/*
 * A version belongs to the class of its life: class k stood for less than 4^k events (and for 4^(k-1) at least, but the
 * first), and to the stretch of 4^k positions in which it began. What stood at a position began in its stretch or in the
 * one before, whatever the class: two stretches a class, of which a third of the entries stood then; but the first, which
 * is small.
 */
const firstClass = 6;
/** 4^20 is a million times a million events. */
const lastClass = 20;
/** Room for the class in a span. */
const classes = 32;
const stretchOf = (life: number): number => 4 ** life;

/** Span of a row that stood from `fromPos` until before `toPos`. */
export function spanOf(fromPos: number, toPos: number): number {
  let life = firstClass;
  while (life < lastClass && toPos - fromPos >= stretchOf(life)) life += 1;
  return Math.floor(fromPos / stretchOf(life)) * classes + life;
}

/** Every span in which a row may lie that stood at `pos`; `head` is the last position of the log. */
export function spansAt(pos: number, head: number): number[] {
  const spans: number[] = [];
  for (let life = firstClass; life <= lastClass; life++) {
    const stretch = Math.floor(pos / stretchOf(life));
    spans.push(stretch * classes + life);
    if (stretch > 0) spans.push((stretch - 1) * classes + life);
    if (stretchOf(life) > head) break;
  }
  return spans;
}

/** `spanOf` in SQL. */
const spanSql = `CASE ${Array.from({ length: lastClass - firstClass }, (_, i) => firstClass + i)
  .map((life) => `WHEN to_pos-from_pos<${stretchOf(life)} THEN from_pos/${stretchOf(life)}*${classes}+${life}`)
  .join(" ")} ELSE from_pos/${stretchOf(lastClass)}*${classes}+${lastClass} END`;

const endVersionSql = `INSERT INTO list_version (to_pos,from_pos,${versionColumns.join(",")})
  SELECT ?,since_pos,${versionColumns.join(",")} FROM list_row WHERE case_id=? AND updated_on<>?`;

/**
 * Keeps the list row as it stands before the event at `pos` changes it; nothing where it was last changed on
 * `unlessOn` ('' always keeps it).
 */
export const endVersion = (caseId: string, pos: number, unlessOn: string): Statement => ({
  sql: endVersionSql,
  args: [pos, caseId, unlessOn],
});

const filedKey = "listVersionsFiledTo";

/** Versions that ended here or before are in the indexes. */
export const findFiledTo = async (driver: Driver): Promise<number> =>
  Number((await findSetting(driver, filedKey)) ?? 0);

/** Puts the versions that ended in `from < to_pos <= to` into the indexes; everything before must be filed. */
export const fileVersions = (from: number, to: number): Statement[] => [
  { sql: `UPDATE list_version SET span=${spanSql} WHERE to_pos>? AND to_pos<=?`, args: [from, to] },
  putSetting(filedKey, String(to)),
];

export type ListVersion = Record<(typeof versionColumns)[number], string | number | null> & {
  to_pos: number;
  from_pos: number;
  span: number | null;
};

/** Versions that ended between two positions, both included; at most one ends with an event. */
export const readVersionsEnded = (driver: Driver, fromPos: number, toPos: number): Promise<ListVersion[]> =>
  driver.read<ListVersion>("SELECT * FROM list_version WHERE to_pos BETWEEN ? AND ? ORDER BY to_pos LIMIT 20000", [
    fromPos,
    toPos,
  ]);

export async function countVersions(driver: Driver): Promise<number> {
  const [row] = await driver.read<{ n: number }>("SELECT COUNT(*) AS n FROM list_version");
  return row?.n ?? 0;
}
