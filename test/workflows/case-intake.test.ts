// What the office would notice at once if it broke in a case of intake: two clicks, what is never a wall, urgency,
// courts, signatures, refusals, hand-overs, endings.
import { describe, expect, test } from "vitest";
import { listRowOf } from "../../db/log/list-row.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { CaseSnapshot, JsonObject } from "../../workflows/kernel/definition.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { demoParameters, factsFor } from "../support/example-facts.ts";
import { emptyCase, type Situation, send, worker } from "../support/pure-case.ts";

const first = "2026-03-02";
const contact = {
  person: "p-1",
  territory: "020038",
  area: "elderly",
  need: "careAtHome",
  channel: "desk",
  requester: "self",
  contactReason: "x",
};
const report = { reportSource: "school", reportText: "x", protocolNumber: "1/x" };
const assessment = { ownWords: "x", needsFound: ["careAtHome"], assessmentText: "x" };
const project = (costCents = 0): JsonObject => ({
  ownWords: "x",
  goals: [{ goalText: "x" }],
  actions: [{ service: "homeCare", who: "provider", ...(costCents ? { costCents, payer: "comune" } : {}) }],
  verifyOn: "2026-12-01",
  payingTerritory: "020038",
});
const signature = (signerQuality: string) => ({
  ...{ signerName: "x", signerQuality },
  ...{ signedHow: "onPaper", signedOn: first },
});

/** Whom a list says that the case waits for, and when they were last reminded. */
function waitOf(snapshot: CaseSnapshot) {
  const row = listRowOf(snapshot, { updatedOn: first, closedOn: null }, snapshot.seq);
  return [row.waiting_of, row.reminded_on];
}

interface Options extends Situation {
  who?: string;
  personState?: string;
}

function run(
  snapshot: CaseSnapshot,
  type: string,
  payload: JsonObject = {},
  { who, personState, ...at }: Options = {},
) {
  const day = at.day ?? addDays(first, snapshot.seq);
  const facts = factsFor(caseIntake, type, snapshot, payload, day).facts ?? {};
  const person = facts.person;
  if (personState && person && !Array.isArray(person) && "state" in person)
    facts.person = { ...person, state: personState } as typeof person;
  const actor = { ...worker, ...(who ? { accountId: who } : {}) };
  return send(caseIntake, snapshot, type, payload, { facts, day, actor, parameters: demoParameters, ...at });
}
function done(snapshot: CaseSnapshot, type: string, payload: JsonObject = {}, options: Options = {}): CaseSnapshot {
  const outcome = run(snapshot, type, payload, options);
  if (outcome.kind !== "decided") throw new Error(`${type}: ${JSON.stringify(outcome)}`);
  return outcome.after;
}
/** Reasons and fields of a refusal; fails when the event went through. */
function why(snapshot: CaseSnapshot, type: string, payload: JsonObject = {}, options: Options = {}) {
  const outcome = run(snapshot, type, payload, options);
  if (outcome.kind === "refused") return [...outcome.refusal.reasons, ...(outcome.refusal.fields ?? [])];
  throw new Error(`${type} was ${outcome.kind} ${JSON.stringify(outcome)}`);
}
const invalid = (snapshot: CaseSnapshot, type: string, payload: JsonObject = {}) => {
  const outcome = run(snapshot, type, payload);
  return outcome.kind === "invalid" ? outcome.problems.map(({ path }) => path) : outcome.kind;
};

const opened = (more: JsonObject = {}, options: Options = {}) =>
  done(emptyCase(caseIntake), "OPEN_CONTACT", { ...contact, ...more }, options);
const reported = () => done(opened(), "REPORT", report);
const listening = () => done(reported(), "START_LISTENING", { privacyNoticeOn: first });
const assessed = () =>
  done(done(listening(), "START_ASSESSMENT", { assessmentKind: "social" }), "RECORD_ASSESSMENT", assessment);
const drafted = (costCents = 0) => done(assessed(), "DRAFT_PROJECT", project(costCents), { who: "w-author" });
const signed = () => done(drafted(), "SIGN_PROJECT", { signatures: [signature("person"), signature("socialWorker")] });
const delivering = () => done(signed(), "ACTIVATE_DELIVERY", { service: "homeCare" });
const mandate = { authority: "x", actOn: first, taskText: "x", actNumber: "1" };

describe("a contact", () => {
  test("is answered in two clicks: only the answer is asked, and it comes filled in", () => {
    const form = caseIntake.versions[1]?.events.ORIENT_AND_CLOSE?.form.fields ?? [];
    const asked = form.filter((field) => field.required);
    expect(asked.map((field) => [field.name, field.initial])).toEqual([["answer", { value: "information" }]]);
    expect(done(opened(), "ORIENT_AND_CLOSE", { answer: "information" }).state).toBe("closedOriented");
  });

  test("may be about a provisional person, never about nobody, never about the dead", () => {
    expect(opened({}, { personState: "provisional" }).state).toBe("contact");
    expect(invalid(emptyCase(caseIntake), "OPEN_CONTACT", { ...contact, person: "" })).toEqual(["person"]);
    expect(why(emptyCase(caseIntake), "OPEN_CONTACT", contact, { facts: { person: null } })).toEqual(["personKnown"]);
    expect(why(emptyCase(caseIntake), "OPEN_CONTACT", contact, { personState: "deceased" })).toEqual(["personAlive"]);
  });

  test("an anonymous requester has no name to give", () => {
    expect(
      invalid(emptyCase(caseIntake), "OPEN_CONTACT", { ...contact, requester: "anonymous", requesterName: "x" }),
    ).toEqual(["requesterName"]);
  });

  test("an urgent one comes first, and a promise to call back is a term", () => {
    const snapshot = opened({ urgent: true, callBackOn: "2026-03-05" });
    expect(snapshot.doc.head.priority).toBe(1);
    expect(snapshot.doc.deadlines.callBack).toMatchObject({ status: "running", dueOn: "2026-03-05" });
    expect(opened().doc.deadlines).toEqual({});
  });
});

describe("terms", () => {
  test("the procedure ends 30 days after the report, or earlier by the signed project", () => {
    expect(reported().doc.deadlines.procedure).toMatchObject({ status: "running", dueOn: "2026-04-02" });
    expect(signed().doc.deadlines.procedure?.status).toBe("met");
    expect(signed().doc.deadlines.verification).toMatchObject({ dueOn: "2026-12-01" });
  });

  test("without a rule for a term the case says so instead of inventing one", () => {
    const snapshot = done(opened(), "REPORT", report, { parameters: {} });
    expect(snapshot.doc.deadlines).not.toHaveProperty("procedure");
    expect(snapshot.doc.todo).toHaveProperty(["term.procedure"]);
  });

  test("the refusal notice stops the procedure's term and runs from delivery only", () => {
    let snapshot = done(reported(), "SEND_REFUSAL_NOTICE", { requestText: "x", obstaclesText: "x" });
    expect(snapshot.doc.deadlines).toMatchObject({
      procedure: { status: "suspended" },
      firstAppointment: { status: "running" },
      observations: { status: "waitingDelivery" },
    });
    const delivery = {
      ...{ deadline: "observations", sentVia: "pec", sentOn: "2026-03-05", deliveredOn: "2026-03-10" },
      proofKind: "pecReceipt",
    };
    snapshot = done(snapshot, "RECORD_DELIVERY", delivery, { day: "2026-03-10" });
    expect(snapshot.doc.deadlines.observations).toMatchObject({ status: "running", dueOn: "2026-03-20" });
    snapshot = done(snapshot, "RECORD_OBSERVATIONS", { observationsText: "x" }, { day: "2026-03-14" });
    expect(snapshot.doc.deadlines).toMatchObject({ procedure: { status: "running" }, observations: { status: "met" } });
    // Stopped on the day of the notice, it runs again ten days after the observations of the 14th.
    const [stop] = snapshot.doc.deadlines.procedure?.stops ?? [];
    expect(stop).toMatchObject({ ground: "refusalNotice", effect: "suspends", to: "2026-03-23" });
  });

  test("whether the notice suspends or interrupts is a parameter, and without it nothing stands still", () => {
    const words = { requestText: "x", obstaclesText: "x" };
    const rules = (effect?: string) => ({
      intake: { termDays: 30, objectionDays: 10, ...(effect ? { refusalNoticeEffect: effect } : {}) },
    });
    const noticed = (effect?: string) => done(reported(), "SEND_REFUSAL_NOTICE", words, { parameters: rules(effect) });
    expect(noticed("interrupts").doc.deadlines.procedure?.status).toBe("interrupted");
    expect(noticed().doc.deadlines.procedure?.status).toBe("running");
    expect(noticed().doc.todo).toHaveProperty(["term.refusalNotice"]);
  });

  test("art. 403: hours from the minute of the placement, then the terms of prosecutor and court", () => {
    const removal = { safeAt: "2026-03-28T16:50:00.000Z", decidingAuthority: "x", removalText: "x" };
    let snapshot = done(listening(), "REMOVE_URGENTLY", removal, { day: "2026-03-28" });
    expect(snapshot.doc.deadlines.removalAct).toMatchObject({ dueAt: "2026-03-29T16:50:00.000Z" });
    expect(snapshot.doc.head.priority).toBe(2);
    expect(why(snapshot, "RECORD_REMOVAL_HEARING", {})).toEqual(["removalIs"]);
    const sent = { sentToProsecutorAt: "2026-03-29T09:00:00.000Z" };
    snapshot = done(snapshot, "SEND_REMOVAL_ACT", sent, { day: "2026-03-29" });
    expect(snapshot.doc.deadlines).toMatchObject({
      removalAct: { status: "met" },
      prosecutorRequest: { dueAt: "2026-04-01T09:00:00.000Z" },
    });
    const asked = { requestedAt: "2026-03-31T09:30:00.000Z" };
    snapshot = done(snapshot, "RECORD_PROSECUTOR_REQUEST", asked, { day: "2026-03-31" });
    expect(snapshot.doc.deadlines.courtDecree).toMatchObject({ dueAt: "2026-04-02T09:30:00.000Z" });
    snapshot = done(snapshot, "RECORD_REMOVAL_DECREE", { decree: "confirmed" }, { day: "2026-04-01" });
    expect(snapshot.doc.deadlines.removalHearing).toMatchObject({ dueOn: "2026-04-16" });
    snapshot = done(snapshot, "RECORD_REMOVAL_HEARING", {}, { day: "2026-04-14" });
    expect(Object.values(snapshot.doc.deadlines).filter((one) => one.alarmAt && one.source.includes("403"))).toEqual(
      [],
    );
  });

  test("nothing is refused without notice", () => {
    const refusal = { observations: "noneInTime", refusalReasonText: "x", actReference: "1" };
    expect(why(reported(), "REFUSE_REQUEST", refusal)).toEqual(["noticeSent"]);
  });
});

describe("missing data", () => {
  test("become da completare and stop only acts with outside effect", () => {
    const { payingTerritory: _, ...without } = project();
    let snapshot = done(assessed(), "DRAFT_PROJECT", without);
    expect(snapshot.doc.todo).toHaveProperty("payingTerritory");
    snapshot = done(snapshot, "SIGN_PROJECT", { signatures: [signature("parent"), signature("socialWorker")] });
    expect(why(snapshot, "ACTIVATE_DELIVERY", { service: "homeCare" })).toEqual(["toComplete", "payingTerritory"]);
    snapshot = done(snapshot, "COMPLETE_DATA", { payingTerritory: "020042" });
    expect(done(snapshot, "ACTIVATE_DELIVERY", { service: "homeCare" }).state).toBe("inDelivery");
  });

  test("a provisional person is helped, and identified before an act that binds outside", () => {
    const at = { personState: "provisional" };
    expect(why(signed(), "ACTIVATE_DELIVERY", { service: "homeCare" }, at)).toEqual(["personIdentified"]);
    expect(done(opened(), "ACTIVATE_URGENTLY", { service: "residential", urgencyText: "x" }, at).state).toBe(
      "inDelivery",
    );
  });

  test("the person's own words are asked in assessment and project", () => {
    const { ownWords: _, ...silent } = project();
    expect(invalid(assessed(), "DRAFT_PROJECT", silent)).toEqual(["ownWords"]);
    expect(invalid(assessed(), "RECORD_ASSESSMENT", { ...assessment, ownWords: "" })).toEqual(["ownWords"]);
  });
});

describe("the project", () => {
  test("needs an assessment, and both sides' signatures", () => {
    const inAssessment = done(listening(), "START_ASSESSMENT", { assessmentKind: "social" });
    expect(why(inAssessment, "DRAFT_PROJECT", project())).toEqual(["assessed"]);
    const onlyService = { signatures: [signature("socialWorker"), signature("supervisor")] };
    expect(why(drafted(), "SIGN_PROJECT", onlyService)).toEqual(["bothSidesSigned"]);
  });

  test("that costs money is approved by another than its author", () => {
    const costly = drafted(50_000);
    expect(costly.doc.context.project).toMatchObject({ costCents: 50_000, approved: false, goals: 1, actions: 1 });
    const both = { signatures: [signature("person"), signature("socialWorker")] };
    expect(why(costly, "SIGN_PROJECT", both)).toEqual(["approvedIfCosts"]);
    expect(why(costly, "APPROVE_PROJECT", { approvedCents: 50_000 }, { who: "w-author" })).toEqual(["fourEyes"]);
    const approved = done(costly, "APPROVE_PROJECT", { approvedCents: 50_000 }, { who: "w-supervisor" });
    expect(done(approved, "SIGN_PROJECT", both).state).toBe("projectSigned");
  });

  test("keeps names of signatures and goals out of what the case carries", () => {
    expect(Object.keys(signed().doc.sealed)).toContain("signatures");
    expect(JSON.stringify(signed().doc.context)).not.toContain("signerName");
  });

  test("refused is recorded by two workers; without consent only a court goes on", () => {
    expect(why(drafted(), "REFUSE_TO_SIGN", { secondWorker: worker.accountId, refusalText: "x" })).toEqual([
      "twoWorkers",
    ]);
    const refused = done(drafted(), "REFUSE_TO_SIGN", { secondWorker: "w-2", refusalText: "x" });
    expect(why(refused, "ACTIVATE_DELIVERY", { service: "homeCare" })).toEqual(["signedOrMandate"]);
    const ordered = done(refused, "COURT_MANDATE", mandate);
    expect(ordered.state).toBe("projectDrafted");
    expect(done(ordered, "ACTIVATE_DELIVERY", { service: "homeCare" }).state).toBe("inDelivery");
  });
});

describe("urgency and courts", () => {
  test("delivering first owes an assessment, which settles it", () => {
    const urgent = done(opened(), "ACTIVATE_URGENTLY", { service: "residential", urgencyText: "x" });
    expect(urgent.doc.context.assessmentOwed).toBe(true);
    expect(urgent.doc.columns.nextStep).toBe("owedAssessment");
    expect(urgent.doc.deadlines.urgentAssessment?.status).toBe("running");
    const settled = done(urgent, "RECORD_ASSESSMENT", assessment);
    expect(settled.doc.context.assessmentOwed).toBe(false);
    expect(settled.doc.deadlines.urgentAssessment?.status).toBe("met");
    const known = done(assessed(), "ACTIVATE_URGENTLY", { service: "residential", urgencyText: "x" });
    expect(known.doc.deadlines).not.toHaveProperty("urgentAssessment");
  });

  test("a mandate takes a closed case up again, and forbids to close or decline until it ends", () => {
    const closed = done(opened(), "ORIENT_AND_CLOSE", { answer: "information" });
    const taken = done(closed, "COURT_MANDATE", { ...mandate, reportDueOn: "2026-06-30" });
    expect(taken.state).toBe("inListening");
    expect(taken.doc.deadlines.courtReport).toMatchObject({ dueOn: "2026-06-30" });
    const ending = { motive: "needEnded", situation: "improved" };
    expect(why(taken, "CLOSE", ending)).toEqual(["noMandate"]);
    expect(why(taken, "DECLINE", { consequencesTold: true, declineText: "x" })).toEqual(["noMandate"]);
    expect(done(done(taken, "END_MANDATE", { actOn: first }), "CLOSE", ending).state).toBe("closed");
  });

  test("a report to the judge keeps facts, statements and evaluations apart, and waits for the act's number", () => {
    const { actNumber: _, ...unnumbered } = mandate;
    const taken = done(listening(), "COURT_MANDATE", unnumbered);
    const three = { courtFactsText: "x", courtStatementsText: "x", courtEvaluationText: "x" };
    expect(why(taken, "SEND_COURT_REPORT", three)).toEqual(["toComplete", "actNumber"]);
    expect(invalid(taken, "SEND_COURT_REPORT", { courtFactsText: "x" })).toEqual([
      "courtStatementsText",
      "courtEvaluationText",
    ]);
  });
});

describe("appointments and answers", () => {
  test("only unjustified absences are counted", () => {
    const convoked = () => done(listening(), "CONVOKE", { convokedFor: "2026-03-20", convokedVia: "phone" });
    expect(convoked().doc.deadlines.appointment).toMatchObject({ dueOn: "2026-03-20" });
    expect(done(convoked(), "NO_SHOW", { justified: true }).doc.context.noShows).toBe(0);
    const missed = done(convoked(), "NO_SHOW", { justified: false });
    expect(missed.doc.context.noShows).toBe(1);
    expect(why(missed, "NO_SHOW", { justified: false })).toEqual(["convoked"]);
  });

  test("a case waits for the last opinion it asked for", () => {
    const both = { opinionBodies: ["healthAuthority", "evaluationUnit"], questionText: "x", expectedOn: "2026-03-20" };
    let snapshot = done(listening(), "REQUEST_OPINION", both);
    const [one, two] = [`opinion:${snapshot.seq}-healthAuthority`, `opinion:${snapshot.seq}-evaluationUnit`];
    expect(Object.keys(snapshot.doc.asked)).toEqual([one, two]);
    expect(snapshot.doc.deadlines[one]).toMatchObject({
      status: "running",
      dueOn: "2026-03-20",
      about: "healthAuthority",
    });
    snapshot = done(snapshot, "REQUEST_OPINION", { opinionBodies: ["school"], questionText: "x" });
    const three = `opinion:${snapshot.seq}-school`;
    expect(snapshot.doc.asked[three]).toEqual({ request: "opinion", of: "school", since: "2026-03-06", reminders: 0 });
    snapshot = done(snapshot, "REMIND", { request: two, remindedVia: "email" });
    expect(snapshot.doc.asked[two]).toMatchObject({ reminders: 1, remindedOn: "2026-03-07" });
    // The list names the first asked, who was not reminded.
    expect(waitOf(snapshot)).toEqual(["healthAuthority", null]);
    const all = done(snapshot, "REMIND", { remindedVia: "email" });
    expect(Object.values(all.doc.asked).map(({ reminders }) => reminders)).toEqual([1, 2, 1]);
    expect(waitOf(all)).toEqual(["healthAuthority", all.doc.asked[one]?.remindedOn]);
    expect(all.doc.head.remindedOn).toBeUndefined();
    snapshot = done(snapshot, "RECORD_OPINION", { opinion: one, opinionText: "x" });
    expect(snapshot.doc.deadlines[one]?.status).toBe("met");
    expect(snapshot.doc.deadlines[two]?.status).toBe("running");
    expect(snapshot.doc.head.waitingFor).toBe("opinion");
    snapshot = done(snapshot, "WITHDRAW_OPINION", { opinion: two, withdrawalText: "x" });
    expect(snapshot.doc.deadlines[two]?.status).toBe("cancelled");
    snapshot = done(snapshot, "RECORD_OPINION", { opinion: three, opinionText: "x" });
    expect(snapshot.doc.head).not.toHaveProperty("waitingFor");
    expect(why(snapshot, "REMIND", { request: one, remindedVia: "call" })).toEqual(["requestNotOpen"]);
    expect(why(snapshot, "REMIND", { remindedVia: "call" })).toEqual(["waitsForNobody"]);
  });

  test("a reminder of a wait of another kind is none of who was asked", () => {
    const asking = { opinionBodies: ["school"], questionText: "x" };
    const waiting = done(done(delivering(), "REQUEST_OPINION", asking), "SUSPEND", { suspensionKind: "hospital" });
    expect(waiting.doc.head.waitingFor).toBe("resumption");
    const [school = ""] = Object.keys(waiting.doc.asked);
    const byName = done(waiting, "REMIND", { request: school, remindedVia: "email" });
    expect(byName.doc.asked[school]).toMatchObject({ reminders: 1 });
    expect(waitOf(byName)).toEqual([null, null]);
    const unnamed = done(waiting, "REMIND", { remindedVia: "email" });
    expect(unnamed.doc.asked[school]).toMatchObject({ reminders: 0 });
    expect(waitOf(unnamed)).toEqual([null, unnamed.doc.head.remindedOn]);
    expect(unnamed.doc.head.remindedOn).toBeDefined();
    expect(done(unnamed, "RESUME").doc.head).toMatchObject({ waitingFor: "opinion" });
    expect(waitOf(done(unnamed, "RESUME"))).toEqual(["school", null]);
  });

  test("who reported gets an outcome; nobody is told when the report was anonymous", () => {
    const answer = { sentVia: "pec", outcomeText: "x" };
    expect(done(reported(), "OUTCOME_TO_SENDER", answer).doc.context.outcomeSentOn).toBeDefined();
    const anonymous = done(opened(), "REPORT", { ...report, reportSource: "anonymous" });
    expect(why(anonymous, "OUTCOME_TO_SENDER", answer)).toEqual(["senderToAnswer"]);
  });
});

describe("pauses, hand-overs and endings", () => {
  test.each(["hospital", "absence", "unpaidShare", "atRequest"])("suspended for %s it resumes where it was", (kind) => {
    expect(done(done(delivering(), "SUSPEND", { suspensionKind: kind }), "RESUME").state).toBe("inDelivery");
    expect(done(done(signed(), "SUSPEND", { suspensionKind: kind }), "RESUME").state).toBe("projectSigned");
  });

  test("a transfer moves the case at once, waits for acceptance and goes back when refused", () => {
    const assigned = done(assessed(), "ASSIGN", { assignee: "w-2" });
    const move = { inside: true, territory: "020042", handoverText: "x" };
    expect(why(assigned, "TRANSFER", { ...move, territory: "020038" })).toEqual(["toAnotherComune"]);
    const moved = done(assigned, "TRANSFER", move);
    expect(moved.doc.head).toMatchObject({ territory: "020042", waitingFor: "acceptance", assignee: "w-2" });
    const back = done(moved, "REFUSE_TRANSFER", { transferRefusalText: "x" });
    expect([back.state, back.doc.head.territory]).toEqual(["inAssessment", "020038"]);
    const accepted = done(done(back, "TRANSFER", move), "ACCEPT_TRANSFER");
    expect([accepted.state, accepted.doc.head.territory]).toEqual(["inAssessment", "020042"]);
    expect(accepted.doc.head).not.toHaveProperty("assignee");
    const outside = done(assigned, "TRANSFER", { inside: false, receivingBody: "x", handoverText: "x" });
    expect(done(outside, "ACCEPT_TRANSFER").state).toBe("closed");
  });

  test("a change of residence asks who pays, and moves nothing by itself", () => {
    const moved = done(delivering(), "RESIDENCE_MOVED", { newTerritory: "020042", movedOn: first });
    expect(moved.doc.todo).toHaveProperty("payingTerritory");
    expect(moved.doc.head.territory).toBe("020038");
  });

  test("death ends deliveries on its day and every term, in any open state", () => {
    for (const snapshot of [opened(), listening(), drafted(), delivering(), done(delivering(), "START_REVIEW")]) {
      const ended = done(snapshot, "PERSON_DIED", { diedOn: first });
      expect(ended.state).toBe("closed");
      expect(Object.values(ended.doc.deadlines).every((term) => ["met", "cancelled"].includes(term.status))).toBe(true);
      for (const one of ended.doc.context.deliveries as { until?: string }[]) expect(one.until).toBe(first);
      expect(why(ended, "REOPEN", { reopenText: "x" }, { personState: "deceased" })).toEqual(["personAlive"]);
    }
  });

  test("a reopened case keeps its history and starts its terms anew", () => {
    const closed = done(delivering(), "CLOSE", { motive: "goalsReached", situation: "autonomous" });
    const reopened = done(closed, "REOPEN", { reopenText: "x" }, { day: "2026-09-01" });
    expect(reopened.doc.context).toMatchObject({ reopenings: 1, deliveries: [{ service: "homeCare" }] });
    expect(reopened.doc.deadlines.reopened).toMatchObject({ status: "running", dueOn: "2026-09-16" });
    const again = done(reopened, "START_LISTENING", { privacyNoticeOn: first }, { day: "2026-09-02" });
    expect(again.doc.deadlines.procedure).toMatchObject({ status: "running", startedOn: "2026-09-02" });
    expect(again.doc.deadlines.reopened?.status).toBe("met");
  });
});
