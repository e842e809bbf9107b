// Rules of relatives, of families known elsewhere, of life in the bank, of changes, pauses, ends and returns.
import { describe, expect, test } from "vitest";
import { fosterVetting } from "../../workflows/foster-vetting/index.ts";
import {
  act,
  colleague,
  done,
  effectsOf,
  familyBefore,
  invalidFields,
  outcome,
  payloadOf,
  refusedBy,
  register,
  restitution,
  told,
  unopened,
} from "./foster-vetting-family.ts";

describe("relatives", () => {
  const ready = () => familyBefore("relatives", "PROPOSE_OUTCOME");

  test("no outcome leads them into the bank", () => {
    expect(invalidFields(ready(), "PROPOSE_OUTCOME", outcome("included"))).toEqual(["proposedOutcome", "kinOutcome"]);
    for (const kinOutcome of ["kinFavourable", "kinUnfavourable"]) {
      let family = done(ready(), "PROPOSE_OUTCOME", { kinOutcome, outcomeReasons: "Motivi" });
      family = done(family, "RESTITUTE", restitution);
      expect(done(family, "DECIDE", {}, { actor: colleague }).state).toBe("assessedForChild");
    }
  });
  test("they are held for that child only, and need no course", () => {
    const claims = effectsOf(unopened, "REGISTER_INTEREST", payloadOf("relatives", "REGISTER_INTEREST"));
    expect(claims).toContainEqual({ effect: "claim", kind: "foster-applicant", resource: "id-of-person/id-of-child" });
    expect(claims).toContainEqual({ effect: "link", role: "child", to: "id-of-child" });
    expect(done(familyBefore("relatives", "START_KNOWLEDGE"), "START_KNOWLEDGE").state).toBe("inKnowledge");
  });
  test("whatever they do, no state of the bank is reached", () => {
    const decided = done(
      done(
        done(ready(), "PROPOSE_OUTCOME", { kinOutcome: "kinFavourable", outcomeReasons: "Motivi" }),
        "RESTITUTE",
        restitution,
      ),
      "DECIDE",
      {},
      { actor: colleague },
    );
    expect(done(decided, "REOPEN", { reopenReason: "Nuovi fatti" }).state).toBe("inKnowledge");
    expect(decided.doc.head.closed).toBe(true);
  });
});

describe("families known by another service", () => {
  test("the short path starts with that service's report only", () => {
    const arrived = familyBefore("other service", "RECORD_EXTERNAL_REPORT");
    expect(arrived.state).toBe("transferred");
    expect(arrived.doc.head.waitingFor).toBe("otherService");
    expect(refusedBy(arrived, "START_KNOWLEDGE")).toEqual(["otherServiceReportGiven"]);
  });
  test("a family on loan needs the other head's dated yes", () => {
    const arrived = familyBefore("other service", "RECORD_EXTERNAL_REPORT");
    const lent = { ...payloadOf("other service", "RECORD_EXTERNAL_REPORT"), onLoan: true };
    expect(invalidFields(arrived, "RECORD_EXTERNAL_REPORT", lent)).toEqual(["otherSupervisorAgreedOn"]);
  });
  test("a family on our own path has no such report", () => {
    const informed = familyBefore("single", "ENROLL_COURSE");
    expect(refusedBy(informed, "RECORD_EXTERNAL_REPORT", payloadOf("other service", "RECORD_EXTERNAL_REPORT"))).toEqual(
      ["vettedElsewhere"],
    );
  });
});

describe("in the bank", () => {
  const inBank = () => familyBefore("couple", "SET_UNAVAILABLE");
  const engaged = () => familyBefore("couple", "RELEASE");

  test("given an end, unavailability has a term on that day and no more", () => {
    const away = done(inBank(), "SET_UNAVAILABLE", { unavailableReason: "Lavori", unavailableUntil: "2027-06-30" });
    expect(away.doc.deadlines.unavailabilityEnd).toMatchObject({ status: "running", dueOn: "2027-06-30" });
    expect(refusedBy(away, "ENGAGE", { proposedKind: "partTime" })).toEqual(["notNow"]);
    expect(done(away, "SET_AVAILABLE").doc.deadlines.unavailabilityEnd).toMatchObject({ status: "met" });
  });
  test("given a kind the family did not declare, it is not proposed", () => {
    const emergency = { proposedKind: "emergency", proposedBy: "ourService" };
    expect(refusedBy(inBank(), "PROPOSE_TO_FAMILY", emergency)).toEqual(["kindIsDeclared"]);
    expect(refusedBy(inBank(), "ENGAGE", { proposedKind: "emergency" })).toEqual(["kindIsDeclared"]);
  });
  test("given a child with the family, it neither leaves nor passes elsewhere", () => {
    const leave = { endedBy: "family", leaveReason: "Stanchi" };
    expect(refusedBy(engaged(), "LEAVE_BANK", leave)).toEqual(["noChildWithFamily"]);
    expect(refusedBy(engaged(), "TRANSFER", { otherService: "Altro", transferReason: "Trasloco" })).toEqual([
      "noChildWithFamily",
    ]);
    const free = done(engaged(), "RELEASE");
    expect(free.doc.context).not.toHaveProperty("engagement");
    expect(done(free, "LEAVE_BANK", leave)).toMatchObject({ state: "left", doc: { head: { closed: true } } });
  });
  test("given a child with the family, a reassessment cannot leave the child without it", () => {
    const family = familyBefore("couple fostering", "PROPOSE_OUTCOME", 1);
    expect(family.state).toBe("reassessment");
    expect(refusedBy(family, "PROPOSE_OUTCOME", outcome("notIncluded"))).toEqual(["childNotLeftWithoutFamily"]);
    const free = done(family, "RELEASE");
    expect(free.state).toBe("reassessment");
    expect(done(free, "PROPOSE_OUTCOME", outcome("notIncluded")).state).toBe("restitution");
    expect(refusedBy(free, "RELEASE")).toEqual(["childWithFamily"]);
  });
  test("given a loan, both heads and the family say yes, and the proposer does not authorise", () => {
    expect(refusedBy(inBank(), "LEND_OUT", lend, { actor: colleague })).toEqual(["loanProposed"]);
    const asked = done(inBank(), "PROPOSE_LOAN", { otherService: "Altro Servizio", loanReason: "Urgenza" });
    expect(refusedBy(asked, "LEND_OUT", lend)).toEqual(["fourEyes"]);
    expect(invalidFields(asked, "LEND_OUT", {})).toEqual(["otherSupervisorAgreedOn", "familyAgreedOn"]);
    const lent = done(asked, "LEND_OUT", lend, { actor: colleague });
    expect(lent).toMatchObject({ state: "engaged", doc: { context: { engagement: "loan" } } });
  });
  const lend = { otherSupervisorAgreedOn: "2026-03-01", familyAgreedOn: "2026-03-01" };

  test("given a family in the bank, it is not withdrawn as if on its first path", () => {
    const again = done(inBank(), "CHANGED_HOUSEHOLD", { changeKind: "birth", ownChildrenCount: 3 });
    expect(again.state).toBe("reassessment");
    expect(refusedBy(again, "WITHDRAW", { endedBy: "family", withdrawReason: "No" })).toEqual(["notYetInBank"]);
  });
  test("the list tells the kinds of availability and since when the family is in this stage", () => {
    expect(inBank().doc.columns).toMatchObject({ applicantKind: "couple", partTime: true, residential: true });
    expect(inBank().doc.columns).not.toHaveProperty("emergency");
    expect(inBank().doc.columns).toMatchObject({ stageSince: "2026-08-30", lastContactOn: "2026-08-15" });
  });
});

describe("changes of the household", () => {
  test("given a change after the restitution, the report falls and the path goes on", () => {
    const changed = done(told(outcome("included")), "CHANGED_HOUSEHOLD", { changeKind: "illness" });
    expect(changed.state).toBe("inKnowledge");
    expect(changed.doc.context).not.toHaveProperty("report");
  });
  test("given a separation, the one who stays goes on alone and the other is free", () => {
    const family = familyBefore("pausing couple", "CHANGED_HOUSEHOLD");
    const change = { changeKind: "separation", remainingApplicant: "$partner" };
    expect(effectsOf(family, "CHANGED_HOUSEHOLD", change)).toEqual([
      { effect: "release", kind: "foster-applicant", resource: "id-of-person" },
      { effect: "unlink", role: "applicant", to: "id-of-person" },
    ]);
    const alone = done(family, "CHANGED_HOUSEHOLD", change);
    expect(alone.doc.head.personId).toBe("id-of-partner");
    expect(alone.doc.context).toMatchObject({ applicants: ["id-of-partner"], applicantKind: "single" });
    expect(alone.doc.columns.applicantKind).toBe("single");
  });
  test("given someone who joins, the course and the papers are asked of them too", () => {
    const family = familyBefore("single", "START_KNOWLEDGE");
    const two = done(family, "CHANGED_HOUSEHOLD", { changeKind: "newMember", joiningApplicant: "$partner" });
    expect(two.doc.context.applicantKind).toBe("couple");
    expect(refusedBy(two, "START_KNOWLEDGE")).toEqual(["trainingDone"]);
    const third = { changeKind: "newMember", joiningApplicant: "$other" };
    expect(refusedBy(two, "CHANGED_HOUSEHOLD", third)).toEqual(["joiningIsNew"]);
  });
  test("given a stranger who would stay, it is refused", () => {
    const family = familyBefore("pausing couple", "CHANGED_HOUSEHOLD");
    const stranger = { changeKind: "separation", remainingApplicant: "$stranger" };
    expect(refusedBy(family, "CHANGED_HOUSEHOLD", stranger)).toEqual(["remainingIsInPath"]);
  });
});

describe("pause, end and return", () => {
  test("given a pause, terms stand still and run again from where they were", () => {
    const parameters = { foster: { informDays: 14, pauseReviewMonths: 6 } };
    let family = done(unopened, "REGISTER_INTEREST", register(), { parameters, day: "2026-01-12" });
    family = done(family, "PAUSE", { pauseReason: "Lutto" }, { parameters, day: "2026-01-15" });
    expect(family.doc.deadlines).toMatchObject({
      inform: { status: "suspended" },
      pauseReview: { status: "running", dueOn: "2026-07-15" },
    });
    family = done(family, "RESUME", {}, { parameters, day: "2026-01-25" });
    expect(family.state).toBe("interest");
    expect(family.doc.deadlines).toMatchObject({
      inform: { status: "running", dueOn: "2026-02-05" },
      pauseReview: { status: "met" },
    });
  });
  test("given an end, persons are free and terms stop; reopening takes them again", () => {
    const ended = { endedBy: "family", withdrawReason: "No" };
    const family = done(familyBefore("single", "WRITE_REPORT"), "WITHDRAW", ended);
    expect(family).toMatchObject({ state: "withdrawn", doc: { head: { closed: true, weight: 0 } } });
    expect(effectsOf(familyBefore("single", "WRITE_REPORT"), "WITHDRAW", ended)).toEqual([
      { effect: "release", kind: "foster-applicant", resource: "id-of-person" },
    ]);
    expect(effectsOf(family, "REOPEN", { reopenReason: "Ritorna" })).toEqual([
      { effect: "claim", kind: "foster-applicant", resource: "id-of-person" },
    ]);
    expect(done(family, "REOPEN", { reopenReason: "Ritorna" })).toMatchObject({ state: "informed" });
  });
  test("given a family that had been in the bank, it comes back by a reassessment", () => {
    const gone = done(familyBefore("couple", "SET_UNAVAILABLE"), "TRANSFER", {
      otherService: "Altro",
      transferReason: "Trasloco",
    });
    expect(gone.state).toBe("transferredOut");
    expect(done(gone, "REOPEN", { reopenReason: "Ritorna" }).state).toBe("reassessment");
    const early = done(familyBefore("single", "WRITE_REPORT"), "TRANSFER", {
      otherService: "Altro",
      transferReason: "Trasloco",
    });
    expect(done(early, "REOPEN", { reopenReason: "Ritorna" }).state).toBe("informed");
  });
  test("given a closed path, no step but completing, reopening is possible", () => {
    const closed = done(familyBefore("single", "WRITE_REPORT"), "WITHDRAW", {
      endedBy: "service",
      withdrawReason: "No",
    });
    const refused = act(closed, "RECORD_TRAINING_MEETING", { presentApplicants: ["first"] });
    expect(refused.kind === "refused" && refused.refusal).toMatchObject({
      code: "notNow",
      allowed: expect.arrayContaining(["REOPEN", "COMPLETE_DATA"]) as string[],
    });
  });
});

test("nobody but the two of the team and the head of the area reads content", () => {
  const content = Object.entries(fosterVetting.roles.rights).filter(([, right]) => right.read.level === "content");
  expect(content.map(([role]) => role).sort()).toEqual(["fosterTeam", "psychologist", "supervisor"]);
  const reserved = content.filter(([, right]) => right.read.classes.includes("reserved"));
  expect(reserved.map(([role]) => role)).toEqual(["psychologist"]);
  const deciders = content.filter(([, right]) => right.send === "*" || right.send.includes("DECIDE"));
  expect(deciders.map(([role]) => role)).toEqual(["supervisor"]);
});
