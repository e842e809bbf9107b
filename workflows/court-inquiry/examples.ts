// Invented inquiries, one for each way they go: about a child with two signatures, with more time and an integration; for the
// probation office; without a day; about violence; handed back; ended by a death.
import type { Example, JsonObject } from "../kernel/definition.ts";

type Step = Example["steps"][number];
const step = (dayOffset: number, type: string, payload: JsonObject = {}, expectState?: string): Step => ({
  ...{ type, payload, dayOffset },
  ...(expectState ? { expectState } : {}),
});
const byColleague = (one: Step): Step => ({ ...one, by: "colleague" });
const opened = (more: JsonObject = {}): Step =>
  step(
    0,
    "OPEN_INQUIRY",
    {
      ...{ person: "$person", territory: "020038", inquirySubject: "minor", area: "protection" },
      ...{ inquiryScope: "household", askedBy: "juvenileCourt", authority: "Tribunale di esempio" },
      ...{ askedOn: "$day-6", deliveredOn: "$day-1", receivedVia: "pec" },
      ...{ protocolNumber: "1450/ES", protocolOn: "$day-1", taskText: "Condizioni di vita (esempio)", ...more },
    },
    "received",
  );
const assigned = (dayOffset: number): Step => step(dayOffset, "ASSIGN", { assignee: "$worker" });
const started = (dayOffset: number): Step => step(dayOffset, "START_INQUIRY", {}, "inInquiry");
const talked = (dayOffset: number): Step =>
  step(dayOffset, "RECORD_INTERVIEW", { place: "office", present: ["parent"], factsText: "Colloquio (esempio)" });
const written = (dayOffset: number): Step =>
  step(
    dayOffset,
    "WRITE_REPORT",
    {
      ...{ courtFactsText: "Fatti (esempio)", courtStatementsText: "Dichiarazioni (esempio)" },
      ...{ courtEvaluationText: "Valutazioni (esempio)", methodText: "Colloqui e visita (esempio)" },
    },
    "toSign",
  );
const signed = (dayOffset: number): Step[] => [
  step(dayOffset, "SIGN_REPORT", { profession: "socialWorker" }, "toSign"),
  byColleague(step(dayOffset, "SIGN_REPORT", { profession: "psychologist" }, "toSend")),
];
const sent = (dayOffset: number): Step =>
  step(
    dayOffset,
    "SEND_REPORT",
    { sentOn: "$day", sentVia: "pec", protocolNumber: "1733/ES", protocolOn: "$day", readableByParties: true },
    "sent",
  );
const due = { reportDueOn: "$day+60", proceedingNumber: "120/ES" };

export const inquiryExamples: readonly Example[] = [
  {
    name: "About a child: bodies asked, more time granted, two signatures, an integration, a mandate for the service",
    steps: [
      opened(due),
      assigned(1),
      step(2, "LINK_CASE", { intake: "$intake" }),
      started(2),
      step(3, "CONVOKE", { convokedFor: "$day+9", convokedText: "Entrambi i genitori (esempio)" }),
      step(12, "NO_SHOW", { justified: false }),
      step(14, "TELL_BODY", { toldBody: "authority", toldOn: "$day", toldText: "Non si presentano (esempio)" }),
      step(15, "ASK_BODIES", { askedBodies: ["school"], questionText: "Frequenza (esempio)", expectedOn: "$day+20" }),
      talked(20),
      step(30, "HOME_VISIT", { inTwo: true, present: ["parent", "child"], factsText: "Casa in ordine (esempio)" }),
      step(40, "ASK_EXTENSION", {
        ...{ extensionUntilOn: "$day+50", protocolNumber: "1600/ES", protocolOn: "$day" },
        extensionText: "Manca la scuola (esempio)",
      }),
      step(48, "RECORD_EXTENSION", { extensionOutcome: "granted", reportDueOn: "$day+40" }),
      step(50, "RECORD_ANSWER", { answerOf: "information:8-school", answerText: "Frequenta (esempio)" }),
      written(60),
      step(61, "SEND_BACK", { sendBackText: "Distinguere fatti e dichiarazioni (esempio)" }, "inInquiry"),
      written(63),
      ...signed(64),
      sent(66),
      step(
        90,
        "RECORD_INTEGRATION_REQUEST",
        {
          ...{ askedOn: "$day-3", deliveredOn: "$day-1", protocolNumber: "2001/ES", protocolOn: "$day-1" },
          ...{ reportDueOn: "$day+30", integrationText: "Sentire i nonni (esempio)" },
        },
        "inInquiry",
      ),
      talked(95),
      written(100),
      ...signed(101),
      sent(102),
      step(200, "CLOSE_INQUIRY", { inquiryOutcome: "entrustedToService", decidedOn: "$day-4" }, "closed"),
    ],
  },
  {
    name: "For the probation office: nobody said a day, the service chooses one, a body does not answer",
    steps: [
      opened({ inquirySubject: "probation", area: "adults", askedBy: "probationOffice", inquiryScope: "person" }),
      step(1, "SET_REPORT_DAY", { reportDueOn: "$day+45", reportDaySetBy: "service" }),
      assigned(2),
      started(2),
      step(4, "ASK_BODIES", { askedBodies: ["addictionService"], questionText: "Percorso in corso (esempio)" }),
      step(10, "SET_REPORT_DAY", { reportDueOn: "$day+30", reportDaySetBy: "authority", reportDayText: "Per PEC" }),
      talked(12),
      step(30, "GIVE_UP_ANSWER", {
        answerOf: "information:5-addictionService",
        givenUpText: "Nessuna risposta (esempio)",
      }),
      written(35),
      ...signed(36),
      sent(37),
      step(90, "CLOSE_INQUIRY", { inquiryOutcome: "nothingMoreAsked" }, "closed"),
    ],
  },
  {
    name: "About violence: few readers from the first minute, the number of the proceeding comes later, no more time",
    steps: [
      opened({
        ...{ inquirySubject: "violence", area: "adults", askedBy: "prosecutor" },
        ...{ assignee: "$worker", headOfArea: "$supervisor", reportDueOn: "$day+20" },
      }),
      step(2, "COMPLETE_REQUEST", { proceedingNumber: "88/ES" }),
      started(2),
      talked(5),
      step(8, "ASK_EXTENSION", {
        ...{ extensionUntilOn: "$day+40", protocolNumber: "1601/ES", protocolOn: "$day", extensionText: "Esempio" },
      }),
      step(12, "RECORD_EXTENSION", { extensionOutcome: "refused" }),
      written(15),
      ...signed(16),
      sent(18),
      step(80, "CLOSE_INQUIRY", { inquiryOutcome: "decided", decidedOn: "$day-2" }, "closed"),
    ],
  },
  {
    name: "Handed back: the person lives elsewhere, and another service is to be asked",
    steps: [
      opened(due),
      step(
        5,
        "HAND_BACK",
        {
          ...{ handBackReason: "otherService", protocolNumber: "1500/ES", protocolOn: "$day" },
          handBackText: "Residente altrove (esempio)",
        },
        "handedBack",
      ),
    ],
  },
  {
    name: "The person dies while the inquiry is under way",
    steps: [
      opened({ inquirySubject: "adult", area: "elderly", askedBy: "guardianshipJudge", ...due }),
      assigned(1),
      started(1),
      step(20, "END_FOR_DEATH", { diedOn: "$day-2" }, "closed"),
    ],
  },
];
