// Comuni, birthplaces and inhabitants: reads their files, checks codes, intervals and sums, gives rows for the tables.
import { sortable } from "../../workflows/rules/names/words.ts";
import type { Bind } from "../driver/driver.ts";
import { type CsvRow, readCsv, SeedMismatch, textOf, textOrNull, wholeOf } from "./csv.ts";

export type SeedRow = Record<string, Bind>;
export type ReadFile = (file: string) => string;

/** Published total of table 2 ("nr. abitanti alla data del 31/12/2020"). */
const table2Total = 42_845;
const comuniCount = 13;
const day = /^\d{4}-\d{2}-\d{2}$/;

export interface Territory {
  comuni: SeedRow[];
  birthplaces: SeedRow[];
  population: SeedRow[];
  /** Name -> ISTAT code of the comuni in force. */
  istatByName: ReadonlyMap<string, string>;
}

function checkInterval(row: CsvRow, from: string | null, to: string | null): void {
  for (const value of [from, to])
    if (value !== null && !day.test(value)) throw new SeedMismatch(row.file, row.line, `"${value}" is not a day`);
  if (from && to && from > to) throw new SeedMismatch(row.file, row.line, `ends on ${to}, before ${from}`);
}

/** Two intervals of one key must not overlap; rows come in any order. */
export function checkOverlaps(rows: { row: CsvRow; key: string; from: string; to: string | null }[]): void {
  const sorted = [...rows].sort((a, b) => (a.key === b.key ? (a.from < b.from ? -1 : 1) : a.key < b.key ? -1 : 1));
  sorted.forEach((one, i) => {
    checkInterval(one.row, one.from || null, one.to);
    const next = sorted[i + 1];
    if (next?.key === one.key && (one.to === null || next.from <= one.to))
      throw new SeedMismatch(next.row.file, next.row.line, `${one.key} from ${next.from} overlaps row ${one.row.line}`);
  });
}

function readComuni(read: ReadFile): { rows: CsvRow[]; comuni: SeedRow[]; istatByName: Map<string, string> } {
  const file = "comuni.csv";
  const columns = ["istat", "belfiore", "name", "valid_from", "valid_to", "successor_istat", "patron_month_day"];
  const rows = readCsv(file, read(file), columns);
  const istatByName = new Map<string, string>();
  const codes = new Map<string, number>();
  for (const row of rows) {
    if (!/^\d{6}$/.test(textOf(row, "istat"))) throw new SeedMismatch(file, row.line, "ISTAT code without 6 digits");
    if (!/^[A-M]\d{3}$/.test(textOf(row, "belfiore"))) throw new SeedMismatch(file, row.line, "not a Belfiore code");
    if (textOrNull(row, "valid_to") !== null) continue;
    for (const code of [textOf(row, "istat"), textOf(row, "belfiore")]) {
      const other = codes.get(code);
      if (other !== undefined) throw new SeedMismatch(file, row.line, `${code} is that of row ${other} too`);
      codes.set(code, row.line);
    }
    istatByName.set(textOf(row, "name"), textOf(row, "istat"));
  }
  if (istatByName.size !== comuniCount)
    throw new SeedMismatch(file, "all rows", `${istatByName.size} comuni in force, not ${comuniCount}`);
  for (const row of rows) {
    const successor = textOrNull(row, "successor_istat");
    if ((successor === null) !== (textOrNull(row, "valid_to") === null) || (successor && !codes.has(successor)))
      throw new SeedMismatch(file, row.line, `successor ${successor} is not a comune in force`);
  }
  checkOverlaps(
    rows.map((row) => ({
      row,
      key: textOf(row, "istat"),
      from: textOf(row, "valid_from"),
      to: textOrNull(row, "valid_to"),
    })),
  );
  const comuni = rows.map((row) => ({
    istat: textOf(row, "istat"),
    belfiore: textOf(row, "belfiore"),
    name: textOf(row, "name"),
    valid_from: textOf(row, "valid_from"),
    valid_to: textOrNull(row, "valid_to"),
    successor_istat: textOrNull(row, "successor_istat"),
    patron_month_day: textOrNull(row, "patron_month_day"),
  }));
  return { rows, comuni, istatByName };
}

function readBirthplaces(read: ReadFile, comuni: readonly SeedRow[]): SeedRow[] {
  const file = "birthplaces.csv";
  const rows = readCsv(file, read(file), ["belfiore", "name", "province", "valid_from", "valid_to"]);
  const birthplaces = rows.map((row) => ({
    belfiore: textOf(row, "belfiore"),
    valid_from: row.cells.valid_from ?? "",
    valid_to: textOrNull(row, "valid_to"),
    name: textOf(row, "name"),
    sortable_name: sortable(textOf(row, "name")),
    province: textOf(row, "province"),
  }));
  checkOverlaps(
    rows.map((row) => ({
      row,
      key: textOf(row, "belfiore"),
      from: row.cells.valid_from ?? "",
      to: textOrNull(row, "valid_to"),
    })),
  );
  for (const comune of comuni) {
    const same = birthplaces.find((p) => p.belfiore === comune.belfiore && p.valid_from === comune.valid_from);
    if (!same || same.valid_to !== comune.valid_to || same.name !== comune.name)
      throw new SeedMismatch(file, `code ${comune.belfiore}`, "differs from comuni.csv");
  }
  return birthplaces;
}

function readPopulation(read: ReadFile, istatByName: ReadonlyMap<string, string>): SeedRow[] {
  const file = "municipalities.csv";
  const ages = ["age_0_14", "age_15_64", "age_65_plus"] as const;
  const rows = readCsv(file, read(file), [
    "name",
    "population_total_table1",
    ...ages,
    "population_2020",
    "informagiovani_contacts_2020",
  ]);
  const seen = new Set<string>();
  let total = 0;
  const population = rows.map((row) => {
    const istat = istatByName.get(textOf(row, "name"));
    if (istat === undefined || seen.has(istat))
      throw new SeedMismatch(file, row.line, `${textOf(row, "name")} is unknown or there twice`);
    seen.add(istat);
    const table1 = wholeOf(row, "population_total_table1");
    const sum = ages.reduce((all, column) => all + wholeOf(row, column), 0);
    if (sum !== table1) throw new SeedMismatch(file, row.line, `age bands add up to ${sum}, table 1 says ${table1}`);
    total += wholeOf(row, "population_2020");
    return {
      istat,
      population_2020: wholeOf(row, "population_2020"),
      population_table1: table1,
      age_0_14: wholeOf(row, "age_0_14"),
      age_15_64: wholeOf(row, "age_15_64"),
      age_65_plus: wholeOf(row, "age_65_plus"),
      informagiovani_contacts_2020: wholeOf(row, "informagiovani_contacts_2020"),
    };
  });
  if (population.length !== comuniCount)
    throw new SeedMismatch(file, "all rows", `${population.length} comuni, not ${comuniCount}`);
  if (total !== table2Total)
    throw new SeedMismatch(file, "all rows", `table 2 adds up to ${total}, published ${table2Total}`);
  return population;
}

export function readTerritory(read: ReadFile): Territory {
  const { comuni, istatByName } = readComuni(read);
  const birthplaces = readBirthplaces(read, comuni);
  return { comuni, birthplaces, population: readPopulation(read, istatByName), istatByName };
}
