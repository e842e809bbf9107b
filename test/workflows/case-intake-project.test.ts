// The individual project in a case of intake: goals that can be measured and what became of each, signatures beside a paper or said
// here, a refusal that stops nothing; and the page of the project shows what stands, corrections included.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { demoParameters, factsFor } from "../support/example-facts.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { type IntakeCase, openIntake } from "../support/intake-case.ts";
import { emptyCase, send, worker } from "../support/pure-case.ts";

const day = "2026-03-02";
const contact = { person: "p-1", territory: "020038", area: "elderly", need: "careAtHome", channel: "desk" };
const goals: JsonObject[] = [
  { goalText: "Uscire", indicatorText: "Uscite", startValue: 0, aimValue: 2, goalBy: "2026-09-01" },
  { goalText: "Restare a casa" },
];
const project = (more: JsonObject = {}): JsonObject => ({
  ...{ ownWords: "Voglio uscire", goals, verifyOn: "2026-12-01", payingTerritory: "020038" },
  actions: [{ service: "socialSupport", forGoal: 1, who: "socialService", times: 2, timesPer: "month" }],
  ...more,
});
const signature = (signerQuality: string, more: JsonObject = {}): JsonObject => ({
  ...{ signerName: "x", signerQuality, signedHow: "onPaper", signedOn: day },
  ...more,
});

const supervisor = { ...worker, accountId: "w-supervisor" };

function run(snapshot: CaseSnapshot, type: string, payload: JsonObject = {}, actor = worker) {
  const facts = factsFor(caseIntake, type, snapshot, payload, day).facts ?? {};
  return send(caseIntake, snapshot, type, payload, { facts, day, actor, parameters: demoParameters });
}
function done(snapshot: CaseSnapshot, type: string, payload: JsonObject = {}, actor = worker): CaseSnapshot {
  const outcome = run(snapshot, type, payload, actor);
  if (outcome.kind !== "decided") throw new Error(`${type}: ${JSON.stringify(outcome)}`);
  return outcome.after;
}
function why(snapshot: CaseSnapshot, type: string, payload: JsonObject = {}, actor = worker): unknown {
  const outcome = run(snapshot, type, payload, actor);
  if (outcome.kind === "refused") return outcome.refusal.reasons;
  return outcome.kind === "invalid" ? outcome.problems.map(({ path, code }) => `${path} ${code}`) : "done";
}

const play = (steps: readonly [string, JsonObject][], from = emptyCase(caseIntake)) =>
  steps.reduce((snapshot, [type, payload]) => done(snapshot, type, payload), from);
const assessed = () =>
  play([
    ["OPEN_CONTACT", { ...contact, requester: "self", contactReason: "x" }],
    ["START_LISTENING", { privacyNoticeOn: day }],
    ["START_ASSESSMENT", { assessmentKind: "social" }],
    ["RECORD_ASSESSMENT", { ownWords: "x", needsFound: ["careAtHome"], assessmentText: "x" }],
  ]);
const drafted = () => done(assessed(), "DRAFT_PROJECT", project());
const signed = () => done(drafted(), "SIGN_PROJECT", { signatures: [signature("person"), signature("socialWorker")] });
const inReview = () =>
  play(
    [
      ["ACTIVATE_DELIVERY", { service: "socialSupport" }],
      ["START_REVIEW", {}],
    ],
    signed(),
  );

/** A paper of the case as its register has it. */
function withPaper(snapshot: CaseSnapshot, kind: string, signatures: [quality: string, refused?: true][]) {
  const paper = {
    ...{ kind, class: "social" as const, versions: [], copies: [] },
    signatures: signatures.map(([quality, refused]) => ({
      ...{ seq: 1, on: day, quality },
      ...(refused ? { refused } : { how: "onPaper" }),
    })),
  };
  return { ...snapshot, doc: { ...snapshot.doc, documents: { d9: paper } } };
}

describe("a draft", () => {
  test("carries numbers, never words, and each goal with values has an indicator", () => {
    const { context } = drafted().doc;
    expect(context.project).toEqual({
      ...{ drafted: 5, goals: 2, actions: 1, costCents: 0, verifyOn: "2026-12-01", approved: false },
      services: ["socialSupport"],
    });
    expect(why(assessed(), "DRAFT_PROJECT", project({ goals: [{ goalText: "x", aimValue: 1 }] }))).toEqual([
      "goals.0.indicatorText required",
    ]);
    expect(why(assessed(), "DRAFT_PROJECT", project({ ownWords: "" }))).toEqual(["ownWords required"]);
  });

  test("has actions whose days and goals fit", () => {
    const action = (more: JsonObject) => project({ actions: [{ service: "homeCare", who: "provider", ...more }] });
    const backwards = action({ startOn: "2026-05-02", endOn: "2026-05-01" });
    expect(why(assessed(), "DRAFT_PROJECT", backwards)).toEqual(["actionsInOrder"]);
    expect(why(assessed(), "DRAFT_PROJECT", action({ forGoal: 3 }))).toEqual(["actionGoalsKnown"]);
    expect(why(assessed(), "DRAFT_PROJECT", action({ times: 2 }))).toEqual(["actions.0.timesPer required"]);
  });
});

describe("signatures", () => {
  test("need both sides; by mark two witnesses", () => {
    const ways = (...qualities: string[]) =>
      why(drafted(), "SIGN_PROJECT", { signatures: qualities.map((one) => signature(one)) });
    expect(ways("socialWorker")).toEqual(["bothSidesSigned"]);
    expect(ways("person", "provider")).toEqual(["bothSidesSigned"]);
    expect(ways("guardian", "supervisor")).toBe("done");
    const mark = signature("person", { signedHow: "byMark" });
    expect(why(drafted(), "SIGN_PROJECT", { signatures: [mark, signature("socialWorker")] })).toEqual([
      "signatures.0.witnesses required",
    ]);
    expect(why(drafted(), "SIGN_PROJECT", {})).toEqual(["signatures required"]);
  });

  test("stand beside a paper of the case, and need not be typed again", () => {
    const both = withPaper(drafted(), "project", [["person"], ["worker"]]);
    const after = done(both, "SIGN_PROJECT", { documentId: "d9" });
    expect(after.state).toBe("projectSigned");
    expect(after.doc.context.project).toMatchObject({ signedOn: day, document: "d9" });
    expect(after.doc.context.project).not.toHaveProperty("withoutPerson");
    expect(why(withPaper(drafted(), "project", [["person"]]), "SIGN_PROJECT", { documentId: "d9" })).toEqual([
      "bothSidesSigned",
    ]);
    expect(
      why(withPaper(drafted(), "project", [["person"]]), "SIGN_PROJECT", {
        ...{ documentId: "d9", signatures: [signature("socialWorker")] },
      }),
    ).toBe("done");
    const photo = withPaper(drafted(), "photo", [["person"], ["worker"]]);
    expect(why(photo, "SIGN_PROJECT", { documentId: "d9" })).toEqual(["projectDocument"]);
    expect(why(drafted(), "SIGN_PROJECT", { documentId: "d9" })).toEqual(["projectDocument", "bothSidesSigned"]);
  });

  test("a refusal, recorded in the case or beside the paper, stops nothing", () => {
    const refused = done(drafted(), "REFUSE_TO_SIGN", { secondWorker: "w-2", refusalText: "x" });
    const alone = done(refused, "SIGN_PROJECT", { signatures: [signature("socialWorker")] });
    expect(alone.doc.context.project).toMatchObject({ signedOn: day, refusedOn: day, withoutPerson: true });
    expect(why(alone, "ACTIVATE_DELIVERY", { service: "socialSupport" })).toBe("done");
    const paper = withPaper(drafted(), "project", [["person", true], ["worker"]]);
    expect(why(paper, "SIGN_PROJECT", { documentId: "d9" })).toBe("done");
    // Who signs after all has signed.
    const late = done(refused, "SIGN_PROJECT", { signatures: [signature("person"), signature("socialWorker")] });
    expect(late.doc.context.project).not.toHaveProperty("withoutPerson");
  });
});

describe("a cost that comes up after the signature", () => {
  const costly = { service: "residential", costCents: 2_400_000, payer: "comune" };
  const asked = { approvedCents: 2_400_000 };

  test("binds nobody until somebody else approves, whenever that is while the project runs", () => {
    expect(why(signed(), "ACTIVATE_DELIVERY", costly)).toEqual(["approvedForCost"]);
    expect(why(signed(), "APPROVE_PROJECT", asked)).toEqual(["fourEyes"]);
    const approved = done(signed(), "APPROVE_PROJECT", asked, supervisor);
    expect(approved.state).toBe("projectSigned");
    expect(done(approved, "ACTIVATE_DELIVERY", costly).state).toBe("inDelivery");

    const free = done(signed(), "ACTIVATE_DELIVERY", { service: "homeCare", costCents: 0, payer: "comune" });
    expect(why(free, "ACTIVATE_DELIVERY", costly)).toEqual(["approvedForCost"]);
    const suspended = done(free, "SUSPEND", { suspensionKind: "hospital", expectedUntil: "2027-03-01" });
    for (const at of [free, done(free, "START_REVIEW"), suspended]) {
      expect(why(at, "APPROVE_PROJECT", asked)).toEqual(["fourEyes"]);
      const later = done(at, "APPROVE_PROJECT", asked, supervisor);
      expect(later.state).toBe(at.state);
      expect(later.doc.context.project).toMatchObject({ approved: true, approvedCents: 2_400_000 });
      expect(why(later, "APPROVE_PROJECT", asked, supervisor)).toEqual(["notApproved"]);
    }
  });

  test("does not wait where a court ordered it or an urgent delivery runs", () => {
    const mandate = { authority: "x", actOn: day, taskText: "x", actNumber: "1" };
    expect(done(done(signed(), "COURT_MANDATE", mandate), "ACTIVATE_DELIVERY", costly).state).toBe("inDelivery");
    const urgent = done(signed(), "ACTIVATE_URGENTLY", { service: "residential", urgencyText: "x" });
    expect(done(urgent, "ACTIVATE_DELIVERY", costly).state).toBe("inDelivery");
  });
});

describe("a review", () => {
  const review = (goalReviews: JsonObject[]): JsonObject => ({ reviewText: "x", verifyOn: "2027-03-01", goalReviews });
  const said = (goal: number, goalOutcome = "reached") => ({ goal, goalOutcome });

  test("says of each goal what became of it, and no other", () => {
    expect(why(inReview(), "RECORD_REVIEW", review([said(1)]))).toEqual(["goalsAllSaid"]);
    expect(why(inReview(), "RECORD_REVIEW", review([said(1), said(3)]))).toEqual(["goalsKnown"]);
    expect(why(inReview(), "RECORD_REVIEW", review([said(1), said(1)]))).toEqual(["goalsKnown"]);
    const after = done(inReview(), "RECORD_REVIEW", review([said(2, "notYet"), said(1, "partlyReached")]));
    expect(after.doc.context.project).toMatchObject({
      verifyOn: "2027-03-01",
      outcomes: [
        { goal: 1, outcome: "partlyReached", on: day },
        { goal: 2, outcome: "notYet", on: day },
      ],
    });
  });

  test("at the end some goals may be said, the others keep what was last said; without a project there are none", () => {
    const once = done(inReview(), "RECORD_REVIEW", review([said(1, "notReached"), said(2)]));
    const end = { motive: "goalsReached", situation: "autonomous" };
    const closed = done(once, "CLOSE", { ...end, goalReviews: [said(1)] });
    expect(closed.doc.context.project).toMatchObject({
      outcomes: [
        { goal: 1, outcome: "reached" },
        { goal: 2, outcome: "reached" },
      ],
    });
    expect(why(once, "CLOSE", end)).toBe("done");
    expect(why(assessed(), "CLOSE", end)).toBe("done");
    expect(why(assessed(), "CLOSE", { ...end, goalReviews: [said(1)] })).toEqual(["goalsKnown"]);
    const urgent = play(
      [
        ["ACTIVATE_URGENTLY", { service: "homeCare", urgencyText: "x" }],
        ["START_REVIEW", {}],
      ],
      assessed(),
    );
    expect(why(urgent, "RECORD_REVIEW", { reviewText: "x", verifyOn: "2027-03-01" })).toBe("done");
  });

  test("a project written anew has outcomes of its own", () => {
    const once = done(inReview(), "RECORD_REVIEW", review([said(1), said(2)]));
    expect(done(once, "DRAFT_PROJECT", project()).doc.context.project).not.toHaveProperty("outcomes");
  });
});

describe("the page of the project", () => {
  const author = sessionOf("author", { role: "socialWorker" });
  const _head = sessionOf("head", { role: "supervisor" });
  let house: Installation;
  let caseId: string;
  let act: IntakeCase["act"];
  let draft: number;

  const read = (session: Session) => callerOf(house, session).cases.getProject({ caseId });
  const code = async (promise: Promise<unknown>) => (await errorOf(promise)).code;

  beforeAll(async () => {
    house = await install({ now: `${day}T08:00:00.000Z` });
    ({ caseId, act } = await openIntake(house, author, { name: "project", on: day, contact }));
    await act(author, "START_ASSESSMENT", { assessmentKind: "social" });
    await act(author, "RECORD_ASSESSMENT", { ownWords: "x", needsFound: ["careAtHome"], assessmentText: "x" });
    draft = await act(author, "DRAFT_PROJECT", project());
  }, 60_000);
  afterAll(() => house.close());

  test("shows what stands: corrected, and without what was taken back", async () => {
    const right = { ...project(), ownWords: "Voglio uscire la domenica" };
    await act(author, "CORRECT", { corrects: draft, mendReason: "Ha detto altro", values: right });
    const { acts } = await read(author);
    expect(acts.map(({ type }) => type)).toEqual(["DRAFT_PROJECT"]);
    expect(acts[0]?.values).toMatchObject({ ownWords: "Voglio uscire la domenica", goals, goalCount: 2 });
    const again = await act(author, "DRAFT_PROJECT", project({ ownWords: "Per sbaglio" }));
    await act(author, "UNDO", { undoes: again });
    expect((await read(author)).acts).toHaveLength(1);
  });

  test("the document to sign begins with it", async () => {
    const letter = { caseId, template: "individual-project", version: 1 };
    const { initial } = await callerOf(house, author).documents.beginLetter(letter);
    expect(initial).toMatchObject({
      ...{ ownWordsText: "Voglio uscire la domenica", reviewDay: "2026-12-01" },
      projectGoals: "- 1. Uscire (indicatore: Uscite; oggi 0; atteso 2; entro il 01/09/2026)\n- 2. Restare a casa",
      tableRows: [
        {
          ...{ column1: "Sostegno sociale professionale (obiettivo 1)", column2: "Servizio sociale" },
          ...{ column3: "2 × mese", column4: "" },
        },
      ],
    });
  });

  test("who reads only identity and contact is told the codes and no word; the desk nothing", async () => {
    const clerk = sessionOf("clerk", { role: "adminClerk" });
    const { acts } = await read(clerk);
    expect(acts[0]?.values).not.toHaveProperty("ownWords");
    expect(acts[0]?.values).not.toHaveProperty("goals");
    expect(acts[0]?.closed).toEqual(["social"]);
    expect(await code(read(sessionOf("desk", { role: "frontDesk" })))).toBe("NOT_FOUND");
    expect(await code(read(sessionOf("plan", { role: "coordinator" })))).toBe("FORBIDDEN");
  });
});
