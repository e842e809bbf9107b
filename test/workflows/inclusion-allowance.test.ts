// An inclusion allowance: from when the days run, an absence that counts only where the invitation arrived, a report that is not taken
// back, signatures of both sides, money that INPS alone decides on; and through the real gate who reads what, and one case an application.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { inclusionAllowance } from "../../workflows/inclusion-allowance/index.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { callerOf } from "../support/caller.ts";
import { factsFor } from "../support/example-facts.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { emptyCase, send as sendPure } from "../support/pure-case.ts";

const ostiglia = "020038";
const day = "2026-03-09";
const application = (more: JsonObject = {}): JsonObject => ({
  ...{ person: "p-1", territory: ostiglia, applicationNumber: "INPS-1", appliedOn: "2026-02-20" },
  ...{ receivedOn: "2026-03-05", activationSignedOn: "2026-02-25", ...more },
});
const inForce = { firstMeetingDays: 120, nextMeetingDays: 90, flowUntil: "2024-02-29", missedForReport: 1 };

/** The rules in force can be others. */
class Course {
  snapshot: CaseSnapshot = emptyCase(inclusionAllowance);
  readonly rules: Record<string, number | string>;
  constructor(rules: Record<string, number | string> = inForce) {
    this.rules = rules;
  }
  #run(type: string, payload: JsonObject, on: string) {
    const { facts } = factsFor(inclusionAllowance, type, this.snapshot, payload, on);
    const rules = { id: "inclusionAllowance", version: 1, values: this.rules, source: "prova", example: false };
    return sendPure(inclusionAllowance, this.snapshot, type, payload, {
      ...{ facts: facts?.rules ? { ...facts, rules } : (facts ?? {}), day: on },
      parameters: { inclusionAllowance: this.rules },
    });
  }
  done(type: string, payload: JsonObject = {}, on = day): this {
    const outcome = this.#run(type, payload, on);
    if (outcome.kind !== "decided") throw new Error(`${type}: ${JSON.stringify(outcome)}`);
    this.snapshot = outcome.after;
    return this;
  }
  why(type: string, payload: JsonObject = {}, on = day): unknown {
    const outcome = this.#run(type, payload, on);
    if (outcome.kind === "refused") return outcome.refusal.reasons;
    return outcome.kind === "invalid" ? outcome.problems.map(({ path, code }) => `${path} ${code}`) : "done";
  }
  convoked(on = day): this {
    const payload = { convokedFor: addDays(on, 10), meetingPlace: "office", sentVia: "registeredMail", sentOn: on };
    return this.done("CONVOKE", payload, on);
  }
  arrived(on: string): this {
    return this.done("RECORD_CONVOCATION_DELIVERY", { deliveredOn: on, proofKind: "returnCard" }, on);
  }
  met(on = day): this {
    return this.done("HOLD_MEETING", { meetingPlace: "office", factsText: "Colloquio" }, on);
  }
  planned(): this {
    return this.met().done("RECORD_ANALYSIS", { analysisNeed: "simple", analysisText: "x" });
  }
  term(id: string) {
    const found = this.snapshot.doc.deadlines[id];
    return [found?.status, found?.dueOn];
  }
  get todo(): string[] {
    return Object.keys(this.snapshot.doc.todo);
  }
}
const opened = (more: JsonObject = {}, rules?: Record<string, number | string>) =>
  new Course(rules).done("OPEN_ALLOWANCE", application(more));
const pact = {
  ...{ ownWords: "Un lavoro", goalsText: "x", activities: ["training"], personCommitsText: "x" },
  serviceCommitsText: "x",
};
const signer = (signerQuality: string) => ({
  ...{ signerName: "Qualcuno", signerQuality, signedHow: "onPaper", signedOn: day },
});
const report = (reportReason: string) => ({
  ...{ reportReason, reportedOn: day, sentVia: "platform", reportText: "x" },
});

describe("the days", () => {
  test("of the first meeting run from the pact of digital activation, of old applications from the flow", () => {
    expect(opened().term("firstMeeting")).toEqual(["running", addDays("2026-02-25", 120)]);
    const old = opened({ appliedOn: "2024-02-29", activationSignedOn: "2024-02-20" });
    expect(old.term("firstMeeting")).toEqual(["running", addDays("2026-03-05", 120)]);
    const next = opened({ appliedOn: "2024-03-01", activationSignedOn: "2024-03-02" });
    expect(next.term("firstMeeting")).toEqual(["running", addDays("2024-03-02", 120)]);
  });

  test("run from no guess: the missing day stands among what is missing, and starts the term when it is known", () => {
    const unknown = opened({ activationSignedOn: undefined as never });
    expect(unknown.term("firstMeeting")).toEqual([undefined, undefined]);
    expect(unknown.todo).toEqual(["activationSignedOn"]);
    unknown.done("COMPLETE_APPLICATION", { activationSignedOn: "2026-03-01" });
    expect(unknown.term("firstMeeting")).toEqual(["running", addDays("2026-03-01", 120)]);
    expect(unknown.todo).toEqual([]);
    expect(unknown.why("COMPLETE_APPLICATION", { activationSignedOn: day })).toEqual(["activationUnknown"]);
    // Of an old one nobody asks for it.
    expect(opened({ appliedOn: "2024-01-10", activationSignedOn: undefined as never }).todo).toEqual([]);
  });

  test("known only after the meeting, it starts no term that is over", () => {
    const met = opened({ activationSignedOn: undefined as never }).met();
    met.done("COMPLETE_APPLICATION", { activationSignedOn: "2026-03-01" });
    expect([met.term("firstMeeting"), met.todo]).toEqual([[undefined, undefined], []]);
  });

  test("of the next meeting run from each meeting, and not while the employment centre has the household", () => {
    const course = opened().met();
    expect(course.term("firstMeeting")[0]).toBe("met");
    expect(course.term("nextMeeting")).toEqual(["running", addDays(day, 90)]);
    course.met("2026-04-01");
    expect(course.term("nextMeeting")).toEqual(["running", addDays("2026-04-01", 90)]);
    course.done("RECORD_ANALYSIS", { analysisNeed: "workOnly", analysisText: "x" }, "2026-04-02");
    course.done("REFER_TO_EMPLOYMENT", { sentVia: "platform", sentOn: "2026-04-02" }, "2026-04-02");
    expect([course.snapshot.state, course.term("nextMeeting")[0]]).toEqual(["atEmployment", "cancelled"]);
    course.done("TAKE_BACK", { takenBackText: "x" }, "2026-06-01");
    expect(course.term("nextMeeting")).toEqual(["running", addDays("2026-06-01", 90)]);
  });

  test("that no source gives are asked for where an installation has none", () => {
    const { nextMeetingDays: _, ...sourced } = inForce;
    const course = opened({}, sourced).met();
    expect(course.term("nextMeeting")).toEqual([undefined, undefined]);
    expect(course.todo).toEqual(["term.nextMeeting"]);
  });
});

describe("who does not come", () => {
  test("is reported only where the invitation arrived and no reason was given", () => {
    const course = opened().convoked();
    expect(course.why("NO_SHOW", { justified: false }, "2026-03-12")).toEqual(["appointmentReached"]);
    course.done("NO_SHOW", { justified: false }, "2026-03-19");
    expect(course.term("appointment")[0]).toBe("cancelled");
    expect(course.why("REPORT_TO_INPS", report("missedConvocation"))).toEqual(["missedEnough"]);
    // The card comes back after the day.
    course.arrived("2026-03-20");
    expect(course.why("REPORT_TO_INPS", report("missedConvocation"))).toBe("done");
    course.done("JUSTIFY_ABSENCE", { justificationText: "In ospedale" }, "2026-03-21");
    expect(course.why("REPORT_TO_INPS", report("missedConvocation"))).toEqual(["missedEnough"]);
  });

  test("with a reason is invited anew and never counted", () => {
    const course = opened().convoked().arrived("2026-03-10").done("NO_SHOW", { justified: true }, "2026-03-19");
    expect(course.snapshot.state).toBe("received");
    expect(course.why("REPORT_TO_INPS", report("missedConvocation"), "2026-03-20")).toEqual(["missedEnough"]);
  });

  test("as often as the rules in force say, and not at all where they do not say", () => {
    const missed = (rules: Record<string, number | string>) =>
      opened({}, rules).convoked().arrived("2026-03-10").done("NO_SHOW", { justified: false }, "2026-03-19");
    const twice = missed({ ...inForce, missedForReport: 2 });
    expect(twice.why("REPORT_TO_INPS", report("missedConvocation"))).toEqual(["missedEnough"]);
    twice.convoked("2026-03-20").arrived("2026-03-21").done("NO_SHOW", { justified: false }, "2026-03-30");
    expect(twice.why("REPORT_TO_INPS", report("missedConvocation"))).toBe("done");
    const { missedForReport: _, ...unsaid } = inForce;
    expect(missed(unsaid).why("REPORT_TO_INPS", report("missedConvocation"))).toEqual(["missedEnough"]);
  });

  test("once reported is not reported again for the same absence when INPS lets it go on", () => {
    const course = opened().convoked().arrived("2026-03-10").done("NO_SHOW", { justified: false }, "2026-03-19");
    course.done("REPORT_TO_INPS", report("missedConvocation"), "2026-03-20");
    expect([course.snapshot.state, course.snapshot.doc.head.waitingFor]).toEqual(["reported", "inps"]);
    course.done("GO_ON", { toldOn: "2026-03-25", inpsText: "x" }, "2026-03-25");
    expect(course.snapshot.state).toBe("received");
    expect(course.why("REPORT_TO_INPS", report("missedConvocation"), "2026-03-26")).toEqual(["missedEnough"]);
  });

  test("a new invitation takes the place of one that nobody answered", () => {
    const course = opened().convoked().convoked("2026-03-11");
    expect((course.snapshot.doc.context.convocations as JsonObject[]).map(({ outcome }) => outcome)).toEqual([
      "replaced",
      undefined,
    ]);
    expect(course.term("appointment")).toEqual(["running", "2026-03-21"]);
    expect(
      course.why("RECORD_CONVOCATION_DELIVERY", { deliveredOn: "2026-03-10", proofKind: "returnCard" }, "2026-03-12"),
    ).toEqual(["afterSending"]);
  });
});

describe("the project", () => {
  test("is signed by both sides, or beside its paper; a refusal may be reported", () => {
    const course = opened().planned();
    expect(course.why("SIGN_PACT", { signatures: [signer("person")] })).toEqual(["pactWritten", "bothSigned"]);
    course.done("WRITE_PACT", pact);
    expect(course.why("SIGN_PACT", { signatures: [signer("person")] })).toEqual(["bothSigned"]);
    expect(course.why("SIGN_PACT", { documentId: "d1" })).toEqual(["pactDocument", "bothSigned"]);
    expect(course.why("REPORT_TO_INPS", report("pactRefused"))).toEqual(["refusalRecorded"]);
    expect(course.why("REPORT_TO_INPS", report("commitmentsNotKept"))).toEqual(["commitmentsAgreed"]);
    course.done("RECORD_PACT_REFUSAL", { refusalText: "x" });
    expect(course.why("REPORT_TO_INPS", report("pactRefused"))).toBe("done");
    course.done("SIGN_PACT", { signatures: [signer("person"), signer("socialWorker")] });
    expect(course.snapshot.state).toBe("following");
    expect(course.why("REPORT_TO_INPS", report("commitmentsNotKept"))).toBe("done");
  });

  test("a refusal is reported once, and no more once it was signed", () => {
    const course = opened().planned().done("WRITE_PACT", pact).done("RECORD_PACT_REFUSAL", { refusalText: "x" });
    const day = course.snapshot.doc.context.pact as JsonObject;
    const reported = { ...report("pactRefused"), reportedOn: String(day.refusedOn) };
    expect(course.why("REPORT_TO_INPS", reported)).toBe("done");
    const signed = opened().planned().done("WRITE_PACT", pact).done("RECORD_PACT_REFUSAL", { refusalText: "x" });
    signed.done("SIGN_PACT", { signatures: [signer("person"), signer("socialWorker")] });
    expect(signed.why("REPORT_TO_INPS", reported)).toEqual(["refusalRecorded"]);
    course.done("REPORT_TO_INPS", reported).done("GO_ON", { toldOn: reported.reportedOn, inpsText: "x" });
    expect(course.why("REPORT_TO_INPS", reported)).toEqual(["refusalRecorded"]);
  });

  test("a refusal is not reported before its day, which would leave it to be reported twice", () => {
    const course = opened().planned().done("WRITE_PACT", pact).done("RECORD_PACT_REFUSAL", { refusalText: "x" });
    const early = { ...report("pactRefused"), reportedOn: addDays(day, -1) };
    expect(course.why("REPORT_TO_INPS", early)).toEqual(["refusalRecorded"]);
  });

  test("a service that was asked answers also after the household went to the employment centre", () => {
    const course = opened().met().done("RECORD_ANALYSIS", { analysisNeed: "complex", analysisText: "x" });
    course.done("ASK_SERVICES", { askedBodies: ["school"], questionText: "x", expectedOn: addDays(day, 20) });
    const [key = ""] = Object.keys(course.snapshot.doc.deadlines).filter((id) => id.startsWith("opinion:"));
    course.done("RECORD_ANALYSIS", { analysisNeed: "workOnly", analysisText: "x" });
    course.done("REFER_TO_EMPLOYMENT", { sentVia: "platform", sentOn: day });
    course.done("RECORD_ANSWER", { answerOf: key, answerText: "x" });
    expect(course.term(key)[0]).toBe("met");
  });

  test("PUC: one at a time by its number, begun and ended in order", () => {
    const course = opened().planned().done("WRITE_PACT", pact);
    course.done("SIGN_PACT", { signatures: [signer("person"), signer("socialWorker")] });
    const puc = { pucNumber: "7", pucTitle: "Verde", weeklyHours: 8 };
    course.done("ASSIGN_PUC", puc);
    expect(course.why("ASSIGN_PUC", puc)).toEqual(["pucNew"]);
    expect(course.why("START_PUC", { pucNumber: "8", startedOn: day })).toEqual(["pucWaiting"]);
    course.done("START_PUC", { pucNumber: "7", startedOn: day });
    expect(course.why("START_PUC", { pucNumber: "7", startedOn: day })).toEqual(["pucWaiting"]);
    const stop = { pucNumber: "7", stoppedOn: "2026-03-08", pucStopReason: "finished" };
    expect(course.why("STOP_PUC", stop)).toEqual(["pucInOrder"]);
    course.done("STOP_PUC", { ...stop, stoppedOn: day });
    expect(course.why("STOP_PUC", { ...stop, stoppedOn: day })).toEqual(["somebodyPlaced", "pucKnown"]);
  });
});

test("INPS alone suspends, reactivates and ends it; a lapse that is lifted goes on where it was", () => {
  const told = { toldOn: day };
  const course = opened();
  expect(course.why("RECORD_RESUMPTION", told)).toEqual(["benefitSuspended"]);
  course.done("RECORD_SUSPENSION", { ...told, suspensionReason: "noFirstMeeting" });
  expect([course.snapshot.state, course.snapshot.doc.columns.benefitStatus]).toEqual(["received", "suspended"]);
  course
    .met()
    .done("RECORD_RESUMPTION", told)
    .done("RECORD_LAPSE", { ...told, lapseReason: "requirementsLost" });
  expect([course.snapshot.doc.head.closed, course.term("nextMeeting")[0]]).toEqual([true, "cancelled"]);
  course.done("RECORD_REINSTATEMENT", { ...told, inpsText: "x" }, "2026-04-01");
  expect([course.snapshot.state, course.term("nextMeeting")]).toEqual([
    "analysis",
    ["running", addDays("2026-04-01", 90)],
  ]);
});

describe("through the gate", () => {
  const ivo = sessionOf("ivo", { role: "frontDesk", territory: ostiglia });
  const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
  const carla = sessionOf("carla", { role: "adminClerk" });
  const giulia = sessionOf("giulia", { role: "protectionWorker", territory: ostiglia });
  const personId = uuidOf("who applied");
  let house: Installation;
  const send = (by: Session, name: string, expectedSeq: number, type: string, payload: JsonObject = {}) =>
    house.send(by, { caseId: uuidOf(name), kind: "inclusion-allowance", expectedSeq, type, payload });
  const view = async (by: Session, name: string) => callerOf(house, by).cases.getCase({ caseId: uuidOf(name) });
  beforeAll(async () => {
    house = await install({ now: `${day}T09:00:00.000Z` });
    for (const one of [ivo, anna, carla, giulia]) house.know(one.accountId, ...one.grants);
    await house.send(anna, {
      ...{ caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
      payload: {
        ...{ surname: "Zampironi", givenName: "Ada", birthOn: "1980-01-01", territory: ostiglia },
        fiscalCodeMissing: "unknown",
      },
    });
  });
  afterAll(() => house.close());

  test("one application is one case, however its number is written; one opened by mistake gives it back", async () => {
    await send(ivo, "first", 0, "OPEN_ALLOWANCE", application({ person: personId, applicationNumber: "INPS 2026/7" }));
    const again = application({ person: personId, applicationNumber: "inps2026/7" });
    await expect(send(carla, "second", 0, "OPEN_ALLOWANCE", again)).rejects.toMatchObject({ code: "REFUSED" });
    await send(anna, "first", 1, "OPENED_BY_MISTAKE", { mistakeReason: "otherPerson" });
    await send(carla, "second", 0, "OPEN_ALLOWANCE", again);
    const back = { notMistakeText: "Era lei" };
    await expect(send(anna, "first", 2, "NOT_A_MISTAKE", back)).rejects.toMatchObject({ code: "REFUSED" });
  });

  test("a case in care lists its allowances to who reads both, opened from it or linked later", async () => {
    const intake = uuidOf("case in care");
    await house.send(anna, {
      ...{ caseId: intake, kind: "case-intake", expectedSeq: 0, type: "OPEN_CONTACT" },
      payload: {
        ...{ person: personId, territory: ostiglia, area: "families", need: "income", channel: "desk" },
        ...{ requester: "self", contactReason: "Chiede un aiuto" },
      },
    });
    const listed = (by: Session) =>
      callerOf(house, by).cases.listLinked({ caseId: intake, kind: "inclusion-allowance" });
    expect((await listed(anna)).cases).toEqual([]);
    await send(
      anna,
      "from it",
      0,
      "OPEN_ALLOWANCE",
      application({ person: personId, applicationNumber: "20", intake }),
    );
    await send(anna, "later", 0, "OPEN_ALLOWANCE", application({ person: personId, applicationNumber: "21" }));
    await send(anna, "later", 1, "LINK_CASE", { intake });
    const { cases, isFull } = await listed(anna);
    expect([isFull, cases.map(({ columns, state }) => [columns.applicationNumber, state])]).toEqual([
      false,
      [
        ["21", "received"],
        ["20", "received"],
      ],
    ]);
    // Who reads the case and not the allowances is told of none.
    expect((await listed(giulia)).cases).toEqual([]);
    const absent = { caseId: uuidOf("no case"), kind: "inclusion-allowance" } as const;
    const nowhere = callerOf(house, anna).cases.listLinked(absent);
    await expect(nowhere).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("the desk invites and reads no talk; what INPS was told stays told", async () => {
    const own = application({ person: personId, applicationNumber: "9" });
    await send(ivo, "ninth", 0, "OPEN_ALLOWANCE", { ...own, listNoteText: "Chiama la sera" });
    await send(ivo, "ninth", 1, "CONVOKE", {
      ...{ convokedFor: day, meetingPlace: "office", sentVia: "call", sentOn: day },
    });
    await send(ivo, "ninth", 2, "RECORD_CONVOCATION_DELIVERY", { deliveredOn: day, proofKind: "answeredCall" });
    await send(ivo, "ninth", 3, "NO_SHOW", { justified: false });
    expect(JSON.stringify(await callerOf(house, ivo).cases.listTimeline({ caseId: uuidOf("ninth") }))).not.toContain(
      "Chiama la sera",
    );
    await expect(send(ivo, "ninth", 4, "REPORT_TO_INPS", report("missedConvocation"))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await send(anna, "ninth", 4, "REPORT_TO_INPS", report("missedConvocation"));
    const undone = send(anna, "ninth", 5, "UNDO", { undoes: 5 });
    await expect(undone).rejects.toMatchObject({ details: { refusal: { reasons: ["toldInps"] } } });
    expect([(await view(ivo, "ninth")).level, (await view(giulia, "ninth")).level]).toEqual(["line", "line"]);
    const sql = "SELECT payload || patch AS text FROM event WHERE case_id = ?";
    const rows = await house.services.driver.read<{ text: string }>(sql, [uuidOf("ninth")]);
    for (const { text } of rows) expect(text).not.toContain("Chiama la sera");
  });
});
