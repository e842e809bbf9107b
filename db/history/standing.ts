// The list rows that stood at a position of the log: those of `list_row` that stand since then, the versions that ended
// later, and the newest of these, which are in no index yet. Each part is one arm of a UNION ALL. What a row was then
// narrows it; whether it may be seen is asked of the case as it is today.
import type { Day } from "../../workflows/kernel/ids.ts";
import { caseRows, type Permitted, type Sql, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { findFiledTo, spansAt } from "../log/list-versions.ts";
import { joinTerms } from "../queues/list-filter.ts";

/** A moment of the past, as a position. */
export interface Past {
  /** Last event known then; 0 before the first. */
  pos: number;
  /** Last event known now. */
  head: number;
  /** Versions that ended here or before are in the indexes. */
  filedTo: number;
  /** Europe/Rome day of the moment: what was overdue then is told by it. */
  day: Day;
}

export const toPast = async (driver: Driver, at: { pos: number; head: number; day: Day }): Promise<Past> => ({
  ...at,
  filedTo: await findFiledTo(driver),
});

/** Positions that may be written, and filed, between question and answer: more than a writer could. */
const meanwhile = 65_536;

export interface Standing {
  past: Past;
  permitted: Permitted;
  /** Over `l`, the row as it stood. */
  terms: readonly Sql[];
  /** Of `list_version`, by which filed versions are found; `byCase` where the terms name the cases. */
  versionIndex: string;
  /** Of `list_row`; '' where the terms name the cases. */
  rowIndex: string;
  /** Ends in order of term, each arm along its index, when the arms are to be merged. */
  inOrder: boolean;
}

/** `columns` of `l`; `toPos` is what the arm answers as such: 0 for a row that still stands. */
type Columns = (toPos: string) => string;

function arm(columns: string, from: string, terms: readonly Sql[]): Sql {
  const { sql, args } = joinTerms(terms);
  return { sql: `SELECT ${columns} FROM ${from} WHERE ${sql}`, args };
}

const named = (index: string) => (index === "" ? "" : `INDEXED BY ${index}`);

/** The arms; `columns` are those of the result. */
export function standingArms(standing: Standing, columns: Columns): Sql[] {
  const { past, permitted, terms, versionIndex, rowIndex, inOrder } = standing;
  const { pos, head, filedTo } = past;
  // Versions are of a case: what its reader may see of it today decides. Not as a join: for one, SQLite may first walk all
  // the cases to make a filter of them.
  const permit = toSql(permitted, caseRows("n"));
  const today: Sql = { ...permit, sql: `(SELECT ${permit.sql} FROM list_row n WHERE n.case_id = l.case_id)` };
  const stood: Sql = { sql: "l.from_pos <= ? AND l.to_pos > ?", args: [pos, pos] };
  // Not by position alone: what was filed since the question was asked is found where it was filed.
  const unfiled: Sql = {
    sql: "l.to_pos > ? AND l.span IS NULL AND l.from_pos <= ?",
    args: [Math.max(pos, filedTo), pos],
  };
  const versions = (spans: Sql) =>
    arm(columns("l.to_pos"), `list_version l ${named(versionIndex)}`, [spans, stood, ...terms, today]);
  const spans = spansAt(pos, head + meanwhile);
  const filed =
    versionIndex === byCase
      ? [versions({ sql: "l.span IS NOT NULL", args: [] })]
      : inOrder
        ? spans.map((span) => versions({ sql: "l.span = ?", args: [span] }))
        : [versions({ sql: `l.span IN (${spans.map(() => "?").join(",")})`, args: spans })];
  return [
    arm(columns("0"), `list_row l ${named(rowIndex)}`, [
      { sql: "l.since_pos <= ?", args: [pos] },
      ...(rowIndex === longUnchanged ? [{ sql: "l.updated_on <= ?", args: [past.day] }] : []),
      ...terms,
      toSql(permitted, caseRows("l")),
    ]),
    ...filed,
    arm(columns("l.to_pos"), `list_version l NOT INDEXED`, [unfiled, ...terms, today]),
  ];
}

export const byCase = "list_version_case";

export const unionOf = (arms: readonly Sql[]): Sql => ({
  sql: arms.map((one) => one.sql).join(" UNION ALL "),
  args: arms.flatMap((one) => one.args),
});

/** A row that stood then and stands now was last changed on that day or before. */
export const longUnchanged = "list_updated";
/** With so few of them, they are read and sorted; with more, a walk along an order meets enough of them. */
const few = 2_000;

/** The index to find the rows by that stand since then: that of what has not changed for long, where those are few. */
export async function rowIndexAt(driver: Driver, past: Past, closed: boolean, inOrder: string): Promise<string> {
  const [found] = await driver.read<{ n: number }>(
    `SELECT COUNT(*) AS n FROM (SELECT 1 FROM list_row INDEXED BY ${longUnchanged}
     WHERE closed = ? AND updated_on <= ? LIMIT ?)`,
    [closed ? 1 : 0, past.day, few + 1],
  );
  return (found?.n ?? 0) <= few ? longUnchanged : inOrder;
}
