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
import type { CaseDoc } from "../../workflows/kernel/definition.ts";
import { workflows } from "../../workflows/registry.ts";
import type { Commitment } from "../../workflows/rules/budget/budget.ts";
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
  payload: string;
}
let events: Event[];
let cases: Map<string, { kind: string; state: string; doc: CaseDoc }>;

beforeAll(async () => {
  folder = await simulatedFolder({ today });
  events = await folder.driver.read<Event>(
    "SELECT case_id, kind, type, actor, recorded_at, occurred_on, payload FROM event ORDER BY pos",
  );
  const rows = await folder.driver.read<{ case_id: string; kind: string; state: string; doc: string }>(
    "SELECT case_id, kind, state, doc FROM snapshot",
  );
  cases = new Map(rows.map((row) => [row.case_id, { ...row, doc: JSON.parse(row.doc) as CaseDoc }]));
  const comuni = await listComuni(folder.driver);
  population = makePopulation({ seed: defaultSeed, day: today, persons: 2000, comuni });
});
afterAll(() => folder?.close());

test("some are reached with care, diaries have notes of three levels, and a household lives out of the district", () => {
  const points = events.filter(({ type }) => type === "RECORD_CONTACT_POINT").map((one) => JSON.parse(one.payload));
  expect(points.length).toBeGreaterThan(60);
  expect(points.length).toBeLessThan(250);
  for (const has of ["contactPreferred", "contactSecret", "safeFromHour", "contactMessage", "contactAvoid"])
    expect([has, points.some((one) => has in one)]).toEqual([has, true]);
  const secret = points.filter(({ contactSecret }) => contactSecret === true).length;
  expect(secret / points.length).toBeLessThan(0.25);
  const notes = events.filter(({ type }) => type === "NOTE").map((one) => JSON.parse(one.payload).noteLevel ?? "case");
  const share = (level: string) => notes.filter((one) => one === level).length / notes.length;
  expect(share("case")).toBeGreaterThan(0.65);
  expect(share("team")).toBeGreaterThan(0.05);
  expect(share("private")).toBeGreaterThan(0.02);
  const movedOut = events.filter(
    ({ type, payload }) => type === "MOVE_HOUSEHOLD" && JSON.parse(payload).residesOutside !== undefined,
  );
  expect(movedOut).toHaveLength(1);
  const home = cases.get(movedOut[0]?.case_id ?? "")?.doc.context.members as { person: string }[];
  expect(home.length).toBeGreaterThan(2);
  for (const { person } of home) {
    const residences = cases.get(person)?.doc.context.residences as { outside?: string }[];
    expect(residences.at(-1)?.outside).toBe("E897");
  }
});

test("cooperatives record what they give by the month, and most months are approved", async () => {
  const registers = await states("delivery");
  const all = [...registers.values()].reduce((sum, n) => sum + n, 0);
  expect(all).toBeGreaterThan(15);
  expect(registers.get("active") ?? 0).toBeGreaterThan(5);
  expect(count("delivery", "APPROVE_MONTH")).toBeGreaterThan(40);
  expect(count("case-intake", "RECORD_DELIVERED")).toBe(count("delivery", "APPROVE_MONTH"));
});

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
  // Beside these come the contacts that became a protected discharge, and the cases in charge that one was handed on to.
  const besides = [...cases.values()].filter(({ doc }) => doc.context.discharge !== undefined).length;
  expect(of("case-intake") + of("contact") - besides).toBe(430);
  expect(of("contact")).toBeGreaterThan(50);
  expect(of("housing-application")).toBe(144);
  expect(of("housing-bando")).toBe(4);
  expect(of("foster-vetting")).toBe(22);
  expect(of("person")).toBeGreaterThan(1_980);
  expect(of("household")).toBe(population.households.length);
  expect(of("economic-aid")).toBe(30);
  expect(of("court-inquiry")).toBeGreaterThan(10);
  expect(of("guardianship-support")).toBeGreaterThan(5);
  expect(of("voucher-stock")).toBeGreaterThan(5);
  expect([...(await states("court-inquiry")).keys()]).toEqual(expect.arrayContaining(["inInquiry", "closed"]));
  expect(of("inclusion-allowance")).toBeGreaterThanOrEqual(10);
  const courses = [...(await states("inclusion-allowance")).keys()];
  expect(courses).toEqual(expect.arrayContaining(["following", "atEmployment"]));
  const oriented = (await states("case-intake")).get("closedOriented") ?? 0;
  expect(oriented + of("contact")).toBeGreaterThanOrEqual(260);
  expect([...(await states("contact")).keys()].sort()).toEqual([
    ...["answered", "becameDischarge", "received", "referred"],
  ]);
  const refused = [...folder.made.refused.values()].reduce((sum, one) => sum + one, 0);
  expect(refused / folder.made.sent).toBeLessThan(0.002);
  expect(await findDemoScale(folder.driver)).toMatchObject({
    persons: 2000,
    // 600, what people in care ask for or others ask of them, and the stocks of what is handed over.
    cases: [
      ...["economic-aid", "protected-discharge", "court-inquiry", "guardianship-support", "inclusion-allowance"],
      "voucher-stock",
    ].reduce((sum, kind) => sum + of(kind), 600),
    load: false,
    to: "2026-11-21",
  });
});

test("wards and the COT ask for a few protected discharges a year, each goes on from day to day, most end at home", async () => {
  const discharges = [...cases].filter(([, { kind }]) => kind === "protected-discharge");
  expect(discharges).toHaveLength(5);
  const sources = discharges.map(([, { doc }]) => doc.context.requestSource);
  expect([...new Set(sources)].sort()).toEqual(["hospital", "territorialCentre"]);
  const days = discharges.map(([, { doc }]) => doc.head.openedOn).sort();
  expect(daysBetween(days.at(-1) ?? "", today)).toBeLessThan(8);
  for (const [id, { doc }] of discharges) {
    expect(events.some(({ case_id, type }) => case_id === id && type === "ASSIGN")).toBe(true);
    if (daysBetween(doc.head.openedOn, today) > 7) expect(doc.context.contactedOn).toBeTruthy();
  }
  expect(discharges.filter(([, { state }]) => state === "home").length).toBeGreaterThan(2);
  expect(count("protected-discharge", "HAND_TO_INTAKE")).toBeGreaterThan(0);
});

test("a household pays by the tariff and by its ISEE, nothing where nothing is due, and some shares are to be computed again", () => {
  const lines = [...cases.values()]
    .filter(({ kind }) => kind === "case-intake")
    .flatMap(({ doc }) => (doc.context.budget ?? []) as unknown as Commitment[])
    .filter(({ source, service }) => source === "householdShare" && ["homeCare", "mealsAtHome"].includes(service));
  expect(lines.length).toBeGreaterThan(10);
  // What was not spent is free again where a service ended.
  const kept = lines.filter(({ releasedOn }) => releasedOn === undefined);
  for (const { share, committedCents } of kept) expect(share?.proposedCents).toBe(committedCents);
  for (const { share } of lines) expect(share?.proposedCents).toBeGreaterThan(0);
  expect(new Set(lines.map(({ share }) => share?.reason)).size).toBeGreaterThan(1);
  const over = lines.filter(({ to, releasedOn }) => to >= today && releasedOn === undefined);
  expect(over.some(({ share }) => share?.isee && daysBetween(share.on, today) > 300)).toBe(true);
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
  expect(share(3)).toBeLessThan(0.2);
  expect(events.filter((one) => one.type === "TERM_ALARM").length).toBeGreaterThan(50);
});

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const firstOf = (caseId: string, type: string) => events.find((one) => one.case_id === caseId && one.type === type);
/** Days between the first events of two types, case by case. */
const daysFrom = (kind: string, from: string, to: string): number[] =>
  [...cases.entries()].flatMap(([id, one]) => {
    const [first, second] = one.kind === kind ? [firstOf(id, from), firstOf(id, to)] : [];
    return first && second ? [daysBetween(first.occurred_on, second.occurred_on)] : [];
  });
const withEvent = (type: string): string[] => [
  ...new Set(events.filter((one) => one.type === type).map((one) => one.case_id)),
];

test("steps take as long as they do in an office", () => {
  const within = (days: number[], from: number, to: number) => {
    expect(days.length).toBeGreaterThan(8);
    expect(median(days)).toBeGreaterThanOrEqual(from);
    expect(median(days)).toBeLessThanOrEqual(to);
  };
  within(daysFrom("case-intake", "OPEN_CONTACT", "START_LISTENING"), 7, 13);
  within(daysFrom("case-intake", "RECORD_INTERVIEW", "RECORD_ASSESSMENT"), 30, 46);
  within(daysFrom("case-intake", "RECORD_ASSESSMENT", "SIGN_PROJECT"), 12, 24);
  within(daysFrom("housing-application", "PROPOSE_DWELLING", "ACCEPT_DWELLING"), 4, 9);
  within(daysFrom("housing-application", "CLOSE_VERIFICATION", "HAND_OVER_KEYS"), 28, 40);
  within(daysFrom("foster-vetting", "INFORM", "RECORD_TRAINING_MEETING"), 45, 110);
});

test("a board like an office's: most is in time, a few things are neglected", () => {
  const open = [...cases.values()].filter((one) => one.kind === "case-intake" && !one.doc.head.closed);
  const overdue = open.filter((one) =>
    Object.values(one.doc.deadlines).some((term) => term.status === "running" && (term.dueOn ?? "9") < today),
  );
  expect(overdue.length / open.length).toBeGreaterThan(0.05);
  expect(overdue.length / open.length).toBeLessThan(0.2);
  expect(new Set(overdue.map((one) => one.state)).size).toBeGreaterThanOrEqual(4);
  // In no step of some size are most of them late.
  for (const state of new Set(open.map((one) => one.state))) {
    const here = open.filter((one) => one.state === state);
    if (here.length < 6) continue;
    expect({ state, late: overdue.filter((one) => one.state === state).length / here.length < 0.5 }).toEqual({
      state,
      late: true,
    });
  }
  const unassigned = [...cases.entries()].filter(([, one]) => one.state === "reported" && !one.doc.head.assignee);
  expect(unassigned.some(([id]) => daysBetween(firstOf(id, "REPORT")?.occurred_on ?? today, today) > 3)).toBe(true);
  expect(unassigned.length).toBeGreaterThanOrEqual(3);
});

test("areas in their shares: one case in eight is a child to protect, two thirds of those by a court's order", () => {
  const care = withEvent("REPORT").map((id) => cases.get(id));
  const protection = care.filter((one) => one?.doc.head.area === "protection");
  expect(protection.length / care.length).toBeGreaterThan(0.1);
  expect(protection.length / care.length).toBeLessThan(0.2);
  expect(count("case-intake", "COURT_MANDATE") / protection.length).toBeGreaterThan(0.35);
  expect(count("case-intake", "SEND_COURT_REPORT")).toBeGreaterThan(10);
});

test("who moves takes the case along: to a colleague of the new comune, or with the same worker", () => {
  const moved = withEvent("RESIDENCE_MOVED");
  expect(moved.length / withEvent("REPORT").length).toBeGreaterThan(0.025);
  for (const id of moved) {
    const to = (JSON.parse(firstOf(id, "RESIDENCE_MOVED")?.payload ?? "{}") as { newTerritory: string }).newTerritory;
    const { head } = cases.get(id)?.doc ?? {};
    const person = cases.get(head?.personId ?? "");
    expect([head?.territory, person?.doc.head.territory]).toEqual([to, to]);
  }
  expect(moved.filter((id) => firstOf(id, "ACCEPT_TRANSFER")).length).toBeGreaterThanOrEqual(2);
});

test("each texture is there: few readers, papers challenged, deaths, letters that come back, an annulled assignment", () => {
  const { marks } = population;
  const intake = [...cases.values()].filter((one) => one.kind === "case-intake");
  const restricted = intake.filter((one) => one.doc.head.restricted);
  const homes = new Set(
    marks.protectedAddress.map((id) => population.persons.find((one) => one.id === id)?.householdId),
  );
  for (const home of homes) expect(restricted.some((one) => one.doc.head.householdId === home)).toBe(true);
  expect(restricted.length).toBeGreaterThanOrEqual(homes.size + 2);
  for (const id of [...marks.twins, ...marks.comingOfAge])
    expect(intake.some((one) => one.doc.head.personId === id)).toBe(true);
  const anonymous = intake.filter((one) => one.doc.context.reportSource === "anonymous");
  expect(anonymous.map((one) => one.state)).toEqual(["closed"]);
  const dead = withEvent("RECORD_DEATH");
  expect(dead.length).toBeGreaterThanOrEqual(2);
  for (const one of intake) if (dead.includes(one.doc.head.personId ?? "")) expect(one.doc.head.closed).toBe(true);
  const once = ["SECOND_OPINION", "DECLARE_UNTRACEABLE", "MARK_UNREACHABLE", "FORFEIT", "CONTEST_RESTITUTION"];
  const more = ["WAIVE_DWELLING", "EXCLUDE_AT_VERIFICATION", "ACTIVATE_URGENTLY", "REFUSE_REQUEST", "EXTEND_TERM"];
  for (const type of [...once, ...more])
    expect({ type, some: withEvent(type).length > 0 }).toEqual({ type, some: true });
});

test("urgencies come on Friday afternoons more than at any other time", () => {
  const urgent = [...cases.entries()].filter(([, one]) => one.doc.context.urgent === true);
  expect(urgent.length).toBeGreaterThan(5);
  const friday = urgent.filter(([id]) => {
    const at = new Date(firstOf(id, "OPEN_CONTACT")?.recorded_at ?? "");
    return at.getUTCDay() === 5 && at.getUTCHours() >= 14;
  });
  expect(friday.length / urgent.length).toBeGreaterThan(0.2);
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
  expect((applications.get("ranked") ?? 0) + (applications.get("closedWithCall") ?? 0)).toBeGreaterThan(90);
  expect(applications.get("closedWithCall")).toBeGreaterThan(20);
  const families = await states("foster-vetting");
  expect(
    (families.get("inBank") ?? 0) + (families.get("engaged") ?? 0) + (families.get("unavailable") ?? 0),
  ).toBeGreaterThan(4);
});

test("no name, code, phone or address stands outside the declared caches", async () => {
  const data = new PersonalData(population.persons);
  const tables = await folder.driver.read<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type='table' AND name <> 'person_row' AND name NOT LIKE 'search_%'",
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
  expect([...inside.found].sort()).toEqual([
    ...["caches: a fiscal code", "caches: a full name", "caches: a surname", "caches: an address"],
  ]);
  const told = await folder.driver.read(
    "SELECT person_id FROM person_row WHERE protected_address=1 AND address IS NOT NULL",
  );
  expect(told).toEqual([]);
});
