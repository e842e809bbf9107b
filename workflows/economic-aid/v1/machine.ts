// Life of an economic aid, version 1: asked for, looked into and proposed, decided by the commission or urgently by who is
// responsible, granted by an act or refused after the notice of art. 10-bis, paid, perhaps given back, closed.

import { and, assign, enqueueActions, setup } from "xstate";
import { personFact } from "../../kernel/case-fact.ts";
import { textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import { linkIntake } from "../../kernel/link-intake.ts";
import { mayRefuse } from "../../kernel/observations.ts";
import { mayPay } from "../../kernel/paying.ts";
import { nextInstalment } from "../../rules/aid/repayment.ts";
import * as change from "./context.ts";
import { type AidContext, type At, emptyAid } from "./context.ts";
import { aidGuards } from "./guards.ts";

const aid = setup({
  types: { context: {} as AidContext, events: {} as MachineEvent },
  guards: aidGuards,
  actions: {
    ...effectActions,
    opened: assign(change.opened),
    linked: assign(change.linked),
    proposed: assign(change.proposed),
    judged: assign(change.judged),
    decidedUrgently: assign(change.decidedUrgently),
    commissionTold: assign(change.commissionTold),
    noticed: assign(change.noticed),
    reopened: assign(change.reopened),
    acted: assign(change.acted),
    granted: assign(change.granted),
    delivered: assign(change.delivered),
    payeeSet: assign(change.payeeSet),
    paidOut: assign(change.paidOut),
    sentBack: assign(change.sentBack),
    handedOver: assign(change.handedOver),
    repaidBack: assign(change.repaidBack),
    planned: assign(change.planned),
    revoked: assign(change.revoked),
    /** The term is of the first instalment that has not come back; it runs on while that one is the same. */
    followPlan: enqueueActions(({ context, enqueue }) => {
      const on = nextInstalment(context)?.dueOn;
      if (on === context.repaymentDueOn) return;
      if (context.repaymentDueOn !== undefined) enqueue({ type: "stopDeadline", params: { deadline: "repayment" } });
      if (on !== undefined) enqueue({ type: "startDeadline", params: { deadline: "repayment", on } });
      enqueue.assign({ repaymentDueOn: on });
    }),
    suspended: assign(change.suspended),
    resumed: assign(change.resumed),
    closed: assign(change.closed),
    died: assign(change.died),
    debtDecided: assign(change.debtDecided),
  },
});

const headOf = ({ event }: At) => {
  const householdId = textOf(personFact(event)?.head.householdId);
  return { personId: textOf(event.data.person), ...(householdId ? { householdId } : {}) };
};
const stopAll = (as: "met" | "cancelled") => ({ type: "stopAllDeadlines", params: { as } }) as const;
/** At the next sitting, which is within a month. */
const owesTelling = { type: "toComplete", params: { field: "commissionToldOn", withinDays: 31 } } as const;
const told = { type: "completed", params: () => ({ fields: ["commissionToldOn"] }) } as const;

/** Whatever it is at, until it is over. */
const always = {
  LINK_CASE: { guard: "notLinked", actions: ["linked", linkIntake] },
  SET_PAYEE: { guard: "ibanInOrder", actions: "payeeSet" },
  RECORD_HELPED_ELSEWHERE: { guard: "consentGiven" },
  END_FOR_DEATH: { target: "closed", actions: ["died", stopAll("cancelled")] },
} as const;
const undecided = {
  ...always,
  WITHDRAW_AID: { target: "withdrawn", actions: stopAll("cancelled") },
} as const;
const telling = {
  TELL_COMMISSION: { guard: and(["wasUrgent", "commissionNotTold"]), actions: ["commissionTold", told] },
} as const;
const decided = {
  ...always,
  ...telling,
  DELIVER_ACT: { guard: "actNotDelivered", actions: "delivered" },
  REVOKE_AID: { target: "revoked", actions: ["revoked", stopAll("cancelled"), "followPlan"] },
} as const;
const closing = {
  CLOSE_AID: { guard: and(["commissionTold", "restExplained"]), target: "closed", actions: ["closed", stopAll("met")] },
} as const;
const back = ["isLoan", "somethingPaid", "somethingOwed", "withinOwed", "fewRepayments"] as const;
const repaying = {
  RECORD_REPAYMENT: { guard: and([...back]), actions: ["repaidBack", "followPlan"] },
  SET_REPAYMENT_PLAN: { guard: and(["isLoan", "planInOrder", "planComesToLent"]), actions: ["planned", "followPlan"] },
} as const;
const returning = {
  RECORD_RETURNED_PAYMENT: { guard: "mandateKnown", target: "granted", actions: ["sentBack", "followPlan"] },
} as const;
const payment = ["inMoney", ...mayPay] as const;
const hand = [
  ...["inVouchers", "signedFor", "handedAlive", "stockNamed", "stockOfComune", "stockOfKind", "stockOpen"],
  ...["stockEnough", "handsWithinGranted", "fewPayments"],
] as const;
const handing = ["handedOver", { type: "companions", params: change.takenFromStock }] as const;

export const aidMachine = aid.createMachine({
  id: "economic-aid",
  context: emptyAid,
  initial: "unopened",
  states: {
    unopened: {
      on: {
        OPEN_AID: {
          guard: and(["personKnown", "personAlive"]),
          target: "inquiry",
          actions: [
            "opened",
            linkIntake,
            { type: "setHead", params: headOf },
            {
              type: "startDeadline",
              params: ({ event }: At) => ({ deadline: "procedure", on: textOf(event.data.requestedOn) }),
            },
          ],
        },
      },
    },
    inquiry: { on: { ...undecided, PROPOSE_AID: { target: "toCommission", actions: "proposed" } } },
    toCommission: {
      on: {
        ...undecided,
        PROPOSE_AID: { actions: "proposed" },
        RECORD_COMMISSION: [
          { guard: "commissionPostpones", target: "inquiry", actions: "judged" },
          { guard: and(["commissionGrants", "kindSaid"]), target: "toSign", actions: "judged" },
          { guard: "commissionRefuses", target: "refusing", actions: "judged" },
        ],
        DECIDE_URGENTLY: {
          guard: and(["proposesGrant", "personAlive"]),
          target: "toSign",
          actions: ["decidedUrgently", { type: "setHead", params: { priority: 1 } }, owesTelling],
        },
      },
    },
    refusing: {
      on: {
        ...undecided,
        SEND_REFUSAL_NOTICE: { guard: "noticeNotSent", actions: ["noticed", "refusalNotice"] },
        RECORD_OBSERVATIONS: { guard: "noticeSent", actions: "refusalNoticeAnswered" },
        REOPEN_INQUIRY: { target: "inquiry", actions: "reopened" },
        REFUSE_AID: { guard: and(mayRefuse), target: "refused", actions: ["acted", stopAll("met")] },
      },
    },
    toSign: {
      on: {
        ...undecided,
        ...telling,
        SIGN_ACT: {
          guard: and(["personAlive", "withinDecided"]),
          target: "granted",
          actions: ["granted", { type: "stopDeadline", params: { deadline: "procedure" } }],
        },
      },
    },
    granted: {
      on: {
        ...decided,
        ...closing,
        ...repaying,
        ...returning,
        RECORD_PAYMENT: [
          { guard: and([...payment, "paysAll"]), target: "paid", actions: ["paidOut", "followPlan"] },
          { guard: and([...payment]), actions: ["paidOut", "followPlan"] },
        ],
        HAND_OVER: [
          { guard: and([...hand, "handsAll"]), target: "paid", actions: handing },
          { guard: and([...hand]), actions: handing },
        ],
        SUSPEND_AID: { target: "suspended", actions: "suspended" },
      },
    },
    suspended: {
      on: { ...decided, ...repaying, RESUME_AID: { guard: "personAlive", target: "granted", actions: "resumed" } },
    },
    paid: { on: { ...decided, ...closing, ...repaying, ...returning } },
    // Who was let off, or the heirs, may give back all the same; nobody waits for it any more.
    closed: {
      on: {
        ...telling,
        ...returning,
        RECORD_REPAYMENT: { guard: and([...back]), actions: "repaidBack" },
        DECIDE_DEBT: { guard: and(["isLoan", "somethingOwed", "debtOpen"]), actions: "debtDecided" },
      },
    },
    refused: {},
    // An urgent decision is told of whatever became of it; what a revoked loan still owes is given back.
    withdrawn: { on: telling },
    revoked: { on: { ...telling, ...repaying } },
  },
});
