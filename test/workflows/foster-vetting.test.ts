// Rules of a family's path up to the decision: what each step asks, in which order, by whom, what it refuses.
import { describe, expect, test } from "vitest";
import { fosterVetting } from "../../workflows/foster-vetting/index.ts";
import {
  colleague,
  done,
  effectsOf,
  familyBefore,
  invalidFields,
  outcome,
  payloadOf,
  refusedBy,
  register,
  report,
  told,
  unopened,
} from "./foster-vetting-family.ts";

describe("opening", () => {
  test("given two persons and a comune, when interest is registered, then both are linked, held and asked to be informed", () => {
    const after = done(unopened, "REGISTER_INTEREST", payloadOf("couple", "REGISTER_INTEREST"), {
      parameters: { foster: { informDays: 14 } },
      day: "2026-01-12",
    });
    expect(after.state).toBe("interest");
    expect(after.doc.head).toMatchObject({ personId: "id-of-person", territory: "020038", area: "foster" });
    expect(after.doc.deadlines.inform).toMatchObject({ status: "running", dueOn: "2026-01-26" });
    expect(effectsOf(unopened, "REGISTER_INTEREST", payloadOf("couple", "REGISTER_INTEREST"))).toEqual([
      { effect: "link", role: "applicant", to: "id-of-person" },
      { effect: "link", role: "applicant", to: "id-of-partner" },
      { effect: "claim", kind: "foster-applicant", resource: "id-of-person" },
      { effect: "claim", kind: "foster-applicant", resource: "id-of-partner" },
    ]);
  });

  test("given the same person twice, it is refused", () => {
    const twice = { ...payloadOf("couple", "REGISTER_INTEREST"), applicantTwo: "$person" };
    expect(refusedBy(unopened, "REGISTER_INTEREST", twice)).toEqual(["applicantsDiffer"]);
  });

  test("given a person who is not in the registry or has died, it is refused", () => {
    expect(refusedBy(unopened, "REGISTER_INTEREST", register(), { facts: { applicantOne: null } })).toEqual([
      "personsKnown",
    ]);
    const dead = { id: "id-of-person", kind: "person", seq: 9, state: "deceased", head: {}, context: {} };
    expect(refusedBy(unopened, "REGISTER_INTEREST", register(), { facts: { applicantOne: dead } })).toEqual([
      "personsKnown",
    ]);
  });

  test("given a couple, the second person is asked; given relatives, the child", () => {
    expect(invalidFields(unopened, "REGISTER_INTEREST", register({ applicantKind: "couple" }))).toEqual([
      "applicantTwo",
    ]);
    const { entry: _, ...kin } = register({ applicantKind: "relative" });
    expect(invalidFields(unopened, "REGISTER_INTEREST", kin)).toEqual(["childPerson"]);
    expect(invalidFields(unopened, "REGISTER_INTEREST", register({ childPerson: "$child" }))).toEqual(["childPerson"]);
  });

  test("given facts not yet known, they are listed to be completed and go when they come", () => {
    const { knownFrom: _k, ownChildrenCount: _o, ...little } = register();
    const opened = done(unopened, "REGISTER_INTEREST", little);
    expect(Object.keys(opened.doc.todo).filter((field) => !field.startsWith("term."))).toEqual([
      "knownFrom",
      "ownChildrenCount",
    ]);
    const completed = done(opened, "COMPLETE_DATA", { knownFrom: "school", ownChildrenCount: 2 });
    expect(completed.doc.todo).not.toHaveProperty("knownFrom");
    expect(completed.doc.context.ownChildren).toBe(2);
    expect(completed.state).toBe("interest");
  });

  test("given a term no rule gives, it is listed to be completed instead of being invented", () => {
    const opened = done(unopened, "REGISTER_INTEREST", register(), { parameters: {} });
    expect(opened.doc.deadlines).toEqual({});
    expect(opened.doc.todo).toHaveProperty(["term.inform"]);
  });
});

describe("steps of the path", () => {
  test("given one meeting out of two, knowledge does not start; each person of a couple counts", () => {
    const once = done(familyBefore("couple", "RECORD_TRAINING_MEETING"), "RECORD_TRAINING_MEETING", {
      presentApplicants: ["first", "second"],
    });
    expect(refusedBy(once, "START_KNOWLEDGE")).toEqual(["trainingDone"]);
    const onlyOne = done(once, "RECORD_TRAINING_MEETING", { presentApplicants: ["first"] });
    expect(refusedBy(onlyOne, "START_KNOWLEDGE")).toEqual(["trainingDone"]);
    const both = done(onlyOne, "RECORD_TRAINING_MEETING", { presentApplicants: ["second"] });
    expect(done(both, "START_KNOWLEDGE").state).toBe("inKnowledge");
  });

  test("given no rules in force, knowledge does not start", () => {
    const trained = familyBefore("single", "START_KNOWLEDGE");
    expect(refusedBy(trained, "START_KNOWLEDGE", {}, { facts: { foster: null } })).toEqual(["rulesKnown"]);
  });

  test("given nothing done, the report lists all that is missing", () => {
    const { ownChildrenCount: _, ...little } = register();
    let fresh = done(done(unopened, "REGISTER_INTEREST", little), "INFORM", payloadOf("single", "INFORM"));
    fresh = done(fresh, "ENROLL_COURSE", { courseName: "Corso" });
    fresh = done(fresh, "RECORD_TRAINING_MEETING", { presentApplicants: ["first"] });
    fresh = done(fresh, "RECORD_TRAINING_MEETING", { presentApplicants: ["first"] });
    fresh = done(fresh, "START_KNOWLEDGE");
    expect(refusedBy(fresh, "WRITE_REPORT", report)).toEqual([
      "interviewsDone",
      "bothProfessionsMet",
      "homeVisitDone",
      "secondWorkerNamed",
      "declarationsGiven",
      "declarationsChecked",
      "medicalSeen",
      "ownChildrenKnown",
      "availabilityDeclared",
    ]);
  });

  test.each([
    ["RECORD_INTERVIEW", "interviewsDone"],
    ["HOME_VISIT", "homeVisitDone"],
    ["SECOND_WORKER", "secondWorkerNamed"],
    ["RECORD_OFFICE_CHECK", "declarationsChecked"],
    ["RECORD_MEDICAL_CERTIFICATE", "medicalSeen"],
    ["LISTEN_OWN_CHILDREN", "ownChildrenHeard"],
    ["DECLARE_AVAILABILITY", "availabilityDeclared"],
  ])("given a couple's path without %s, the report is refused", (missing, reason) => {
    const steps = fosterVetting.examples[0]?.steps ?? [];
    let family = unopened;
    for (const step of steps) {
      if (step.type === "WRITE_REPORT") break;
      if (step.type !== missing) family = done(family, step.type, step.payload);
    }
    if (missing === "LISTEN_OWN_CHILDREN") family = done(family, "COMPLETE_DATA", { ownChildrenCount: 2 });
    expect(refusedBy(family, "WRITE_REPORT", report)).toContain(reason);
  });

  test("given interviews by one profession only, the report waits for the other", () => {
    let family = familyBefore("single", "RECORD_INTERVIEW");
    for (let i = 0; i < 5; i++)
      family = done(family, "RECORD_INTERVIEW", {
        interviewKind: "history",
        conductedBy: ["socialWorker"],
        presentApplicants: ["first"],
        interviewNotes: "Nota",
      });
    expect(refusedBy(family, "WRITE_REPORT", report)).toContain("bothProfessionsMet");
    expect(refusedBy(family, "WRITE_REPORT", report)).not.toContain("interviewsDone");
  });

  test("given rules without medical certificate, none is asked", () => {
    const family = familyBefore("single", "RECORD_INTERVIEW");
    const rules = { trainingMeetings: 2, interviews: 0, homeVisits: 0, bothProfessions: 0 };
    const foster = (medicalCertificate: number) => ({
      id: "foster",
      version: 2,
      values: { ...rules, medicalCertificate },
      source: "prova",
      example: true,
    });
    const without = { ...family, doc: { ...family.doc, context: { ...family.doc.context, medicalSeen: [] } } };
    expect(refusedBy(without, "WRITE_REPORT", report, { facts: { foster: foster(0) } })).not.toContain("medicalSeen");
    expect(refusedBy(without, "WRITE_REPORT", report, { facts: { foster: foster(1) } })).toContain("medicalSeen");
  });

  test("given a declaration made anew, it must be checked again", () => {
    const family = familyBefore("single", "WRITE_REPORT");
    const again = done(family, "RECORD_DECLARATION", { applicant: "$person", declaredFacts: ["criminalRecord"] });
    expect(refusedBy(again, "WRITE_REPORT", report)).toEqual(["declarationsChecked"]);
  });

  test("given a person outside the path, papers and presence are refused", () => {
    const family = familyBefore("single", "WRITE_REPORT");
    const declaration = { applicant: "$stranger", declaredFacts: ["criminalRecord"] };
    expect(refusedBy(family, "RECORD_DECLARATION", declaration)).toEqual(["personIsInPath"]);
    const check = { applicant: "$stranger", checkedWith: "Ufficio", checkResult: "confirmed" };
    expect(refusedBy(family, "RECORD_OFFICE_CHECK", check)).toEqual(["personIsInPath", "declaredBefore"]);
    const visit = { conductedBy: ["socialWorker"], presentApplicants: ["second"], homeNotes: "Nota" };
    expect(refusedBy(family, "HOME_VISIT", visit)).toEqual(["presentAreInPath"]);
  });

  test("no form asks the family for a certificate of a public body", () => {
    const names = Object.values(fosterVetting.versions[1]?.events ?? {}).flatMap(({ form }) =>
      form.fields.map(({ name }) => name),
    );
    expect(names.filter((name) => /certificate/i.test(name))).toEqual(["certificateOn"]);
  });

  test("given the worker in charge, she is not her own second worker", () => {
    const family = familyBefore("single", "WRITE_REPORT");
    const mine = { ...family, doc: { ...family.doc, head: { ...family.doc.head, assignee: "worker-1" } } };
    expect(refusedBy(mine, "SECOND_WORKER", { secondWorker: "worker-1", profession: "psychologist" })).toEqual([
      "secondIsAnother",
    ]);
  });
});

describe("two signatures", () => {
  const written = () => done(familyBefore("single", "WRITE_REPORT"), "WRITE_REPORT", report);

  test("given one signature, no outcome is proposed", () => {
    expect(refusedBy(written(), "PROPOSE_OUTCOME", outcome("included"))).toEqual(["reportSigned"]);
  });
  test("given the same person, the second signature is refused", () => {
    expect(refusedBy(written(), "SIGN_REPORT", { profession: "psychologist" })).toEqual(["fourEyes"]);
  });
  test("given another person of the same profession, the second signature is refused", () => {
    expect(refusedBy(written(), "SIGN_REPORT", { profession: "socialWorker" }, { actor: colleague })).toEqual([
      "otherProfession",
    ]);
  });
  test("given a report rewritten, both sign again", () => {
    const signed = done(written(), "SIGN_REPORT", { profession: "psychologist" }, { actor: colleague });
    expect(signed.doc.context.report).toEqual({ by: "socialWorker", signed: true });
    expect(refusedBy(signed, "SIGN_REPORT", { profession: "psychologist" }, { actor: colleague })).toEqual([
      "reportWaitsForSignature",
    ]);
    expect(refusedBy(done(signed, "WRITE_REPORT", report), "PROPOSE_OUTCOME", outcome("included"))).toEqual([
      "reportSigned",
    ]);
  });
});

describe("restitution and decision", () => {
  const proposed = () => done(familyBefore("single", "PROPOSE_OUTCOME"), "PROPOSE_OUTCOME", outcome("included"));

  test("given an outcome proposed, nothing is decided before the restitution", () => {
    expect(refusedBy(proposed(), "DECIDE", {}, { actor: colleague })).toEqual(["restituted"]);
  });
  test("a restitution says what was told and what the family comments", () => {
    expect(invalidFields(proposed(), "RESTITUTE", { presentApplicants: ["first"] })).toEqual([
      "saidToFamily",
      "familyComments",
    ]);
  });
  test("given the one who proposed, she does not decide", () => {
    expect(refusedBy(told(outcome("included")), "DECIDE")).toEqual(["fourEyes"]);
  });
  test.each([
    [outcome("included"), "inBank"],
    [outcome("includedWithIndications", { indications: "Una alla volta" }), "inBank"],
    [outcome("suspended", { suspensionUntil: "$day+90" }), "suspended"],
    [outcome("notIncluded"), "notIncluded"],
  ])("given %o told to the family, that is what is decided: %s", (payload, state) => {
    const decided = done(told(payload), "DECIDE", {}, { actor: colleague });
    expect(decided.state).toBe(state);
    expect(decided.doc.context.outcome).toBe(payload.proposedOutcome);
    expect(decided.doc.head.closed === true).toBe(state === "notIncluded");
  });
  test("given indications, they are written; given a suspension, its end", () => {
    const family = familyBefore("single", "PROPOSE_OUTCOME");
    expect(invalidFields(family, "PROPOSE_OUTCOME", outcome("includedWithIndications"))).toEqual(["indications"]);
    expect(invalidFields(family, "PROPOSE_OUTCOME", outcome("suspended"))).toEqual(["suspensionUntil"]);
  });
  test("given an objection, the decision waits for the answer", () => {
    const objected = done(told(outcome("notIncluded")), "CONTEST_RESTITUTION", { contestation: "Non è così" });
    expect(refusedBy(objected, "DECIDE", {}, { actor: colleague })).toEqual(["contestationAnswered"]);
    expect(refusedBy(objected, "CONTEST_RESTITUTION", { contestation: "Ancora" })).toEqual(["notContestedYet"]);
    const answer = { answerOutcome: "confirmed", contestationAnswer: "Riletto insieme" };
    const answered = done(objected, "ANSWER_CONTESTATION", answer);
    expect(done(answered, "DECIDE", {}, { actor: colleague }).state).toBe("notIncluded");
    expect(refusedBy(answered, "ANSWER_CONTESTATION", answer)).toEqual(["contestationOpen"]);
  });
  test("given an objection that asks for new interviews, the report falls and interviews held still count", () => {
    const objected = done(told(outcome("notIncluded")), "CONTEST_RESTITUTION", { contestation: "Non è così" });
    const again = done(objected, "ANSWER_CONTESTATION", { answerOutcome: "newInterviews", contestationAnswer: "Sì" });
    expect(again.state).toBe("inKnowledge");
    expect(again.doc.context).toMatchObject({ interviews: 5 });
    expect(again.doc.context).not.toHaveProperty("report");
    expect(refusedBy(again, "PROPOSE_OUTCOME", outcome("included"))).toEqual(["reportSigned"]);
  });
  test("given another outcome wanted, the case goes back and the family is told again", () => {
    const back = done(told(outcome("included")), "SEND_BACK", { sendBackReason: "Manca un approfondimento" });
    expect(back.state).toBe("inKnowledge");
    expect(back.doc.context).not.toHaveProperty("restitutedOn");
  });
});
