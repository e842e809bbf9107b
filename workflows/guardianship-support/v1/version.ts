// Version 1 of the administration of support: what each state weighs, what each event asks and needs, its terms, what a row of the
// list shows.
import { numberOf } from "../../kernel/data.ts";
import type { DeadlineRule } from "../../kernel/deadline.ts";
import type { EventInfo, JsonObject, Need, StateInfo, WorkflowVersion } from "../../kernel/definition.ts";
import { ladder, reminder } from "../../kernel/ladders.ts";
import { agreedTerm, orderedDay } from "../../kernel/proceeding.ts";
import { isOwn, type SupportContext } from "./context.ts";
import * as forms from "./forms.ts";
import { supportMachine } from "./machine.ts";

/** Load on who carries it, in the scale of case-intake. */
const states: Record<string, StateInfo> = {
  unopened: { weight: 0 },
  evaluating: { weight: 2, next: ["CHOOSE_ROUTE", "WRITE_ACT", "FILED_BY_OTHERS", "ASK_BODIES", "NOT_NEEDED"] },
  toSign: { weight: 2, next: ["SIGN_ACT", "WRITE_ACT", "SEND_BACK"] },
  toSend: { weight: 2, next: ["SEND_ACT"] },
  filed: { weight: 1, waitingFor: "judge", next: ["NOTIFY_HEARING", "RECORD_HEARING", "APPOINT", "RECORD_REPLY"] },
  appointed: { weight: 1, next: ["RECORD_OATH"] },
  inOffice: { weight: 1, next: ["PREPARE_ACCOUNT", "FILE_ACCOUNT", "RECORD_ACCOUNT_OUTCOME", "CHANGE_POWERS"] },
  accountsToClose: { weight: 1, next: ["PREPARE_ACCOUNT", "FILE_ACCOUNT", "CLOSE_ACCOUNTS"] },
  ended: { weight: 0, closed: true },
  rejected: { weight: 0, closed: true },
  notFiled: { weight: 0, closed: true },
};

const chosen: readonly Need[] = [{ fact: "person", case: "data.person", kind: "person", pick: ["diedOn"] }];
/** The acts of representation that stand in the record of the person. */
const record: readonly Need[] = [
  { fact: "person", case: "head.personId", kind: "person", pick: ["acts"] },
  { fact: "actRecord", case: "context.appointment.record", kind: "person", pick: ["acts"] },
];
/** The record that tells of the act, and which others go on in it. */
const telling: readonly Need[] = [{ fact: "actRecord", case: "data.person", kind: "person", pick: ["absorbed"] }];
/** Where the act is looked for: the person's record, and that in which it goes on since they were merged. */
const found: readonly Need[] = [
  { fact: "person", case: "head.personId", kind: "person", pick: ["acts"] },
  { fact: "actRecord", case: "data.goesOnIn", kind: "person", pick: ["acts", "absorbed"] },
];
const rules: readonly Need[] = [{ fact: "rules", ruleset: "guardianshipSupport" }];

const accountFacts = ({ openingCents, incomeCents, outgoCents, closingCents }: JsonObject): JsonObject => ({
  accountBalances: numberOf(openingCents) + numberOf(incomeCents) - numberOf(outgoCents) === numberOf(closingCents),
});

const events: Record<string, EventInfo> = {
  OPEN_SUPPORT: { form: forms.openSupport, opens: true, needs: chosen },
  LINK_CASE: { form: forms.linkCase, alone: "ownItem" },
  CHOOSE_ROUTE: { form: forms.chooseRoute, alone: "judgment" },
  ASK_BODIES: { form: forms.askBodies },
  RECORD_ANSWER: { form: forms.recordAnswer },
  GIVE_UP_ANSWER: { form: forms.giveUpAnswer },
  /** What was signed is not changed behind the signatures: it is written anew, and signed anew. */
  WRITE_ACT: { form: forms.writeAct, alone: "judgment", needs: rules, recordedAnew: true },
  SIGN_ACT: { form: forms.signAct, alone: "judgment", signed: true },
  SEND_BACK: { form: forms.sendBack, alone: "judgment", tells: "assignee" },
  SEND_ACT: { form: forms.sendAct, alone: "judgment", irrevocable: "letterSent" },
  FILED_BY_OTHERS: { form: forms.filedByOthers },
  RECORD_REPLY: { form: forms.recordReply },
  NOTIFY_HEARING: { form: forms.notifyHearing, alone: "ownItem" },
  RECORD_HEARING: { form: forms.recordHearing, alone: "ownItem" },
  APPOINT_PROVISIONALLY: { form: forms.appoint, alone: "ownItem", needs: record },
  APPOINT: { form: forms.appoint, alone: "ownItem", needs: record },
  REJECT: { form: forms.reject, alone: "ownItem", needs: record },
  WITHDRAW: { form: forms.withdraw, alone: "judgment", irrevocable: "letterSent" },
  RECORD_OATH: { form: forms.recordOath },
  LINK_RECORDED_ACT: { form: forms.linkRecordedAct, needs: found },
  ACT_RECORDED: { form: forms.actRecorded, internal: true, needs: telling },
  SET_ACCOUNT_DAY: { form: forms.setAccountDay },
  PREPARE_ACCOUNT: { form: forms.prepareAccount, alone: "ownItem", derive: accountFacts },
  FILE_ACCOUNT: {
    ...{ form: forms.fileAccount, alone: "ownItem", irrevocable: "letterSent" },
    fourEyes: { proposedBy: "PREPARE_ACCOUNT" },
  },
  RECORD_ACCOUNT_OUTCOME: { form: forms.recordAccountOutcome, alone: "ownItem" },
  ANSWER_REMARKS: { form: forms.answerRemarks, alone: "judgment" },
  REPLACE_ADMINISTRATOR: { form: forms.replace, alone: "ownItem", needs: record },
  CHANGE_POWERS: { form: forms.changePowers, alone: "ownItem", needs: record },
  END_SUPPORT: { form: forms.endSupport, alone: "ownItem", needs: record },
  END_FOR_DEATH: { form: forms.endForDeath, alone: "story" },
  CLOSE_ACCOUNTS: { form: forms.closeAccounts },
  NOT_NEEDED: { form: forms.notNeeded, alone: "judgment" },
};

const deadlines: Record<string, DeadlineRule> = {
  hearing: { ...orderedDay("Giorno dell'udienza comunicato dal giudice tutelare", ladder(7)), court: true },
  oath: { ...orderedDay("Giorno del giuramento indicato nel decreto", reminder(7)), court: true },
  /** Each year; of a comune or service that is the administrator. */
  account: {
    length: { months: { ruleset: "guardianshipSupport", key: "accountMonths" } },
    ...{ startsFrom: "occurredOn", calendar: "civil", onHoliday: "next", court: true },
    source: "Rendiconto annuale al giudice tutelare",
    tell: ladder(30),
  },
  accountDay: { ...orderedDay("Giorno del rendiconto indicato dal giudice tutelare", ladder(30)), court: true },
  remarks: { ...orderedDay("Giorno indicato dal giudice tutelare per rispondere ai rilievi", ladder(7)), court: true },
  expiry: orderedDay("Ultimo giorno dell'incarico secondo il decreto", ladder(60)),
  /** One for each body asked: `information:12-hospital`. */
  information: agreedTerm("Risposta attesa dall'ente interpellato", reminder(3)),
};

export const supportV1: WorkflowVersion = {
  version: 1,
  machine: supportMachine,
  states,
  events,
  deadlines,
  onDeath: { ways: ["END_FOR_DEATH"], takenUpIn: [], answeredIn: ["accountsToClose"] },
  remedies: {
    routeChosen: "CHOOSE_ROUTE",
    hearingSet: "NOTIFY_HEARING",
    accountPrepared: "PREPARE_ACCOUNT",
    accountsFiled: "FILE_ACCOUNT",
    remarksAnswered: "ANSWER_REMARKS",
  },
  rulesets: ["guardianshipSupport"],
  columnKinds: { appointee: "text", decreeOn: "day", ownAccount: "boolean" },
  columns: ({ context }) => {
    const { appointment } = context as unknown as SupportContext;
    if (!appointment) return {};
    const { appointee, actOn } = appointment;
    return { appointee, decreeOn: actOn, ownAccount: isOwn(appointee) };
  },
};
