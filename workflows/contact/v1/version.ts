// Version 1 of the contact: what each state weighs, what each event asks and needs, its two terms.
import { textOf } from "../../kernel/data.ts";
import type { DeadlineRule } from "../../kernel/deadline.ts";
import type { EventInfo, Need, StateInfo, WorkflowVersion } from "../../kernel/definition.ts";
import { newAgreement, reminder } from "../../kernel/ladders.ts";
import { contactByMistake, contactNoMistake } from "../../rules/mistakes/contact.ts";
import * as forms from "./forms.ts";
import { contactMachine } from "./machine.ts";

/** Load on who carries it, in the scale of case-intake. */
const states: Record<string, StateInfo> = {
  unopened: { weight: 0 },
  received: { weight: 1, next: ["ANSWER_CONTACT", "REFER", "BECOME_CASE"] },
  referred: { weight: 1, waitingFor: "referral", next: ["ACKNOWLEDGE_REFERRAL", "BECOME_CASE"] },
  answered: { weight: 0, closed: true },
  becameCase: { weight: 0, closed: true },
  becameDischarge: { weight: 0, closed: true },
  openedByMistake: { weight: 0, closed: true, withdrawn: true },
};

const person: readonly Need[] = [{ fact: "person", case: "data.person", kind: "person", pick: ["ageBand"] }];

const events: Record<string, EventInfo> = {
  RECORD_CONTACT: { form: forms.recordContact, opens: true, needs: person },
  RECEIVE_WEB_CONTACT: {
    form: forms.receiveWebContact,
    opens: true,
    internal: true,
    derive: () => ({ channel: "webForm" }),
  },
  ANSWER_CONTACT: { form: forms.answerContact },
  REFER: { form: forms.refer },
  ACKNOWLEDGE_REFERRAL: { form: forms.acknowledge },
  RETURN_REFERRAL: { form: forms.returnReferral },
  TELL_SENDER: { form: forms.tellSender, irrevocable: "letterSent" },
  BECOME_CASE: { form: forms.becomeCase, needs: person, irrevocable: "caseOpened" },
  BECOME_DISCHARGE: { form: forms.becomeDischarge, needs: person, irrevocable: "dischargeOpened" },
  OPENED_BY_MISTAKE: { form: contactByMistake },
  NOT_A_MISTAKE: { form: contactNoMistake },
  REOPEN_CONTACT: { form: forms.reopenContact },
};

/** A day somebody agreed on is the term. */
const agreed = (source: string): DeadlineRule => ({
  ...{ calendar: "civil", startsFrom: "occurredOn", onHoliday: "stay", length: "agreed" },
  source,
  extensions: [newAgreement(source)],
  tell: reminder(0),
});

export const contactV1: WorkflowVersion = {
  version: 1,
  machine: contactMachine,
  states,
  events,
  deadlines: {
    callBack: agreed("Richiamo promesso alla persona"),
    referral: agreed("Conferma attesa dal servizio a cui la persona è stata inviata"),
  },
  // Nobody is to ring up the dead: the promise to call back is answered, or what was sent on is taken back.
  onDeath: { ways: ["ANSWER_CONTACT", "RETURN_REFERRAL", "ACKNOWLEDGE_REFERRAL"], takenUpIn: [], answeredIn: [] },
  columnKinds: { need: "text", channel: "text", answer: "text" },
  columns: ({ context }) => ({
    need: textOf(context.need),
    channel: textOf(context.channel),
    answer: textOf(context.answer),
  }),
};
