// Transitions that several stages share: papers on the persons, ways out, the work of knowing a family, going
// back to it, coming back from a pause. Names of guards and actions are those of machine-setup.ts.
import { and } from "xstate";
import { reportNeeds } from "./guards.ts";
import { start, stop } from "./machine-setup.ts";

const pauseFrom = (state: string) =>
  ({
    target: "pausedByFamily",
    actions: [
      "contacted",
      { type: "pausedHere", params: { state } },
      { type: "suspendDeadlines", params: { ground: "pausedByFamily" } },
      start("pauseReview"),
    ],
  }) as const;

export const resumeTo = (state: string) =>
  ({
    target: state,
    guard: { type: "pausedFrom", params: { state } },
    actions: ["contacted", "pauseEnded", stop("pauseReview"), "resumeDeadlines"],
  }) as const;

export const withdraw = { target: "withdrawn", guard: "notYetInBank" } as const;
export const handOver = { target: "transferredOut", guard: "noChildWithFamily" } as const;
export const leaveBank = { target: "left", guard: "noChildWithFamily" } as const;
/** The same, where a family may also be on its first path. */
export const leaveFromReassessment = { target: "left", guard: and(["inReassessment", "noChildWithFamily"]) } as const;
/** Possible at every stage before the bank. */
export const waysOut = (state: string) =>
  ({ WITHDRAW: withdraw, TRANSFER: handOver, PAUSE: pauseFrom(state) }) as const;

/** The child goes while the family is being seen again: the stage stays. */
export const childLeaves = {
  guard: "childWithFamily",
  actions: ["engagementEnded", stop("engagementEnd")],
} as const;

/** Papers on the persons may come at any time of the path. */
export const papers = {
  RECORD_DECLARATION: { guard: "personIsInPath", actions: ["declared", start("officeCheck")] },
  RECORD_OFFICE_CHECK: {
    guard: and(["personIsInPath", "declaredBefore"]),
    actions: ["checked", "stopCheckWhenAllChecked"],
  },
  RECORD_MEDICAL_CERTIFICATE: { guard: "personIsInPath", actions: "medicalSeen" },
  DECLARE_AVAILABILITY: { actions: ["contacted", "availabilityDeclared"] },
} as const;

const householdActs = ["claimsFollowHousehold", "householdChanged", "headOfApplicants"] as const;
const householdGuard = and(["remainingIsInPath", "joiningIsNew", "personsKnown"]);
export const changeInPlace = { CHANGED_HOUSEHOLD: { guard: householdGuard, actions: householdActs } } as const;

export const meeting = { guard: "presentAreInPath", actions: ["contacted", "trainingMet"] } as const;
export const startKnowledge = {
  target: "inKnowledge",
  guard: and(["rulesKnown", "trainingDone", "otherServiceReportGiven"]),
  actions: ["newRound", start("knowledge")],
} as const;

/** Interviews, visit, report: the same work in the first path and in a reassessment. */
export const knowledge = {
  ...papers,
  ...changeInPlace,
  SECOND_WORKER: { guard: "secondIsAnother", actions: "secondNamed" },
  RECORD_INTERVIEW: { guard: "presentAreInPath", actions: ["contacted", "interviewed"] },
  HOME_VISIT: { guard: "presentAreInPath", actions: ["contacted", "visited"] },
  LISTEN_OWN_CHILDREN: { actions: ["contacted", "childrenHeard"] },
  WRITE_REPORT: { guard: and([...reportNeeds]), actions: "reportWritten" },
  SIGN_REPORT: { guard: and(["reportWaitsForSignature", "otherProfession"]), actions: "reportSigned" },
  PROPOSE_OUTCOME: {
    target: "restitution",
    guard: and(["reportSigned", "outcomeFitsApplicants", "childNotLeftWithoutFamily"]),
    actions: ["outcomeProposed", stop("knowledge"), stop("reassessment"), start("restitute")],
  },
} as const;

const reportGoes = [
  "reportFalls",
  stop("restitute", "cancelled"),
  stop("decide", "cancelled"),
  stop("answerContestation"),
] as const;
/** Back to the interviews of the round the family is in; the report and what followed fall. */
export const sendBack = [
  { target: "reassessment", guard: "inReassessment", actions: [...reportGoes, start("reassessment")] },
  { target: "inKnowledge", guard: "notYetInBank", actions: [...reportGoes, start("knowledge")] },
] as const;
export const answerContestation = [
  {
    target: "reassessment",
    guard: and(["contestationOpen", "wantsNewInterviews", "inReassessment"]),
    actions: [...reportGoes, start("reassessment")],
  },
  {
    target: "inKnowledge",
    guard: and(["contestationOpen", "wantsNewInterviews", "notYetInBank"]),
    actions: [...reportGoes, start("knowledge")],
  },
  { guard: "contestationOpen", actions: ["contestationAnswered", stop("answerContestation")] },
] as const;
/** The report speaks of a family that is no longer so. */
export const changeAfterReport = [
  {
    target: "reassessment",
    guard: and(["remainingIsInPath", "joiningIsNew", "personsKnown", "inReassessment"]),
    actions: [...householdActs, ...reportGoes, start("reassessment")],
  },
  {
    target: "inKnowledge",
    guard: and(["remainingIsInPath", "joiningIsNew", "personsKnown", "notYetInBank"]),
    actions: [...householdActs, ...reportGoes, start("knowledge")],
  },
] as const;

export const reassess = {
  target: "reassessment",
  guard: householdGuard,
  actions: [
    ...householdActs,
    "reassessed",
    stop("bankReview", "cancelled"),
    stop("unavailabilityEnd", "cancelled"),
    start("reassessment"),
  ],
} as const;

const decided = ["decided", stop("decide")] as const;
/** What the family was told is what is decided; another outcome needs another restitution. */
export const decide = [
  {
    target: "inBank",
    guard: and(["contestationAnswered", "goesToBank"]),
    actions: [...decided, start("bankReview")],
  },
  {
    target: "engaged",
    guard: and(["contestationAnswered", "staysWithChild"]),
    actions: [...decided, start("bankReview")],
  },
  {
    target: "suspended",
    guard: and(["contestationAnswered", "isSuspension"]),
    actions: [...decided, "startSuspensionEnd"],
  },
  { target: "notIncluded", guard: and(["contestationAnswered", "isNotIncluded"]), actions: decided },
  { target: "assessedForChild", guard: and(["contestationAnswered", "isForOneChild"]), actions: decided },
] as const;
