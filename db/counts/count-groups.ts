// Figures by one or two groups over all the cases somebody may see: one pass along the table in slices, so that no
// statement is long, put together in memory. Persons and households are counted once in every total they stand in.
import type { Day } from "../../workflows/kernel/ids.ts";
import { type CountAsk, isOfPerson } from "../../workflows/rules/counts/ask.ts";
import { caseRows, type Sql, toSql } from "../access.ts";
import type { Driver, Statement } from "../driver/driver.ts";
import { filterTerms, joinTerms, type ListFilter } from "../queues/list-filter.ts";
import { contentShown, type ListRights } from "../queues/list-page.ts";
import { basisTerms, dimensionSql, unitSql } from "./group-terms.ts";

/** Cases looked at by one statement, and where each has its events counted. */
const sliceSize = 2_000;
const eventSliceSize = 1_000;
/** Groups of one sheet; more would be a list and no figure. */
export const mostCells = 2_000;

export interface GroupAsk {
  ask: CountAsk;
  filter: ListFilter;
  ageOn: Day;
  /** Positions of the first and last event counted; with the unit `events`. */
  events?: { from: number; to: number };
}

/** Keys stand in their own order. */
export interface Groups {
  rows: string[];
  columns: string[];
  /** By row, then by column. */
  cells: number[][];
  rowTotals: number[];
  columnTotals: number[];
  total: number;
  /** Cases that fit but have no person, or no household, to be counted. */
  without: number;
  /** Some of the cases are seen by the reader as a skeleton only. */
  someBare: boolean;
}

/** More groups than a sheet holds. */
export class TooManyGroups extends Error {
  override name = "TooManyGroups";
}

/** What a slice answers: its cases as one text, which is far cheaper than a row each, and how many of them are bare. */
interface Slice {
  cases: string | null;
  bare: number | null;
}

/** Between cases, and between the parts of one: no id, code or number holds them. */
const [caseEnd, partEnd] = ["\u001e", "\u001f"];
const [caseEndSql, partEndSql] = ["char(30)", "char(31)"];

/** Adds up what comes slice by slice: numbers, or ids of which each is counted once. */
class Tally {
  readonly #ids = new Set<string>();
  #n = 0;

  addNumber(n: number): void {
    this.#n += n;
  }
  /** False when it was there. */
  addId(id: string): boolean {
    const before = this.#ids.size;
    return this.#ids.add(id).size > before;
  }
  value(): number {
    return this.#n + this.#ids.size;
  }
}

/** Where a case of some groups is counted. */
interface Place {
  cell: Tally;
  sums: readonly Tally[];
}

class Sheet {
  readonly #byId: boolean;
  readonly #places = new Map<string, Place>();
  readonly #cells = new Map<string, Map<string, Tally>>();
  readonly #rows = new Map<string, Tally>();
  readonly #columns = new Map<string, Tally>();
  readonly #total = new Tally();
  #without = 0;

  constructor(byId: boolean) {
    this.#byId = byId;
  }

  add(line: string): void {
    const end = line.lastIndexOf(partEnd);
    const last = line.slice(end + 1);
    if (last === "" || last === "0") {
      if (this.#byId) this.#without += 1;
      return;
    }
    const place = this.#placeOf(line.slice(0, end));
    if (!this.#byId) for (const tally of [place.cell, ...place.sums]) tally.addNumber(Number(last));
    else if (place.cell.addId(last)) for (const tally of place.sums) tally.addId(last);
  }

  #placeOf(key: string): Place {
    const known = this.#places.get(key);
    if (known) return known;
    if (this.#places.size === mostCells) throw new TooManyGroups();
    const [a = "", b = ""] = key.split(partEnd);
    const row = this.#cells.get(a) ?? new Map<string, Tally>();
    this.#cells.set(a, row);
    const cell = new Tally();
    row.set(b, cell);
    const place = { cell, sums: [tallyIn(this.#rows, a), tallyIn(this.#columns, b), this.#total] };
    this.#places.set(key, place);
    return place;
  }

  groups(someBare: boolean): Groups {
    const rows = [...this.#rows.keys()].sort();
    const columns = [...this.#columns.keys()].sort();
    const value = (tally: Tally | undefined) => tally?.value() ?? 0;
    return {
      rows,
      columns,
      cells: rows.map((a) => columns.map((b) => value(this.#cells.get(a)?.get(b)))),
      rowTotals: rows.map((a) => value(this.#rows.get(a))),
      columnTotals: columns.map((b) => value(this.#columns.get(b))),
      total: this.#total.value(),
      without: this.#without,
      someBare,
    };
  }
}

function tallyIn(map: Map<string, Tally>, key: string): Tally {
  const tally = map.get(key) ?? new Tally();
  map.set(key, tally);
  return tally;
}

const isCountedOnce = ({ unit }: CountAsk): boolean => unit === "persons" || unit === "households";

/** The statement of a slice, its two last arguments the row ids before it and at its end; its plan is tested. */
export function sliceStatement(rights: ListRights, { ask, filter, ageOn, events }: GroupAsk): Statement {
  const groups: Sql[] = [dimensionSql(ask.rows, ageOn)];
  groups.push(ask.columns === undefined ? { sql: "''", args: [] } : dimensionSql(ask.columns, ageOn));
  const content = contentShown(rights, "l");
  const terms = joinTerms([...filterTerms(filter), ...basisTerms(ask), toSql(rights.rows, caseRows("l"))]);
  const ofPerson = ask.unit === "households" || [ask.rows, ask.columns ?? ask.rows].some(isOfPerson);
  const join = ofPerson ? "LEFT JOIN person_row p ON p.person_id=l.person_id" : "";
  const parts = [...groups, unitSql(ask.unit, events)];
  // Not indexed: along the row ids, whatever the filter.
  const sql = `SELECT group_concat(${parts.map((one) => one.sql).join(`||${partEndSql}||`)},${caseEndSql}) AS cases,
      SUM(NOT ${content.sql}) AS bare
    FROM list_row l NOT INDEXED ${join} WHERE ${terms.sql} AND l.rowid>? AND l.rowid<=?`;
  return { sql, args: [...parts.flatMap((one) => one.args), ...content.args, ...terms.args] };
}

/**
 * `pause` is awaited between slices. Not one snapshot: a case that changes meanwhile counts as it was or as it is, never
 * twice. Throws TooManyGroups.
 */
export async function countGroups(
  driver: Driver,
  rights: ListRights,
  asked: GroupAsk,
  pause: () => Promise<void> | undefined,
): Promise<Groups> {
  const [last] = await driver.read<{ id: number | null }>("SELECT MAX(rowid) AS id FROM list_row");
  const { sql, args } = sliceStatement(rights, asked);
  const sheet = new Sheet(isCountedOnce(asked.ask));
  const end = last?.id ?? 0;
  const size = asked.events ? eventSliceSize : sliceSize;
  let someBare = false;
  for (let from = 0; from < end; from += size) {
    const [slice] = await driver.read<Slice>(sql, [...args, from, from + size]);
    if (slice?.bare) someBare = true;
    if (slice?.cases) for (const line of slice.cases.split(caseEnd)) sheet.add(line);
    await pause();
  }
  return sheet.groups(someBare);
}
