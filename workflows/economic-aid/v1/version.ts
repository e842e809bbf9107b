// Version 1 of the economic aid: what each state weighs, what each event asks and needs, what a row of the list shows.
import { textOf } from "../../kernel/data.ts";
import type { DeadlineRule } from "../../kernel/deadline.ts";
import type { EventInfo, Need, StateInfo, WorkflowVersion } from "../../kernel/definition.ts";
import { reminder } from "../../kernel/ladders.ts";
import { observationsRemedies } from "../../kernel/observations.ts";
import * as paying from "../../kernel/paying.ts";
import { agreedTerm, observationsTerm, procedureTerm, proceedingNotice } from "../../kernel/proceeding.ts";
import { owedCents, restCents } from "../../rules/aid/amounts.ts";
import type { AidContext } from "./context.ts";
import * as forms from "./forms.ts";
import { aidFigures } from "./guards.ts";
import { aidMachine } from "./machine.ts";

/** Load on who carries it, in the scale of case-intake. */
const states: Record<string, StateInfo> = {
  unopened: { weight: 0 },
  inquiry: { weight: 2, next: ["PROPOSE_AID", "SET_PAYEE"] },
  toCommission: { weight: 1, waitingFor: "commission", next: ["RECORD_COMMISSION", "DECIDE_URGENTLY"] },
  refusing: { weight: 1, next: ["SEND_REFUSAL_NOTICE", "RECORD_OBSERVATIONS", "REFUSE_AID"] },
  toSign: { weight: 1, next: ["SIGN_ACT", "SET_PAYEE"] },
  granted: { weight: 1, next: ["RECORD_PAYMENT", "HAND_OVER", "SET_PAYEE"] },
  suspended: { weight: 1, next: ["RESUME_AID", "REVOKE_AID"] },
  paid: { weight: 0, next: ["CLOSE_AID", "RECORD_REPAYMENT"] },
  closed: { weight: 0, closed: true },
  refused: { weight: 0, closed: true },
  withdrawn: { weight: 0, closed: true },
  revoked: { weight: 0, closed: true },
};

const chosen: readonly Need[] = [{ fact: "person", case: "data.person", kind: "person", pick: ["diedOn"] }];
const person: readonly Need[] = [{ fact: "person", case: "head.personId", kind: "person", pick: ["diedOn"] }];
const stock: Need = {
  ...{ fact: "stock", case: "data.stock", kind: "voucher-stock" },
  pick: ["good", "unitCents", "quantity"],
};
/** Who proposed neither decides nor signs. */
const byAnother = { fourEyes: { proposedBy: "PROPOSE_AID" }, tells: "assignee" } as const;

const events: Record<string, EventInfo> = {
  OPEN_AID: { form: forms.openAid, opens: true, needs: chosen },
  LINK_CASE: { form: forms.linkCase, alone: "ownItem" },
  RECORD_HELPED_ELSEWHERE: { form: forms.helpedElsewhere, alone: "story" },
  PROPOSE_AID: { form: forms.proposeAid, alone: "judgment" },
  RECORD_COMMISSION: { form: forms.recordCommission, alone: "judgment" },
  DECIDE_URGENTLY: { form: forms.decideUrgently, alone: "judgment", needs: person, signed: true, ...byAnother },
  TELL_COMMISSION: { form: forms.tellCommission },
  SEND_REFUSAL_NOTICE: { form: forms.refusalNotice, alone: "judgment", irrevocable: "letterSent" },
  RECORD_OBSERVATIONS: { form: forms.observations, alone: "story" },
  REOPEN_INQUIRY: { form: forms.reopenInquiry, tells: "assignee" },
  REFUSE_AID: { form: forms.refuseAid, alone: "judgment", irrevocable: "letterSent", signed: true, ...byAnother },
  SIGN_ACT: { form: forms.signAct, needs: person, signed: true, ...byAnother },
  DELIVER_ACT: { form: forms.deliverAct },
  SET_PAYEE: { form: paying.setPayee, alone: "ownItem", derive: paying.ibanInOrder },
  /** Written down wrong it is put right by a correction; the money has left. */
  RECORD_PAYMENT: { form: paying.recordPayment, needs: person },
  RECORD_RETURNED_PAYMENT: { form: paying.returnedPayment, alone: "ownItem" },
  HAND_OVER: { form: forms.handOver, needs: [...person, stock], fills: "stock" },
  SET_REPAYMENT_PLAN: { form: forms.setRepaymentPlan, alone: "ownItem" },
  RECORD_REPAYMENT: { form: forms.recordRepayment },
  SUSPEND_AID: { form: forms.suspendAid },
  RESUME_AID: { form: forms.nothing, needs: person },
  REVOKE_AID: { form: forms.revokeAid, alone: "judgment", signed: true },
  END_FOR_DEATH: { form: forms.endForDeath, alone: "story" },
  DECIDE_DEBT: { form: forms.decideDebt, alone: "judgment", signed: true },
  WITHDRAW_AID: { form: forms.withdrawAid },
  CLOSE_AID: { form: forms.closeAid, alone: "judgment" },
};

const deadlines: Record<string, DeadlineRule> = {
  procedure: procedureTerm,
  observations: observationsTerm,
  /** Another day is agreed on with the plan, which holds the amounts too. */
  repayment: { ...agreedTerm("Piano di restituzione concordato nel prestito", reminder(3)), extensions: [] },
};

export const aidV1: WorkflowVersion = {
  version: 1,
  machine: aidMachine,
  states,
  events,
  deadlines,
  refusalNotice: proceedingNotice,
  onDeath: { ways: ["END_FOR_DEATH"], takenUpIn: [], answeredIn: [] },
  remedies: {
    ...{ noticeSent: "SEND_REFUSAL_NOTICE", payeeSet: "SET_PAYEE", commissionTold: "TELL_COMMISSION" },
    ...observationsRemedies,
  },
  figures: aidFigures,
  rulesets: ["intake", "standstill"],
  columnKinds: {
    aidKind: "text",
    aidPurpose: "text",
    grantedCents: "cents",
    restCents: "cents",
    owedCents: "cents",
    chapter: "text",
  },
  columns: ({ context }) => {
    const aid = context as unknown as AidContext;
    return {
      aidPurpose: aid.aidPurpose,
      ...(aid.aidKind ? { aidKind: aid.aidKind } : {}),
      ...(aid.grantedCents === undefined ? {} : { grantedCents: aid.grantedCents, restCents: restCents(aid) }),
      ...(owedCents(aid) > 0 ? { owedCents: owedCents(aid) } : {}),
      ...(textOf(aid.chapter) ? { chapter: textOf(aid.chapter) } : {}),
    };
  },
};
