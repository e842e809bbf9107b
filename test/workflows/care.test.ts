// An avviso through the real gate: six who ask where there is money for five, ranked, approved by another person, published; one goes and
// the next comes up; nobody without the right reads what was declared, and what no rule lets through is refused.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findCase } from "../../db/cases/find-case.ts";
import { listFrozenRows } from "../../db/housing/frozen-rows.ts";
import { readCases } from "../../db/log/read-log.ts";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { AppError } from "../../server/errors.ts";
import { runFanOuts } from "../../server/jobs/fan-out.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const today = "2026-03-09";
const ostiglia = "020038";
const carla = sessionOf("carla", { role: "adminClerk" });
const anna = sessionOf("anna", { role: "socialWorker" });
const sara = sessionOf("sara", { role: "supervisor" });
const luca = sessionOf("luca", { role: "supervisor" });
const elisa = sessionOf("elisa", { role: "coordinator" });
const call = uuidOf("avviso");
const names = ["first", "second", "third", "anna", "bruno", "carlo", "fourth"] as const;
const admitted = names.slice(0, -1);
const act: JsonObject = {
  ...{
    actKind: "determination",
    actNumber: "9/ES",
    actOn: today,
    actBody: "Azienda di prova",
    signatoryRole: "manager",
  },
};
const albo: JsonObject = { alboFrom: today, alboTo: addDays(today, 15) };

let house: Installation;
const stored = async (caseId: string) => {
  const [found] = await readCases(house.services.driver, [caseId]);
  if (!found) throw new Error("no such case");
  return found.snapshot;
};
const kindOf = (caseId: string) => (caseId === call ? "care-call" : "care-application");
async function send(by: Session, caseId: string, type: string, payload: JsonObject = {}) {
  const [found] = await readCases(house.services.driver, [caseId]);
  const expectedSeq = found?.snapshot.seq ?? 0;
  return house.send(by, { caseId, kind: kindOf(caseId), expectedSeq, type, payload });
}
const why = async (by: Session, caseId: string, type: string, payload: JsonObject = {}) => {
  try {
    await send(by, caseId, type, payload);
  } catch (error) {
    if (error instanceof AppError) return error.details.refusal?.reasons ?? error.code;
    throw error;
  }
  return "done";
};
const state = async (name: string) => (await stored(uuidOf(name))).state;
const outcomes = () => Promise.all(names.map(state));

const declared = (more: JsonObject): JsonObject => ({
  ...{ iseeCents: 900_000, age: 40, disability: "severe", lifeProject: true, otherSupport: false, ...more },
});

async function open(name: string, protocolNumber: string) {
  await house.send(anna, {
    ...{ caseId: uuidOf(`person ${name}`), kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
    payload: {
      ...{ surname: "Zampironi", givenName: name, birthOn: "1950-01-01", territory: ostiglia },
      fiscalCodeMissing: "unknown",
    },
  });
  await send(carla, uuidOf(name), "OPEN_APPLICATION", application(name, protocolNumber));
}
const application = (name: string, protocolNumber: string): JsonObject => ({
  ...{ call, sectionNumber: 1, person: uuidOf(`person ${name}`), territory: ostiglia, area: "disability" },
  ...{ protocolNumber, protocolOn: today, submittedOn: today },
});
async function rank(type: "PROPOSE_RANKINGS" | "PROPOSE_SCROLL") {
  await send(carla, call, type);
  await send(sara, call, "APPROVE_RANKINGS", act);
  await runFanOuts(house.services);
  await send(carla, call, "PUBLISH_RANKINGS", albo);
}

beforeAll(async () => {
  house = await install({ now: `${today}T09:00:00.000Z` });
  for (const one of [carla, anna, sara, luca, elisa]) house.know(one.accountId, ...one.grants);
  // Money for five, at 9,600 euro each.
  const prepared = { title: "Vita indipendente 2026", year: 2026, measure: "independentLiving", area: "disability" };
  await send(carla, call, "PREPARE_CALL", prepared);
  await send(sara, call, "OPEN_CALL", { ...act, ...albo, opensOn: today, closesOn: today });
  for (const [i, name] of names.entries()) await open(name, `${10 + i}/ES`);
});
afterAll(() => house.close());

describe("an avviso", () => {
  test("one person asks once, and one number is one application", async () => {
    expect(await why(carla, uuidOf("again"), "OPEN_APPLICATION", application("first", "99/ES"))).not.toBe("done");
    await send(anna, uuidOf("fourth"), "WITHDRAW", { withdrawnOn: today });
    expect(await why(carla, uuidOf("again"), "OPEN_APPLICATION", application("fourth", "10/ES"))).not.toBe("done");
  });

  test("is admitted when all is declared and holds; points are computed, what is declared is sealed", async () => {
    expect(await why(anna, uuidOf("first"), "ADMIT")).toEqual(["answersComplete", "requirementsMet"]);
    for (const name of admitted) {
      await send(anna, uuidOf(name), "RECORD_ANSWERS", declared({ livesAlone: name !== "first" }));
      await send(anna, uuidOf(name), "ADMIT");
    }
    const { context, columns } = (await stored(uuidOf("second"))).doc;
    expect([context.score, context.partials, columns.score]).toEqual([90, { alone: 40, isee: 20 }, 90]);
    expect(JSON.stringify([context, columns])).not.toMatch(/"disability":"severe|900000/);
  });

  test("is ranked together, approved by another, told to each by the cut", async () => {
    house.at(`${addDays(today, 1)}T09:00:00.000Z`);
    await send(carla, call, "CLOSE_WINDOW");
    await send(sara, call, "PROPOSE_RANKINGS");
    expect(await why(sara, call, "APPROVE_RANKINGS", act)).not.toBe("done");
    await send(luca, call, "RETURN_RANKINGS", { reason: "Prova" });
    await send(carla, call, "PROPOSE_RANKINGS");
    await send(sara, call, "APPROVE_RANKINGS", act);
    expect(await state("second")).toBe("admitted");
    await runFanOuts(house.services);
    expect(await outcomes()).toEqual(["notFunded", ...Array.from({ length: 5 }, () => "funded"), "withdrawn"]);
    expect((await stored(call)).state).toBe("approved");
    expect(await why(sara, uuidOf("second"), "GRANT", { ...act, chapter: "1", commitmentNumber: "2" })).toEqual([
      "rankingsPublished",
    ]);
    await send(carla, call, "PUBLISH_RANKINGS", albo);
  });

  test("its rows say number, points and outcome, and nothing of who it is or how ill", async () => {
    const permitted = house.services.policy.readable(carla, "content");
    const found = await findCase(house.services.driver, permitted, call);
    const approved = (found?.snapshot.doc.context.approved ?? []) as JsonObject[];
    const { seq, document } = approved[0] as { seq: number; document: string };
    const rows = found ? await listFrozenRows(house.services.driver, found, seq, document) : [];
    expect(rows.map(({ position, number, score, outcome }) => [position, number, score, outcome])).toEqual([
      [1, "11/ES", 90, "eligibleFunded"],
      [2, "12/ES", 90, "eligibleFunded"],
      [3, "13/ES", 90, "eligibleFunded"],
      [4, "14/ES", 90, "eligibleFunded"],
      [5, "15/ES", 90, "eligibleFunded"],
      [6, "10/ES", 50, "eligibleNotFunded"],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/Zampironi|disability|severe/);
  });

  test("its page shows rankings and money, names only when asked and recorded, and nothing to who may not read it", async () => {
    const page = await callerOf(house, carla).care.getRankings({ callId: call });
    expect([page.rankings.map(({ stage, approved, funded }) => [stage, approved, funded]), page.names]).toEqual([
      [["first", true, 5]],
      {},
    ]);
    expect(page.sections).toMatchObject([
      { budgetCents: 4_800_000, addedCents: 0, fromOthersCents: 0, toOthersCents: 0, assignedCents: 4_800_000 },
    ]);
    expect(page.sections[0]?.rows.map(({ number }) => number)).toEqual(
      ["11", "12", "13", "14", "15", "10"].map((one) => `${one}/ES`),
    );
    expect(JSON.stringify(page)).not.toContain("Zampironi");
    const { names: shown } = await callerOf(house, carla).care.getRankings({ callId: call, withNames: true });
    expect(Object.values(shown)).toContain("Zampironi first");
    const read = listReads(house.services.reads.db, { accountId: "carla", what: "document" }, 50);
    expect(read).toMatchObject([{ caseId: call, answered: names.length }]);
    expect((await errorOf(callerOf(house, elisa).care.getRankings({ callId: call }))).code).toBe("NOT_FOUND");
    expect((await errorOf(callerOf(house, carla).care.getRankings({ callId: uuidOf("first") }))).code).toBe(
      "NOT_FOUND",
    );
  });

  test("where nothing is free nobody comes up; who goes makes room, and what was paid is not given twice", async () => {
    expect(await why(carla, call, "PROPOSE_SCROLL")).toEqual(["somebodyComesUp"]);
    const granting = { ...act, chapter: "1204", commitmentNumber: "7" };
    expect(await why(sara, uuidOf("second"), "GRANT", { ...granting, grantedCents: 960_001 })).toEqual([
      "withinFunded",
    ]);
    await send(sara, uuidOf("second"), "GRANT", granting);
    await send(carla, uuidOf("second"), "SET_PAYEE", { payWay: "cash" });
    await send(carla, uuidOf("second"), "RECORD_PAYMENT", { paidOn: today, mandateNumber: "1" });
    expect((await stored(uuidOf("second"))).doc.columns).toMatchObject({ grantedCents: 960_000, restCents: 880_000 });
    // Of hers a month is paid: what she leaves is not enough for one more.
    await send(anna, uuidOf("second"), "END", { endReason: "movedAway", endsOn: today });
    expect(await why(carla, call, "PROPOSE_SCROLL")).toEqual(["somebodyComesUp"]);
    await send(anna, uuidOf("third"), "WITHDRAW", { withdrawnOn: today });
    await rank("PROPOSE_SCROLL");
    expect(await outcomes()).toEqual(["funded", "ended", "withdrawn", "funded", "funded", "funded", "withdrawn"]);
    expect((await stored(call)).state).toBe("published");
    const { rankings, sections, isNewest } = await callerOf(house, luca).care.getRankings({ callId: call });
    expect([rankings.map(({ stage, funded }) => [stage, funded]), isNewest]).toEqual([
      [
        ["first", 5],
        ["scroll", 1],
      ],
      true,
    ]);
    // Four months of shares stand, and the month that was paid to who moved away.
    expect(sections[0]).toMatchObject({ budgetCents: 4_800_000, assignedCents: 4 * 960_000 + 80_000 });
    const before = await callerOf(house, luca).care.getRankings({ callId: call, seq: rankings[0]?.seq ?? 0 });
    expect([before.isNewest, before.sections[0]?.assignedCents]).toEqual([false, 4_800_000]);
  });

  test("who sees no more than the course reads no answer, who pays no health", async () => {
    const view = (by: Session) => callerOf(house, by).cases.getCase({ caseId: uuidOf("first") });
    const shown = async (by: Session) => {
      const one = await view(by);
      return "fields" in one ? one.fields.map((field) => [field.field, field.shown]) : one.level;
    };
    const fields = ["iseeCents", "age", "disability", "lifeProject", "livesAlone", "otherSupport"];
    expect(await shown(anna)).toEqual(expect.arrayContaining(fields.map((field) => [field, "value"])));
    const closed = ["disability", "lifeProject", "livesAlone", "otherSupport"].map((field) => [field, "closed"]);
    expect(await shown(carla)).toEqual(expect.arrayContaining([["iseeCents", "value"], ...closed]));
    expect(JSON.stringify(await view(elisa))).not.toMatch(/900000|Zampironi/);
  });
});
