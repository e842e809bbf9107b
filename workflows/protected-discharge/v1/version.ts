// Version 1 of the protected discharge: what each state weighs, what each event asks and needs, its terms with their sources.
import { textOf } from "../../kernel/data.ts";
import type { DeadlineRule } from "../../kernel/deadline.ts";
import type { EventInfo, Need, StateInfo, WorkflowVersion } from "../../kernel/definition.ts";
import { hourLadder, newAgreement, reminder } from "../../kernel/ladders.ts";
import { contactByMistake, contactNoMistake } from "../../rules/mistakes/contact.ts";
import * as forms from "./forms.ts";
import { dischargeMachine } from "./machine.ts";

/** Load on who carries it, in the scale of case-intake. */
const states: Record<string, StateInfo> = {
  unopened: { weight: 0 },
  requested: { weight: 3, next: ["CONTACT_FAMILY", "RECORD_ATTEMPT", "CONTACT_FAMILY_LATE"] },
  inEvaluation: { weight: 3, next: ["WRITE_PLAN", "BOOK_UVM", "REQUEST_OPINION"] },
  planned: { weight: 3, next: ["DISCHARGE_HOME", "HAND_TO_INTAKE", "TRANSFER_TO_STRUCTURE"] },
  home: { weight: 0, closed: true },
  transferred: { weight: 0, closed: true },
  notNeeded: { weight: 0, closed: true },
  refused: { weight: 0, closed: true },
  died: { weight: 0, closed: true },
  openedByMistake: { weight: 0, closed: true, withdrawn: true },
};

const person: readonly Need[] = [{ fact: "person", case: "data.person", kind: "person", pick: ["ageBand"] }];
const intake: readonly Need[] = [{ fact: "intake", case: "data.intake", kind: "case-intake", pick: ["need"] }];

const events: Record<string, EventInfo> = {
  RECORD_REQUEST: { form: forms.recordRequest, opens: true, needs: person },
  OPEN_FROM_CONTACT: { form: forms.openFromContact, opens: true, internal: true, needs: person },
  CONTACT_FAMILY: { alone: "story", form: forms.contactFamily },
  CONTACT_FAMILY_LATE: { alone: "story", form: forms.contactFamilyLate },
  RECORD_ATTEMPT: { form: forms.recordAttempt },
  REQUEST_OPINION: { form: forms.requestOpinion },
  RECORD_OPINION: { form: forms.recordOpinion, tells: "assignee" },
  WITHDRAW_OPINION: { form: forms.withdrawOpinion },
  BOOK_UVM: { form: forms.bookUvm },
  HOLD_UVM: { alone: "judgment", form: forms.holdUvm },
  WRITE_PLAN: { alone: "judgment", form: forms.writePlan },
  HAND_TO_INTAKE: { form: forms.nothing, irrevocable: "caseOpened" },
  LINK_INTAKE: { alone: "ownItem", form: forms.linkIntake, needs: intake },
  DISCHARGE_HOME: { form: forms.dischargeHome },
  TRANSFER_TO_STRUCTURE: { form: forms.transferToStructure },
  NOT_NEEDED: { alone: "judgment", form: forms.notNeeded },
  REFUSE_PLAN: { alone: "story", form: forms.refusePlan },
  PERSON_DIED: { alone: "story", form: forms.personDied },
  READMITTED: { alone: "story", form: forms.readmitted },
  OPENED_BY_MISTAKE: { form: contactByMistake },
  NOT_A_MISTAKE: { form: contactNoMistake },
};

const civil = { calendar: "civil", startsFrom: "occurredOn", onHoliday: "stay" } as const;
/** A day somebody agreed on is the term. */
const agreed = (source: string, warnDays: number): DeadlineRule => ({
  ...{ ...civil, length: "agreed" },
  source,
  extensions: [newAgreement(source)],
  tell: reminder(warnDays),
});

export const dischargeV1: WorkflowVersion = {
  version: 1,
  machine: dischargeMachine,
  states,
  events,
  deadlines: {
    contact: {
      ...civil,
      length: { hours: { ruleset: "intake", key: "dischargeContactHours" } },
      source: "Accordo con ospedale e COT (parametro senza valore nelle fonti)",
      tell: hourLadder(4),
    },
    uvm: agreed("Seduta dell'UVM prenotata", 1),
    discharge: agreed("Dimissione prevista", 1),
    /** One for each body asked: `opinion:3-familyDoctor`. */
    opinion: agreed("Risposta attesa dal servizio interpellato", 1),
  },
  onDeath: { ways: ["PERSON_DIED"], takenUpIn: [], answeredIn: [] },
  rulesets: ["intake"],
  columnKinds: { requestSource: "text", dischargeExpectedOn: "day", readmissions: "integer" },
  columns: ({ context }) => ({
    requestSource: textOf(context.requestSource),
    ...(context.dischargeExpectedOn === undefined ? {} : { dischargeExpectedOn: textOf(context.dischargeExpectedOn) }),
    readmissions: Number(context.readmissions ?? 0),
  }),
};
