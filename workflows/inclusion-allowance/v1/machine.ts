// The course of an inclusion allowance, version 1: the application arrives, the household is invited and met, its need is looked at
// and leads to the employment centre, to a team or straight to the project; the project is signed and followed meeting by meeting.
// What becomes of the benefit INPS decides: it is written down as it was told, and moves the case only where it ends there.

import { and, assign, enqueueActions, setup } from "xstate";
import { askBodies } from "../../kernel/ask-bodies.ts";
import { personFact } from "../../kernel/case-fact.ts";
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import { applicationKey } from "../../rules/inclusion/application.ts";
import { mistaken, notMistaken } from "../../rules/mistakes/contact.ts";
import * as change from "./context.ts";
import { type AllowanceContext, type At, applicationDays, emptyAllowance, termStart } from "./context.ts";
import { allowanceGuards } from "./guards.ts";

/** One application, one case, from whatever list it comes. */
const applicationOf = (number: string) => ({ kind: "inclusionApplication", resource: applicationKey(number) });

const allowance = setup({
  types: { context: {} as AllowanceContext, events: {} as MachineEvent },
  guards: allowanceGuards,
  actions: {
    ...effectActions,
    opened: assign(change.opened),
    completedDay: assign(change.completed),
    linked: assign(change.linked),
    linkIntake: enqueueActions(({ event, enqueue }) => {
      const to = textOf(event.data.intake);
      if (to !== "") enqueue({ type: "link", params: { role: "intake", to } });
    }),
    /** Of an application whose term runs from the flow nobody asks for the other day. */
    dayNotNeeded: enqueueActions(({ context, enqueue }) => {
      if (context.termFrom) enqueue({ type: "completed", params: { fields: ["activationSignedOn"] } });
    }),
    convoked: assign(change.convoked),
    convocationDelivered: assign(change.convocationDelivered),
    convocationReturned: assign(change.convocationReturned),
    missed: assign(change.missed),
    excused: assign(change.excused),
    met: assign(change.met),
    analysed: assign(change.analysed),
    assessed: assign(change.assessed),
    referred: assign(change.referred),
    takenBack: assign(change.takenBack),
    pactWritten: assign(change.pactWritten),
    pactSigned: assign(change.pactSigned),
    pactRefused: assign(change.pactRefused),
    placed: assign(change.placed),
    placementStarted: assign(change.placementStarted),
    placementStopped: assign(change.placementStopped),
    suspended: assign(change.suspended),
    resumed: assign(change.resumed),
    sanctioned: assign(change.sanctioned),
    reported: assign(change.reported),
    lapsed: assign(change.lapsed),
    reinstated: assign(change.reinstated),
    closed: assign(change.closed),
    died: assign(change.died),
    mistaken: assign(mistaken),
    notMistaken: assign(notMistaken),
  },
});

const headOf = ({ event }: At) => {
  const householdId = textOf(personFact(event)?.head.householdId);
  return { personId: textOf(event.data.person), ...(householdId ? { householdId } : {}) };
};
const stop = (deadline: string, as: "met" | "cancelled" = "met") =>
  ({ type: "stopDeadline", params: { deadline, as } }) as const;
const stopAll = (as: "met" | "cancelled") => ({ type: "stopAllDeadlines", params: { as } }) as const;
/** An empty day starts nothing. */
const startFirst = {
  type: "startDeadline",
  params: (at: At) => ({ deadline: "firstMeeting", on: termStart(applicationDays(at), at.event)?.on ?? "" }),
} as const;
const firstAgain = {
  type: "startDeadline",
  params: ({ context }: At) => ({ deadline: "firstMeeting", on: context.termFrom?.on ?? "" }),
} as const;
const startNext = { type: "startDeadline", params: { deadline: "nextMeeting" } } as const;
const claim = {
  type: "claim",
  params: ({ context, event }: At) => applicationOf(context.applicationNumber || textOf(event.data.applicationNumber)),
} as const;
const release = { type: "release", params: ({ context }: At) => applicationOf(context.applicationNumber) } as const;
const settle = (as: "met" | "cancelled") =>
  ({ type: "settle", params: ({ event }: At) => ({ key: textOf(event.data.answerOf), as }) }) as const;

/** A service may answer wherever the household has gone meanwhile: what it was asked has a term of its own. */
const answering = {
  RECORD_ANSWER: { guard: and(["opinionOpen", "opinionKnown"]), actions: settle("met") },
  GIVE_UP_ANSWER: { guard: and(["opinionOpen", "opinionKnown"]), actions: settle("cancelled") },
} as const;
/** Whatever it is at, until it is over. */
const always = {
  ...answering,
  COMPLETE_APPLICATION: { guard: "activationUnknown", actions: "completedDay" },
  LINK_CASE: { guard: "notLinked", actions: ["linked", "linkIntake"] },
  RECORD_HOUSEHOLD_CHANGE: {},
  RECORD_SUSPENSION: { guard: "benefitRunning", actions: "suspended" },
  RECORD_RESUMPTION: { guard: "benefitSuspended", actions: "resumed" },
  RECORD_SANCTION: { actions: "sanctioned" },
  RECORD_LAPSE: { target: "lapsed", actions: ["lapsed", stopAll("cancelled")] },
  CLOSE_ALLOWANCE: { target: "closed", actions: ["closed", stopAll("met")] },
  END_FOR_DEATH: { target: "closed", actions: ["died", stopAll("cancelled")] },
} as const;
const delivery = {
  RECORD_CONVOCATION_DELIVERY: { guard: and(["deliveryMissing", "afterSending"]), actions: "convocationDelivered" },
  RECORD_CONVOCATION_RETURN: { guard: and(["deliveryMissing", "afterSending"]), actions: "convocationReturned" },
  JUSTIFY_ABSENCE: { guard: "missedLast", actions: "excused" },
} as const;
const convoking = {
  guard: and(["fewConvocations", "sentBeforeMeeting"]),
  actions: [
    "convoked",
    {
      type: "startDeadline",
      params: ({ event }: At) => ({ deadline: "appointment", on: textOf(event.data.convokedFor) }),
    },
  ],
} as const;
const meeting = ["met", stop("appointment"), stop("firstMeeting"), stop("nextMeeting"), startNext] as const;
const notCome = {
  guard: and(["convoked", "appointmentReached"]),
  // Nobody came: the day was not kept.
  actions: ["missed", stop("appointment", "cancelled")],
} as const;
const reporting = {
  REPORT_TO_INPS: {
    guard: and(["fewReports", "missedEnough", "refusalRecorded", "commitmentsAgreed"]),
    target: "reported",
    actions: ["reported", stop("appointment", "cancelled")],
  },
} as const;
/** Until the first meeting. */
const awaited = {
  ...always,
  ...delivery,
  ...reporting,
  COMPLETE_APPLICATION: { guard: "activationUnknown", actions: ["completedDay", startFirst] },
} as const;
/** From the first meeting on. */
const known = {
  ...always,
  ...delivery,
  ...reporting,
  CONVOKE: convoking,
  NO_SHOW: notCome,
  HOLD_MEETING: { actions: meeting },
} as const;
const analysing = {
  RECORD_ANALYSIS: [
    { guard: "workOnly", target: "toEmployment", actions: "analysed" },
    { guard: "simpleNeed", target: "planning", actions: "analysed" },
    { guard: "complexNeed", target: "assessment", actions: "analysed" },
  ],
} as const;
const teamwork = {
  ASK_SERVICES: { guard: "fewRequests", actions: askBodies("opinion", "askedBodies") },
} as const;
/** Where it goes on when INPS let it. */
const goingOn = (actions: readonly "reinstated"[]) =>
  [
    { guard: "wasFollowed", target: "following", actions: [...actions, startNext] },
    { guard: "wasMet", target: "analysis", actions: [...actions, startNext] },
    { guard: "neverMet", target: "received", actions: [...actions, firstAgain] },
  ] as const;

export const allowanceMachine = allowance.createMachine({
  id: "inclusion-allowance",
  context: emptyAllowance,
  initial: "unopened",
  states: {
    unopened: {
      on: {
        OPEN_ALLOWANCE: {
          guard: and(["personKnown", "personAlive", "receivedAfterApplied"]),
          target: "received",
          actions: ["opened", "linkIntake", { type: "setHead", params: headOf }, claim, startFirst, "dayNotNeeded"],
        },
      },
    },
    received: {
      on: {
        ...awaited,
        CONVOKE: { ...convoking, target: "convoked" },
        HOLD_MEETING: { target: "analysis", actions: meeting },
        OPENED_BY_MISTAKE: { target: "openedByMistake", actions: ["mistaken", release, stopAll("cancelled")] },
      },
    },
    convoked: {
      on: {
        ...awaited,
        CONVOKE: convoking,
        NO_SHOW: { ...notCome, target: "received" },
        HOLD_MEETING: { target: "analysis", actions: meeting },
      },
    },
    analysis: { on: { ...known, ...analysing } },
    toEmployment: {
      on: {
        ...known,
        ...analysing,
        REFER_TO_EMPLOYMENT: {
          target: "atEmployment",
          // Meetings are the employment centre's from here on.
          actions: ["referred", stop("appointment", "cancelled"), stop("nextMeeting", "cancelled")],
        },
      },
    },
    atEmployment: {
      on: {
        ...always,
        RECORD_EMPLOYMENT_NEWS: {},
        TAKE_BACK: { target: "analysis", actions: ["takenBack", startNext] },
      },
    },
    assessment: {
      on: {
        ...known,
        ...analysing,
        ...teamwork,
        RECORD_ASSESSMENT: { target: "planning", actions: "assessed" },
      },
    },
    planning: {
      on: {
        ...known,
        ...analysing,
        ...teamwork,
        WRITE_PACT: { actions: "pactWritten" },
        RECORD_PACT_REFUSAL: { guard: "pactWritten", actions: "pactRefused" },
        SIGN_PACT: {
          guard: and(["pactWritten", "pactDocument", "bothSigned"]),
          target: "following",
          actions: "pactSigned",
        },
      },
    },
    following: {
      on: {
        ...known,
        REOPEN_PACT: { target: "planning" },
        ASSIGN_PUC: { guard: and(["pucNew", "fewPlacements"]), actions: "placed" },
        START_PUC: { guard: and(["somebodyPlaced", "pucWaiting"]), actions: "placementStarted" },
        STOP_PUC: { guard: and(["somebodyPlaced", "pucKnown", "pucInOrder"]), actions: "placementStopped" },
      },
    },
    reported: { on: { ...always, ...delivery, GO_ON: goingOn([]) } },
    lapsed: { on: { RECORD_REINSTATEMENT: goingOn(["reinstated"]) } },
    closed: {},
    openedByMistake: {
      on: { NOT_A_MISTAKE: { target: "received", actions: ["notMistaken", claim, firstAgain] } },
    },
  },
});
