// Version 1 of the application to a care call: what each state weighs, what each event asks and needs, its terms, what a row shows.
import type { DeadlineRule } from "../../kernel/deadline.ts";
import type { EventInfo, Need, StateInfo, WorkflowVersion } from "../../kernel/definition.ts";
import { ladder } from "../../kernel/ladders.ts";
import { observationsRemedies } from "../../kernel/observations.ts";
import * as paying from "../../kernel/paying.ts";
import { observationsTerm, proceedingNotice } from "../../kernel/proceeding.ts";
import { restCents } from "../../rules/aid/amounts.ts";
import { type CareContext, evaluated } from "./context.ts";
import * as forms from "./forms.ts";
import { careMachine } from "./machine.ts";

const states: Record<string, StateInfo> = {
  unopened: { weight: 0 },
  received: { weight: 1, next: ["RECORD_ANSWERS", "ADMIT", "ASK_COMPLETION", "START_REFUSAL"] },
  toComplete: { weight: 1, waitingFor: "applicant", next: ["RECORD_COMPLETION", "START_REFUSAL"] },
  refusing: { weight: 1, next: ["SEND_REFUSAL_NOTICE", "RECORD_OBSERVATIONS", "REFUSE"] },
  admitted: { weight: 0, waitingFor: "rankings" },
  notFunded: { weight: 0, waitingFor: "money" },
  funded: { weight: 1, next: ["GRANT", "SET_PAYEE"] },
  granted: { weight: 1, next: ["RECORD_PAYMENT", "SET_PAYEE", "END"] },
  suspended: { weight: 1, next: ["RESUME", "END"] },
  paid: { weight: 0, next: ["END"] },
  ended: { weight: 0, closed: true },
  withdrawn: { weight: 0, closed: true },
  notEligible: { weight: 0, closed: true },
  closedWithCall: { weight: 0, closed: true },
};

const call = (path: string, ...pick: string[]): Need => ({ fact: "call", case: path, kind: "care-call", pick });
const chosen: readonly Need[] = [
  { fact: "person", case: "data.person", kind: "person", pick: ["diedOn"] },
  call("data.call", "sections", "opensOn", "closesOn"),
];
const person: Need = { fact: "person", case: "head.personId", kind: "person", pick: ["diedOn"] };

const events: Record<string, EventInfo> = {
  OPEN_APPLICATION: { form: forms.openApplication, opens: true, needs: chosen },
  LINK_CASE: { form: forms.linkCase, alone: "ownItem" },
  CHANGE_SECTION: { form: forms.changeSection, alone: "judgment", needs: [call("context.call", "sections")] },
  RECORD_ANSWERS: { form: forms.recordAnswers, alone: "story", derive: evaluated },
  ASK_COMPLETION: { form: forms.askCompletion },
  RECORD_COMPLETION: { form: forms.recordCompletion },
  ADMIT: { form: forms.none, needs: [person] },
  START_REFUSAL: { form: forms.startRefusal, alone: "judgment" },
  SEND_REFUSAL_NOTICE: { form: forms.refusalNotice, alone: "judgment", irrevocable: "letterSent" },
  RECORD_OBSERVATIONS: { form: forms.observations, alone: "story" },
  REOPEN_INQUIRY: { form: forms.reopenInquiry, needs: [call("context.call")] },
  REFUSE: {
    ...{ form: forms.refuse, alone: "judgment", irrevocable: "letterSent", signed: true },
    fourEyes: { proposedBy: "START_REFUSAL" },
  },
  RANKED: { form: forms.ranked, internal: true, needs: [call("context.call", "cuts")] },
  CALL_ENDED: { form: forms.none, internal: true },
  WITHDRAW: { form: forms.withdraw },
  GRANT: { form: forms.grant, needs: [person, call("context.call")], signed: true },
  SET_PAYEE: { form: paying.setPayee, alone: "ownItem", derive: paying.ibanInOrder },
  RECORD_PAYMENT: { form: paying.recordPayment, needs: [person] },
  RECORD_RETURNED_PAYMENT: { form: paying.returnedPayment, alone: "ownItem" },
  SUSPEND: { form: forms.suspend },
  RESUME: { form: forms.none, needs: [person] },
  END: { form: forms.end },
  END_FOR_DEATH: { form: forms.endForDeath, alone: "story" },
};

const deadlines: Record<string, DeadlineRule> = {
  completion: {
    ...{ calendar: "civil", startsFrom: "occurredOn", onHoliday: "next" },
    length: { days: { ruleset: "careCall", key: "completionDays" } },
    source: "Termine per integrare dato dall'avviso (parametro senza valore nelle fonti)",
    tell: ladder(3),
  },
  observations: observationsTerm,
};

export const careV1: WorkflowVersion = {
  version: 1,
  machine: careMachine,
  states,
  events,
  deadlines,
  // The term of the whole is that of the rankings: nothing of the applicant's stands still.
  refusalNotice: { ...proceedingNotice, stops: [] },
  onDeath: { ways: ["END_FOR_DEATH"], takenUpIn: [], answeredIn: [] },
  remedies: {
    ...{ noticeSent: "SEND_REFUSAL_NOTICE", payeeSet: "SET_PAYEE", answersComplete: "RECORD_ANSWERS" },
    ...observationsRemedies,
  },
  figures: paying.payingFigures,
  rulesets: ["careCall", "intake", "standstill"],
  columnKinds: { section: "text", score: "integer", outcome: "text", grantedCents: "cents", restCents: "cents" },
  columns: ({ context }) => {
    const { rules, score, outcome, grantedCents, paid } = context as unknown as CareContext;
    return {
      ...(rules ? { section: rules.name } : {}),
      ...(score === undefined ? {} : { score }),
      ...(outcome ? { outcome } : {}),
      ...(grantedCents === undefined ? {} : { grantedCents, restCents: restCents({ grantedCents, paid }) }),
    };
  },
};
