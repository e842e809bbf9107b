// The simulated district as a whole: what it holds is believable, its log and caches verify, and no personal data
// stand outside the declared caches. One run of the real size serves all tests.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { listComuni } from "../../db/network/list-comuni.ts";
import { asAccount } from "../../server/access/demo-accounts.ts";
import { demoStaff } from "../../server/access/demo-staff.ts";
import { isOfficeDay } from "../../server/demo/office-days.ts";
import { makePopulation, type Population } from "../../server/demo/population.ts";
import { findDemoScale } from "../../server/demo/scale.ts";
import { defaultSeed } from "../../server/demo/simulate.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { workflows } from "../../workflows/registry.ts";
import { daysBetween, romeDay } from "../../workflows/rules/calendar/days.ts";
import { cacheRoots } from "../support/person-caches.ts";
import { PersonalData } from "../support/personal-data.ts";
import { pagesOf, pagesUnder } from "../support/sqlite-pages.ts";
import { type SimulatedFolder, simulatedFolder } from "./simulated-folder.ts";

const today = "2026-11-22";
let folder: SimulatedFolder;
let population: Population;

interface Event {
  case_id: string;
  kind: string;
  type: string;
  actor: string;
  recorded_at: string;
  occurred_on: string;
}
let events: Event[];

beforeAll(async () => {
  folder = await simulatedFolder({ today });
  events = await folder.driver.read<Event>(
    "SELECT case_id, kind, type, actor, recorded_at, occurred_on FROM event ORDER BY pos",
  );
  const comuni = await listComuni(folder.driver);
  population = makePopulation({ seed: defaultSeed, day: today, persons: 2000, comuni });
});
afterAll(() => folder?.close());

const count = (kind: string, type: string) => events.filter((one) => one.kind === kind && one.type === type).length;
const states = async (kind: string) =>
  new Map(
    (
      await folder.driver.read<{ state: string; n: number }>(
        "SELECT state, count(*) AS n FROM snapshot WHERE kind = ? GROUP BY state",
        [kind],
      )
    ).map((row) => [row.state, row.n]),
  );

test("600 cases in the split of the trade, 2,000 persons, hardly anything refused", async () => {
  const kinds = await folder.driver.read<{ kind: string; n: number }>(
    "SELECT kind, count(*) AS n FROM snapshot GROUP BY kind",
  );
  const of = (kind: string) => kinds.find((one) => one.kind === kind)?.n ?? 0;
  expect(of("case-intake")).toBe(430);
  expect(of("housing-application")).toBe(144);
  expect(of("housing-bando")).toBe(4);
  expect(of("foster-vetting")).toBe(22);
  expect(of("person")).toBeGreaterThan(1_980);
  expect(of("household")).toBe(population.households.length);
  expect((await states("case-intake")).get("closedOriented")).toBeGreaterThanOrEqual(260);
  const refused = [...folder.made.refused.values()].reduce((sum, one) => sum + one, 0);
  expect(refused / folder.made.sent).toBeLessThan(0.002);
  expect(await findDemoScale(folder.driver)).toMatchObject({
    persons: 2000,
    cases: 600,
    load: false,
    to: "2026-11-21",
  });
});

test("log, seals and caches verify", async () => {
  const { driver, keys } = folder;
  const tables = await loadTables(driver);
  const report = await verify({ driver, keys, tables, workflows: new Map(workflows.map((one) => [one.id, one])) });
  expect(report.problems).toEqual([]);
  expect(report.events).toBe(events.length);
  expect(report.redecided).toBe(events.length);
});

test("nothing is recorded outside office days and hours, nor on the day of seeding", () => {
  const people = events.filter((one) => one.actor !== "system");
  const hours = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Rome", hour: "2-digit", hourCycle: "h23" });
  for (const one of people) {
    expect(isOfficeDay(romeDay(one.recorded_at))).toBe(true);
    const hour = Number(hours.format(new Date(one.recorded_at)));
    expect(hour >= 8 && hour < 18).toBe(true);
  }
  for (const one of events) {
    expect(romeDay(one.recorded_at) < today).toBe(true);
    expect(one.occurred_on <= romeDay(one.recorded_at)).toBe(true);
  }
  const perDay = (month: string) => {
    const found = people.filter((one) => one.kind === "case-intake" && one.recorded_at.slice(5, 7) === month);
    return found.length / new Set(found.map((one) => romeDay(one.recorded_at))).size;
  };
  expect(perDay("08")).toBeLessThan(perDay("10"));
});

test("one appointment in seven is missed, one note in seven is written days later", () => {
  const missed = count("case-intake", "NO_SHOW") / count("case-intake", "CONVOKE");
  // About 190 appointments: two standard deviations are five points.
  expect(missed).toBeGreaterThan(0.08);
  expect(missed).toBeLessThan(0.2);
  const diary = events.filter((one) => ["NOTE", "RECORD_INTERVIEW", "HOME_VISIT"].includes(one.type));
  const late = diary.filter((one) => daysBetween(one.occurred_on, romeDay(one.recorded_at)) >= 3);
  expect(late.length / diary.length).toBeGreaterThan(0.11);
  expect(late.length / diary.length).toBeLessThan(0.19);
});

test("some cases lie untouched, households come back, terms are overdue", async () => {
  const byCase = new Map<string, Event[]>();
  for (const one of events)
    if (one.kind === "case-intake" && one.actor !== "system")
      byCase.set(one.case_id, [...(byCase.get(one.case_id) ?? []), one]);
  const courses = [...byCase.values()].filter((list) => list.length > 3);
  const gaps = courses.filter((list) =>
    list.some(
      (one, i) => i > 0 && daysBetween(romeDay(list[i - 1]?.recorded_at ?? ""), romeDay(one.recorded_at)) >= 90,
    ),
  );
  expect(gaps.length / courses.length).toBeGreaterThan(0.06);
  const perHousehold = await folder.driver.read<{ n: number }>(
    "SELECT count(*) AS n FROM list_row WHERE household_id IS NOT NULL GROUP BY household_id",
  );
  const share = (atLeast: number) => perHousehold.filter((row) => row.n >= atLeast).length / perHousehold.length;
  expect(share(2)).toBeGreaterThan(0.2);
  expect(share(2)).toBeLessThan(0.42);
  expect(share(3)).toBeGreaterThan(0.04);
  expect(share(3)).toBeLessThan(0.18);
  expect(events.filter((one) => one.type === "TERM_EXPIRED").length).toBeGreaterThan(50);
});

test("who left did nothing afterwards, and her open cases went on", () => {
  const staff = demoStaff.map((worker) => asAccount(worker, today, uuidOf));
  const left = staff.find((one) => one.leftOn);
  const hers = events.filter((one) => one.actor === left?.accountId);
  expect(hers.length).toBeGreaterThan(5);
  expect(hers.every((one) => romeDay(one.recorded_at) < (left?.leftOn ?? ""))).toBe(true);
  const known = new Set([...staff.map((one) => one.accountId), "system"]);
  expect(events.every((one) => known.has(one.actor))).toBe(true);
});

test("calls reach their rankings: a tie drawn by lot, dwellings handed over, families in the bank", async () => {
  expect(count("housing-bando", "RESOLVE_TIE")).toBeGreaterThanOrEqual(1);
  expect(count("housing-bando", "PUBLISH_RANKING")).toBeGreaterThanOrEqual(4);
  const applications = await states("housing-application");
  expect(applications.get("handedOver")).toBeGreaterThanOrEqual(3);
  expect(applications.get("ranked")).toBeGreaterThan(90);
  const families = await states("foster-vetting");
  expect(
    (families.get("inBank") ?? 0) + (families.get("engaged") ?? 0) + (families.get("unavailable") ?? 0),
  ).toBeGreaterThan(4);
});

test("no name, code, phone or address stands outside the declared caches", async () => {
  const data = new PersonalData(population.persons);
  const tables = await folder.driver.read<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type='table' AND name <> 'person_row' AND name NOT LIKE 'search_row%'",
  );
  let cells = 0;
  for (const { name } of tables)
    for (const row of await folder.driver.read<Record<string, unknown>>(`SELECT * FROM "${name}"`))
      for (const [column, value] of Object.entries(row)) {
        cells += 1;
        if (typeof value === "string") data.look(`${name}.${column}`, value);
        else if (value instanceof Uint8Array || value instanceof ArrayBuffer)
          data.lookAt(`${name}.${column}`, Buffer.from(value as Uint8Array));
      }
  expect(cells).toBeGreaterThan(100_000);
  data.lookAt("keys.db", readFileSync(join(folder.dir, "keys.db")));
  expect([...data.found]).toEqual([]);
});

test("nor in the raw bytes of the main file, free and unused space included", async () => {
  expect(statSync(join(folder.dir, "ambito.db-wal")).size).toBe(0);
  const pages = pagesOf(readFileSync(join(folder.dir, "ambito.db")));
  const caches = pagesUnder(pages, await cacheRoots(folder.driver));
  const [outside, inside] = [new PersonalData(population.persons), new PersonalData(population.persons)];
  for (const [n, page] of pages)
    (caches.has(n) ? inside : outside).lookAt(caches.has(n) ? "caches" : `page ${n}`, page);
  expect([...outside.found]).toEqual([]);
  expect(pages.size - caches.size).toBeGreaterThan(1_000);
  // The look would find them: they do stand in the declared caches.
  expect([...inside.found].sort()).toEqual(["caches: a fiscal code", "caches: a full name", "caches: a surname"]);
});
