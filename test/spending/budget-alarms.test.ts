// Budgets that ask for somebody, over all open cases: the same alarms as on the card of each, narrowed by comune, source and what is
// wrong, for who reads the case and no other; amounts are nothing for who works from outside.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { type IntakeCase, openIntake } from "../support/intake-case.ts";

const day = "2026-03-02";
const worker = sessionOf("worker", { role: "socialWorker" });
const head = sessionOf("head", { role: "supervisor" });
const desk = sessionOf("desk", { role: "frontDesk" });
const coop = sessionOf("coop", { role: "provider" });
const elsewhere = sessionOf("elsewhere", { role: "supervisor", territory: "020042" });

let house: Installation;
const cases: Record<string, IntakeCase> = {};
let spentOver = 0;
let leftOpen = 0;
/** Closed this year with money that still lies there, or spent beyond. */
const closedOnes = ["closed", "left"];

async function begin(name: string, approvedCents: number): Promise<IntakeCase> {
  const one = await openIntake(house, worker, { name, on: day, contact: { area: "elderly", need: "careAtHome" } });
  cases[name] = one;
  await one.act(worker, "START_ASSESSMENT", { assessmentKind: "social" });
  await one.act(worker, "RECORD_ASSESSMENT", { ownWords: "x", needsFound: ["careAtHome"], assessmentText: "x" });
  await one.act(worker, "DRAFT_PROJECT", {
    ...{ ownWords: "x", goals: [{ goalText: "x" }], verifyOn: "2026-12-01", payingTerritory: "020038" },
    actions: [{ service: "homeCare", who: "provider", costCents: approvedCents, payer: "comune" }],
  });
  await one.act(head, "APPROVE_PROJECT", { approvedCents });
  return one;
}
const commit = (commitCents: number, more: JsonObject = {}): JsonObject => ({
  ...{ budgetSource: "comune", budgetTerritory: "020038", service: "homeCare", commitCents },
  ...{ periodFrom: day, periodTo: "2026-12-31", ...more },
});
const list = (asked: object = {}, session: Session = head) =>
  callerOf(house, session).spending.listBudgetAlarms(asked as never);
const found = async (asked: object = {}, session: Session = head) =>
  (await list(asked, session)).rows
    .map(({ caseId }) => Object.keys(cases).find((name) => cases[name]?.caseId === caseId) ?? caseId)
    .sort();

beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  const over = await begin("over", 1000_00);
  spentOver = await over.act(head, "COMMIT_BUDGET", commit(500_00));
  await over.act(worker, "RECORD_SPENT", { commitment: spentOver, spentCents: 500_01, spentOn: day });
  const ends = await begin("ends", 1000_00);
  const fund = { budgetSource: "nationalFund", budgetFund: "nonSelfSufficiency", periodTo: "2026-03-20" };
  const { budgetTerritory: _, ...ofFund } = commit(300_00, fund);
  await ends.act(head, "COMMIT_BUDGET", ofFund);
  const ordered = await begin("ordered", 100_00);
  await ordered.act(worker, "COURT_MANDATE", { authority: "x", actOn: day, taskText: "x", actNumber: "1" });
  await ordered.act(head, "COMMIT_BUDGET", commit(250_00));
  const fine = await begin("fine", 1000_00);
  await fine.act(head, "COMMIT_BUDGET", commit(400_00));
  const closed = await begin("closed", 1000_00);
  const line = await closed.act(head, "COMMIT_BUDGET", commit(10_00));
  await closed.act(worker, "RECORD_SPENT", { commitment: line, spentCents: 11_00, spentOn: day });
  await closed.act(worker, "CLOSE", { motive: "goalsReached", situation: "homeWithServices" });
  const left = await begin("left", 1000_00);
  leftOpen = await left.act(head, "COMMIT_BUDGET", commit(80_00));
  await left.act(worker, "CLOSE", { motive: "goalsReached", situation: "homeWithServices" });
  const settled = await begin("settled", 1000_00);
  const freed = await settled.act(head, "COMMIT_BUDGET", commit(80_00));
  await settled.act(worker, "CLOSE", { motive: "goalsReached", situation: "homeWithServices" });
  await settled.act(worker, "RELEASE_COMMITMENT", { commitment: freed, budgetText: "Prova" });
}, 60_000);
afterAll(() => house.close());

describe("the list", () => {
  test("holds open cases with an alarm, with what was approved, committed and spent", async () => {
    expect(await found()).toEqual([...closedOnes, "ends", "ordered", "over"].sort());
    const { rows, next } = await list({ wrong: "over" });
    expect(next).toBeUndefined();
    expect(rows.filter(({ closedOn }) => closedOn === undefined)).toMatchObject([
      {
        ...{ caseId: cases.over?.caseId, territory: "020038", person: "Esempio Prova", beyondCents: 0 },
        ...{ approvedCents: 1000_00, committedCents: 500_00, spentCents: 500_01 },
        lines: [{ commitment: spentOver, source: "comune", leftCents: -1, alarms: ["over"] }],
      },
    ]);
  });

  test("is narrowed by what is wrong, source, comune and whose case it is", async () => {
    expect(await found({ wrong: "expiring" })).toEqual(["ends"]);
    expect(await found({ wrong: "beyond" })).toEqual(["ordered"]);
    expect((await list({ wrong: "beyond" })).rows[0]).toMatchObject({ beyondCents: 150_00, lines: [] });
    expect(await found({ wrong: "near" })).toEqual([]);
    expect(await found({ source: "nationalFund" })).toEqual(["ends"]);
    expect(await found({ source: "comune" })).toEqual([...closedOnes, "over"].sort());
    expect(await found({ territory: "020042" })).toEqual([]);
    expect(await found({ territory: "020038" })).toEqual([...closedOnes, "ends", "ordered", "over"].sort());
    expect(await found({ mine: true })).toEqual([]);
  });

  test("follows the day", async () => {
    house.at("2026-03-21T08:00:00.000Z");
    expect(await found({ wrong: "expiring" })).toEqual([]);
    expect(await found({ wrong: "expired" })).toEqual(["ends"]);
    house.at(`${day}T08:00:00.000Z`);
  });

  test("reads on from where it ended", async () => {
    const all = (await list()).rows;
    const first = all[0];
    const stored = await house.services.driver.read<{ due_on: string }>("SELECT due_on FROM list_row WHERE case_id=?", [
      first?.caseId ?? "",
    ]);
    const after = { dueOn: stored[0]?.due_on ?? "", caseId: first?.caseId ?? "" };
    expect((await list({ after })).rows.map(({ caseId }) => caseId)).toEqual(all.slice(1).map(({ caseId }) => caseId));
  });
});

describe("a closed case", () => {
  test("of this year is marked, after the open ones, with what was overspent or lies there still", async () => {
    expect((await list()).rows.slice(-2)).toMatchObject([
      { caseId: cases.closed?.caseId, closedOn: day, lines: [{ alarms: ["over"], leftCents: -100 }] },
      {
        caseId: cases.left?.caseId,
        closedOn: day,
        lines: [{ commitment: leftOpen, alarms: ["left"], leftCents: 80_00 }],
      },
    ]);
    expect(await found({ wrong: "left" })).toEqual(["left"]);
    expect(await found({ wrong: "over" })).toEqual(["closed", "over"]);
    const [, first] = (await list({ wrong: "left" })).rows;
    expect(first).toBeUndefined();
  });

  test("is read on from, and narrowed like the others", async () => {
    const { rows } = await list();
    const closed = rows.find(({ caseId }) => caseId === cases.closed?.caseId);
    const [stored] = await house.services.driver.read<{ updated_on: string }>(
      "SELECT updated_on FROM list_row WHERE case_id=?",
      [closed?.caseId ?? ""],
    );
    const after = { isClosed: true, dueOn: stored?.updated_on ?? "", caseId: closed?.caseId ?? "" };
    const at = rows.findIndex(({ caseId }) => caseId === closed?.caseId);
    expect((await list({ after })).rows.map(({ caseId }) => caseId)).toEqual(
      rows.slice(at + 1).map(({ caseId }) => caseId),
    );
    expect(await found({ territory: "020042", wrong: "left" })).toEqual([]);
    expect(await found({ mine: true, wrong: "left" })).toEqual([]);
  });

  test("of another year is no longer there", async () => {
    house.at("2027-01-02T08:00:00.000Z");
    expect(await found({ wrong: "left" })).toEqual([]);
    house.at(`${day}T08:00:00.000Z`);
  });
});

describe("who", () => {
  test("reads the case finds it, and nobody else", async () => {
    expect(await found({}, worker)).toEqual([...closedOnes, "ends", "ordered", "over"].sort());
    for (const session of [elsewhere, desk, coop]) expect(await found({}, session)).toEqual([]);
  });

  test("brings help from outside is told no amount, of a case she reads either", async () => {
    house.know("coop", ...coop.grants);
    await cases.over?.act(head, "RESTRICT", { restricted: true, readers: "coop,head", reason: "x" });
    expect(await found({}, coop)).toEqual([]);
    expect(await found({}, worker)).toEqual([...closedOnes, "ends", "ordered"].sort());
    expect(await found({}, head)).toEqual([...closedOnes, "ends", "ordered", "over"].sort());
  });
});
