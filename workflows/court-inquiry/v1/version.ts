// Version 1 of the court inquiry: what each state weighs, what each event asks and needs, its terms, what a row of the list shows.
import type { DeadlineRule, Tell } from "../../kernel/deadline.ts";
import type { EventInfo, Need, StateInfo, WorkflowVersion } from "../../kernel/definition.ts";
import { ladder, reminder } from "../../kernel/ladders.ts";
import { agreedTerm, orderedDay } from "../../kernel/proceeding.ts";
import type { InquiryContext } from "./context.ts";
import * as forms from "./forms.ts";
import { inquiryMachine } from "./machine.ts";

/** Load on who carries it, in the scale of case-intake. */
const states: Record<string, StateInfo> = {
  unopened: { weight: 0 },
  received: { weight: 1, next: ["START_INQUIRY", "SET_REPORT_DAY"] },
  inInquiry: { weight: 3, next: ["RECORD_INTERVIEW", "HOME_VISIT", "CONVOKE", "ASK_BODIES", "WRITE_REPORT"] },
  toSign: { weight: 2, next: ["SIGN_REPORT", "WRITE_REPORT", "SEND_BACK"] },
  toSend: { weight: 2, next: ["SEND_REPORT"] },
  sent: { weight: 1, waitingFor: "authority", next: ["RECORD_INTEGRATION_REQUEST", "CLOSE_INQUIRY"] },
  closed: { weight: 0, closed: true },
  handedBack: { weight: 0, closed: true },
};

const chosen: readonly Need[] = [{ fact: "person", case: "data.person", kind: "person", pick: ["diedOn"] }];
const rules: readonly Need[] = [{ fact: "rules", ruleset: "courtInquiry" }];

/** Brothers and sisters have a case each, out of one act: what it says of all of them is sent to all. */
const events: Record<string, EventInfo> = {
  OPEN_INQUIRY: { form: forms.openInquiry, opens: true, needs: chosen },
  LINK_CASE: { form: forms.linkCase, alone: "ownItem" },
  COMPLETE_REQUEST: { form: forms.completeRequest },
  SET_REPORT_DAY: { form: forms.setReportDay },
  START_INQUIRY: { form: forms.nothing },
  CONVOKE: { form: forms.convoke },
  NO_SHOW: { form: forms.noShow },
  RECORD_INTERVIEW: { form: forms.recordInterview, alone: "story" },
  HOME_VISIT: { form: forms.homeVisit, alone: "story" },
  ASK_BODIES: { form: forms.askBodies },
  RECORD_ANSWER: { form: forms.recordAnswer },
  GIVE_UP_ANSWER: { form: forms.giveUpAnswer },
  TELL_BODY: { form: forms.tellBody },
  ASK_EXTENSION: { form: forms.askExtension, irrevocable: "letterSent" },
  RECORD_EXTENSION: { form: forms.recordExtension },
  /** What was signed is not changed behind the signatures: it is written anew, and signed anew. */
  WRITE_REPORT: { form: forms.writeReport, alone: "judgment", needs: rules, recordedAnew: true },
  SIGN_REPORT: { form: forms.signReport, alone: "judgment", signed: true },
  SEND_BACK: { form: forms.sendBack, alone: "judgment", tells: "assignee" },
  SEND_REPORT: { form: forms.sendReport, alone: "judgment", irrevocable: "letterSent" },
  RECORD_INTEGRATION_REQUEST: { form: forms.recordIntegration },
  CLOSE_INQUIRY: { form: forms.closeInquiry, alone: "judgment" },
  HAND_BACK: { form: forms.handBack, alone: "judgment" },
  END_FOR_DEATH: { form: forms.endForDeath, alone: "story" },
};

/** A report that is late is heard of by the head of the area fifteen days before, a week before and on the day. */
const reportLadder: readonly Tell[] = [
  ...[-15, -7, 0, 1].map((at): Tell => ({ at, who: ["assignee", "supervisor"] })),
  { at: 7, who: ["supervisor", "coordinator"] },
];
const dayOf = (source: string): DeadlineRule => orderedDay(source, reportLadder);

const deadlines: Record<string, DeadlineRule> = {
  report: { ...dayOf("Giorno indicato dall'Autorità nella sua richiesta"), court: true },
  probationReport: dayOf("Giorno indicato dall'Ufficio di esecuzione penale esterna nella sua richiesta"),
  ownReport: agreedTerm("Scelta del servizio: l'Autorità non ha indicato un giorno", ladder(7)),
  appointment: agreedTerm("Convocazione", reminder(1)),
  /** One for each body asked: `information:12-school`. */
  information: agreedTerm("Risposta attesa dall'ente interpellato", reminder(3)),
};

export const inquiryV1: WorkflowVersion = {
  version: 1,
  machine: inquiryMachine,
  states,
  events,
  deadlines,
  onDeath: { ways: ["END_FOR_DEATH"], takenUpIn: [], answeredIn: [] },
  remedies: { convoked: "CONVOKE", dayFromAuthority: "SET_REPORT_DAY", extensionOpen: "ASK_EXTENSION" },
  rulesets: ["courtInquiry"],
  columnKinds: { inquirySubject: "text", askedBy: "text", askedOn: "day" },
  columns: ({ context }) => {
    const { inquirySubject, mandate } = context as unknown as InquiryContext;
    return { inquirySubject, ...(mandate ? { askedBy: mandate.askedBy, askedOn: mandate.askedOn } : {}) };
  },
};
