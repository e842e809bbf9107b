// Version 1 of the inclusion allowance: what each state weighs, what each event asks and needs, its terms, what a row of the list shows.
import type { DeadlineRule } from "../../kernel/deadline.ts";
import type { EventInfo, Need, StateInfo, WorkflowVersion } from "../../kernel/definition.ts";
import { ladder, reminder } from "../../kernel/ladders.ts";
import { agreedTerm } from "../../kernel/proceeding.ts";
import { contactByMistake, contactNoMistake } from "../../rules/mistakes/contact.ts";
import { signedQualities } from "../../rules/project/signing.ts";
import type { AllowanceContext } from "./context.ts";
import * as forms from "./forms.ts";
import { allowanceMachine } from "./machine.ts";

/** Load on who carries it, in the scale of case-intake. */
const states: Record<string, StateInfo> = {
  unopened: { weight: 0 },
  received: { weight: 1, next: ["CONVOKE", "HOLD_MEETING"] },
  convoked: { weight: 1, next: ["HOLD_MEETING", "NO_SHOW", "RECORD_CONVOCATION_DELIVERY"] },
  analysis: { weight: 2, next: ["RECORD_ANALYSIS"] },
  toEmployment: { weight: 1, next: ["REFER_TO_EMPLOYMENT"] },
  atEmployment: { weight: 0, waitingFor: "employmentCentre", next: ["RECORD_EMPLOYMENT_NEWS", "TAKE_BACK"] },
  assessment: { weight: 3, next: ["RECORD_ASSESSMENT", "ASK_SERVICES"] },
  planning: { weight: 2, next: ["WRITE_PACT", "SIGN_PACT", "RECORD_PACT_REFUSAL"] },
  following: { weight: 2, next: ["HOLD_MEETING", "CONVOKE", "NO_SHOW", "ASSIGN_PUC"] },
  reported: { weight: 1, waitingFor: "inps", next: ["GO_ON", "RECORD_LAPSE"] },
  lapsed: { weight: 0, closed: true },
  closed: { weight: 0, closed: true },
  openedByMistake: { weight: 0, closed: true, withdrawn: true },
};

const rules: Need = { fact: "rules", ruleset: "inclusionAllowance" };
const chosen: Need = { fact: "person", case: "data.person", kind: "person", pick: [] };

const events: Record<string, EventInfo> = {
  OPEN_ALLOWANCE: { form: forms.openAllowance, opens: true, needs: [chosen, rules] },
  COMPLETE_APPLICATION: { form: forms.completeApplication, alone: "ownItem", needs: [rules] },
  LINK_CASE: { form: forms.linkCase, alone: "ownItem" },
  CONVOKE: { form: forms.convoke },
  RECORD_CONVOCATION_DELIVERY: { form: forms.convocationDelivered },
  RECORD_CONVOCATION_RETURN: { form: forms.convocationReturned },
  NO_SHOW: { form: forms.noShow },
  JUSTIFY_ABSENCE: { form: forms.justifyAbsence, alone: "story" },
  HOLD_MEETING: { form: forms.holdMeeting, alone: "story" },
  RECORD_ANALYSIS: { form: forms.recordAnalysis, alone: "judgment" },
  REFER_TO_EMPLOYMENT: { form: forms.referToEmployment, irrevocable: "letterSent" },
  RECORD_EMPLOYMENT_NEWS: { form: forms.employmentNews },
  TAKE_BACK: { form: forms.takeBack, alone: "judgment" },
  ASK_SERVICES: { form: forms.askServices },
  RECORD_ANSWER: { form: forms.recordAnswer },
  GIVE_UP_ANSWER: { form: forms.giveUpAnswer },
  RECORD_ASSESSMENT: { form: forms.recordAssessment, alone: "judgment" },
  WRITE_PACT: { form: forms.writePact, alone: "judgment" },
  SIGN_PACT: { form: forms.signPact, alone: "ownItem", derive: signedQualities, signed: true },
  RECORD_PACT_REFUSAL: { form: forms.refusePact, alone: "story" },
  REOPEN_PACT: { form: forms.reopenPact },
  ASSIGN_PUC: { form: forms.assignPuc },
  START_PUC: { form: forms.startPuc },
  STOP_PUC: { form: forms.stopPuc },
  RECORD_HOUSEHOLD_CHANGE: { form: forms.householdChange, alone: "story" },
  /** What INPS was told it acts upon: another report or a letter puts it right. */
  REPORT_TO_INPS: { form: forms.reportToInps, alone: "judgment", needs: [rules], irrevocable: "toldInps" },
  GO_ON: { form: forms.inpsExplained },
  RECORD_SUSPENSION: { form: forms.suspension },
  RECORD_RESUMPTION: { form: forms.inpsTold },
  RECORD_SANCTION: { form: forms.inpsExplained },
  RECORD_LAPSE: { form: forms.lapse },
  RECORD_REINSTATEMENT: { form: forms.inpsExplained },
  CLOSE_ALLOWANCE: { form: forms.closeAllowance },
  END_FOR_DEATH: { form: forms.endForDeath, alone: "story" },
  OPENED_BY_MISTAKE: { form: contactByMistake },
  NOT_A_MISTAKE: { form: contactNoMistake },
};

/** The sources say nothing of a last day that is a holiday: it stays, which is the earlier day. */
const meetingTerm = (key: string, source: string): DeadlineRule => ({
  length: { days: { ruleset: "inclusionAllowance", key } },
  ...{ startsFrom: "occurredOn", calendar: "civil", onHoliday: "stay", source, tell: ladder(30) },
});

const deadlines: Record<string, DeadlineRule> = {
  firstMeeting: meetingTerm(
    "firstMeetingDays",
    "Decreto lavoro 2023, art. 4: primo appuntamento dalla sottoscrizione del patto di attivazione digitale; per le domande più " +
      "vecchie dal flusso della piattaforma GePI (giorni e regola nei parametri)",
  ),
  nextMeeting: meetingTerm(
    "nextMeetingDays",
    "Incontri successivi al primo (parametro da verificare: nessuna fonte letta)",
  ),
  appointment: agreedTerm("Convocazione", reminder(1)),
  /** One for each service asked: `opinion:9-school`. */
  opinion: agreedTerm("Risposta attesa dal servizio interpellato", reminder(3)),
};

export const allowanceV1: WorkflowVersion = {
  version: 1,
  machine: allowanceMachine,
  states,
  events,
  deadlines,
  onDeath: { ways: ["END_FOR_DEATH"], takenUpIn: [], answeredIn: [] },
  remedies: {
    convoked: "CONVOKE",
    pactWritten: "WRITE_PACT",
    refusalRecorded: "RECORD_PACT_REFUSAL",
    somebodyPlaced: "ASSIGN_PUC",
  },
  rulesets: ["inclusionAllowance"],
  columnKinds: { applicationNumber: "text", analysisNeed: "text", convokedFor: "day", benefitStatus: "text" },
  columns: ({ context }) => {
    const { applicationNumber, analysisNeed, convokedFor, benefitStatus } = context as unknown as AllowanceContext;
    return {
      ...{ applicationNumber, benefitStatus },
      ...(analysisNeed ? { analysisNeed } : {}),
      ...(convokedFor ? { convokedFor } : {}),
    };
  },
};
