// Walks in slices over more rows than one slice holds: the oldest of each step and the newest of a picker are those of
// a plain question, also where what is looked for lies beyond the first slices.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findOldest } from "../../db/board/find-oldest.ts";
import { findCases } from "../../db/cases/find-cases.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { systemPermit } from "../../server/engine/system.ts";
import { makeQueueSet } from "../bench/queue-set.ts";
import { root } from "../support/source-files.ts";

const cases = 14_000;
let folder: string;
let driver: EmbeddedDriver;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ambito-slices-"));
  const file = join(folder, "main.db");
  await makeQueueSet(root, file, cases);
  const writer = EmbeddedDriver.open(file, { mode: "write" });
  // One case of another kind among the newest to be opened, with the lowest number of all.
  await writer.batch([
    {
      sql: `UPDATE list_row SET kind='foster-vetting',state='interest',closed=0,number='2024-000001',opened_on='2027-01-01'
        WHERE case_id=(SELECT case_id FROM list_row WHERE closed=0 LIMIT 1)`,
      args: [],
    },
    { sql: "UPDATE person_row SET surname='Zanmotti',sort_name='zanmotti iole' WHERE surname='Cognome12'", args: [] },
  ]);
  writer.close();
  driver = EmbeddedDriver.open(file, { mode: "read" });
}, 60_000);
afterAll(() => {
  driver.close();
  rmSync(folder, { recursive: true, force: true });
});

test("the oldest open case of each step", async () => {
  const plain = driver.readSync<{ step: string; openedOn: string }>(
    "SELECT kind||'/'||state AS step, MIN(opened_on) AS openedOn FROM list_row WHERE closed=0 GROUP BY 1",
  );
  const steps = new Set(plain.map((row) => row.step));
  expect(steps).toContain("foster-vetting/interest");
  const found = await findOldest(driver, systemPermit(), {}, steps);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(plain.map((row) => [row.step, row.openedOn])));
  const one = await findOldest(driver, systemPermit(), { territory: "020038", area: "elderly" }, steps);
  const there = driver.readSync<{ openedOn: string }>(
    "SELECT MIN(opened_on) AS openedOn FROM list_row WHERE closed=0 AND territory='020038' AND area='elderly' AND state='contact'",
  );
  expect(one.get("case-intake/contact")).toBe(there[0]?.openedOn);
});

test("cases of a picker, newest first, by kind, number and name", async () => {
  const ask = (words: string, kinds = ["case-intake"], states: string[] = []) =>
    findCases(driver, systemPermit(), { kinds, states, words });
  expect((await ask("", ["foster-vetting"])).map((one) => one.number)).toEqual(["2024-000001"]);
  const newest = driver.readSync<{ number: string }>(
    "SELECT number FROM list_row WHERE kind='case-intake' ORDER BY number DESC LIMIT 20",
  );
  expect((await ask("")).map((one) => one.number)).toEqual(newest.map((row) => row.number));
  const begun = driver.readSync<{ number: string }>(
    "SELECT number FROM list_row WHERE number LIKE '2026-00012%' AND state='closed' ORDER BY number DESC LIMIT 20",
  );
  expect(begun.length).toBeGreaterThan(5);
  expect((await ask("2026-00012", ["case-intake"], ["closed"])).map((one) => one.number)).toEqual(
    begun.map((row) => row.number),
  );
  const named = await ask("zanm");
  expect(named.length).toBeGreaterThan(0);
  expect(new Set(named.map((one) => one.surname))).toEqual(new Set(["Zanmotti"]));
  expect(await ask("nessuno")).toEqual([]);
});
