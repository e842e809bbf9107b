// Invented cases, one for each way they go: the service's own petition up to its yearly accounts and its end; a report to the
// prosecutor; others who filed; a rejection; a withdrawal; no need; deaths.
import type { Example, JsonObject } from "../kernel/definition.ts";

type Step = Example["steps"][number];
const step = (dayOffset: number, type: string, payload: JsonObject = {}, expectState?: string): Step => ({
  ...{ type, payload, dayOffset },
  ...(expectState ? { expectState } : {}),
});
const byColleague = (one: Step): Step => ({ ...one, by: "colleague" });
const protocol: JsonObject = { protocolNumber: "2101/ES", protocolOn: "$day" };

const opened = (more: JsonObject = {}): Step =>
  step(
    0,
    "OPEN_SUPPORT",
    {
      ...{ person: "$person", territory: "020038", area: "elderly", foundBy: "careCase" },
      ...{ needText: "Non gestisce più la pensione (esempio)", healthText: "Decadimento (esempio)", ...more },
    },
    "evaluating",
  );
const chosen = (dayOffset: number, route: string): Step =>
  step(dayOffset, "CHOOSE_ROUTE", { route, routeText: "Nessun familiare disponibile (esempio)" });
const written = (dayOffset: number): Step =>
  step(
    dayOffset,
    "WRITE_ACT",
    {
      ...{ courtFactsText: "Vive sola (esempio)", ownWordsText: "Vuole restare a casa (esempio)", isUrgent: false },
      ...{ assetsText: "Pensione (esempio)", proposalsText: "Nomina di un amministratore (esempio)" },
    },
    "toSign",
  );
const signed = (dayOffset: number): Step[] => [
  step(dayOffset, "SIGN_ACT", { profession: "socialWorker" }, "toSign"),
  byColleague(step(dayOffset, "SIGN_ACT", { profession: "serviceHead" }, "toSend")),
];
const sent = (dayOffset: number): Step =>
  step(
    dayOffset,
    "SEND_ACT",
    { authority: "Ufficio di esempio", sentOn: "$day", sentVia: "pec", ...protocol },
    "filed",
  );
const filing = (dayOffset: number, route: string): Step[] => [
  ...[chosen(dayOffset, route), written(dayOffset + 2), ...signed(dayOffset + 3), sent(dayOffset + 4)],
];
const byOthers = (dayOffset: number): Step =>
  step(dayOffset, "FILED_BY_OTHERS", { filedBy: "relative", filedOn: "$day-3" }, "filed");
const decree = (appointee: string, more: JsonObject = {}): JsonObject => ({
  ...{ appointee, representativeName: "Nominata Esempio", actMode: "inPlace", actPowers: ["assets", "publicBodies"] },
  ...{ actNumber: "310/ES", actOn: "$day-2", from: "$day", ...more },
});
const sworn = (dayOffset: number, state: string): Step => step(dayOffset, "RECORD_OATH", { oathOn: "$day" }, state);
const account = (dayOffset: number, periodTo: string): Step[] => [
  step(dayOffset, "PREPARE_ACCOUNT", {
    ...{ periodTo, openingCents: 100_000, incomeCents: 50_000, outgoCents: 30_000, closingCents: 120_000 },
  }),
  byColleague(step(dayOffset + 2, "FILE_ACCOUNT", { filedOn: "$day", sentVia: "pec", ...protocol })),
];

export const supportExamples: readonly Example[] = [
  {
    name: "Petition of the service, provisional appointment, the comune in office, accounts with remarks, revoked",
    steps: [
      opened(),
      step(1, "ASSIGN", { assignee: "$worker" }),
      step(2, "LINK_CASE", { intake: "$intake" }),
      step(3, "ASK_BODIES", { askedBodies: ["familyDoctor", "hospital"], questionText: "Relazione (esempio)" }),
      step(12, "RECORD_ANSWER", { answerOf: "information:4-familyDoctor", answerHealthText: "Relazione (esempio)" }),
      step(13, "GIVE_UP_ANSWER", { answerOf: "information:4-hospital", givenUpText: "Non risponde (esempio)" }),
      ...[chosen(14, "petition"), written(15)],
      step(16, "SEND_BACK", { sendBackText: "Aggiungere i debiti (esempio)" }, "evaluating"),
      ...[written(17), ...signed(18), sent(20)],
      step(30, "APPOINT_PROVISIONALLY", decree("comune"), "filed"),
      step(31, "ACT_RECORDED", { person: "$person", act: 7 }),
      sworn(33, "filed"),
      step(35, "NOTIFY_HEARING", { hearingOn: "$day+20", deliveredOn: "$day", proceedingNumber: "88/ES" }),
      step(55, "RECORD_HEARING", { heldOn: "$day", hearingOutcome: "adjourned", hearingOn: "$day+15" }),
      step(70, "RECORD_HEARING", { heldOn: "$day", hearingOutcome: "reserved" }),
      step(80, "APPOINT", decree("comune", { oathDueOn: "$day+6", until: "$day+1500" }), "appointed"),
      sworn(86, "inOffice"),
      step(87, "LINK_RECORDED_ACT", { recordedAct: true }),
      ...account(398, "$day-1"),
      step(430, "RECORD_ACCOUNT_OUTCOME", {
        ...{ accountOutcome: "remarks", outcomeOn: "$day-1", answerDueOn: "$day+20" },
        remarksText: "Mancano le ricevute (esempio)",
      }),
      step(440, "ANSWER_REMARKS", {
        ...{ answeredOn: "$day", answerRemarksText: "Ricevute allegate (esempio)", ...protocol },
      }),
      step(470, "RECORD_ACCOUNT_OUTCOME", { accountOutcome: "approved", outcomeOn: "$day" }),
      step(480, "SET_ACCOUNT_DAY", { accountDueOn: "$day+200" }),
      step(500, "CHANGE_POWERS", {
        ...{ actMode: "assists", actPowers: ["assets"], actNumber: "402/ES", actOn: "$day-1", from: "$day" },
      }),
      step(600, "END_SUPPORT", { endReason: "revoked", endedOn: "$day-1", actNumber: "501/ES" }, "accountsToClose"),
      ...account(610, "$day-11"),
      step(620, "CLOSE_ACCOUNTS", {}, "ended"),
    ],
  },
  {
    name: "Report to the prosecutor, who does not go on at first; then a relative is appointed, replaced, the office expires",
    steps: [
      opened({ foundBy: "deskContact" }),
      ...filing(3, "report"),
      step(30, "RECORD_REPLY", { replyOutcome: "doesNotGoOn", repliedOn: "$day" }, "evaluating"),
      ...filing(40, "report"),
      step(60, "RECORD_REPLY", { replyOutcome: "goesOn", repliedOn: "$day" }, "filed"),
      step(90, "APPOINT", decree("relative"), "appointed"),
      sworn(95, "inOffice"),
      step(
        300,
        "REPLACE_ADMINISTRATOR",
        { replaceReason: "resigned", ...decree("professional", { until: "$day+100" }) },
        "appointed",
      ),
      sworn(305, "inOffice"),
      step(410, "END_SUPPORT", { endReason: "expired", endedOn: "$day-10" }, "ended"),
    ],
  },
  {
    name: "A relative filed, the judge rejects",
    steps: [
      opened({ area: "disability" }),
      byOthers(4),
      step(
        50,
        "REJECT",
        { actNumber: "12/ES", actOn: "$day-1", rejectText: "Bastano altri sostegni (esempio)" },
        "rejected",
      ),
    ],
  },
  {
    name: "Rejected while the service was in office provisionally: its account is filed first",
    steps: [
      opened(),
      ...filing(2, "petition"),
      step(10, "APPOINT_PROVISIONALLY", decree("service"), "filed"),
      sworn(11, "filed"),
      step(60, "REJECT", { actNumber: "13/ES", actOn: "$day-1", rejectText: "Esempio" }, "accountsToClose"),
      ...account(65, "$day-6"),
      step(70, "CLOSE_ACCOUNTS", {}, "ended"),
    ],
  },
  {
    name: "Petition withdrawn: the relatives see to it",
    steps: [
      opened(),
      ...filing(2, "petition"),
      step(20, "WITHDRAW", { ...protocol, withdrawText: "Provvede il figlio (esempio)" }, "notFiled"),
    ],
  },
  {
    name: "Not needed after all",
    steps: [
      opened(),
      step(9, "NOT_NEEDED", { notNeededReason: "otherSupport", notNeededText: "Delega (esempio)" }, "notFiled"),
    ],
  },
  {
    name: "Appointed before the service knew of it; the person dies",
    steps: [
      opened({ foundBy: "alreadyAppointed" }),
      step(1, "APPOINT", decree("volunteer", { actOn: "$day-90", from: "$day-90" }), "appointed"),
      sworn(2, "inOffice"),
      step(200, "END_FOR_DEATH", { diedOn: "$day-1" }, "ended"),
    ],
  },
  {
    name: "The person dies while the comune is in office: the account up to that day is filed",
    steps: [
      opened(),
      byOthers(2),
      step(30, "APPOINT", decree("comune"), "appointed"),
      sworn(35, "inOffice"),
      step(200, "END_FOR_DEATH", { diedOn: "$day-1" }, "accountsToClose"),
      ...account(210, "$day-11"),
      step(220, "CLOSE_ACCOUNTS", {}, "ended"),
    ],
  },
];
