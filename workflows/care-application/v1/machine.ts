// Life of an application to a care call, version 1: taken in, answered and completed, admitted to the ranking or refused after the notice
// of art. 10-bis; the ranking of the call says whether it is financed; then granted by an act, paid month by month, ended.
import { and, assign, setup } from "xstate";
import { personFact } from "../../kernel/case-fact.ts";
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import { linkIntake } from "../../kernel/link-intake.ts";
import { mayRefuse } from "../../kernel/observations.ts";
import { mayPay } from "../../kernel/paying.ts";
import * as change from "./context.ts";
import { type At, type CareContext, emptyCare } from "./context.ts";
import { careGuards } from "./guards.ts";

const care = setup({
  types: { context: {} as CareContext, events: {} as MachineEvent },
  guards: careGuards,
  actions: {
    ...effectActions,
    opened: assign(change.opened),
    sectionChanged: assign(change.sectionChanged),
    linked: assign(change.linked),
    answered: assign(change.answered),
    refusing: assign(change.refusing),
    noticed: assign(change.noticed),
    reopened: assign(change.reopened),
    refused: assign(change.refused),
    ranked: assign(change.ranked),
    funded: assign(change.funded),
    notFunded: assign(change.notFunded),
    granted: assign(change.granted),
    payeeSet: assign(change.payeeSet),
    paidOut: assign(change.paidOut),
    sentBack: assign(change.sentBack),
    suspended: assign(change.suspended),
    resumed: assign(change.resumed),
    ending: assign(change.ending),
    ended: assign(change.ended),
    died: assign(change.died),
    cameBackAfterDeath: assign(change.cameBackAfterDeath),
  },
});

const headOf = ({ event }: At) => {
  const householdId = textOf(personFact(event)?.head.householdId);
  return { personId: textOf(event.data.person), ...(householdId ? { householdId } : {}) };
};
const linkCall = { type: "link", params: ({ event }: At) => ({ role: "call", to: textOf(event.data.call) }) } as const;
/** One application a person and call, and one a number: what stays equal in a ranking goes by the number. */
const claimPerson = {
  type: "claim",
  params: ({ event: { data } }: At) => ({
    kind: "personInCall",
    resource: `${textOf(data.call)}/${textOf(data.person)}`,
  }),
} as const;
const claimNumber = {
  type: "claim",
  params: ({ event: { data } }: At) => ({
    ...{
      kind: "numberInCall",
      resource: `${textOf(data.call)}/${textOf(data.protocolOn)}/${textOf(data.protocolNumber)}`,
    },
  }),
} as const;
/** Who withdrew in time may ask again. */
const freePerson = {
  type: "release",
  params: ({ context }: At) => ({ kind: "personInCall", resource: `${context.call}/${context.person}` }),
} as const;
const stopAll = (as: "met" | "cancelled") => ({ type: "stopAllDeadlines", params: { as } }) as const;
const stop = (deadline: string) => ({ type: "stopDeadline", params: { deadline } }) as const;

/** Told by the call: nothing comes of it where the application is not in the ranking. */
const unmoved = { RANKED: {}, CALL_ENDED: {} } as const;
const callOver = { target: "closedWithCall", actions: stopAll("cancelled") } as const;
const death = { END_FOR_DEATH: { target: "ended", actions: ["died", stopAll("cancelled")] } } as const;
const always = {
  LINK_CASE: { guard: "notLinked", actions: ["linked", linkIntake] },
  SET_PAYEE: { guard: "ibanInOrder", actions: "payeeSet" },
  ...death,
} as const;
const undecided = {
  ...always,
  RANKED: {},
  CALL_ENDED: callOver,
  WITHDRAW: { target: "withdrawn", actions: [freePerson, stopAll("cancelled")] },
} as const;
const answering = {
  CHANGE_SECTION: { guard: and(["callTakes", "sectionOfCall"]), actions: "sectionChanged" },
  RECORD_ANSWERS: { actions: "answered" },
} as const;
const giveUp = { WITHDRAW: { target: "withdrawn", actions: stopAll("cancelled") } } as const;

const ending = ["dueWithinRest", "notEnding"] as const;
const endings = {
  END: [
    { guard: and([...ending, "somethingDue"]), target: "granted", actions: "ending" },
    { guard: and([...ending, "nothingDue"]), target: "ended", actions: ["ending", stopAll("met")] },
  ],
} as const;
const paid = { ...always, ...unmoved } as const;

export const careMachine = care.createMachine({
  id: "care-application",
  context: emptyCare,
  initial: "unopened",
  states: {
    unopened: {
      on: {
        OPEN_APPLICATION: {
          guard: and([
            ...(["personKnown", "personAlive", "callTakes", "sectionOfCall"] as const),
            ...(["afterOpening", "beforeClosing", "submittedFirst"] as const),
          ]),
          target: "received",
          actions: ["opened", linkCall, linkIntake, claimPerson, claimNumber, { type: "setHead", params: headOf }],
        },
      },
    },
    received: {
      on: {
        ...undecided,
        ...answering,
        ASK_COMPLETION: {
          target: "toComplete",
          actions: { type: "startDeadline", params: { deadline: "completion" } },
        },
        ADMIT: { guard: and(["answersComplete", "requirementsMet", "personAlive"]), target: "admitted" },
        START_REFUSAL: { guard: "groundHolds", target: "refusing", actions: "refusing" },
      },
    },
    toComplete: {
      on: {
        ...undecided,
        ...answering,
        RECORD_COMPLETION: { target: "received", actions: stop("completion") },
        START_REFUSAL: {
          guard: and(["completionOver", "groundHolds"]),
          target: "refusing",
          actions: ["refusing", { type: "stopDeadline", params: { deadline: "completion", as: "cancelled" } }],
        },
      },
    },
    refusing: {
      on: {
        ...undecided,
        SEND_REFUSAL_NOTICE: { guard: "noticeNotSent", actions: ["noticed", "refusalNotice"] },
        RECORD_OBSERVATIONS: { guard: "noticeSent", actions: "refusalNoticeAnswered" },
        REOPEN_INQUIRY: { guard: "callNotRanked", target: "received", actions: ["reopened", stopAll("cancelled")] },
        REFUSE: { guard: and(mayRefuse), target: "notEligible", actions: ["refused", stopAll("met")] },
      },
    },
    admitted: {
      on: {
        ...undecided,
        REOPEN_INQUIRY: { guard: "callNotRanked", target: "received", actions: "reopened" },
        RANKED: [
          { guard: "isFunded", target: "funded", actions: "funded" },
          { target: "notFunded", actions: "notFunded" },
        ],
      },
    },
    notFunded: {
      on: {
        ...always,
        ...giveUp,
        CALL_ENDED: callOver,
        RANKED: [{ guard: "isFunded", target: "funded", actions: "funded" }, { actions: "ranked" }],
      },
    },
    funded: {
      on: {
        ...paid,
        ...giveUp,
        RANKED: { actions: "ranked" },
        GRANT: {
          guard: and(["rankingsPublished", "personAlive", "withinFunded"]),
          target: "granted",
          actions: "granted",
        },
      },
    },
    granted: {
      on: {
        ...paid,
        ...endings,
        RECORD_PAYMENT: [
          { guard: and([...mayPay, "paysAll", "isEnding"]), target: "ended", actions: "ended" },
          { guard: and([...mayPay, "paysAll", "notEnding"]), target: "paid", actions: "paidOut" },
          { guard: and([...mayPay]), actions: "paidOut" },
        ],
        RECORD_RETURNED_PAYMENT: { guard: "mandateKnown", actions: "sentBack" },
        SUSPEND: { target: "suspended", actions: "suspended" },
      },
    },
    suspended: { on: { ...paid, ...endings, RESUME: { guard: "personAlive", target: "granted", actions: "resumed" } } },
    paid: {
      on: {
        ...paid,
        ...endings,
        RECORD_RETURNED_PAYMENT: { guard: "mandateKnown", target: "granted", actions: "sentBack" },
      },
    },
    ended: {
      on: {
        ...unmoved,
        RECORD_RETURNED_PAYMENT: [
          { guard: and(["mandateKnown", "endedAlive"]), target: "granted", actions: "sentBack" },
          { guard: and(["mandateKnown", "diedMeanwhile"]), actions: "cameBackAfterDeath" },
        ],
      },
    },
    withdrawn: { on: unmoved },
    notEligible: { on: { ...unmoved, RANKED: { actions: "ranked" } } },
    closedWithCall: { on: unmoved },
  },
});
