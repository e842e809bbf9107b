// The second approval states an amount: what is committed or given at a cost stays within it, of each service the larger of
// both counts, a court's order waits for nobody, and whoever approves may raise it. What was decided before amounts were said is
// decided the same.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { refusalTexts } from "../../server/engine/send.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { apply, emptySnapshot } from "../../workflows/kernel/fold.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { redecide } from "../../workflows/kernel/redecide.ts";
import { approvedStand, boundCents } from "../../workflows/rules/budget/approved.ts";
import { demoParameters, factsFor } from "../support/example-facts.ts";
import { circumstancesOf, readGolden } from "../support/golden.ts";
import { currentOf, emptyCase, send, worker } from "../support/pure-case.ts";
import { root } from "../support/source-files.ts";

const day = "2026-03-02";
const head = { ...worker, accountId: "w-head" };
const contact = { person: "p-1", territory: "020038", area: "elderly", need: "careAtHome", channel: "desk" };
const project = (costCents: number): JsonObject => ({
  ...{ ownWords: "x", goals: [{ goalText: "x" }], verifyOn: "2026-12-01", payingTerritory: "020038" },
  actions: [{ service: "homeCare", who: "provider", costCents, payer: "comune" }],
});
const signed = { signerName: "x", signedHow: "onPaper", signedOn: day };
const signatures = ["person", "socialWorker"].map((signerQuality) => ({ ...signed, signerQuality }));
const commit = (commitCents: number, more: JsonObject = {}): JsonObject => ({
  ...{ budgetSource: "comune", budgetTerritory: "020038", service: "homeCare", commitCents },
  ...{ periodFrom: day, periodTo: "2026-12-31", ...more },
});
const give = (service: string, costCents: number): JsonObject => ({ service, costCents, payer: "comune" });
const approve = (approvedCents: number): JsonObject => ({ approvedCents });
const urgent = (costCents: number): JsonObject => ({ ...give("homeCare", costCents), urgencyText: "x" });

function run(snapshot: CaseSnapshot, type: string, payload: JsonObject, actor = head) {
  const facts = factsFor(caseIntake, type, snapshot, payload, day).facts ?? {};
  return send(caseIntake, snapshot, type, payload, { facts, day, actor, parameters: demoParameters });
}
function done(snapshot: CaseSnapshot, type: string, payload: JsonObject, actor = head): CaseSnapshot {
  const outcome = run(snapshot, type, payload, actor);
  if (outcome.kind !== "decided") throw new Error(`${type}: ${JSON.stringify(outcome)}`);
  return outcome.after;
}
function refusal(snapshot: CaseSnapshot, type: string, payload: JsonObject, actor = head) {
  const outcome = run(snapshot, type, payload, actor);
  if (outcome.kind !== "refused") throw new Error(`${type} was ${outcome.kind}`);
  return outcome.refusal;
}
const drafted = (costCents: number) => {
  let now = done(emptyCase(caseIntake), "OPEN_CONTACT", { ...contact, requester: "self", contactReason: "x" }, worker);
  now = done(now, "START_LISTENING", { privacyNoticeOn: day }, worker);
  now = done(now, "START_ASSESSMENT", { assessmentKind: "social" }, worker);
  now = done(now, "RECORD_ASSESSMENT", { ownWords: "x", needsFound: ["careAtHome"], assessmentText: "x" }, worker);
  return done(now, "DRAFT_PROJECT", project(costCents), worker);
};
const approved = (costCents: number, cents = costCents) => done(drafted(costCents), "APPROVE_PROJECT", approve(cents));
const running = (costCents: number) => done(approved(costCents), "SIGN_PROJECT", { signatures }, worker);
/** As it was approved before amounts were said. */
const approvedOnce = (costCents: number): CaseSnapshot => {
  const now = approved(costCents);
  const { approvedCents: _, ...before } = now.doc.context.project as JsonObject;
  return { ...now, doc: { ...now.doc, context: { ...now.doc.context, project: before } } };
};

describe("the amount", () => {
  test("is asked, kept by the signing, and gone with a project written anew", () => {
    expect(run(drafted(0), "APPROVE_PROJECT", {})).toMatchObject({
      ...{ kind: "invalid", problems: [{ path: "approvedCents", code: "required" }] },
    });
    expect(running(1000_00).doc.context.project).toMatchObject({ approved: true, approvedCents: 1000_00 });
    const again = done(running(1000_00), "DRAFT_PROJECT", project(900_00), worker);
    expect(again.doc.context.project).toMatchObject({ approved: false });
    expect(again.doc.context.project).not.toHaveProperty("approvedCents");
  });

  test("below the cost of the actions lets nobody sign; the author approves nothing, not a second time either", () => {
    const low = approved(1000_00, 400_00);
    const why = refusal(low, "SIGN_PROJECT", { signatures }, worker);
    expect(why.reasons).toEqual(["approvedCoversCost"]);
    expect(why.figures).toEqual({ approvedCoversCost: { approvedCents: 400_00, costCents: 1000_00 } });
    expect(refusal(low, "APPROVE_PROJECT", approve(1000_00), worker).reasons).toEqual(["fourEyes"]);
    expect(refusal(low, "APPROVE_PROJECT", approve(400_00)).reasons).toEqual(["notApproved"]);
    const raised = done(low, "APPROVE_PROJECT", approve(1000_00));
    expect(done(raised, "SIGN_PROJECT", { signatures }, worker).state).toBe("projectSigned");
  });

  test("is not lowered below what is bound", () => {
    const bound = done(approved(1000_00), "COMMIT_BUDGET", commit(800_00));
    const why = refusal(bound, "APPROVE_PROJECT", approve(799_99));
    expect(why.reasons).toEqual(["approvalCovers"]);
    expect(why.figures?.approvalCovers).toEqual({ approvedCents: 799_99, boundCents: 800_00 });
    expect(done(bound, "APPROVE_PROJECT", approve(800_00)).doc.context.project).toMatchObject({
      approvedCents: 800_00,
    });
  });
});

describe("what goes beyond it", () => {
  test("at nothing approved, nothing that costs passes", () => {
    const nothing = done(done(drafted(0), "APPROVE_PROJECT", approve(0)), "SIGN_PROJECT", { signatures }, worker);
    expect(refusal(nothing, "ACTIVATE_DELIVERY", give("homeCare", 1)).reasons).toEqual(["withinApproved"]);
    expect(refusal(nothing, "COMMIT_BUDGET", commit(1)).reasons).toEqual(["withinApproved"]);
    expect(done(nothing, "ACTIVATE_DELIVERY", { service: "homeCare" }).state).toBe("inDelivery");
  });

  test("is refused with what is approved, bound and added, and with the way", () => {
    const bound = done(running(1000_00), "COMMIT_BUDGET", commit(800_00));
    const why = refusal(bound, "COMMIT_BUDGET", commit(1234_56, { service: "mealsAtHome" }));
    expect(why.figures?.withinApproved).toEqual({
      ...{ approvedCents: 1000_00, boundCents: 800_00, addsCents: 1234_56, overCents: 1034_56 },
    });
    const { it, en } = refusalTexts(caseIntake, why);
    expect(it[0]?.replace(/\u00a0/g, " ")).toMatch(
      /nuova approvazione.*1\.000,00 €.*800,00 €.*1\.234,56 €.*1\.034,56 €/,
    );
    expect(en[0]).toMatch(/new approval.*€1,000\.00.*€800\.00.*€1,234\.56.*€1,034\.56/);
    const raised = done(bound, "APPROVE_PROJECT", approve(2034_56));
    expect(done(raised, "COMMIT_BUDGET", commit(1234_56, { service: "mealsAtHome" })).seq).toBe(raised.seq + 1);
  });

  test("a change counts by what it adds; one that lowers always passes", () => {
    const bound = done(approved(1000_00), "COMMIT_BUDGET", commit(800_00));
    const change = (commitCents: number): JsonObject => ({ commitment: bound.seq, commitCents, budgetText: "x" });
    expect(refusal(bound, "CHANGE_COMMITMENT", change(1000_01)).figures?.withinApproved).toMatchObject({
      addsCents: 200_01,
    });
    expect(done(bound, "CHANGE_COMMITMENT", change(1000_00)).seq).toBe(bound.seq + 1);
    // More than approved, since a court ordered it; without the order it may only shrink.
    const order = { authority: "x", actOn: day, taskText: "x", actNumber: "1" };
    const more = done(done(bound, "COURT_MANDATE", order), "CHANGE_COMMITMENT", change(1500_00));
    const ended = done(more, "END_MANDATE", { endText: "x", actOn: day });
    expect(refusal(ended, "CHANGE_COMMITMENT", change(1500_01)).reasons).toEqual(["withinApproved"]);
    expect(done(ended, "CHANGE_COMMITMENT", change(1400_00)).seq).toBe(ended.seq + 1);
  });

  test("a service and the money committed for it are told once; one that ended counts no more", () => {
    const bound = done(running(1000_00), "COMMIT_BUDGET", commit(800_00));
    const given = done(bound, "ACTIVATE_DELIVERY", give("homeCare", 900_00));
    expect(refusal(given, "ACTIVATE_DELIVERY", give("mealsAtHome", 100_01)).figures?.withinApproved).toMatchObject({
      ...{ boundCents: 900_00, addsCents: 100_01 },
    });
    expect(done(given, "ACTIVATE_DELIVERY", give("mealsAtHome", 100_00)).seq).toBe(given.seq + 1);
    const ended = done(given, "END_DELIVERY", { delivery: given.seq, deliveryEnd: "replaced" });
    expect(done(ended, "ACTIVATE_DELIVERY", give("mealsAtHome", 200_00)).seq).toBe(ended.seq + 1);
  });

  test("an urgency does not wait, and is counted when the project is approved", () => {
    const given = done(drafted(500_00), "ACTIVATE_URGENTLY", urgent(700_00));
    expect(refusal(given, "APPROVE_PROJECT", approve(500_00)).reasons).toEqual(["approvalCovers"]);
    const stands = done(given, "APPROVE_PROJECT", approve(700_00));
    expect(refusal(stands, "COMMIT_BUDGET", commit(700_01)).reasons).toEqual(["withinApproved"]);
    expect(done(stands, "COMMIT_BUDGET", commit(700_00)).seq).toBe(stands.seq + 1);
  });

  test("approved before amounts were said, what the actions cost is the measure", () => {
    const once = approvedOnce(1000_00);
    expect(refusal(once, "COMMIT_BUDGET", commit(1000_01)).figures?.withinApproved).toMatchObject({
      approvedCents: 1000_00,
    });
    expect(done(once, "COMMIT_BUDGET", commit(1000_00)).seq).toBe(once.seq + 1);
    // An amount may be said of it at any time.
    expect(done(once, "APPROVE_PROJECT", approve(1000_00)).doc.context.project).toMatchObject({
      approvedCents: 1000_00,
    });
  });
});

describe("what is bound", () => {
  const line = { source: "comune", service: "homeCare", from: day, to: day, spentCents: 0 };
  const lines = [
    { ...line, commitment: 3, committedCents: 100, releasedOn: day },
    { ...line, commitment: 4, committedCents: 200 },
    { ...line, commitment: 9, committedCents: 50, releasedOn: day },
  ];

  test("leaves out what was released before the project in force was written", () => {
    expect(boundCents({ lines, running: [], drafted: 8 })).toBe(250);
    expect(boundCents({ lines, running: [{ service: "dayCentre", costCents: 7 }], drafted: 2 })).toBe(357);
  });

  test("stands against nothing where nothing is approved", () => {
    const draft = { approved: false, costCents: 400, drafted: 8 };
    expect(approvedStand(draft, lines, [])).toBeUndefined();
    expect(approvedStand({ ...draft, approved: true }, lines, [])).toEqual({
      ...{ approvedCents: 400, boundCents: 250, leftCents: 150 },
    });
  });
});

test("a history written before amounts were said is decided again as it was", () => {
  const file = join(root, "test/golden/kept/case-intake-v1-before-amounts.jsonl");
  const [kept, ...others] = readGolden(readFileSync(file, "utf8"));
  if (!kept) throw new Error("no history is kept");
  expect(others).toEqual([]);
  expect(kept.events.map(({ logged }) => logged.type)).toContain("CHANGE_COMMITMENT");
  let before = kept.start.seq === 0 ? kept.start : emptySnapshot(kept.start.caseId, "case-intake", 1);
  for (const one of kept.events) {
    const after = apply(before, one.logged);
    const { differs } = redecide(
      currentOf(caseIntake),
      { before, after, ...one },
      circumstancesOf(one, kept.parameters),
    );
    expect(differs, `${one.logged.type} at ${one.logged.seq}`).toEqual([]);
    before = after;
  }
  expect(JSON.parse(JSON.stringify(before))).toEqual(kept.folded);
});
