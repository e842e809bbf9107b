// Whoever has the database file in hand changes one byte of it, anywhere: verify finds it, and says where. Every
// column of every table is either covered here, by what, or named among those that are not, with the reason.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import type { Driver } from "../../db/driver/driver.ts";
import type { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { inOrder, takeRanges } from "../../server/engine/chain-threads.ts";
import { readRootLines } from "../../server/engine/root-signer.ts";
import { verify } from "../../server/engine/verify.ts";
import { type CheckRanges, inTurn } from "../../server/engine/verify-chains.ts";
import { openReference } from "../../server/open-database.ts";
import type { Installation } from "../support/installation.ts";
import { copyOf, makeProofLog } from "../support/proof-log.ts";
import { root } from "../support/source-files.ts";
import {
  columnsOf,
  type Draw,
  drawsFrom,
  duplicate,
  mutate,
  mutations,
  remove,
  rowidsOf,
  swap,
} from "../support/tampering.ts";

/** Table -> what covers its rows, and columns that something else covers. */
const covered: Record<string, { by: string; but?: Record<string, string>; unique?: string[]; only?: string }> = {
  event: {
    by: "its hash, which the next event of the case and the seal of its group cover in turn",
    but: { hash: "computed from the row", pos: "no gap is allowed, and the hash" },
    unique: ["pos", "seq", "command_id"],
  },
  event_sealed: {
    by: "sealed_hash of its event (subject, class, blob)",
    but: {
      case_id: "compared with the event's",
      seq: "compared with the event's",
      key_id: "compared with key_binding",
      pos: "sealed_hash of both events",
    },
    unique: ["subject"],
  },
  key_binding: {
    by: "every sealed part's key, every key's sealed part",
    but: { erased: "the key itself" },
    unique: ["subject", "key_id"],
  },
  seal: {
    by: "computed from the events; no gap, no overlap",
    but: { recorded_at: "compared with the events'" },
    unique: ["from_pos"],
  },
  signed_root: { by: "its signature, the root after it, the copy in roots.txt", unique: ["n"] },
  case_series: { by: "the numbers in the log", unique: ["year"] },
  frozen_row: { by: "SHA-256 in the effect of the event that froze it, numbered without gap", unique: ["n"] },
  snapshot: { by: "the fold", unique: ["case_id"] },
  milestone: { by: "the fold", unique: ["case_id", "seq"] },
  list_row: { by: "the fold", unique: ["case_id"] },
  list_version: {
    by: "the fold, slice by slice of the log",
    but: { span: "computed from both positions; none only behind the mark up to which they are filed" },
    unique: ["to_pos"],
  },
  // A counter that came down to nothing says what its absence says.
  counter: { by: "the fold", unique: ["state"], only: "cases<>0 OR weight<>0" },
  deadline: { by: "the fold", unique: ["deadline_id"] },
  case_link: { by: "the fold", unique: ["role"] },
  case_mention: { by: "the events that named somebody", unique: ["to_id", "case_id"] },
  case_reader: { by: "the fold", unique: ["account_id"] },
  claim: { by: "the fold", unique: ["resource"] },
  outbox: { by: "the effects of the log, and the commands that came of them", unique: ["id"] },
  person_row: {
    by: "the fold and the sealed identity",
    but: { n: "search_row has the words of its number" },
    unique: ["n", "person_id"],
  },
  search_row: { by: "person_row" },
  search_word: { by: "person_row", unique: ["word"] },
  search_piece: { by: "search_word", unique: ["word"] },
  protocol_number: { by: "the events that wrote them", unique: ["number"] },
  // Not of the log: compared with what a fresh database of the release holds.
  migration: { by: "the release", unique: ["n"] },
  comune: { by: "the release", unique: ["istat"] },
  birthplace: { by: "the release", unique: ["belfiore"] },
  population: { by: "the release", unique: ["istat"] },
  objective: { by: "the release", unique: ["id"] },
  indicator: { by: "the release", unique: ["position"] },
  outcome: { by: "the release", unique: ["position"] },
  spending: { by: "the release", unique: ["area"] },
  spending_total: { by: "the release", unique: ["area"] },
  funding_source: { by: "the release", unique: ["position"] },
  policy_area: { by: "the release", unique: ["letter"] },
  policy_macroarea: { by: "the release", unique: ["number"] },
  plan_fact: { by: "the release", unique: ["id"] },
  mandate: { by: "the release", unique: ["service"] },
  // Rows the office set itself (origin house) are not: they show only where a decision was taken under them.
  ruleset: { by: "the release", unique: ["version"] },
  data_note: { by: "the release", unique: ["id"] },
};

const uncovered: Record<string, string> = {
  bulk_job: "bookkeeping of acts on many cases, no part of the log: what they did stands in their events",
  bulk_row: "the same, case by case",
  import_job: "bookkeeping of imports, no part of the log: what they did stands in their events",
  import_row: "the same, row by row",
  setting:
    "marks of the installation (how large a demo is, up to where list rows of the past are filed); only districtSeed is compared with the release",
  sqlite_sequence: "the next number of a person's row; a wrong one is refused by the key of the table",
  sqlite_stat1: "statistics of the planner: they change how fast an answer comes, never which",
  sqlite_stat4: "the same",
  search_row_data: "index of search_row: SQLite's own check looks at it (`file`)",
  search_row_idx: "index of search_row: SQLite's own check looks at it (`file`)",
  search_row_content: "rows of search_row, covered there",
  search_row_docsize: "index of search_row: SQLite's own check looks at it (`file`)",
  search_row_config: "how the index is kept; nothing of what it finds",
};

let house: Installation;
let dir: string;
let driver: EmbeddedDriver;
let reference: Driver;
let lines: string[];

beforeAll(async () => {
  house = await makeProofLog();
  dir = mkdtempSync(join(tmpdir(), "ambito-tamper-"));
  driver = copyOf(house, join(dir, "copy.db"));
  reference = await openReference(root, true);
  lines = readRootLines(join(house.dir, "roots.txt"));
});
afterAll(async () => {
  driver.close();
  reference.close();
  rmSync(dir, { recursive: true, force: true });
  await house.close();
});

let looks = 0;
/** Two who take from the same ranges, as threads do. */
const byTwo: CheckRanges = async (ranges, of) => {
  const taken = new Int32Array(1);
  return inOrder(ranges, await Promise.all([takeRanges(of, ranges, taken), takeRanges(of, ranges, taken)]));
};
/** The chains in one, two or three ranges, by one or by two. */
const ranges = () => ({ count: 1 + (looks++ % 3), check: looks % 2 === 0 ? byTwo : inTurn });

const look = (more: Partial<Parameters<typeof verify>[0]> = {}) =>
  verify({
    ...{ driver, reference, workflows: house.services.workflows, keys: house.services.keys },
    roots: { lines: { before: lines, after: () => lines } },
    chains: ranges(),
    ...more,
  });

/** What verify says of the database after `change`, which is then taken back; undefined when nothing was changed. */
async function foundAfter(change: () => boolean, more = {}): Promise<readonly string[] | undefined> {
  driver.raw.exec("BEGIN");
  try {
    return change() ? (await look(more)).problems : undefined;
  } finally {
    driver.raw.exec("ROLLBACK");
  }
}

test("the log as the gate wrote it holds, decided again and checked by SQLite too", async () => {
  const report = await look({ tables: await loadTables(reference), file: true });
  expect(report.problems).toEqual([]);
  expect(report).toMatchObject({ redecided: report.events, signedRoots: 6 });
});

describe("every table", () => {
  const tables = () =>
    driver
      .readSync<{ name: string }>("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")
      .map(({ name }) => name);

  test("is covered, or not for a reason", () => {
    expect(tables()).toEqual(
      [...Object.keys(covered), ...Object.keys(uncovered)].filter((one) => tables().includes(one)).sort(),
    );
    expect(tables().filter((one) => !(one in covered) && !(one in uncovered))).toEqual([]);
    for (const [table, { but = {}, unique = [] }] of Object.entries(covered))
      expect(columnsOf(driver, table)).toEqual(expect.arrayContaining([...Object.keys(but), ...unique]));
  });

  test("that is covered holds rows here", () => {
    expect(Object.keys(covered).filter((table) => rowidsOf(driver, table).length === 0)).toEqual([]);
  });
});

describe("in every column", () => {
  test.each(Object.keys(covered))("of %s every kind of change is found", async (table) => {
    const draw = drawsFrom(7);
    const isOfRelease = covered[table]?.by === "the release";
    const kinds = isOfRelease ? ["one bit", "another type"] : Object.keys(mutations);
    const rows = rowidsOf(driver, table, covered[table]?.only);
    const chosen = isOfRelease ? [rows[Math.floor(rows.length / 2)]] : [...new Set([rows[0], rows.at(-1)])];
    const unseen: string[] = [];
    let changed = 0;
    for (const column of columnsOf(driver, table))
      for (const kind of kinds)
        for (const rowid of chosen) {
          const found = await foundAfter(() => mutate(driver, { table, column, rowid: rowid ?? 0 }, kind, draw));
          if (found) changed += 1;
          if (found?.length === 0) unseen.push(`${column} of ${rowid}: ${kind}`);
        }
    expect(unseen).toEqual([]);
    expect(changed).toBeGreaterThanOrEqual(columnsOf(driver, table).length);
  });
});

test("both filed and unfiled list rows of the past are among them, and a mark that says more than is filed is found", async () => {
  const count = (where: string) => rowidsOf(driver, "list_version", where).length;
  expect([count("span IS NULL") > 3, count("span IS NOT NULL") > 3]).toEqual([true, true]);
  const mark = (value: string) =>
    foundAfter(
      () =>
        driver.raw.prepare<[string]>(`UPDATE setting SET value=? WHERE key='listVersionsFiledTo'`).run(value).changes >
        0,
    );
  expect(await mark("0")).toEqual([]);
  expect((await mark("100000"))?.length).toBe(count("span IS NULL"));
});

/** One change at random; undefined when it changed nothing. */
async function tamper(draw: Draw): Promise<{ what: string; found: readonly string[] } | undefined> {
  const tables = Object.keys(covered);
  // The log itself, and what is kept of cases, more often than the tables of the release.
  const table = tables[draw(3) === 0 ? draw(tables.length) : draw(tables.indexOf("migration"))] ?? "event";
  const { unique = [], only } = covered[table] ?? { by: "" };
  const rows = rowidsOf(driver, table, only);
  const columns = columnsOf(driver, table);
  const pick = <T>(list: readonly T[]): T => list[draw(list.length)] as T;
  const [rowid, other, column] = [pick(rows), pick(rows), pick(columns)];
  const way = draw(10);
  const kind = pick(Object.keys(mutations));
  const what = `${table}.${column} of ${rowid}, way ${way}, ${kind}, ${other}`;
  const found = await foundAfter(() => {
    if (way === 0) return remove(driver, table, rowid);
    if (way === 1) return duplicate(driver, table, rowid, unique);
    if (way <= 3) return rowid !== other && swap(driver, { table, column, rowid }, other);
    return mutate(driver, { table, column, rowid }, kind, draw);
  });
  return found && { what, found };
}

test("1,000 tamperings at random are all found", async () => {
  // `TAMPER_SEED=… npx vitest …` draws others.
  const draw = drawsFrom(Number(process.env.TAMPER_SEED ?? 20_261_126));
  const unseen: string[] = [];
  let done = 0;
  while (done < 1000) {
    const one = await tamper(draw);
    if (!one) continue;
    done += 1;
    if (one.found.length === 0) unseen.push(one.what);
  }
  expect(unseen).toEqual([]);
});
