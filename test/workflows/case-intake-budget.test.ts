// The budget of a project in a case of intake: money only for what a second person approved, never by the author, never
// below what was spent; bills arrive after the end, and the page of the case is told the lines by everybody who reads it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { type IntakeCase, openIntake } from "../support/intake-case.ts";

const day = "2026-03-02";
const worker = sessionOf("worker", { role: "socialWorker" });
const head = sessionOf("head", { role: "supervisor" });
const otherHead = sessionOf("other head", { role: "supervisor" });
const desk = sessionOf("desk", { role: "frontDesk" });
const clerk = sessionOf("clerk", { role: "adminClerk" });
const trainee = sessionOf("trainee", { role: "trainee" });

let house: Installation;
let caseId: string;
let act: IntakeCase["act"];

const reasonsOf = async (promise: Promise<unknown>) => (await errorOf(promise)).details.refusal?.reasons;

const commit = {
  ...{ budgetSource: "comune", budgetTerritory: "020038", service: "homeCare", commitCents: 1000_00 },
  ...{ periodFrom: day, periodTo: "2026-12-31" },
};
const draft = (costCents: number): JsonObject => ({
  ownWords: "x",
  goals: [{ goalText: "x" }],
  actions: [{ service: "homeCare", who: "provider", costCents, payer: "comune" }],
  verifyOn: "2026-12-01",
  payingTerritory: "020038",
});
const signature = (signerQuality: string) => ({ signerName: "x", signerQuality, signedHow: "onPaper", signedOn: day });

async function linesFor(session: Session) {
  const view = await callerOf(house, session).cases.getCase({ caseId });
  return view.level === "content" ? view.context.budget : view.level;
}

beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  const contact = { area: "elderly", need: "careAtHome" };
  ({ caseId, act } = await openIntake(house, worker, { name: "budget", on: day, contact }));
  await act(worker, "START_ASSESSMENT", { assessmentKind: "social" });
  await act(worker, "RECORD_ASSESSMENT", { ownWords: "x", needsFound: ["careAtHome"], assessmentText: "x" });
  await act(worker, "DRAFT_PROJECT", draft(1500_00));
}, 60_000);
afterAll(() => house.close());

test("the course of a budget, and who may take which step", async () => {
  expect(await reasonsOf(act(head, "COMMIT_BUDGET", commit))).toEqual(["mayCommit"]);
  await act(head, "APPROVE_PROJECT", { approvedCents: 1500_00 });
  // A social worker approves no project and commits no money.
  for (const one of [worker, clerk, trainee]) {
    expect((await errorOf(act(one, "COMMIT_BUDGET", commit))).code).toBe("FORBIDDEN");
    expect((await errorOf(act(one, "CHANGE_COMMITMENT", {}))).code).toBe("FORBIDDEN");
  }
  const backwards = { ...commit, periodTo: "2026-01-01" };
  expect(await reasonsOf(act(head, "COMMIT_BUDGET", backwards))).toEqual(["periodInOrder"]);
  const noFund = { ...commit, budgetSource: "region", budgetTerritory: undefined };
  expect((await errorOf(act(head, "COMMIT_BUDGET", JSON.parse(JSON.stringify(noFund))))).code).toBe("INVALID");
  const first = await act(head, "COMMIT_BUDGET", commit);
  await act(worker, "SIGN_PROJECT", { signatures: [signature("person"), signature("socialWorker")] });

  expect((await errorOf(act(trainee, "RECORD_SPENT", {}))).code).toBe("FORBIDDEN");
  expect(await reasonsOf(act(clerk, "RECORD_SPENT", { commitment: 99, spentCents: 1, spentOn: day }))).toEqual([
    "commitmentKnown",
  ]);
  await act(clerk, "RECORD_SPENT", { commitment: first, spentCents: 600_00, spentOn: day });
  await act(worker, "RECORD_SPENT", { commitment: first, spentCents: 50_01, spentOn: day });
  const lower = { commitment: first, commitCents: 650_00, budgetText: "x" };
  expect(await reasonsOf(act(head, "CHANGE_COMMITMENT", lower))).toEqual(["notBelowSpent"]);
  await act(head, "CHANGE_COMMITMENT", { ...lower, commitCents: 650_01, periodTo: "2027-01-31" });

  // More than committed is a fact to be seen, and no wall.
  await act(worker, "RECORD_SPENT", { commitment: first, spentCents: 1, spentOn: day });
  const line = { commitment: first, source: "comune", territory: "020038", service: "homeCare", from: day };
  const expected = [{ ...line, to: "2027-01-31", committedCents: 650_01, spentCents: 650_02 }];
  for (const one of [worker, head, clerk]) expect(await linesFor(one)).toEqual(expected);
  expect(await linesFor(desk)).toBe("line");

  // A project written anew waits for its approval, and its author commits nothing even where her role may.
  await act(head, "DRAFT_PROJECT", draft(2000_00));
  expect(await reasonsOf(act(otherHead, "COMMIT_BUDGET", commit))).toEqual(["mayCommit"]);
  await act(otherHead, "APPROVE_PROJECT", { approvedCents: 2000_00 });
  expect(await reasonsOf(act(head, "COMMIT_BUDGET", commit))).toEqual(["fourEyes"]);
  const raised = { ...lower, commitCents: 900_00 };
  expect(await reasonsOf(act(head, "CHANGE_COMMITMENT", raised))).toEqual(["fourEyes"]);
});

describe("after the end", () => {
  test("a late bill is recorded, what is left becomes free, and nothing is spent of what was released", async () => {
    await act(head, "CLOSE", { motive: "goalsReached", situation: "homeWithServices" });
    const late = { commitment: 7, spentCents: 1, spentOn: day };
    await act(worker, "RECORD_SPENT", late);
    expect((await errorOf(act(head, "COMMIT_BUDGET", commit))).details.refusal).toBeDefined();
    await act(worker, "RELEASE_COMMITMENT", { commitment: 7, budgetText: "x" });
    expect(await linesFor(worker)).toMatchObject([{ committedCents: 650_01, spentCents: 650_03, releasedOn: day }]);
    expect(await reasonsOf(act(worker, "RECORD_SPENT", late))).toContain("commitmentOpen");
  });
});

test("who brings the help from outside reads no amount, in the case, its timeline or what stood before", async () => {
  const coop = sessionOf("coop", { role: "provider" });
  house.know("coop", ...coop.grants);
  await act(head, "RESTRICT", { restricted: true, readers: "coop,head", reason: "x" });
  const view = await callerOf(house, coop).cases.getCase({ caseId });
  const { entries } = await callerOf(house, coop).cases.listTimeline({ caseId, limit: 50 });
  const { formers } = await callerOf(house, coop).cases.listChanges({
    caseId,
    seqs: entries.map((one) => one.seq).filter((one) => one > 1),
  });
  expect(view.level).toBe("content");
  expect(entries.some((one) => one.type === "COMMIT_BUDGET")).toBe(true);
  expect(JSON.stringify([view, entries, formers])).not.toMatch(/Cents|"budget"/);
  const own = await callerOf(house, head).cases.getCase({ caseId });
  expect(JSON.stringify(own)).toMatch(/committedCents/);
});
