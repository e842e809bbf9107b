// Events that several states of case-intake, version 1, understand alike; machine.ts spreads them into its states.

import { and } from "xstate";
import { askBodies } from "../../kernel/ask-bodies.ts";
import { personFact } from "../../kernel/case-fact.ts";
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { mayRefuse } from "../../kernel/observations.ts";
import { awaiting } from "./awaiting.ts";
import { delivering } from "./budget.ts";
import type { IntakeContext } from "./context.ts";
import { endRegisters, endRegistersOfDead, suspendRegisters } from "./entrusting.ts";

interface At {
  context: IntakeContext;
  event: MachineEvent;
}

export const start = (deadline: string) => ({ type: "startDeadline", params: { deadline } }) as const;
export const stop = (deadline: string) => ({ type: "stopDeadline", params: { deadline } }) as const;
/** Starts an agreed term on the day a field gives; nothing when the field is empty. */
export const agreed = (deadline: string, field: string) =>
  ({
    type: "startDeadline",
    params: ({ event }: At) => ({ deadline, on: textOf(event.data[field]) }),
  }) as const;
const stopAll = (as: "met" | "cancelled") => ({ type: "stopAllDeadlines", params: { as } }) as const;

/** Person, household and urgency of a new case. */
export const headOfContact = ({ event }: At) => {
  const householdId = textOf(personFact(event)?.head.householdId);
  return {
    personId: textOf(event.data.person),
    ...(householdId ? { householdId } : {}),
    ...(event.data.urgent === true ? { priority: 1 } : {}),
  };
};
export const urgency = ({ event }: At) => (event.data.urgent === true ? { priority: 1 } : {});

/** `state`: to which it goes back. */
export const suspendFrom = (state: string) =>
  ({
    SUSPEND: {
      target: "suspended",
      actions: [
        suspendRegisters,
        "suspended",
        { type: "remember", params: { state } },
        agreed("suspensionEnd", "expectedUntil"),
      ],
    },
  }) as const;

const mandated = ["mandated", agreed("courtReport", "reportDueOn")] as const;
export const mandateHere = { COURT_MANDATE: { actions: mandated } } as const;
/** A court's order takes a case up again, whatever had ended it; consent is not asked. */
export const mandateTakesUp = {
  COURT_MANDATE: { guard: "personAlive", target: "inListening", actions: mandated },
} as const;

/** An hour term from the minute a field gives. */
const since = (deadline: string, field: string) =>
  ({
    type: "startDeadline",
    params: ({ event }: At) => ({ deadline, at: textOf(event.data[field]) }),
  }) as const;
const removalStep = (step: string) => ({ type: "removalIs", params: { step } }) as const;
const stopRemoval = ["removalAct", "prosecutorRequest", "courtDecree", "removalHearing"].map(
  (deadline) => ({ type: "stopDeadline", params: { deadline, as: "cancelled" } }) as const,
);

/** Art. 403 c.c.: the service's 24 hours, then the terms of prosecutor and court, shown as theirs. Nothing ends by itself. */
const removal = {
  REMOVE_URGENTLY: {
    guard: "noRemoval",
    actions: ["removed", since("removalAct", "safeAt"), { type: "setHead", params: { priority: 2 } }],
  },
  SEND_REMOVAL_ACT: {
    guard: removalStep("act"),
    actions: ["removalSent", stop("removalAct"), since("prosecutorRequest", "sentToProsecutorAt")],
  },
  RECORD_PROSECUTOR_REQUEST: {
    guard: removalStep("prosecutor"),
    actions: ["removalRequested", stop("prosecutorRequest"), since("courtDecree", "requestedAt")],
  },
  RECORD_REMOVAL_DECREE: {
    guard: removalStep("court"),
    actions: ["removalDecreed", stop("courtDecree"), start("removalHearing")],
  },
  RECORD_REMOVAL_HEARING: { guard: removalStep("hearing"), actions: ["removalOver", stop("removalHearing")] },
  END_REMOVAL: { guard: "inRemoval", actions: ["removalOver", ...stopRemoval] },
} as const;

/** In every state that is not closed. */
export const always = {
  PERSON_DIED: {
    target: "closed",
    actions: [
      endRegistersOfDead,
      "died",
      stopAll("cancelled"),
      { type: "clearHead", params: { keys: ["waitingFor", "waitingSince"] } },
    ],
  },
  RESIDENCE_MOVED: {
    actions: ["moved", { type: "toComplete", params: { field: "payingTerritory", withinDays: 15 } }],
  },
  COMPLETE_DATA: { guard: "payerExplained", actions: "completed" },
  ...delivering,
  ...removal,
  ...awaiting,
  SHARE_CARE: { guard: "notYetShared", actions: "shared" },
  END_SHARED_CARE: { guard: and(["careShared", "isShared"]), actions: "unshared" },
} as const;

const keyOfOpinion = ({ event }: At) => ({ key: textOf(event.data.opinion) });

/** From the report on. */
export const talks = {
  CONVOKE: { actions: ["convoked", agreed("appointment", "convokedFor")] },
  NO_SHOW: { guard: "convoked", actions: ["missed", stop("appointment")] },
  RECORD_INTERVIEW: { actions: ["talked", stop("appointment"), stop("firstAppointment")] },
  HOME_VISIT: { actions: ["talked", stop("appointment"), stop("firstAppointment")] },
  SECOND_OPINION: { guard: "twoWorkers" },
  REQUEST_OPINION: {
    guard: "fewRequests",
    actions: [askBodies("opinion", "opinionBodies")],
  },
  RECORD_OPINION: { guard: and(["opinionOpen", "opinionKnown"]), actions: [{ type: "settle", params: keyOfOpinion }] },
  WITHDRAW_OPINION: {
    guard: and(["opinionOpen", "opinionKnown"]),
    actions: [
      { type: "settle", params: ({ event }: At) => ({ key: textOf(event.data.opinion), as: "cancelled" as const }) },
    ],
  },
  OUTCOME_TO_SENDER: { guard: "senderToAnswer", actions: "outcomeSent" },
  SEND_COURT_REPORT: {
    guard: "hasMandate",
    actions: [stop("courtReport"), agreed("courtReport", "nextReportOn")],
  },
  END_MANDATE: { guard: "hasMandate", actions: ["mandateEnded", stop("courtReport")] },
} as const;

/** Ways out that the person, the worker or another body take; registers of providers end first, while the case knows which run. */
export const waysOut = {
  CLOSE: {
    guard: and(["noMandate", "goalsKnown"]),
    target: "closed",
    actions: [endRegisters, "goalsEnded", "closed", stopAll("met")],
  },
  DECLINE: { guard: "noMandate", target: "declined", actions: [endRegisters, "withdrawn", stopAll("cancelled")] },
  DECLARE_UNTRACEABLE: { target: "untraceable", actions: [endRegisters, "gone", stopAll("cancelled")] },
} as const;

/** The request of an act that may be refused: notice, observations, refusal (L. 241/1990 art. 10-bis). */
export const refusals = {
  SEND_REFUSAL_NOTICE: {
    guard: "noticeNotSent",
    actions: ["noticed", "refusalNotice"],
  },
  RECORD_OBSERVATIONS: {
    guard: "noticeSent",
    actions: ["refusalNoticeAnswered"],
  },
  REFUSE_REQUEST: { guard: and(mayRefuse), target: "closed", actions: ["refused", stopAll("met")] },
} as const;

export const transferFrom = (state: string) =>
  ({
    TRANSFER: {
      guard: "toAnotherComune",
      target: "transferred",
      actions: [
        { type: "remember", params: { state } },
        "handedOver",
        {
          type: "setHead",
          params: ({ event }: At) => (event.data.inside === true ? { territory: textOf(event.data.territory) } : {}),
        },
      ],
    },
  }) as const;

/** Delivering before assessing: an assessment is owed within a term of the body's own rules. */
export const urgently = {
  ACTIVATE_URGENTLY: [
    {
      guard: "assessedAndAlive",
      target: "inDelivery",
      actions: ["deliveredUrgently", { type: "setHead", params: { priority: 1 } }],
    },
    {
      guard: "personAlive",
      target: "inDelivery",
      actions: ["deliveredUrgently", start("urgentAssessment"), { type: "setHead", params: { priority: 1 } }],
    },
  ],
} as const;

/** States from which a case may be suspended, and handed to another comune. */
export const suspendable = ["projectSigned", "inDelivery"];
export const transferable = [
  "reported",
  "inListening",
  "inAssessment",
  "inWaitingList",
  "projectDrafted",
  "projectSigned",
  "inDelivery",
  "inReview",
];
