// Invented families, one for each way a path may go: to the bank and back, relatives, another service, pauses,
// objections, loans, and the ways out. Together they rest in every state.
import type { Example, JsonObject } from "../kernel/definition.ts";

type Step = Example["steps"][number];

const step = (dayOffset: number, type: string, payload: JsonObject, expectState?: string): Step => ({
  type,
  payload,
  dayOffset,
  ...(expectState === undefined ? {} : { expectState }),
});
const colleague = (one: Step): Step => ({ ...one, by: "colleague" });

const couple: JsonObject = {
  territory: "020038",
  applicantKind: "couple",
  applicantOne: "$person",
  applicantTwo: "$partner",
  entry: "ownPath",
  contactChannel: "event",
  knownFrom: "school",
};
const single: JsonObject = {
  territory: "020042",
  applicantKind: "single",
  applicantOne: "$person",
  entry: "ownPath",
  contactChannel: "phone",
  knownFrom: "wordOfMouth",
  ownChildrenCount: 0,
};

const register = (payload: JsonObject, state = "interest") => step(0, "REGISTER_INTEREST", payload, state);
const inform = step(12, "INFORM", { informedHow: "groupMeeting", noticeGiven: true }, "informed");
const enroll = step(
  13,
  "ENROLL_COURSE",
  { courseName: "Corso di esempio", courseStartsOn: "$day+60" },
  "waitingCourse",
);

const training = (who: string[]): Step[] => [
  step(75, "RECORD_TRAINING_MEETING", { presentApplicants: who }, "inTraining"),
  step(82, "RECORD_TRAINING_MEETING", { presentApplicants: who, trainingNotes: "Esempio di nota" }),
];

const papersOf = (day: number, applicant: string): Step[] => [
  step(day, "RECORD_DECLARATION", {
    applicant,
    declaredFacts: ["criminalRecord", "familyStatus"],
    declarationText: "Dichiara di non avere condanne né procedimenti in corso.",
  }),
  step(day + 9, "RECORD_OFFICE_CHECK", { applicant, checkedWith: "Ufficio del casellario", checkResult: "confirmed" }),
  step(day + 10, "RECORD_MEDICAL_CERTIFICATE", { applicant, certificateOn: "$day-5" }),
];

const interview = (day: number, interviewKind: string, by: string[], who: string[]): Step =>
  step(day, "RECORD_INTERVIEW", {
    interviewKind,
    conductedBy: by,
    presentApplicants: who,
    interviewNotes: "Contenuto di esempio del colloquio.",
  });
const visit = (day: number, who: string[]): Step =>
  step(day, "HOME_VISIT", {
    conductedBy: ["socialWorker"],
    presentApplicants: who,
    homeNotes: "Visita di esempio.",
    childSpace: "Una stanza libera.",
  });

const second = (day: number) => step(day, "SECOND_WORKER", { secondWorker: "$colleague", profession: "psychologist" });
const available = (day: number, kinds: string[]) =>
  step(day, "DECLARE_AVAILABILITY", { availabilityKinds: kinds, childAgeFrom: 3, childAgeTo: 10, childrenAtMost: 1 });

const report = (day: number): Step[] => [
  step(day, "WRITE_REPORT", {
    profession: "socialWorker",
    reportHousehold: "Nucleo di esempio.",
    reportHistory: "Storia di esempio.",
    reportExpectations: "Aspettative di esempio.",
    reportConclusions: "Conclusioni di esempio.",
  }),
  colleague(step(day + 3, "SIGN_REPORT", { profession: "psychologist" })),
];

const propose = (day: number, outcome: JsonObject) =>
  step(day, "PROPOSE_OUTCOME", { outcomeReasons: "Motivi di esempio.", ...outcome }, "restitution");
const restitute = (day: number, who: string[]) =>
  step(
    day,
    "RESTITUTE",
    {
      presentApplicants: who,
      saidToFamily: "Quanto è emerso nel percorso, con esempi.",
      familyComments: "La famiglia si riconosce in quanto detto.",
      minuteGiven: true,
    },
    "decision",
  );
const decide = (day: number, state: string) => colleague(step(day, "DECIDE", { protocolNumber: "Esempio 1" }, state));

const fiveInterviews = (who: string[]): Step[] => [
  interview(100, "composition", ["socialWorker"], who),
  interview(114, "setting", ["socialWorker"], who),
  interview(128, "relations", ["psychologist"], who),
  interview(142, "history", ["psychologist"], who),
  interview(156, "expectations", ["socialWorker", "psychologist"], who),
];

const pair = ["first", "second"];
const one = ["first"];

const knowCouple: Step[] = [
  inform,
  enroll,
  ...training(pair),
  step(92, "START_KNOWLEDGE", {}, "inKnowledge"),
  second(93),
  ...papersOf(95, "$person"),
  ...papersOf(95, "$partner"),
  ...fiveInterviews(pair),
  visit(170, pair),
  step(175, "LISTEN_OWN_CHILDREN", {
    ownChildrenCount: 2,
    childrenHeard: 1,
    childrenNotHeard: 1,
    notHeardReason: "Troppo piccola per un colloquio.",
    childrenAges: "12 e 2 anni",
    childrenWords: "Vorrebbe sapere se dividerà la stanza.",
  }),
  available(180, ["partTime", "residential"]),
  ...report(200),
];
const coupleToBank: Step[] = [
  register(couple),
  ...knowCouple,
  propose(205, { proposedOutcome: "includedWithIndications", indications: "Un bambino alla volta." }),
  restitute(215, pair),
  decide(230, "inBank"),
];

const knowSingle: Step[] = [
  inform,
  enroll,
  ...training(one),
  step(92, "START_KNOWLEDGE", {}, "inKnowledge"),
  second(93),
  ...papersOf(95, "$person"),
  ...fiveInterviews(one),
  visit(170, one),
  available(180, ["emergency"]),
  ...report(200),
];

const reassessed = (day: number): Step[] => [
  interview(day, "relations", ["socialWorker", "psychologist"], pair),
  visit(day + 7, pair),
  ...report(day + 20),
];

export const examples: readonly Example[] = [
  {
    name: "A couple goes from an evening at school to the bank, is unavailable for a summer, fosters and returns",
    steps: [
      ...coupleToBank,
      step(240, "SET_UNAVAILABLE", { unavailableReason: "Lavori in casa", unavailableUntil: "$day+60" }, "unavailable"),
      step(300, "SET_AVAILABLE", {}, "inBank"),
      step(320, "PROPOSE_TO_FAMILY", { proposedKind: "partTime", proposedBy: "ourService" }, "proposed"),
      step(325, "DECLINE_PROPOSAL", { declinedBy: "family", declineReason: "Troppo lontano da casa" }, "inBank"),
      step(340, "PROPOSE_TO_FAMILY", { proposedKind: "residential", proposedBy: "ourService" }, "proposed"),
      step(350, "ENGAGE", { proposedKind: "residential", engagedUntil: "$day+300" }, "engaged"),
      step(620, "RELEASE", { releaseNotes: "Rientro in famiglia" }, "inBank"),
      available(621, ["partTime"]),
    ],
  },
  {
    name: "A couple in the bank has a baby: reassessment, and it leaves the bank",
    steps: [
      ...coupleToBank,
      step(300, "CHANGED_HOUSEHOLD", { changeKind: "birth", ownChildrenCount: 3 }, "reassessment"),
      step(310, "LEAVE_BANK", { endedBy: "family", leaveReason: "Vuole dedicarsi alla neonata" }, "left"),
    ],
  },
  {
    name: "A fostering couple moves home: reassessed while the child stays, and goes on fostering",
    steps: [
      ...coupleToBank,
      step(250, "ENGAGE", { proposedKind: "residential" }, "engaged"),
      step(300, "CHANGED_HOUSEHOLD", { changeKind: "move" }, "reassessment"),
      step(305, "LISTEN_OWN_CHILDREN", { childrenHeard: 2 }),
      ...reassessed(306),
      propose(332, { proposedOutcome: "included" }),
      restitute(335, pair),
      decide(340, "engaged"),
    ],
  },
  {
    name: "A single person objects to the restitution, is answered, and is suspended",
    steps: [
      register(single),
      ...knowSingle,
      propose(205, { proposedOutcome: "suspended", suspensionUntil: "$day+180" }),
      restitute(215, one),
      step(220, "CONTEST_RESTITUTION", { contestation: "Non si riconosce in un passaggio della relazione." }),
      step(228, "ANSWER_CONTESTATION", {
        answerOutcome: "confirmed",
        contestationAnswer: "Passaggio riletto insieme.",
      }),
      decide(240, "suspended"),
    ],
  },
  {
    name: "A single person is not included, after a second look asked by the head of the area",
    steps: [
      register(single),
      ...knowSingle,
      propose(205, { proposedOutcome: "notIncluded" }),
      restitute(215, one),
      colleague(step(222, "SEND_BACK", { sendBackReason: "Serve un altro colloquio." }, "inKnowledge")),
      interview(236, "expectations", ["socialWorker", "psychologist"], one),
      ...report(240),
      propose(245, { proposedOutcome: "notIncluded" }),
      restitute(250, one),
      decide(255, "notIncluded"),
    ],
  },
  {
    name: "Grandparents are assessed for one child only and never enter the bank",
    steps: [
      register({
        territory: "020047",
        applicantKind: "relative",
        applicantOne: "$person",
        applicantTwo: "$partner",
        childPerson: "$child",
        kinship: "Nonni materni",
        contactChannel: "otherService",
        knownFrom: "service",
        ownChildrenCount: 0,
      }),
      inform,
      step(20, "START_KNOWLEDGE", {}, "inKnowledge"),
      second(21),
      ...papersOf(22, "$person"),
      ...papersOf(22, "$partner"),
      interview(34, "composition", ["socialWorker"], pair),
      interview(41, "relations", ["psychologist"], pair),
      interview(48, "expectations", ["socialWorker"], pair),
      visit(52, pair),
      ...report(60),
      propose(65, { kinOutcome: "kinFavourableWithIndications", indications: "Sostegno nei compiti." }),
      restitute(70, pair),
      decide(75, "assessedForChild"),
    ],
  },
  {
    name: "A family vetted by another service takes the short path and is lent back",
    steps: [
      register({ ...single, entry: "transfer", otherService: "Servizio Affidi di esempio" }, "transferred"),
      step(10, "RECORD_EXTERNAL_REPORT", {
        otherService: "Servizio Affidi di esempio",
        otherReportOn: "$day-20",
        otherReportSummary: "Famiglia conosciuta da tre anni.",
      }),
      step(12, "START_KNOWLEDGE", {}, "inKnowledge"),
      second(13),
      ...papersOf(14, "$person"),
      interview(26, "expectations", ["socialWorker", "psychologist"], one),
      visit(30, one),
      available(31, ["emergency", "motherWithChild"]),
      ...report(40),
      propose(44, { proposedOutcome: "included" }),
      restitute(48, one),
      decide(52, "inBank"),
      step(60, "PROPOSE_LOAN", { otherService: "Altro Servizio di esempio", loanReason: "Pronta accoglienza" }),
      colleague(
        step(
          62,
          "LEND_OUT",
          { otherSupervisorAgreedOn: "$day-1", familyAgreedOn: "$day", engagedUntil: "$day+30" },
          "engaged",
        ),
      ),
      step(90, "RELEASE", {}, "inBank"),
      step(
        120,
        "TRANSFER",
        { otherService: "Servizio Affidi di esempio", transferReason: "La famiglia si trasferisce" },
        "transferredOut",
      ),
    ],
  },
  {
    name: "A couple pauses during the course, resumes, separates, and the one who stays withdraws",
    steps: [
      register(couple),
      inform,
      enroll,
      step(30, "PAUSE", { pauseReason: "Un lutto in famiglia" }, "pausedByFamily"),
      step(70, "RESUME", {}, "waitingCourse"),
      ...training(pair),
      step(90, "CHANGED_HOUSEHOLD", { changeKind: "separation", remainingApplicant: "$person" }, "inTraining"),
      step(100, "WITHDRAW", { endedBy: "family", withdrawReason: "Non è il momento" }, "withdrawn"),
      step(300, "REOPEN", { reopenReason: "Si ripresenta" }, "informed"),
    ],
  },
  {
    name: "A couple has just come forward and says how many children live at home",
    steps: [register(couple), step(2, "COMPLETE_DATA", { ownChildrenCount: 1 })],
  },
];
