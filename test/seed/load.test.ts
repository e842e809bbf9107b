// The seed's hard checks: the files as they are pass, and each kind of damage is named with file, row and figures.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { SeedMismatch } from "../../db/seed/csv.ts";
import { loadDistrict, readDistrict } from "../../db/seed/load.ts";
import { openDistrict, readSeedFile } from "../support/district-database.ts";

let driver: EmbeddedDriver;
let close: () => void;
beforeAll(async () => {
  ({ driver, close } = await openDistrict());
});
afterAll(() => close());

/** The seed with one file changed. */
const damaged = (file: string, from: string | RegExp, to: string) => () =>
  readDistrict((name) => {
    const text = readSeedFile(name);
    if (name !== file) return text;
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`nothing to damage in ${file}`);
    return changed;
  }, true);

const refusal = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof SeedMismatch) return error.message;
    throw error;
  }
  return "accepted";
};

test("the files hold what the plan prints", () => {
  const tables = readDistrict(readSeedFile, true);
  const counts = Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.length]));
  expect(counts).toMatchObject({
    comune: 21,
    population: 13,
    objective: 11,
    indicator: 38,
    outcome: 23,
    spending: 2 * 74 * 7,
    spending_total: 16,
    policy_area: 10,
    policy_macroarea: 4,
    funding_source: 29,
    plan_fact: 40,
  });
});

test("a wrong figure stops the load and is named", () => {
  expect(refusal(damaged("spending-totals.csv", "2017,disabili,1590493", "2017,disabili,1590494"))).toBe(
    "spending-totals.csv, row 3: 2017 disabili: cells of spending.csv add up to 1590493, published 1590494",
  );
  expect(refusal(damaged("spending.csv", "famiglia e minori,179714", "famiglia e minori,179713"))).toBe(
    "spending-totals.csv, row 2: 2017 famiglia e minori: cells of spending.csv add up to 1865927, published 1865928",
  );
  expect(refusal(damaged("municipalities.csv", "4005,1859,6612", "4005,1859,6611"))).toBe(
    "municipalities.csv, all rows: table 2 adds up to 42844, published 42845",
  );
  expect(refusal(damaged("municipalities.csv", "743,4005,1859", "744,4005,1859"))).toBe(
    "municipalities.csv, row 5: age bands add up to 6608, table 1 says 6607",
  );
});

test("missing, doubled or unreadable cells are named", () => {
  expect(refusal(damaged("spending.csv", /2018,74,.*\n/, ""))).toContain("1035 cells of 7 areas, not 1036 of 7");
  expect(refusal(damaged("spending.csv", "2017,2,", "2017,1,"))).toMatch(/^spending.csv, row 9: /);
  expect(refusal(damaged("spending.csv", ",179714", ",179.714"))).toBe(
    'spending.csv, row 2: amount_eur is "179.714", not a whole number',
  );
  expect(refusal(damaged("spending.csv", "year,position", "anno,position"))).toContain("spending.csv, row 1: columns");
  expect(refusal(damaged("municipalities.csv", "Ostiglia,", "Mantova,"))).toContain("Mantova is unknown");
});

test("sheets, codes, intervals, mandates and sources are checked", () => {
  const withoutFirst = (file: string) => () =>
    readDistrict(
      (name) =>
        name === file ? JSON.stringify((JSON.parse(readSeedFile(name)) as unknown[]).slice(1)) : readSeedFile(name),
      true,
    );
  expect(refusal(withoutFirst("objectives.json"))).toContain("10 objective sheets, not 11");
  expect(refusal(withoutFirst("outcomes.json"))).toContain("22 outcome sheets, not 23");
  expect(refusal(withoutFirst("data-notes.json"))).toContain("population-three-totals: the note is missing");
  expect(refusal(damaged("comuni.csv", "020038,G186", "020042,G186"))).toContain("020042 is that of row");
  expect(
    refusal(
      damaged("comuni.csv", "020061,I632,Sermide,1866-11-19,2017-02-28", "020061,I632,Sermide,1866-11-19,2017-03-01"),
    ),
  ).toContain("020061 from 2017-03-01 overlaps");
  expect(
    refusal(damaged("mandates.csv", "2022-01-01,,esempio 21/2021", "2022-01-01,2023-12-31,esempio 21/2021")),
  ).toContain("nobody runs it today");
  expect(refusal(damaged("rulesets.json", '"termDays": 30,', ""))).toContain(
    "intake 1: values and their sources differ",
  );
});

test("loading again gives the same tables", async () => {
  const count = "SELECT (SELECT count(*) FROM spending) AS s, (SELECT count(*) FROM birthplace) AS b";
  const before = await driver.read<{ s: number; b: number }>(count);
  await driver.batch(loadDistrict(readSeedFile, true));
  expect(await driver.read(count)).toEqual(before);
  expect(before[0]?.b).toBeGreaterThan(15_000);
});

test("not applicable stays apart from zero: 223 figures a year", async () => {
  const rows = await driver.read<{ year: number; n: number; positive: number }>(
    "SELECT year, count(amount_eur) AS n, sum(amount_eur > 0) AS positive FROM spending GROUP BY year ORDER BY year",
  );
  expect(rows.map((one) => [one.year, one.n, one.positive])).toEqual([
    [2017, 223, 90],
    [2018, 223, 86],
  ]);
});

test("a production folder has the law's values and no example", () => {
  const parameters = (demo: boolean) =>
    Object.fromEntries(
      (readDistrict(readSeedFile, demo).ruleset ?? []).map((row) => [
        `${row.id} ${row.version}`,
        { values: JSON.parse(String(row.parameters)) as Record<string, unknown>, example: row.example },
      ]),
    );
  const own = parameters(false);
  const shown = parameters(true);
  expect(own["intake 1"]?.values).toEqual({
    ...{ termDays: 30, objectionDays: 10, accessToRecordsDays: 30 },
    ...{ refusalNoticeEffect: "suspends", refusalNoticeResumeDays: 10 },
  });
  expect(shown["intake 1"]?.values).toMatchObject({ termDays: 90, firstAppointmentDays: 15 });
  expect(Object.values(own).map((one) => one.example)).toEqual(Object.values(own).map(() => 0));
  expect(own["housing 2"]?.values).not.toHaveProperty("correctionDays");
});
