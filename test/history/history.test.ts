// History on a real installation: events across cases against the log itself, days by halving, what a coordinator may
// not read, the check of hashes against a tampered file, and the read log.
import { cpSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findCase } from "../../db/cases/find-case.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { findHead, firstPosOn } from "../../db/history/find-pos.ts";
import { listLog } from "../../db/history/list-log.ts";
import type { Session } from "../../server/access/session.ts";
import { systemPermit } from "../../server/engine/system.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import { furnish, ostiglia, people, type SmallDistrict, smallDistrict } from "../queues/district.ts";
import { callerOf } from "../support/caller.ts";

let small: SmallDistrict;
let ids: string[];
let child: string;
const { anna, bruno, carla, dario, teresa } = people;

beforeAll(async () => {
  small = await smallDistrict();
  ids = await furnish(small);
  child = await small.open(teresa, { territory: ostiglia }, "toy-protection");
});
afterAll(() => small.house.close());

const history = (session: Session) => callerOf(small.house, session).history;
type Question = Parameters<ReturnType<typeof history>["listEvents"]>[0];

async function walk(session: Session, question: Question, limit: number) {
  const events = [];
  let below: number | undefined;
  do {
    const page = await history(session).listEvents({ ...question, limit, ...(below ? { below } : {}) });
    events.push(...page.events);
    below = page.below;
  } while (below !== undefined);
  return events;
}

interface Stored {
  pos: number;
  actor: string;
  type: string;
  kind: string;
  territory: string;
  restricted: number;
  recorded_at: string;
}
const stored = () =>
  small.house.services.driver.read<Stored>(
    `SELECT e.pos, e.actor, e.type, e.kind, e.recorded_at, l.territory, l.restricted FROM event e
     JOIN list_row l ON l.case_id = e.case_id ORDER BY e.pos DESC`,
  );

describe("events across cases", () => {
  test("are the log of what may be seen, whatever the filters and the size of pages", async () => {
    const log = (await stored()).filter((row) => row.restricted === 0);
    await fc.assert(
      fc.asyncProperty(
        fc.option(fc.constantFrom("anna", "bruno", "carla", "nobody"), { nil: undefined }),
        fc.option(fc.constantFrom("OPEN", "ASSIGN", "APPROVE"), { nil: undefined }),
        fc.option(fc.constantFrom("toy", "toy-protection"), { nil: undefined }),
        fc.option(fc.constantFrom("2026-01-05", "2026-02-10"), { nil: undefined }),
        fc.option(fc.constantFrom("2026-02-01", "2026-02-10", "2026-03-02"), { nil: undefined }),
        fc.integer({ min: 1, max: 100 }),
        async (actor, type, kind, from, to, limit) => {
          const expected = log.filter(
            (row) =>
              (actor === undefined || row.actor === actor) &&
              (type === undefined || row.type === type) &&
              (kind === undefined || row.kind === kind) &&
              (from === undefined || romeDay(row.recorded_at) >= from) &&
              (to === undefined || romeDay(row.recorded_at) <= to),
          );
          const events = await walk(dario, { actor, type, kind, from, to }, limit);
          expect(events.map((event) => event.pos)).toEqual(expected.map((row) => row.pos));
        },
      ),
      { numRuns: 40 },
    );
  });

  test("carry no payload and no name of a person; restricted cases stay closed", async () => {
    const events = await walk(dario, {}, 100);
    const text = JSON.stringify(events);
    for (const word of ["Rossi", "Bianchi", "payload", "patch", "assignee"]) expect(text).not.toContain(word);
    const restricted = await small.house.services.driver.read<{ id: string }>(
      "SELECT case_id AS id FROM list_row WHERE restricted = 1",
    );
    expect(restricted.length).toBeGreaterThan(0);
    for (const { id } of restricted) expect(text).not.toContain(id);
  });

  test("are for supervisor and coordinator, each within what policy says", async () => {
    await expect(history(anna).listEvents({})).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await walk(carla, { kind: "toy-protection" }, 10)).length).toBe(0);
    expect((await walk(dario, { kind: "toy-protection" }, 10)).map((event) => event.caseId)).toEqual([child]);
  });
});

test("a day is found in the log by halving", async () => {
  const { driver } = small.house.services;
  const head = await findHead(driver);
  const rows = await driver.read<{ pos: number; at: string }>("SELECT pos, recorded_at AS at FROM event ORDER BY pos");
  for (const day of ["2025-12-31", "2026-01-01", "2026-01-17", "2026-02-01", "2026-03-02", "2026-03-03"])
    expect(await firstPosOn(driver, head, day)).toBe(rows.find((row) => romeDay(row.at) >= day)?.pos ?? head + 1);
});

describe("the log of a case", () => {
  test("shows open data to who reads the case, hashes to who sees it as a skeleton", async () => {
    const caseId = ids[1] ?? "";
    const mine = await history(anna).getLog({ caseId });
    expect(mine.entries[0]?.payload).toBeDefined();
    const bare = await history(dario).getLog({ caseId });
    expect(bare.isSkeleton).toBe(true);
    expect(bare.entries.map((entry) => entry.hash)).toEqual(mine.entries.map((entry) => entry.hash));
    for (const entry of bare.entries) expect([entry.payload, entry.rulesets]).toEqual([undefined, undefined]);
  });

  test("is unknown to who may not know of the case", async () => {
    const caseId = ids[1] ?? "";
    await expect(history(bruno).getLog({ caseId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(history(anna).getLog({ caseId: child })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(history(anna).getPicture({ caseId: child })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is walked by pages to its beginning, every link of the chain checked", async () => {
    const caseId = ids[10] ?? "";
    const whole = await history(carla).getLog({ caseId });
    expect(whole.total).toBeGreaterThan(3);
    const seqs: number[] = [];
    let before: number | undefined;
    do {
      const page = await history(carla).getLog({ caseId, limit: 2, ...(before ? { before } : {}) });
      for (const entry of page.entries) expect([entry.isWhole, entry.isChained]).toEqual([true, true]);
      seqs.push(...page.entries.map((entry) => entry.seq));
      before = page.next;
    } while (before !== undefined);
    expect(seqs).toEqual(whole.entries.map((entry) => entry.seq));
    expect(seqs.at(-1)).toBe(1);
  });

  test("tells a changed event, a broken chain, a changed and an erased sealed part", async () => {
    const caseId = await small.open(anna, { territory: ostiglia });
    for (const [i, text] of ["una nota", "due note"].entries())
      await small.act(anna, caseId, i + 1, "NOTE", { noteKind: "call", text });
    const path = join(small.house.dir, "tampered.db");
    cpSync(join(small.house.dir, "ambito.db"), path);
    cpSync(join(small.house.dir, "ambito.db-wal"), `${path}-wal`);
    const driver = EmbeddedDriver.open(path, { mode: "write" });
    const found = await findCase(driver, systemPermit(), caseId);
    if (!found) throw new Error("case not found");
    const checks = async () =>
      (await listLog(driver, found, 4, 10)).map(({ isWhole, isChained, sealed }) => [isWhole, isChained, sealed]);
    expect(await checks()).toEqual([
      [true, true, "whole"],
      [true, true, "whole"],
      [true, true, "none"],
    ]);
    const run = (sql: string) => driver.batch([{ sql, args: [caseId] }]);
    await run("UPDATE event_sealed SET blob = zeroblob(40) WHERE case_id = ? AND seq = 3");
    await run("DELETE FROM event_sealed WHERE case_id = ? AND seq = 2");
    await run("UPDATE event SET actor = 'altri' WHERE case_id = ? AND seq = 2");
    await run("UPDATE event SET hash = 'ff' WHERE case_id = ? AND seq = 1");
    expect(await checks()).toEqual([
      [true, true, "broken"],
      [false, false, "erased"],
      [false, true, "none"],
    ]);
    driver.close();
  });

  test("is recorded as read before it is answered", async () => {
    const { db } = small.house.services.reads;
    const rows = () =>
      db.readSync<{ account: string; caseId: string }>(
        "SELECT account_id AS account, case_id AS caseId FROM read_row WHERE what = 'history' ORDER BY pos DESC LIMIT 1",
      )[0];
    await history(carla).getLog({ caseId: ids[2] ?? "" });
    expect(rows()).toEqual({ account: "carla", caseId: ids[2] });
    // Asked twice, as a live page does: it is one reading.
    const diana = { ...dario, accountId: "diana", sessionId: "session-diana" };
    const count = () => db.readSync<{ n: number }>("SELECT COUNT(*) AS n FROM read_row")[0]?.n ?? 0;
    const before = count();
    await history(diana).listEvents({});
    await history(diana).listEvents({});
    expect(rows()).toEqual({ account: "diana", caseId: "" });
    expect(count()).toBe(before + 1);
  });
});

describe("the picture of a case", () => {
  const pictureOf = async (session: Session, caseId: string, at?: string) => {
    const picture = await history(session).getPicture({ caseId, ...(at ? { at } : {}) });
    if (!picture) throw new Error("no picture");
    return picture;
  };

  test("has the states and ways of the machine and the path taken", async () => {
    const picture = await pictureOf(carla, ids[10] ?? "");
    expect(picture.states.map((one) => one.state)).toEqual(["open", "proposed", "done"]);
    expect(picture.ways).toContainEqual({ from: "open", to: "proposed", events: ["PROPOSE"], line: undefined });
    expect(picture.ways).toContainEqual({ from: "done", to: "open", events: ["REOPEN"], line: undefined });
    expect(picture.stays.map((stay) => stay.state)).toEqual(["open", "proposed", "done"]);
    expect(picture.state).toBe("done");
  });

  test("counts days by the facts, leaves out what was taken back, and stands as it was at a minute", async () => {
    small.house.at("2026-04-01T08:00:00.000Z");
    const caseId = await small.open(anna, { territory: ostiglia });
    small.house.at("2026-04-10T08:00:00.000Z");
    await small.act(anna, caseId, 1, "PROPOSE");
    await small.act(anna, caseId, 2, "UNDO", { undoes: 2 });
    small.house.at("2026-04-20T08:00:00.000Z");
    await small.house.send(anna, { caseId, expectedSeq: 3, occurredOn: "2026-04-15", type: "PROPOSE", payload: {} });
    small.house.at("2026-05-01T08:00:00.000Z");
    const picture = await pictureOf(anna, caseId);
    expect(picture.stays).toMatchObject([
      { state: "open", since: "2026-04-01", until: "2026-04-15", days: 14 },
      { state: "proposed", since: "2026-04-15", days: 16 },
    ]);
    expect(picture.takenBack).toMatchObject([{ seq: 2, from: "open", to: "proposed", takenBackBy: 3 }]);
    const then = await pictureOf(anna, caseId, "2026-04-12T09:00");
    expect(then).toMatchObject({ state: "open", today: "2026-04-12" });
    expect(then.stays).toMatchObject([{ state: "open", days: 11 }]);
    expect(await history(anna).getPicture({ caseId, at: "2026-03-31T09:00" })).toBeUndefined();
  });

  test("is seen by who sees the skeleton, and says nothing that was written", async () => {
    const picture = await pictureOf(dario, ids[1] ?? "");
    expect(picture.stays.length).toBeGreaterThan(0);
    expect(JSON.stringify(picture)).not.toMatch(/payload|context|assignee/);
  });
});
