// Absences: setting and ending them, what the substitute reaches and for whom she is recorded, and that nobody approves
// for whom she stands in.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findAbsence, listAbsences } from "../../db/accounts/absences.ts";
import { addHistory } from "../../db/accounts/history.ts";
import { readCaseEvents, readCases } from "../../db/log/read-log.ts";
import { changeSubstitute, endAbsence, openThings, setAbsence, writeThings } from "../../server/absences/acts.ts";
import { createSessionCheck } from "../../server/access/check.ts";
import { createAccount, deactivate } from "../../server/access/grants.ts";
import type { Session } from "../../server/access/session.ts";
import { standingSession } from "../../server/access/standing-session.ts";
import { tellLog } from "../../server/access/tell-log.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { account } from "../../workflows/account/index.ts";
import type { AreaId, RoleId } from "../../workflows/kernel/ids.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install } from "../support/installation.ts";
import { cookieFor } from "../support/session-cookie.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

const now = "2026-03-02T09:00:00.000Z";
let house: Installation;
let n = 0;

function made(name: string, role: RoleId, territory = "district", areas: AreaId[] | "all" = "all"): string {
  n += 1;
  const email = `${name.toLowerCase()}-${n}@demo.example`;
  return createAccount(house.services.accounts, { name, email, grants: [{ role, territory, areas }] }, "system")
    .accountId;
}

/** As a request of hers would be answered now. */
function at(accountId: string): Session {
  const session = standingSession(house.services.accounts, accountId);
  if (!session) throw new Error("no session");
  return session;
}

const ids = {} as Record<"anna" | "bruno" | "carla" | "sara" | "tina" | "dino", string>;
const days = { from: "2026-03-02", to: "2026-03-15" };

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow, account], now });
  ids.anna = made("Anna", "socialWorker", "020038");
  ids.bruno = made("Bruno", "socialWorker", "020042");
  ids.carla = made("Carla", "socialWorker", "020061");
  ids.sara = made("Sara", "supervisor");
  ids.tina = made("Tina", "trainee", "020038");
  ids.dino = made("Dino", "housingClerk");
});
afterAll(() => house.close());

let cases = 0;
async function opened(by: string, territory: string, assignee?: string, restricted = false): Promise<string> {
  cases += 1;
  const caseId = uuidOf(`absence case ${cases}`);
  const send = (type: string, payload: Record<string, string | boolean>, expectedSeq: number) =>
    house.send(at(by), { caseId, kind: "toy", expectedSeq, type, payload });
  await send("OPEN", { territory }, 0);
  if (restricted) await send("RESTRICT", { restricted: true, readers: by, reason: "prova" }, 1);
  if (assignee) await send("ASSIGN", { assignee }, restricted ? 2 : 1);
  return caseId;
}

const last = async (caseId: string) => (await readCaseEvents(house.services.driver, caseId, 0, 50)).at(-1);

describe("an absence", () => {
  test("is set with days, somebody who may stand in, and up to three things to know", () => {
    const { accounts } = house.services;
    const refused = (given: object) => {
      try {
        setAbsence(accounts, { accountId: ids.anna, ...days, ...given }, ids.anna);
      } catch (error) {
        return (error as { problem?: string }).problem;
      }
      return "taken";
    };
    expect(refused({ to: "2026-03-01" })).toBe("days");
    expect(refused({ from: "2026-01-01" })).toBe("days");
    expect(refused({ to: "2029-01-01" })).toBe("days");
    expect(refused({ substitute: ids.anna })).toBe("substitute");
    expect(refused({ substitute: ids.tina })).toBe("substitute");
    expect(refused({ substitute: ids.dino })).toBe("substitute");
    expect(refused({ substitute: "nobody" })).toBe("substitute");
    expect(refused({ things: ["a", "b", "c", "d"] })).toBe("things");
    expect(refused({ accountId: "nobody" })).toBe("unknown");
    const away = setAbsence(accounts, { accountId: ids.carla, ...days }, ids.carla);
    expect(refused({ substitute: ids.carla })).toBe("substituteAway");
    endAbsence(accounts, away, undefined, ids.carla);
    const own = setAbsence(accounts, { accountId: ids.carla, from: "2026-03-04", to: "2026-03-05" }, ids.carla);
    expect(refused({ accountId: ids.carla, substitute: ids.bruno })).toBe("overlaps");
    endAbsence(accounts, own, undefined, ids.carla);
    expect(listAbsences(accounts.db, days, 10)).toEqual([]);
  });

  test("keeps what the substitute must know sealed, the newest words first", () => {
    const { accounts } = house.services;
    const id = setAbsence(
      accounts,
      { accountId: ids.anna, ...days, substitute: ids.bruno, things: ["La signora Zampironi chiama il lunedì", " "] },
      ids.anna,
    );
    expect(openThings(accounts, findAbsence(accounts.db, id)?.things ?? null)).toEqual([
      "La signora Zampironi chiama il lunedì",
    ]);
    writeThings(accounts, id, ["Chiavi in segreteria"], ids.sara);
    expect(findAbsence(accounts.db, id)).toMatchObject({ thingsBy: ids.sara, substituteName: "Bruno" });
    expect(openThings(accounts, findAbsence(accounts.db, id)?.things ?? null)).toEqual(["Chiavi in segreteria"]);
    expect(JSON.stringify(accounts.db.readSync("SELECT * FROM absence_note"))).not.toMatch(/Zampironi|segreteria/);
    const next = changeSubstitute(accounts, id, ids.carla, ids.sara);
    expect(findAbsence(accounts.db, id)).toBeUndefined();
    expect(findAbsence(accounts.db, next)).toMatchObject({ substitute: ids.carla, ...days });
    expect(openThings(accounts, findAbsence(accounts.db, next)?.things ?? null)).toEqual(["Chiavi in segreteria"]);
    endAbsence(accounts, next, "2026-03-10", ids.sara);
    expect(findAbsence(accounts.db, next)?.to).toBe("2026-03-10");
    endAbsence(accounts, next, undefined, ids.sara);
    expect(() => endAbsence(accounts, next, undefined, ids.sara)).toThrow("unknown");
  });

  test("is told to the log, without a word of what is to be known", async () => {
    await tellLog(house.services);
    const events = await readCaseEvents(house.services.driver, ids.anna, 0, 50);
    const told = events.filter((event) => event.type.startsWith("ABSENCE_"));
    expect(told.map((event) => event.type)).toEqual(
      ["ABSENCE_SET", "ABSENCE_ENDED", "ABSENCE_SET", "ABSENCE_ENDED", "ABSENCE_ENDED"].slice(0, told.length),
    );
    expect(JSON.parse(told[0]?.payload ?? "{}")).toMatchObject({ substitute: ids.bruno, validFrom: days.from });
    expect(JSON.stringify(events)).not.toMatch(/Zampironi|segreteria/);
  });
});

describe("who stands in", () => {
  let absenceId = "";
  beforeAll(() => {
    absenceId = setAbsence(
      house.services.accounts,
      { accountId: ids.anna, from: "2026-03-02", to: "2026-03-15", substitute: ids.bruno },
      ids.sara,
    );
  });
  afterAll(() => endAbsence(house.services.accounts, absenceId, undefined, ids.sara));

  test("is so on the days of the absence only, request by request, by one statement", () => {
    const { accounts } = house.services;
    const check = createSessionCheck(accounts);
    const cookie = cookieFor(accounts, ids.bruno, now);
    expect(check(cookie, "page")?.standsInFor).toEqual([ids.anna]);
    const on = (instant: string) => {
      house.at(instant);
      const { standsInFor } = at(ids.bruno);
      house.at(now);
      return standsInFor;
    };
    expect(on("2026-03-01T10:00:00.000Z")).toEqual([]);
    expect(on("2026-03-15T10:00:00.000Z")).toEqual([ids.anna]);
    expect(on("2026-03-16T10:00:00.000Z")).toEqual([]);
  });

  test("reaches the assigned cases of the absent colleague, acts for her, and is recorded so", async () => {
    const hers = await opened(ids.sara, "020038", ids.anna);
    const other = await opened(ids.sara, "020038");
    const bruno = callerOf(house, at(ids.bruno));
    await expect(bruno.cases.getCase({ caseId: other })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await bruno.cases.getCase({ caseId: hers })).toMatchObject({ level: "content" });
    await house.send(at(ids.bruno), {
      ...{ caseId: hers, expectedSeq: 2, type: "NOTE" },
      payload: { noteKind: "call", text: "chiamata" },
    });
    expect(await last(hers)).toMatchObject({ actor: ids.bruno, behalf_of: ids.anna });
    const { entries, names } = await bruno.cases.listTimeline({ caseId: hers });
    expect(entries[0]).toMatchObject({ actor: ids.bruno, behalfOf: ids.anna });
    expect(names[ids.anna]).toBe("Anna");
    const history = await callerOf(house, at(ids.sara)).history.listEvents({ actor: ids.bruno });
    expect(history.events[0]).toMatchObject({ behalfOf: ids.anna });
    expect(history.names[ids.anna]).toBe("Anna");
  });

  test("is recorded for nobody where the right is her own", async () => {
    const near = await opened(ids.sara, "020042", ids.anna);
    await house.send(at(ids.bruno), { caseId: near, expectedSeq: 2, type: "TAKE_SLOT", payload: { slot: "s1" } });
    expect(await last(near)).toMatchObject({ actor: ids.bruno, behalf_of: "" });
  });

  test("sees them among her own, marked by whose they are", async () => {
    const bruno = callerOf(house, at(ids.bruno));
    for (const view of ["mine", "todo"] as const) {
      const { rows } = await bruno.queues.page({ view });
      expect(rows.map((row) => row.assignee)).toContain(ids.anna);
      const { views } = await bruno.queues.counts({ view });
      expect(views[view]).toBe(rows.length);
    }
    expect((await bruno.home.getDesk()).standsInFor).toEqual([{ accountId: ids.anna, name: "Anna" }]);
    const carla = callerOf(house, at(ids.carla));
    expect((await carla.queues.page({ view: "mine" })).rows).toEqual([]);
    expect((await carla.home.getDesk()).standsInFor).toEqual([]);
  });

  test("enters a restricted case as its assignee would, and reads no reserved annotation", async () => {
    const closed = await opened(ids.sara, "020038", ids.anna, true);
    await house.send(at(ids.anna), {
      ...{ caseId: closed, expectedSeq: 3, type: "RESERVED_NOTE" },
      payload: { reservedText: "riflessione di Anna" },
    });
    const read = async (who: string) =>
      JSON.stringify(await callerOf(house, at(who)).cases.getCase({ caseId: closed }));
    expect(await read(ids.anna)).toContain("riflessione di Anna");
    expect(await read(ids.bruno)).not.toContain("riflessione di Anna");
    await expect(read(ids.carla)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("approves nothing that she proposed, nor she what was proposed for her", async () => {
    const one = await opened(ids.sara, "020042", ids.anna);
    await house.send(at(ids.anna), { caseId: one, expectedSeq: 2, type: "PROPOSE" });
    // The right to approve is Bruno's own here: he still stands in for the proposer.
    await expect(house.send(at(ids.bruno), { caseId: one, expectedSeq: 3, type: "APPROVE" })).rejects.toMatchObject({
      details: { refusal: { code: "fourEyes" } },
    });
    const two = await opened(ids.sara, "020038", ids.anna);
    await house.send(at(ids.bruno), { caseId: two, expectedSeq: 2, type: "PROPOSE" });
    expect(await last(two)).toMatchObject({ behalf_of: ids.anna });
    for (const who of [ids.anna, ids.bruno])
      await expect(house.send(at(who), { caseId: two, expectedSeq: 3, type: "APPROVE" })).rejects.toMatchObject({
        details: { refusal: { code: "fourEyes" } },
      });
    const { actions } = (await callerOf(house, at(ids.anna)).cases.getCase({ caseId: two })) as {
      actions: { event: string; possible: boolean; code?: string }[];
    };
    expect(actions.find((action) => action.event === "APPROVE")).toMatchObject({ possible: false, code: "fourEyes" });
    await house.send(at(ids.sara), { caseId: two, expectedSeq: 3, type: "APPROVE" });
    const [stored] = await readCases(house.services.driver, [two]);
    expect(stored?.snapshot.state).toBe("done");
  });
});

describe("the procedures", () => {
  test("let the absent and her supervisor arrange it, and nobody else", async () => {
    const as = (who: string) => callerOf(house, at(who)).absences;
    const given = { accountId: ids.anna, from: "2026-04-01", to: "2026-04-10" };
    await expect(as(ids.bruno).set(given)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { absenceId } = await as(ids.anna).set({ ...given, things: ["uno"] });
    await expect(as(ids.bruno).end({ absenceId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(as(ids.bruno).writeThings({ absenceId, things: [] })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const next = await as(ids.sara).changeSubstitute({ absenceId, substitute: ids.bruno });
    expect(await as(ids.bruno).list({})).toMatchObject([{ accountId: ids.anna, mayArrange: false, things: ["uno"] }]);
    expect(await as(ids.carla).list({})).toEqual([]);
    expect(await as(ids.sara).list({})).toMatchObject([
      { accountId: ids.anna, mayArrange: true, substituteName: "Bruno" },
    ]);
    const offered = await as(ids.anna).listSubstitutes(given);
    expect(offered.map((one) => one.name)).toEqual(["Bruno", "Carla", "Sara"]);
    expect(offered.every((one) => one.weight === undefined)).toBe(true);
    expect((await as(ids.sara).listSubstitutes(given))[0]).toMatchObject({
      name: "Bruno",
      isAway: false,
      weight: expect.any(Number),
    });
    await as(ids.sara).end(next);
    expect(await as(ids.sara).list({})).toEqual([]);
  });

  test("a supervisor of other areas does not answer for her", async () => {
    const far = made("Fara", "supervisor", "020061", ["housing"]);
    const near = made("Nella", "supervisor", "020038", ["adults"]);
    const given = { accountId: ids.anna, from: "2026-04-01", to: "2026-04-10" };
    await expect(callerOf(house, at(far)).absences.set(given)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await callerOf(house, at(near)).absences.end(await callerOf(house, at(near)).absences.set(given));
  });

  test("who is switched off stands in for nobody", () => {
    const { accounts } = house.services;
    const gone = made("Gino", "socialWorker");
    const absenceId = setAbsence(accounts, { accountId: ids.anna, ...days, substitute: gone }, ids.sara);
    expect(at(gone).standsInFor).toEqual([ids.anna]);
    deactivate(accounts, gone, { reason: "left", openCases: 0 }, ids.sara);
    expect(standingSession(accounts, gone)).toBeUndefined();
    endAbsence(accounts, absenceId, undefined, ids.sara);
  });

  test("the history is append-only", () => {
    const { db } = house.services.accounts;
    expect(() => db.batchSync([{ sql: "UPDATE account_history SET substitute = NULL", args: [] }])).toThrow(
      /append-only/,
    );
    expect(() => db.batchSync([{ sql: "DELETE FROM absence_note", args: [] }])).toThrow(/append-only/);
    expect(() =>
      db.batchSync([
        addHistory({
          accountId: ids.anna,
          action: "nonsense" as "created",
          by: "x",
          recordedAt: now,
          onDay: days.from,
        }),
      ]),
    ).toThrow(/CHECK/);
  });
});
