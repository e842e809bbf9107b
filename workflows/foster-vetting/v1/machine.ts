// The family's own path from interest to the bank and back, version 1.
// No matching and no placement here: that a child is with the family is a fact with dates only.
import { and } from "xstate";
import { emptyContext } from "./context.ts";
import {
  answerContestation,
  changeAfterReport,
  changeInPlace,
  childLeaves,
  decide,
  handOver,
  knowledge,
  leaveBank,
  leaveFromReassessment,
  meeting,
  papers,
  reassess,
  resumeTo,
  sendBack,
  startKnowledge,
  waysOut,
  withdraw,
} from "./machine-parts.ts";
import { start, stop, vettingSetup } from "./machine-setup.ts";

const confirmAvailability = { actions: ["contacted", "availabilityDeclared", start("bankReview")] } as const;
const placed = { target: "engaged", actions: ["engagedByPlacement", "startUntil"] } as const;
const openedActs = ["opened", "contacted", "headOfApplicants", "linkPersons", "claimApplicants"] as const;
const closing = ["entered", "releaseApplicants", { type: "stopAllDeadlines", params: {} }] as const;
const reopenToWork = {
  target: "inKnowledge",
  actions: ["claimApplicants", "newRound", start("knowledge")],
} as const;
const reopenToReassessment = {
  target: "reassessment",
  actions: ["claimApplicants", "reassessed", start("reassessment")],
} as const;
const reopenInformed = { target: "informed", actions: ["claimApplicants", "newRound", "pauseEnded"] } as const;

export const machine = vettingSetup.createMachine({
  id: "foster-vetting",
  initial: "unopened",
  context: emptyContext,
  // What was not known at the first contact may come at any stage.
  on: { COMPLETE_DATA: { actions: ["dataCompleted", "headOfApplicants"] } },
  states: {
    unopened: {
      on: {
        REGISTER_INTEREST: [
          {
            target: "transferred",
            guard: and(["applicantsDiffer", "personsKnown", "isTransfer"]),
            actions: openedActs,
          },
          {
            target: "interest",
            guard: and(["applicantsDiffer", "personsKnown"]),
            actions: [...openedActs, start("inform")],
          },
        ],
      },
    },
    interest: {
      entry: "entered",
      on: { ...waysOut("interest"), INFORM: { target: "informed", actions: ["contacted", stop("inform")] } },
    },
    transferred: {
      entry: "entered",
      on: {
        ...papers,
        ...changeInPlace,
        ...waysOut("transferred"),
        RECORD_EXTERNAL_REPORT: { actions: "otherServiceReported" },
        START_KNOWLEDGE: startKnowledge,
      },
    },
    informed: {
      entry: "entered",
      on: {
        ...papers,
        ...changeInPlace,
        ...waysOut("informed"),
        RECORD_EXTERNAL_REPORT: { guard: "vettedElsewhere", actions: "otherServiceReported" },
        ENROLL_COURSE: { target: "waitingCourse" },
        START_KNOWLEDGE: startKnowledge,
      },
    },
    waitingCourse: {
      entry: "entered",
      on: {
        ...papers,
        ...changeInPlace,
        ...waysOut("waitingCourse"),
        ENROLL_COURSE: {},
        RECORD_TRAINING_MEETING: { ...meeting, target: "inTraining" },
      },
    },
    inTraining: {
      entry: "entered",
      on: {
        ...papers,
        ...changeInPlace,
        ...waysOut("inTraining"),
        ENROLL_COURSE: { target: "waitingCourse" },
        RECORD_TRAINING_MEETING: meeting,
        START_KNOWLEDGE: startKnowledge,
      },
    },
    inKnowledge: { entry: "entered", on: { ...knowledge, ...waysOut("inKnowledge") } },
    reassessment: {
      entry: "entered",
      on: { ...knowledge, ...waysOut("reassessment"), LEAVE_BANK: leaveBank, RELEASE: childLeaves },
    },
    restitution: {
      entry: "entered",
      on: {
        ...waysOut("restitution"),
        LEAVE_BANK: leaveFromReassessment,
        RELEASE: childLeaves,
        RESTITUTE: {
          target: "decision",
          guard: "presentAreInPath",
          actions: ["contacted", "restituted", stop("restitute"), start("decide")],
        },
        // Listed only so that asking for it is refused with its sentence: the family is told first.
        DECIDE: { guard: "restituted" },
        CHANGED_HOUSEHOLD: changeAfterReport,
      },
    },
    decision: {
      entry: "entered",
      on: {
        WITHDRAW: withdraw,
        TRANSFER: handOver,
        LEAVE_BANK: leaveFromReassessment,
        RELEASE: childLeaves,
        CONTEST_RESTITUTION: {
          guard: "notContestedYet",
          actions: ["contacted", "contested", start("answerContestation")],
        },
        ANSWER_CONTESTATION: answerContestation,
        SEND_BACK: sendBack,
        CHANGED_HOUSEHOLD: changeAfterReport,
        DECIDE: decide,
      },
    },
    inBank: {
      entry: "entered",
      on: {
        DECLARE_AVAILABILITY: confirmAvailability,
        SET_UNAVAILABLE: { target: "unavailable", actions: ["contacted", "loanDropped", "startUntil"] },
        PROPOSE_TO_FAMILY: { target: "proposed", guard: "kindIsDeclared", actions: "contacted" },
        ENGAGE: { ...placed, guard: "kindIsDeclared" },
        PROPOSE_LOAN: { actions: "loanProposed" },
        LEND_OUT: { target: "engaged", guard: "loanProposed", actions: ["engagedByLoan", "startUntil"] },
        CHANGED_HOUSEHOLD: reassess,
        TRANSFER: handOver,
        LEAVE_BANK: leaveBank,
      },
    },
    unavailable: {
      entry: "entered",
      on: {
        DECLARE_AVAILABILITY: confirmAvailability,
        SET_AVAILABLE: { target: "inBank", actions: ["contacted", stop("unavailabilityEnd")] },
        CHANGED_HOUSEHOLD: reassess,
        TRANSFER: handOver,
        LEAVE_BANK: leaveBank,
      },
    },
    proposed: {
      entry: "entered",
      on: {
        DECLINE_PROPOSAL: { target: "inBank" },
        ENGAGE: { ...placed, guard: "kindIsDeclared" },
        CHANGED_HOUSEHOLD: reassess,
        LEAVE_BANK: leaveBank,
      },
    },
    engaged: {
      entry: "entered",
      on: {
        DECLARE_AVAILABILITY: confirmAvailability,
        RELEASE: { target: "inBank", actions: ["engagementEnded", stop("engagementEnd")] },
        CHANGED_HOUSEHOLD: reassess,
        // Listed only so that asking for them is refused with their sentence: the child's placement ends first.
        TRANSFER: { guard: "noChildWithFamily" },
        LEAVE_BANK: { guard: "noChildWithFamily" },
      },
    },
    pausedByFamily: {
      entry: "entered",
      on: {
        RESUME: [
          resumeTo("interest"),
          resumeTo("informed"),
          resumeTo("transferred"),
          resumeTo("waitingCourse"),
          resumeTo("inTraining"),
          resumeTo("inKnowledge"),
          resumeTo("reassessment"),
          resumeTo("restitution"),
        ],
        RELEASE: childLeaves,
        WITHDRAW: withdraw,
        LEAVE_BANK: leaveFromReassessment,
        TRANSFER: handOver,
      },
    },
    suspended: {
      entry: "entered",
      on: {
        REOPEN: [
          {
            target: "reassessment",
            guard: "inReassessment",
            actions: ["reassessed", stop("suspensionEnd"), start("reassessment")],
          },
          {
            target: "inKnowledge",
            guard: "notYetInBank",
            actions: ["newRound", stop("suspensionEnd"), start("knowledge")],
          },
        ],
        WITHDRAW: withdraw,
        LEAVE_BANK: leaveFromReassessment,
        TRANSFER: handOver,
      },
    },
    notIncluded: { entry: closing, on: { REOPEN: reopenToWork } },
    assessedForChild: { entry: closing, on: { REOPEN: reopenToWork } },
    withdrawn: { entry: closing, on: { REOPEN: reopenInformed } },
    left: { entry: closing, on: { REOPEN: reopenToReassessment } },
    transferredOut: {
      entry: closing,
      on: {
        REOPEN: [
          { ...reopenToReassessment, guard: "wasInBank" },
          { ...reopenInformed, guard: "neverInBank" },
        ],
      },
    },
  },
});
