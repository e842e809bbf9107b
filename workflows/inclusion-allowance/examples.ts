// Invented applications for the inclusion allowance, one for each way they go: simple, complex with a placement, work only, missed and
// reported, suspended, refused, closed otherwise.
import type { Example, JsonObject } from "../kernel/definition.ts";

type Step = Example["steps"][number];
const step = (dayOffset: number, type: string, payload: JsonObject = {}, expectState?: string): Step => ({
  ...{ type, payload, dayOffset },
  ...(expectState ? { expectState } : {}),
});
const opened = (more: JsonObject = {}, knowsActivation = true): Step =>
  step(
    0,
    "OPEN_ALLOWANCE",
    {
      ...{ person: "$person", territory: "020038", applicationNumber: "ES-0001", appliedOn: "$day-20" },
      ...{ receivedOn: "$day-2", ...(knowsActivation ? { activationSignedOn: "$day-15" } : {}), ...more },
    },
    "received",
  );
const convoked = (dayOffset: number, state: string, sentVia = "registeredMail"): Step =>
  step(dayOffset, "CONVOKE", { convokedFor: "$day+14", meetingPlace: "office", sentVia, sentOn: "$day" }, state);
const arrived = (dayOffset: number, proofKind = "returnCard"): Step =>
  step(dayOffset, "RECORD_CONVOCATION_DELIVERY", { deliveredOn: "$day", proofKind });
const met = (dayOffset: number, state: string, more: JsonObject = {}): Step =>
  step(
    dayOffset,
    "HOLD_MEETING",
    { meetingPlace: "office", present: ["person"], factsText: "Colloquio di esempio", ...more },
    state,
  );
const analysed = (dayOffset: number, analysisNeed: string, state: string): Step =>
  step(dayOffset, "RECORD_ANALYSIS", { analysisNeed, needAreas: ["work"], analysisText: "Analisi di esempio" }, state);
const wrote = (dayOffset: number): Step =>
  step(
    dayOffset,
    "WRITE_PACT",
    {
      ...{ ownWords: "Voglio un lavoro vicino a casa (esempio)", goalsText: "Finire un corso (esempio)" },
      ...{ activities: ["training", "publicProject"], personCommitsText: "Frequentare (esempio)" },
      serviceCommitsText: "Vedersi ogni tre mesi (esempio)",
    },
    "planning",
  );
const signer = (signerName: string, signerQuality: string): JsonObject => ({
  ...{ signerName, signerQuality, signedHow: "onPaper", signedOn: "$day" },
});
const signed = (dayOffset: number): Step =>
  step(
    dayOffset,
    "SIGN_PACT",
    { signatures: [signer("Persona di esempio", "person"), signer("Assistente di esempio", "socialWorker")] },
    "following",
  );
const told: JsonObject = { toldOn: "$day", inpsReference: "INPS-ES/1" };

export const allowanceExamples: readonly Example[] = [
  {
    name: "Invited, met, a simple need, a project signed and followed until somebody finds work",
    steps: [
      opened({ intake: "$intake" }),
      convoked(5, "convoked"),
      arrived(9),
      met(19, "analysis"),
      analysed(20, "simple", "planning"),
      wrote(25),
      signed(30),
      step(60, "RECORD_HOUSEHOLD_CHANGE", { changedOn: "$day-3", changeKind: "joined", toldInps: "yes" }),
      met(100, "following", { commitmentsKept: "kept" }),
      step(150, "CLOSE_ALLOWANCE", { allowanceOutcome: "foundWork", closingText: "Assunto (esempio)" }, "closed"),
    ],
  },
  {
    name: "A complex need seen by a team, and a project of the comune begun, stopped, and another one",
    steps: [
      opened(),
      step(3, "LINK_CASE", { intake: "$intake" }),
      convoked(5, "convoked", "call"),
      arrived(5, "answeredCall"),
      met(19, "analysis"),
      analysed(21, "complex", "assessment"),
      step(22, "ASK_SERVICES", {
        ...{
          askedBodies: ["mentalHealth", "school"],
          questionText: "Che cosa serve? (esempio)",
          expectedOn: "$day+20",
        },
      }),
      step(35, "RECORD_ANSWER", { answerOf: "opinion:7-mentalHealth", answerHealthText: "Seguito (esempio)" }),
      step(36, "GIVE_UP_ANSWER", { answerOf: "opinion:7-school", givenUpText: "Non risponde (esempio)" }),
      step(
        40,
        "RECORD_ASSESSMENT",
        {
          ...{ team: ["socialWorker", "psychologist"], ownWords: "Non reggo da solo (esempio)" },
          assessmentText: "Valutazione di esempio",
        },
        "planning",
      ),
      wrote(45),
      signed(50),
      step(60, "ASSIGN_PUC", { pucNumber: "PUC-ES/1", pucTitle: "Cura del verde", weeklyHours: 8 }),
      step(70, "START_PUC", { pucNumber: "PUC-ES/1", startedOn: "$day" }),
      step(90, "STOP_PUC", { pucNumber: "PUC-ES/1", stoppedOn: "$day", pucStopReason: "healthReasons" }),
      step(95, "ASSIGN_PUC", {
        pucNumber: "PUC-ES/2",
        pucTitle: "Biblioteca",
        weeklyHours: 8,
        plannedStartOn: "$day+7",
      }),
      step(105, "REOPEN_PACT", { reopenText: "Va cambiato l'orario (esempio)" }, "planning"),
      wrote(106),
      signed(108),
      met(110, "following", { commitmentsKept: "partly" }),
    ],
  },
  {
    name: "Work only: the employment centre takes it on, and once sends it back",
    steps: [
      opened({}, false),
      step(1, "COMPLETE_APPLICATION", { activationSignedOn: "$day-10" }, "received"),
      met(10, "analysis"),
      analysed(10, "workOnly", "toEmployment"),
      step(12, "REFER_TO_EMPLOYMENT", { sentVia: "platform", sentOn: "$day" }, "atEmployment"),
      step(60, "RECORD_EMPLOYMENT_NEWS", { toldOn: "$day", employmentNews: "servicePact" }, "atEmployment"),
      step(90, "TAKE_BACK", { takenBackText: "Serve altro oltre al lavoro (esempio)" }, "analysis"),
      analysed(92, "workOnly", "toEmployment"),
      step(93, "REFER_TO_EMPLOYMENT", { sentVia: "platform", sentOn: "$day" }, "atEmployment"),
    ],
  },
  {
    name: "Did not come: once with a reason, then without one, reported, and the benefit lapses",
    steps: [
      opened(),
      convoked(5, "convoked"),
      arrived(9),
      step(19, "NO_SHOW", { justified: true, noShowText: "In ospedale (esempio)" }, "received"),
      convoked(22, "convoked", "messenger"),
      arrived(27, "messengerReport"),
      step(36, "NO_SHOW", { justified: false }, "received"),
      step(
        40,
        "REPORT_TO_INPS",
        {
          reportReason: "missedConvocation",
          reportedOn: "$day",
          sentVia: "platform",
          reportText: "Non si è presentato (esempio)",
        },
        "reported",
      ),
      step(70, "RECORD_LAPSE", { ...told, lapseReason: "missedConvocation" }, "lapsed"),
      step(95, "RECORD_REINSTATEMENT", { ...told, inpsText: "Riesame accolto (esempio)" }, "received"),
    ],
  },
  {
    name: "The letter comes back, nobody is met in time, INPS suspends and resumes after the meeting",
    steps: [
      opened(),
      convoked(5, "convoked"),
      step(20, "RECORD_CONVOCATION_RETURN", { returnedOn: "$day", returnReason: "movedAway" }, "convoked"),
      step(110, "RECORD_SUSPENSION", { ...told, suspensionReason: "noFirstMeeting" }, "convoked"),
      convoked(112, "convoked", "call"),
      met(126, "analysis"),
      step(140, "RECORD_RESUMPTION", told, "analysis"),
      step(150, "CLOSE_ALLOWANCE", { allowanceOutcome: "movedAway" }, "closed"),
    ],
  },
  {
    name: "Refuses the project, is reported, and signs another one when INPS lets it go on",
    steps: [
      opened(),
      met(10, "analysis"),
      analysed(11, "simple", "planning"),
      wrote(15),
      step(20, "RECORD_PACT_REFUSAL", { refusalText: "Non è d'accordo sugli impegni (esempio)" }, "planning"),
      step(
        22,
        "REPORT_TO_INPS",
        { reportReason: "pactRefused", reportedOn: "$day", sentVia: "pec", reportText: "Rifiuto di esempio" },
        "reported",
      ),
      step(40, "GO_ON", { ...told, inpsText: "Nessun provvedimento (esempio)" }, "analysis"),
      convoked(42, "analysis"),
      arrived(46),
      step(56, "NO_SHOW", { justified: false }, "analysis"),
      step(57, "JUSTIFY_ABSENCE", { justificationText: "Treno soppresso (esempio)" }, "analysis"),
      step(60, "RECORD_SANCTION", { ...told, inpsText: "Sanzione di esempio" }, "analysis"),
      step(61, "END_FOR_DEATH", { diedOn: "$day-1" }, "closed"),
    ],
  },
  {
    name: "Opened by mistake, which it was not",
    steps: [
      opened(),
      step(0, "OPENED_BY_MISTAKE", { mistakeReason: "otherPerson" }, "openedByMistake"),
      step(1, "NOT_A_MISTAKE", { notMistakeText: "Era lei (esempio)" }, "received"),
    ],
  },
];
