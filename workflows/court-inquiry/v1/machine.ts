// Life of a court inquiry, version 1: the request of a court, a prosecutor or the probation office arrives, a worker looks into it,
// the report is written, signed and sent, more may be asked, and it ends with what the authority made of it.

import { and, assign, setup } from "xstate";
import { askBodies } from "../../kernel/ask-bodies.ts";
import { personFact } from "../../kernel/case-fact.ts";
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import { linkIntake } from "../../kernel/link-intake.ts";
import * as change from "./context.ts";
import { type At, emptyInquiry, type InquiryContext } from "./context.ts";
import { extensionKey, inquiryGuards } from "./guards.ts";

const inquiry = setup({
  types: { context: {} as InquiryContext, events: {} as MachineEvent },
  guards: inquiryGuards,
  actions: {
    ...effectActions,
    opened: assign(change.opened),
    linked: assign(change.linked),
    daySet: assign(change.daySet),
    convoked: assign(change.convoked),
    met: assign(change.met),
    visited: assign(change.visited),
    missed: assign(change.missed),
    extensionAsked: assign(change.extensionAsked),
    extensionAnswered: assign(change.extensionAnswered),
    written: assign(change.written),
    signed: assign(change.signed),
    reportDropped: assign(change.reportDropped),
    sent: assign(change.sent),
    integrationAsked: assign(change.integrationAsked),
    concluded: assign(change.concluded),
    handedBack: assign(change.handedBack),
    died: assign(change.died),
  },
});

/** A case of violence is read by few from its first minute: who follows it, who opened it, the head of the area named there. */
const headOf = ({ event }: At) => {
  const { data, meta } = event;
  const householdId = textOf(personFact(event)?.head.householdId);
  const [assignee, head] = [textOf(data.assignee), textOf(data.headOfArea)];
  const readers = [...new Set([meta.actor.accountId, head].filter((one) => one !== "" && one !== "system"))];
  return {
    personId: textOf(data.person),
    ...(householdId ? { householdId } : {}),
    ...(data.inquirySubject === "violence" ? { restricted: true, readers } : {}),
    ...(assignee ? { assignee } : {}),
  };
};

/** The judge's day goes before all others; that of the office that carries out sentences and the service's own do not. */
const termOf = (subject: string, setBy: string): string =>
  setBy === "service" ? "ownReport" : subject === "probation" ? "probationReport" : "report";
const start = (setBy: (at: At) => string) =>
  ({
    type: "startDeadline",
    params: (at: At) => ({
      deadline: termOf(at.context.inquirySubject || textOf(at.event.data.inquirySubject), setBy(at)),
      on: textOf(at.event.data.reportDueOn),
    }),
  }) as const;
const dueByAuthority = start(() => "authority");
const stop = (deadline: string, as: "met" | "cancelled") =>
  ({ type: "stopDeadline", params: { deadline, as } }) as const;
const reportTerms = (as: "met" | "cancelled") =>
  [stop("report", as), stop("probationReport", as), stop("ownReport", as)] as const;
const stopAll = (as: "met" | "cancelled") => ({ type: "stopAllDeadlines", params: { as } }) as const;
const extensionSettled = (as: "met" | "cancelled") =>
  ({ type: "settle", params: ({ event }: At) => ({ key: extensionKey(event), as }) }) as const;
const dayKnown = { type: "completed", params: () => ({ fields: ["reportDueOn"] }) } as const;

/** Whatever it is at, until it is over. */
const always = {
  LINK_CASE: {
    guard: "notLinked",
    actions: ["linked", linkIntake],
  },
  COMPLETE_REQUEST: {},
  TELL_BODY: {},
  END_FOR_DEATH: { target: "closed", actions: ["died", stopAll("cancelled")] },
} as const;
const due = {
  SET_REPORT_DAY: {
    guard: and(["dueAfterDelivered", "serviceDoesNotReplaceAuthority"]),
    actions: ["daySet", ...reportTerms("cancelled"), start(({ event }) => textOf(event.data.reportDaySetBy)), dayKnown],
  },
} as const;
const asking = {
  RECORD_ANSWER: {
    guard: and(["informationOpen", "answerKnown"]),
    actions: { type: "settle", params: ({ event }: At) => ({ key: textOf(event.data.answerOf) }) },
  },
  GIVE_UP_ANSWER: {
    guard: and(["informationOpen", "answerKnown"]),
    actions: {
      type: "settle",
      params: ({ event }: At) => ({ key: textOf(event.data.answerOf), as: "cancelled" as const }),
    },
  },
} as const;
/** Until the report is sent. */
const working = {
  ...always,
  ...due,
  ...asking,
  ASK_BODIES: {
    guard: "fewRequests",
    actions: askBodies("information", "askedBodies"),
  },
  ASK_EXTENSION: {
    guard: and(["dayFromAuthority", "noExtensionOpen", "extendsTheDay"]),
    actions: ["extensionAsked", { type: "ask", params: () => ({ request: "extension", of: ["authority"] }) }],
  },
  RECORD_EXTENSION: {
    guard: and(["extensionOpen", "dueAfterDelivered"]),
    actions: ["extensionAnswered", dueByAuthority, extensionSettled("met")],
  },
} as const;
const appointmentOver = stop("appointment", "met");
const handBack = {
  HAND_BACK: { target: "handedBack", actions: ["handedBack", stopAll("cancelled")] },
} as const;

export const inquiryMachine = inquiry.createMachine({
  id: "court-inquiry",
  context: emptyInquiry,
  initial: "unopened",
  states: {
    unopened: {
      on: {
        OPEN_INQUIRY: {
          guard: and([
            ...["personKnown" as const, "personAlive" as const, "minorInProtection" as const],
            ...["onlyMinorsOrViolenceThere" as const, "deliveredAfterAsked" as const, "dueAfterDelivered" as const],
          ]),
          target: "received",
          actions: ["opened", linkIntake, { type: "setHead", params: headOf }, dueByAuthority],
        },
      },
    },
    received: {
      on: { ...always, ...due, ...handBack, START_INQUIRY: { guard: "assigned", target: "inInquiry" } },
    },
    inInquiry: {
      on: {
        ...working,
        ...handBack,
        CONVOKE: {
          actions: [
            "convoked",
            {
              type: "startDeadline",
              params: ({ event }: At) => ({ deadline: "appointment", on: textOf(event.data.convokedFor) }),
            },
          ],
        },
        NO_SHOW: { guard: "convoked", actions: ["missed", appointmentOver] },
        RECORD_INTERVIEW: { actions: ["met", appointmentOver] },
        HOME_VISIT: { actions: ["visited", appointmentOver] },
        WRITE_REPORT: { guard: "signaturesSaid", target: "toSign", actions: "written" },
      },
    },
    toSign: {
      on: {
        ...working,
        /** Written anew it is signed anew. */
        WRITE_REPORT: { guard: "signaturesSaid", actions: "written" },
        SEND_BACK: { target: "inInquiry", actions: "reportDropped" },
        SIGN_REPORT: [
          { guard: and(["notSignedByActor", "lastSignature"]), target: "toSend", actions: "signed" },
          { guard: "notSignedByActor", actions: "signed" },
        ],
      },
    },
    toSend: {
      on: {
        ...working,
        SEND_BACK: { target: "inInquiry", actions: "reportDropped" },
        SEND_REPORT: {
          guard: and(["checkedForParties", "fewSent"]),
          target: "sent",
          actions: ["sent", ...reportTerms("met"), extensionSettled("cancelled"), dayKnown],
        },
      },
    },
    sent: {
      on: {
        ...always,
        ...asking,
        RECORD_INTEGRATION_REQUEST: {
          guard: and(["deliveredAfterAsked", "dueAfterDelivered"]),
          target: "inInquiry",
          actions: ["integrationAsked", dueByAuthority],
        },
        CLOSE_INQUIRY: { target: "closed", actions: ["concluded", stopAll("met")] },
      },
    },
    closed: {},
    handedBack: {},
  },
});
