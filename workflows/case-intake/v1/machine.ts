// The course of an intake case, version 1: contact, listening, assessment, project, delivery, review, end and
// reopening. What several states share is in shared-events.ts; guards and changes have their own files.
import { and, assign, not, setup } from "xstate";
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import { mistaken, notMistaken } from "../../rules/mistakes/contact.ts";
import * as change from "./assigns.ts";
import { budgetChanges, budgeting, delivering, spending } from "./budget.ts";
import { emptyIntake, type IntakeContext } from "./context.ts";
import { endRegister, endRegisters, endRegistersThen, entrusting, resumeRegisters } from "./entrusting.ts";
import { intakeGuards } from "./guards.ts";
import { projectChanges } from "./project.ts";
import {
  agreed,
  always,
  headOfContact,
  mandateHere,
  mandateTakesUp,
  refusals,
  start,
  stop,
  suspendable,
  suspendFrom,
  talks,
  transferable,
  transferFrom,
  urgency,
  urgently,
  waysOut,
} from "./shared-events.ts";
import { filling, toolChanges } from "./tools.ts";

/** What goes on beside every step from the drafted project on; costs may come up when it is long signed. */
const inProject = {
  ...{ ...filling, ...budgeting, ...talks },
  APPROVE_PROJECT: { guard: and(["notApproved", "approvalCovers"]), actions: "approved" },
} as const;

const intake = setup({
  types: { context: {} as IntakeContext, events: {} as MachineEvent },
  guards: intakeGuards,
  actions: {
    ...effectActions,
    opened: assign(change.opened),
    openedFromContact: assign(change.openedFromContact),
    oriented: assign(change.oriented),
    reported: assign(change.reported),
    convoked: assign(change.convoked),
    talked: assign(change.talked),
    missed: assign(change.missed),
    assessed: assign(change.assessed),
    listed: assign(change.listed),
    unlisted: assign(change.unlisted),
    delivered: assign(change.delivered),
    deliveredUrgently: assign(change.deliveredUrgently),
    deliveryEnded: assign(change.deliveryEnded),
    entrusted: assign(change.entrusted),
    deliveredSpent: assign(budgetChanges.deliveredSpent),
    suspended: assign(change.suspended),
    resumed: assign(change.resumed),
    closed: assign(change.closed),
    died: assign(change.died),
    diedThen: assign(change.diedThen),
    refused: assign(change.refused),
    withdrawn: assign(change.withdrawn),
    gone: assign(change.gone),
    mandated: assign(change.mandated),
    mandateEnded: assign(change.mandateEnded),
    moved: assign(change.moved),
    completed: assign(change.completed),
    outcomeSent: assign(change.outcomeSent),
    shared: assign(change.shared),
    unshared: assign(change.unshared),
    removed: assign(change.removed),
    removalSent: assign(change.removalSent),
    removalRequested: assign(change.removalRequested),
    removalDecreed: assign(change.removalDecreed),
    removalOver: assign(change.removalOver),
    noticed: assign(change.noticed),
    handedOver: assign(change.handedOver),
    transferEnded: assign(change.transferEnded),
    mistaken: assign(mistaken),
    notMistaken: assign(notMistaken),
    takenOutside: assign(change.takenOutside),
    reopened: assign(change.reopened),
    drafted: assign(projectChanges.drafted),
    approved: assign(projectChanges.approved),
    signed: assign(projectChanges.signed),
    refusedToSign: assign(projectChanges.refusedToSign),
    reviewed: assign(projectChanges.reviewed),
    goalsEnded: assign(projectChanges.goalsEnded),
    toolFilled: assign(toolChanges.toolFilled),
    committed: assign(budgetChanges.committed),
    commitmentChanged: assign(budgetChanges.commitmentChanged),
    spent: assign(budgetChanges.spent),
    commitmentReleased: assign(budgetChanges.commitmentReleased),
    remember: assign((_, params: { state: string }) => ({ back: params.state })),
  },
});

const listening = { START_LISTENING: { target: "inListening" } } as const;
const newListening = {
  START_LISTENING: { target: "inListening", actions: [start("procedure"), start("firstAppointment")] },
} as const;
const assessing = { START_ASSESSMENT: { target: "inAssessment" } } as const;
const recordAssessment = {
  RECORD_ASSESSMENT: { actions: ["assessed", stop("urgentAssessment")] },
} as const;
const drafting = {
  DRAFT_PROJECT: {
    guard: and(["assessed", "actionsInOrder", "actionGoalsKnown", "payerExplained"]),
    target: "projectDrafted",
    actions: [
      "drafted",
      "unlisted",
      {
        type: "completed",
        params: ({ context }: { context: IntakeContext }) => ({
          fields: context.payingTerritory ? ["payingTerritory"] : [],
        }),
      },
    ],
  },
} as const;
const listing = {
  WAIT_LIST: { guard: "assessed", target: "inWaitingList", actions: ["listed", agreed("listReview", "reviewOn")] },
} as const;
const activating = {
  ACTIVATE_DELIVERY: {
    guard: and(["personIdentified", "personAlive", "signedOrMandate", "approvedForCost", "withinApproved"]),
    target: "inDelivery",
    actions: ["delivered", stop("procedure"), stop("listReview")],
  },
} as const;
const endingDelivery = {
  ...entrusting,
  END_DELIVERY: { guard: and(["deliveryOpen", "deliveryKnown"]), actions: [endRegister, "deliveryEnded"] },
} as const;
const back = (states: readonly string[], actions: readonly ("resumed" | "transferEnded")[]) =>
  states.map((state) => ({ guard: { type: "cameFrom" as const, params: { state } }, target: state, actions }));

const closing = { type: "stopAllDeadlines", params: { as: "met" } } as const;

const ended = {
  ...spending,
  ...delivering,
  REOPEN: { guard: "personAlive", target: "reopening", actions: "reopened" },
  OUTCOME_TO_SENDER: { guard: "senderToAnswer", actions: "outcomeSent" },
  // Told by the person's record: there is nothing left to end here, unless what the death had ended is told of another day.
  PERSON_DIED: [{ guard: "diedOnAnotherDay", actions: [endRegistersThen, "diedThen"] }, {}],
  ...mandateTakesUp,
} as const;

export const intakeMachine = intake.createMachine({
  id: "case-intake",
  context: emptyIntake,
  initial: "unopened",
  states: {
    unopened: {
      on: {
        OPEN_CONTACT: {
          guard: and(["personKnown", "personAlive"]),
          target: "contact",
          actions: [
            "opened",
            { type: "setHead", params: headOfContact },
            { type: "link", params: ({ event }) => ({ role: "person", to: textOf(event.data.person) }) },
            agreed("callBack", "callBackOn"),
          ],
        },
        OPEN_FROM_CONTACT: {
          guard: and(["personKnown", "personAlive"]),
          target: "reported",
          actions: [
            "openedFromContact",
            { type: "setHead", params: headOfContact },
            { type: "link", params: ({ event }) => ({ role: "person", to: textOf(event.data.person) }) },
            start("procedure"),
            start("firstAppointment"),
          ],
        },
      },
    },
    contact: {
      on: {
        ...always,
        ...newListening,
        ...urgently,
        ...mandateTakesUp,
        ORIENT_AND_CLOSE: { target: "closedOriented", actions: ["oriented", closing] },
        OPENED_BY_MISTAKE: { target: "openedByMistake", actions: ["mistaken", closing] },
        REPORT: {
          target: "reported",
          actions: [
            "reported",
            { type: "setHead", params: urgency },
            stop("callBack"),
            start("procedure"),
            start("firstAppointment"),
          ],
        },
      },
    },
    reported: {
      on: {
        ...always,
        ...talks,
        ...waysOut,
        ...refusals,
        ...listening,
        ...urgently,
        ...mandateTakesUp,
        ...transferFrom("reported"),
      },
    },
    inListening: {
      on: {
        ...always,
        ...talks,
        ...waysOut,
        ...refusals,
        ...assessing,
        ...urgently,
        ...mandateHere,
        ...transferFrom("inListening"),
      },
    },
    inAssessment: {
      on: {
        ...always,
        ...filling,
        ...talks,
        ...waysOut,
        ...refusals,
        ...recordAssessment,
        ...listing,
        ...drafting,
        ...urgently,
        ...mandateHere,
        ...transferFrom("inAssessment"),
      },
    },
    inWaitingList: {
      on: {
        ...always,
        ...filling,
        ...talks,
        ...waysOut,
        ...refusals,
        ...drafting,
        ...activating,
        ...urgently,
        ...mandateHere,
        ...transferFrom("inWaitingList"),
        REVIEW_LIST: { actions: ["listed", agreed("listReview", "reviewOn")] },
      },
    },
    projectDrafted: {
      on: {
        ...always,
        ...inProject,
        ...waysOut,
        ...refusals,
        ...recordAssessment,
        ...drafting,
        ...listing,
        ...activating,
        ...endingDelivery,
        ...urgently,
        ...mandateHere,
        ...transferFrom("projectDrafted"),
        REFUSE_TO_SIGN: { guard: "twoWorkers", actions: "refusedToSign" },
        SIGN_PROJECT: {
          guard: and(["approvedIfCosts", "approvedCoversCost", "projectDocument", "bothSidesSigned", "signedByWhoMay"]),
          target: "projectSigned",
          actions: [
            "signed",
            stop("procedure"),
            {
              type: "startDeadline",
              params: ({ context, event }) => ({
                deadline: "verification",
                on: context.project?.verifyOn ?? event.meta.occurredOn,
              }),
            },
          ],
        },
      },
    },
    projectSigned: {
      on: {
        ...always,
        ...inProject,
        ...waysOut,
        ...listing,
        ...drafting,
        ...activating,
        ...endingDelivery,
        ...urgently,
        ...mandateHere,
        ...suspendFrom("projectSigned"),
        ...transferFrom("projectSigned"),
      },
    },
    inDelivery: {
      on: {
        ...always,
        ...inProject,
        ...waysOut,
        ...recordAssessment,
        ...drafting,
        ...activating,
        ...endingDelivery,
        ...mandateHere,
        ...suspendFrom("inDelivery"),
        ...transferFrom("inDelivery"),
        START_REVIEW: { target: "inReview" },
      },
    },
    suspended: {
      on: {
        ...always,
        ...inProject,
        ...waysOut,
        ...endingDelivery,
        ...mandateHere,
        RESUME: back(suspendable, ["resumed"]).map((one) => ({
          ...one,
          actions: [resumeRegisters, "resumed", stop("suspensionEnd")] as const,
        })),
      },
    },
    inReview: {
      on: {
        ...always,
        ...inProject,
        ...waysOut,
        ...drafting,
        ...endingDelivery,
        ...mandateHere,
        ...transferFrom("inReview"),
        RECORD_REVIEW: {
          guard: and(["goalsKnown", "goalsAllSaid"]),
          target: "inDelivery",
          actions: ["reviewed", stop("verification"), agreed("verification", "verifyOn")],
        },
      },
    },
    transferred: {
      on: {
        ...always,
        ACCEPT_TRANSFER: [
          { guard: not("transferInside"), target: "closed", actions: [endRegisters, "takenOutside", closing] },
          ...back(transferable, ["transferEnded"]).map((one) => ({
            ...one,
            actions: ["transferEnded", { type: "clearHead", params: { keys: ["assignee"] } }] as const,
          })),
        ],
        REFUSE_TRANSFER: back(transferable, ["transferEnded"]).map((one) => ({
          ...one,
          actions: [
            {
              type: "setHead",
              params: ({ context }: { context: IntakeContext }) =>
                context.transfer ? { territory: context.transfer.fromTerritory } : {},
            },
            "transferEnded",
          ] as const,
        })),
      },
    },
    // Nothing that ran before runs again: what is to become of it is looked at by a day of its own.
    reopening: {
      entry: start("reopened"),
      exit: stop("reopened"),
      on: {
        ...always,
        ...filling,
        ...newListening,
        ...assessing,
        ...drafting,
        ...mandateTakesUp,
        CLOSE: waysOut.CLOSE,
      },
    },
    closedOriented: { on: ended },
    closed: { on: ended },
    declined: { on: ended },
    untraceable: { on: ended },
    openedByMistake: { on: { NOT_A_MISTAKE: { target: "contact", actions: "notMistaken" }, PERSON_DIED: {} } },
  },
});
