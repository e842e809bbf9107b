// List rows as they once stood: the row that an event changes is kept with the positions between which it stood, in the
// event's own transaction. A cache that a fold must reproduce. Its indexes are filled later, a stretch of the log at a time.
import type { Driver, Statement } from "../driver/driver.ts";
import type { Source } from "./safe-read.ts";
import { findSetting, putSetting } from "./setting.ts";

/** Of the case as it was; its number never changes and is in `list_row`. */
export const versionColumns = [
  ...["case_id", "kind", "state", "closed", "territory", "area", "assignee", "restricted", "person_id"],
  ...["household_id", "opened_on", "updated_on", "due_on", "due_term", "urgent", "court_term"],
  ...["waiting_for", "waiting_since", "waiting_of", "reminded_on", "priority"],
  ...["weight", "todo", "columns"],
] as const;

/*
 * A version belongs to the class of its life: class k stood for less than 4^k events (and for 4^(k-1) at least, but the
 * first), and to the stretch of the log in which it ended, an eighth of that long. What stood at a position ended in its
 * stretch or in one of the eight that follow, whatever the class; what of these stretches did not stand then began later,
 * hence mostly falls due later, and is not reached by who reads in order of term. Only what ended in the same stretch before
 * the position stands in the way.
 */
const firstClass = 6;
/** 4^20 is a million times a million events. */
const lastClass = 20;
/** Room for the class in a span. */
const classes = 32;
const lifeOf = (k: number): number => 4 ** k;
const smallest = 4 ** firstClass;
const stretchOf = (k: number): number => Math.max(smallest, lifeOf(k) / 8);

/** Span of a row that stood from `fromPos` until before `toPos`. */
export function spanOf(fromPos: number, toPos: number): number {
  let k = firstClass;
  while (k < lastClass && toPos - fromPos >= lifeOf(k)) k += 1;
  return Math.floor(toPos / stretchOf(k)) * classes + k;
}

/** Lies nowhere. */
const noSpan = -1;

/**
 * Every span in which a row may lie that stood at `pos` and no longer does; `head` is the last position of the log. As many
 * for every position, so that the text of a statement stays the same.
 */
export function spansAt(pos: number, head: number): number[] {
  const spans: number[] = [];
  for (let k = firstClass; k <= lastClass && (k === firstClass || lifeOf(k - 1) <= head); k++) {
    const stretch = stretchOf(k);
    const first = Math.floor((pos + 1) / stretch);
    const last = Math.floor(Math.min(head, pos + lifeOf(k) - 1) / stretch);
    for (let i = first; i <= first + lifeOf(k) / stretch; i++) spans.push(i <= last ? i * classes + k : noSpan);
  }
  return spans;
}

/** `spanOf` in SQL. */
const spanSql = `CASE ${Array.from({ length: lastClass - firstClass }, (_, i) => firstClass + i)
  .map((k) => `WHEN to_pos-from_pos<${lifeOf(k)} THEN to_pos/${stretchOf(k)}*${classes}+${k}`)
  .join(" ")} ELSE to_pos/${stretchOf(lastClass)}*${classes}+${lastClass} END`;

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

/** For verify, which takes nothing stored for granted. */
export const versionSource: Source = {
  table: "list_version",
  key: "to_pos",
  columns: ["to_pos", "from_pos", "span", ...versionColumns],
};

export const filedToSource: Source = {
  table: "setting",
  key: "rowid",
  columns: ["value"],
  where: "key=?",
  args: [filedKey],
};
