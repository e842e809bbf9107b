// A year of a call through the gate: who had left comes back before and after the rankings, the call ends and goes on, and what was
// frozen never changes. In the end the log verifies.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { readCases, readClaims } from "../../db/log/read-log.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { runFanOuts } from "../../server/jobs/fan-out.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { root } from "../support/source-files.ts";

const example = readFileSync(join(root, "db/seed/data/applications-example.csv"), "utf8");
const clerk = sessionOf("clerk", "housingClerk");
const manager = sessionOf("manager", "supervisor");
const key = "comune/020038";
let house: Installation;
let bandoId: string;
let published: JsonObject[] = [];

const stored = async (caseId: string) => {
  const [one] = await readCases(house.services.driver, [caseId]);
  if (!one) throw new Error("no such case");
  return one.snapshot;
};
const stateOf = async (caseId: string) => (await stored(caseId)).state;

/** Sends on the case as it stands. */
async function step(session: Session, caseId: string, type: string, payload: JsonObject = {}) {
  const [one] = await readCases(house.services.driver, [caseId]);
  const { seq = 0, kind = "housing-bando" } = one?.snapshot ?? {};
  return house.send(session, { caseId, kind, expectedSeq: seq, type, payload });
}

let today = "2026-03-09";
function on(day: string) {
  today = day;
  house.at(`${day}T09:00:00.000Z`);
}
const act = (): JsonObject => ({
  ...{ actKind: "determination", actNumber: "1/ES", actOn: today, actBody: "Comune di prova" },
  signatoryRole: "serviceHead",
});
const albo = (): JsonObject => ({ alboFrom: today, alboTo: "2026-12-31" });
const reasonsOf = async (sent: Promise<unknown>): Promise<string[]> => {
  try {
    await sent;
  } catch (error) {
    const { details } = error as { details?: { refusal?: { reasons: string[] } } };
    return details?.refusal?.reasons ?? [String((error as { code?: string }).code)];
  }
  return ["decided"];
};
const proposal = (reopenGround = "recordedInError"): JsonObject => ({ reopenGround, reopenText: "Esempio" });

async function reopen(caseId: string, ground?: string) {
  await step(clerk, caseId, "PROPOSE_REOPENING", proposal(ground));
  return step(manager, caseId, "REOPEN", ground === undefined ? {} : act());
}

async function form() {
  await step(clerk, bandoId, "PROPOSE_RANKING", { rankingKey: key });
  await step(manager, bandoId, "APPROVE_RANKING", act());
  await runFanOuts(house.services);
}
const ranking = async () => (await callerOf(house, clerk).housing.getRanking({ bandoId })).rows;
const applicationAt = (position: number) => String(published[position - 1]?.applicationId);
const withdraw = (caseId: string) => step(clerk, caseId, "WITHDRAW", { withdrawnOn: today });
const holdsHousehold = async (caseId: string) => {
  const { householdClaim } = (await stored(caseId)).doc.context;
  const claims = [{ kind: "householdInBando", resource: String(householdClaim) }];
  return [...(await readClaims(house.services.driver, claims)).values()].includes(caseId);
};

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  bandoId = uuidOf("bando-reopening");
  await step(clerk, bandoId, "DRAFT_BANDO", {
    ...{ title: "Avviso di prova", bandoKind: "sap", leadComune: "020038", rup: "clerk" },
    units: ["OST-101", "OST-102", "OST-103"].map((code) => ({ code, owner: "comune", comune: "020038" })),
  });
  await step(manager, bandoId, "APPROVE_BANDO", act());
  await step(clerk, bandoId, "PUBLISH_BANDO", {
    ...{ ...act(), alboFrom: "2026-02-01", alboTo: "2026-03-08" },
    ...{ opensOn: "2026-02-02", closesOn: "2026-03-08" },
  });
  await step(clerk, bandoId, "OPEN_WINDOW");
  await step(clerk, bandoId, "CLOSE_WINDOW");
  await callerOf(house, clerk).housing.importApplications({ bandoId, csv: example, dryRun: false });
  await form();
  await step(clerk, bandoId, "PUBLISH_RANKING", albo());
  published = (await ranking()) as JsonObject[];
});
afterAll(async () => {
  const { driver, keys, workflows } = house.services;
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows });
  await house.close();
  expect(report.problems).toEqual([]);
});

describe("between the provisional ranking and the final one", () => {
  it("is proposed by the clerk and decided by the supervisor, and by nobody else", async () => {
    const id = applicationAt(2);
    await withdraw(id);
    expect(await holdsHousehold(id)).toBe(false);
    for (const role of ["socialWorker", "adminClerk", "coordinator", "frontDesk"] as const) {
      const tried = step(sessionOf(`of-${role}`, role), id, "PROPOSE_REOPENING", proposal());
      expect((await reasonsOf(tried))[0]).toMatch(/^(NOT_FOUND|FORBIDDEN)$/);
    }
    await step(clerk, id, "PROPOSE_REOPENING", proposal());
    expect(await stateOf(id)).toBe("reopeningProposed");
    expect(await reasonsOf(step(clerk, id, "REOPEN"))).toEqual(["FORBIDDEN"]);
    const sent = await step(manager, id, "REOPEN");
    expect(await stateOf(id)).toBe("toVerify");
    expect(await holdsHousehold(id)).toBe(true);
    // Undone, it has let go of the household and is to be decided again.
    await step(manager, id, "UNDO", { undoes: sent.seq });
    expect(await stateOf(id)).toBe("reopeningProposed");
    expect(await holdsHousehold(id)).toBe(false);
    await step(manager, id, "REOPEN");
    expect(await stateOf(id)).toBe("toVerify");
  });

  it("keeps the ranking waiting until it is looked at, then stands in it, and the published one is as it was", async () => {
    on("2026-04-20");
    expect(await reasonsOf(step(clerk, bandoId, "PROPOSE_RANKING", { rankingKey: key }))).toEqual([
      "applicationsDecided",
    ]);
    expect((await ranking()) as JsonObject[]).toEqual(published);
    await step(clerk, applicationAt(2), "ADMIT");
    expect(await stateOf(applicationAt(2))).toBe("ranked");
    await step(clerk, applicationAt(5), "EXCLUDE", { exclusionReason: "isee", reasonText: "Esempio", ...act() });
    await form();
    const rows = await ranking();
    expect(rows.map(({ number }) => number)).toEqual(published.filter((_, i) => i !== 4).map(({ number }) => number));
    await step(clerk, bandoId, "PUBLISH_RANKING", albo());
    published = rows as JsonObject[];
  });
});

describe("after the final ranking", () => {
  it("has its place where it has a row, and a dwelling is proposed to it again", async () => {
    const id = applicationAt(1);
    await step(clerk, id, "PROPOSE_DWELLING", { unit: "OST-101", ...act() });
    await step(clerk, id, "WAIVE_DWELLING", {
      ...{ waiverKind: "explicit", waiverReason: "size" },
      ...{ waiverEffect: "leavesRanking", waiverEffectSource: "Avviso" },
    });
    await reopen(id);
    expect(await stateOf(id)).toBe("ranked");
    expect((await ranking()) as JsonObject[]).toEqual(published);
    await step(clerk, id, "PROPOSE_DWELLING", { unit: "OST-101", ...act() });
    expect(await stateOf(id)).toBe("proposed");
  });

  it("comes in with the ranking that is formed anew, when it was out of the one in force", async () => {
    const excluded = applicationAt(3);
    await withdraw(excluded);
    await step(manager, bandoId, "OPEN_REFORMULATION", { ...act(), reason: "Esempio" });
    await form();
    await step(clerk, bandoId, "PUBLISH_RANKING", albo());
    const without = await ranking();
    expect(without.map((row) => row.applicationId)).not.toContain(excluded);
    await reopen(excluded);
    await step(clerk, excluded, "ADMIT");
    expect(await stateOf(excluded)).toBe("admitted");
    expect(await ranking()).toEqual(without);
    const shown = await callerOf(house, clerk).housing.getPosition({ applicationId: excluded });
    expect(shown.positions).toEqual([]);
    expect(await reasonsOf(step(clerk, excluded, "PROPOSE_DWELLING", { unit: "OST-102", ...act() }))).toEqual([
      "notNow",
    ]);
    await step(manager, bandoId, "OPEN_REFORMULATION", { ...act(), reason: "Esempio" });
    await form();
    await step(clerk, bandoId, "PUBLISH_RANKING", albo());
    expect(await stateOf(excluded)).toBe("ranked");
    expect((await ranking()).map((row) => row.applicationId)).toEqual(published.map((row) => row.applicationId));
  });
});

describe("a call that was exhausted", () => {
  it("keeps what is over closed, and the page says why", async () => {
    on("2026-06-10");
    const waiting = applicationAt(6);
    await step(clerk, waiting, "TAKE_TO_VERIFY", { reasonText: "Esempio" });
    await step(clerk, applicationAt(7), "EXCLUDE", { exclusionReason: "isee", reasonText: "Esempio", ...act() });
    await withdraw(applicationAt(8));
    const ended = await step(manager, bandoId, "EXHAUST", act());
    expect(ended.state).toBe("exhausted");
    expect(await reasonsOf(step(clerk, bandoId, "PROPOSE_REOPENING", proposal("selfCorrection")))).toEqual([
      "applicationsTold",
    ]);
    await runFanOuts(house.services);
    for (const position of [2, 3, 6, 7]) expect(await stateOf(applicationAt(position))).toBe("closedWithCall");
    expect(await callerOf(house, clerk).cases.getCase({ caseId: applicationAt(8) })).toMatchObject({
      actions: expect.arrayContaining([
        expect.objectContaining({ event: "PROPOSE_REOPENING", possible: false, reasons: ["callGoesOn"] }),
      ]),
    });
  });

  it("goes on, and who waited waits again where it was; who had ended by itself has not", async () => {
    await step(clerk, bandoId, "PROPOSE_REOPENING", proposal("selfCorrection"));
    await step(manager, bandoId, "DECLINE_REOPENING", { reason: "Esempio" });
    expect(await stateOf(bandoId)).toBe("exhausted");
    await step(clerk, bandoId, "PROPOSE_REOPENING", proposal("selfCorrection"));
    // What happens to it while it is closed does not hide how it was closed.
    house.know("other", "housingClerk");
    await step(clerk, applicationAt(2), "ASSIGN", { assignee: "other" });
    const sent = await step(manager, bandoId, "REOPEN", act());
    expect(sent.state).toBe("reopening");
    expect(await reasonsOf(step(manager, bandoId, "UNDO", { undoes: sent.seq }))).toEqual(["alreadySpread"]);
    await runFanOuts(house.services);
    expect(await stateOf(bandoId)).toBe("assignments");
    const expected = {
      1: "proposed",
      2: "ranked",
      3: "ranked",
      6: "toVerify",
      7: "excluded",
      8: "withdrawnByApplicant",
    };
    for (const [position, state] of Object.entries(expected))
      expect([position, await stateOf(applicationAt(Number(position)))]).toEqual([position, state]);
    expect(await holdsHousehold(applicationAt(2))).toBe(true);
    expect(await holdsHousehold(applicationAt(8))).toBe(false);
  });

  it("ends and goes on a second time as the first", async () => {
    await step(manager, bandoId, "REVOKE_BANDO", { ...act(), reason: "Esempio" });
    await runFanOuts(house.services);
    await step(clerk, bandoId, "PROPOSE_REOPENING", proposal("selfCorrection"));
    await step(manager, bandoId, "REOPEN", act());
    await runFanOuts(house.services);
    expect(await stateOf(bandoId)).toBe("assignments");
    expect(await stateOf(applicationAt(7))).toBe("excluded");
    expect(await stateOf(applicationAt(2))).toBe("ranked");
  });
});
