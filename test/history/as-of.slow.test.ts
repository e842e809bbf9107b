// The past through the real API: lists, counts, board, case and timeline as they were are what the live screens said then,
// before and after a thousand commands, filed or not. Rights and erasures are today's.
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { pageStatementAt } from "../../db/history/list-page-at.ts";
import { findFiledTo } from "../../db/log/list-versions.ts";
import { putSetting } from "../../db/log/setting.ts";
import { type ListFilter, listViews } from "../../db/queues/list-filter.ts";
import type { ListItem } from "../../db/queues/list-page.ts";
import type { Session } from "../../server/access/session.ts";
import { Filing } from "../../server/engine/filing.ts";
import { verify } from "../../server/engine/verify.ts";
import { pastOf } from "../../server/history/past.ts";
import { listRights } from "../../server/queues/ask.ts";
import { fieldIs, overdueCondition } from "../../workflows/kernel/list-condition.ts";
import { romeInstant, romeMinute } from "../../workflows/rules/calendar/days.ts";
import { ostiglia, people, quistello, type SmallDistrict, smallDistrict } from "../queues/district.ts";
import { callerOf } from "../support/caller.ts";
import { sessionOf } from "../support/installation.ts";

const { anna, bruno, carla, dario } = people;
const stefano = sessionOf("stefano", "supervisor");
let small: SmallDistrict;
const cases: { id: string; seq: number; place: string }[] = [];
let random = 7;
const draw = (below: number) => {
  random = (random * 48_271) % 2_147_483_647;
  return random % below;
};

const api = (session: Session) => callerOf(small.house, session);
type Question = NonNullable<Parameters<ReturnType<typeof api>["queues"]["page"]>[0]>;

async function walk(session: Session, question: Question, limit: number): Promise<ListItem[]> {
  const rows: ListItem[] = [];
  for (;;) {
    const last = rows.at(-1);
    const after = last ? { after: { value: last.dueOn, caseId: last.id } } : {};
    const page = await api(session).queues.page({ ...question, limit, ...after });
    rows.push(...page.rows);
    if (page.rows.length < limit) return rows;
  }
}

async function openOne(): Promise<void> {
  const [by, place] = draw(2) === 0 ? ([anna, ostiglia] as const) : ([bruno, quistello] as const);
  cases.push({ id: await small.open(by, { territory: place }), seq: 1, place });
}

/** What cannot be done where the case stands is refused, and is one command all the same. */
async function actOnOne(): Promise<void> {
  const one = cases[draw(cases.length)];
  if (!one) return openOne();
  const worker = one.place === ostiglia ? anna : bruno;
  const acts: [Session, string, object][] = [
    [worker, "NOTE", { noteKind: "call", text: "nota" }],
    [worker, "ASSIGN", { assignee: draw(3) === 0 ? "carla" : worker.accountId }],
    [worker, "PROPOSE", {}],
    [stefano, "APPROVE", {}],
    [worker, "RETURN", {}],
  ];
  const [by, type, payload] = acts[draw(acts.length)] ?? acts[0] ?? [worker, "NOTE", {}];
  try {
    await small.act(by, one.id, one.seq, type, payload);
    one.seq += 1;
  } catch {
    // Refused.
  }
}

/** All that the screens say of a moment; without a minute, of now. */
async function told(at?: string) {
  const of = at === undefined ? {} : { at };
  const answers: unknown[] = [];
  for (const session of [anna, carla, dario]) {
    for (const status of ["open", "closed"] as const)
      for (const view of listViews) {
        answers.push(await walk(session, { view, status, ...of }, view === "all" ? 7 : 100));
        answers.push(await api(session).queues.counts({ view, status, ...of }));
      }
    answers.push(
      await walk(session, { view: "all", where: [fieldIs("comune", quistello), fieldIs("kind", "toy")], ...of }, 100),
    );
    answers.push(await walk(session, { view: "all", where: [fieldIs("state", "open"), overdueCondition], ...of }, 100));
    answers.push(await walk(session, { view: "all", text: cases[3] ? "2026-" : "", ...of }, 100));
  }
  for (const territory of [undefined, ostiglia]) {
    const { steps, places, today } = await api(carla).board.getFigures({ ...(territory ? { territory } : {}), ...of });
    const key = (one: object) => JSON.stringify(one);
    answers.push(today, steps.map(key).sort(), places.map(key).sort());
  }
  for (const one of cases.slice(0, 12)) {
    const shown = await api(carla).cases.getCase({ caseId: one.id, ...of });
    if (shown.level !== "content") throw new Error("not read");
    const {
      actions: _,
      mending: __,
      documents: { count },
      ...facts
    } = shown;
    const { entries, ...timeline } = await api(carla).cases.listTimeline({ caseId: one.id, limit: 5, ...of });
    answers.push(facts, count, timeline);
    answers.push(entries.map(({ mayCorrect: ___, ...entry }) => entry));
  }
  return answers;
}

const days = ["2026-01-12", "2026-02-20", "2026-03-28"];
const minutes = days.map((day) => `${day}T13:00`);
const then: unknown[][] = [];

beforeAll(async () => {
  small = await smallDistrict();
  for (const one of [anna, bruno, carla, dario, stefano]) small.house.know(one.accountId);
  for (const day of days) {
    small.house.at(`${day}T09:00:00.000Z`);
    for (let i = 0; i < 20; i++) await openOne();
    for (let i = 0; i < 60; i++) await actOnOne();
    small.house.at(`${day}T12:00:00.000Z`);
    then.push(await told());
  }
}, 120_000);
afterAll(() => small.house.close());

const asTold = async () => {
  const answers = [];
  for (const minute of minutes) answers.push(await told(minute));
  return answers;
};

describe("the past", () => {
  test("is what the screens said then, and stays so after a thousand commands, filed or not", {
    timeout: 240_000,
  }, async () => {
    small.house.at("2026-03-28T12:01:00.000Z");
    expect(await asTold()).toEqual(then);
    const driver = small.house.open.driver;
    const filing = await Filing.start(driver, { slice: 32, dueAt: 64, overdueAt: 1_000 });
    small.house.at("2026-04-02T08:00:00.000Z");
    for (let i = 0; i < 1_000; i++) {
      if (i === 500) small.house.at("2026-05-20T08:00:00.000Z");
      await (draw(8) === 0 ? openOne() : actOnOne());
    }
    expect(await asTold()).toEqual(then);
    const [head] = await driver.read<{ pos: number }>("SELECT MAX(pos) AS pos FROM event");
    await filing.afterGroup((head?.pos ?? 0) - 300, () => false);
    expect(await asTold()).toEqual(then);
    await filing.afterGroup(head?.pos ?? 0, () => false);
    expect(await asTold()).toEqual(then);
    // As if all of it had been filed between a question and its answer.
    const filedTo = (to: number) => driver.batch([putSetting("listVersionsFiledTo", String(to))]);
    const isFiledTo = await findFiledTo(driver);
    await filedTo(0);
    expect(await asTold()).toEqual(then);
    await filedTo(isFiledTo);
    const { workflows, keys } = small.house.services;
    expect((await verify({ driver, workflows, keys })).problems).toEqual([]);
  });

  test("before the first event is empty, and a case not yet opened says so", async () => {
    const at = "2025-12-31T23:59";
    expect(await walk(carla, { view: "all", at }, 100)).toEqual([]);
    expect((await api(carla).queues.counts({ view: "all", at })).views.all).toBe(0);
    expect((await api(carla).board.getFigures({ at })).steps).toEqual([]);
    const [one] = cases;
    if (!one) throw new Error("no case");
    expect(await api(carla).cases.getCase({ caseId: one.id, at })).toMatchObject({ level: "absent" });
    expect((await api(carla).cases.listTimeline({ caseId: one.id, at })).entries).toEqual([]);
  });

  test("is asked for by a minute that is over, in order of term only", async () => {
    const now = romeMinute(small.house.services.clock.now());
    for (const at of [now, "2030-01-01T10:00", "2026-02-30T10:00", "2026-02-03", "2026-02-03T25:00"]) {
      await expect(api(carla).queues.page({ view: "all", at })).rejects.toThrow(/INVALID|invalid/i);
      await expect(api(carla).board.getFigures({ at })).rejects.toThrow(/INVALID|invalid/i);
    }
    await expect(api(carla).queues.page({ view: "all", at: minutes[0], sort: "number" })).rejects.toThrow(/invalid/i);
  });

  test("offers no act and no correction", async () => {
    const at = minutes[0] ?? "";
    const [one] = cases;
    if (!one) throw new Error("no case");
    const shown = await api(carla).cases.getCase({ caseId: one.id, at });
    expect(shown).toMatchObject({ level: "content", actions: [], mending: { pending: [] } });
    const { entries } = await api(carla).cases.listTimeline({ caseId: one.id, at });
    expect(entries.some((entry) => entry.mayCorrect)).toBe(false);
  });

  test("is merged along the indexes: nothing is sorted but what is not yet filed", async () => {
    const { services, dir } = small.house;
    // Of its own: libsql never resets an EXPLAIN, and the connection would go on reading what stood when it was asked.
    const reader = EmbeddedDriver.open(join(dir, "ambito.db"), { mode: "read" });
    const past = await pastOf(services, minutes[1] ?? "");
    const filter: ListFilter = {
      ...{ view: "all", status: "open", where: [] },
      ...{ readers: ["carla"], today: past.day },
    };
    for (const one of [
      filter,
      { ...filter, where: [fieldIs("comune", ostiglia)] },
      { ...filter, view: "mine" as const },
    ]) {
      const ask = { filter: one, descending: false, limit: 100 };
      const { sql, args } = await pageStatementAt(services.driver, listRights(services, carla), past, ask);
      const plan = await reader.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, args);
      const steps = plan.map(({ detail }) => detail);
      const sorted = steps.filter((step) => /TEMP B-TREE/.test(step));
      // The unfiled, and the rows that still stand where these are few.
      expect(sorted.length).toBeLessThanOrEqual(2);
      expect(steps.some((step) => /SEARCH l USING (COVERING )?INDEX list_version_/.test(step))).toBe(true);
      expect(steps.some((step) => /MERGE/.test(step))).toBe(true);
    }
    reader.close();
  });
});

describe("rights and erasures of today", () => {
  test("a case restricted since is closed to who read it then, and its reader sees it in the past", async () => {
    const at = minutes[0] ?? "";
    const one = cases.find(({ place }) => place === ostiglia);
    if (!one) throw new Error("no case");
    const has = async (session: Session) =>
      (
        await Promise.all(
          (["open", "closed"] as const).map((status) => walk(session, { view: "all", status, at }, 100)),
        )
      )
        .flat()
        .some((row) => row.id === one.id);
    expect(await has(dario)).toBe(true);
    const before = (await api(dario).queues.counts({ view: "all", at })).views.all;
    small.house.know("dina", "socialWorker");
    await small.act(carla, one.id, one.seq, "ASSIGN", { assignee: "dina" });
    await small.act(carla, one.id, one.seq + 1, "RESTRICT", { restricted: true, readers: "carla", reason: "prova" });
    one.seq += 2;
    expect([await has(dario), await has(anna), await has(carla)]).toEqual([false, false, true]);
    expect((await api(dario).queues.counts({ view: "all", at })).views.all).toBe(before - 1);
    await expect(api(anna).cases.getCase({ caseId: one.id, at })).rejects.toThrow("NOT_FOUND");
    await expect(api(anna).cases.listTimeline({ caseId: one.id, at })).rejects.toThrow("NOT_FOUND");
  });

  test("what was erased since is erased in the past, in the case, its timeline and the lists", async () => {
    const { house } = small;
    house.at("2026-06-01T08:00:00.000Z");
    const personId = await small.personNamed("Zampironi", "Ada", ostiglia);
    const caseId = await small.open(carla, { territory: ostiglia, personId });
    const [stored] = await house.services.driver.read<{ seq: number }>("SELECT seq FROM snapshot WHERE case_id=?", [
      caseId,
    ]);
    await small.act(carla, caseId, stored?.seq ?? 1, "NOTE", { noteKind: "call", text: "parola sigillata" });
    house.at("2026-06-01T09:00:00.000Z");
    await small.act(carla, caseId, 2, "PROPOSE");
    const at = "2026-06-01T10:30";
    const all = async () =>
      JSON.stringify([
        await walk(carla, { view: "all", where: [fieldIs("comune", ostiglia)], at }, 100),
        await api(carla).cases.getCase({ caseId, at }),
        await api(carla).cases.listTimeline({ caseId, at }),
      ]);
    expect(await all()).toMatch(/Zampironi.*parola sigillata/);
    await house.open.driver.batch([
      { sql: "UPDATE key_binding SET erased='art. 17' WHERE case_id=?", args: [caseId] },
      { sql: "DELETE FROM person_row WHERE person_id=?", args: [personId] },
    ]);
    expect(await all()).not.toMatch(/Zampironi|parola sigillata/);
    expect(await all()).toContain("art. 17");
  });
});

test("a minute of Rome is an instant, also where the clocks change", () => {
  expect(romeInstant("2026-01-12T13:00")).toBe("2026-01-12T12:00:00.000Z");
  expect(romeInstant("2026-07-12T13:00")).toBe("2026-07-12T11:00:00.000Z");
  // Left out on 29 March, twice on 25 October: the later one.
  expect(romeInstant("2026-03-29T02:30")).toBe("2026-03-29T01:30:00.000Z");
  expect(romeInstant("2026-10-25T02:30")).toBe("2026-10-25T01:30:00.000Z");
  expect(romeInstant("2026-10-25T01:30")).toBe("2026-10-24T23:30:00.000Z");
  fc.assert(
    fc.property(fc.date({ min: new Date("1980-01-01"), max: new Date("2080-01-01"), noInvalidDate: true }), (date) => {
      const minute = romeMinute(date.toISOString());
      expect(romeMinute(romeInstant(minute))).toBe(minute);
    }),
  );
});
