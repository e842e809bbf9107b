// Invented courses of intake cases: the short one that three contacts of four take, the long one to delivery and
// closing, and those that practice asks for (urgency, mandate, refusal, transfer, waiting list, death).
import type { Example, JsonObject } from "../kernel/definition.ts";

type Step = Example["steps"][number];

const step = (dayOffset: number, type: string, payload: JsonObject = {}, expectState?: string): Step => ({
  type,
  payload,
  dayOffset,
  ...(expectState ? { expectState } : {}),
});

const contact = (more: JsonObject = {}): Step =>
  step(
    0,
    "OPEN_CONTACT",
    {
      person: "$person",
      territory: "020038",
      area: "elderly",
      need: "careAtHome",
      channel: "desk",
      requester: "self",
      contactReason: "Chiede un aiuto in casa (esempio)",
      ...more,
    },
    "contact",
  );

const talk = { place: "office", present: ["person"], factsText: "Colloquio di esempio" };
const assessment = {
  ownWords: "Vorrei restare a casa mia",
  needsFound: ["careAtHome", "loneliness"],
  assessmentText: "Valutazione di esempio",
};
const project = (costCents: number): JsonObject => ({
  ownWords: "Vorrei restare a casa mia",
  goals: [
    {
      ...{ goalText: "Restare a casa con aiuto", indicatorText: "Giorni in casa nel mese (esempio)" },
      ...{ startValue: 20, aimValue: 30, goalBy: "$day+150" },
    },
    { goalText: "Uscire di casa (esempio)", indicatorText: "Uscite alla settimana", startValue: 0, aimValue: 2 },
  ],
  actions: [
    costCents > 0
      ? {
          ...{ service: "homeCare", forGoal: 1, who: "provider", startOn: "$day+15", endOn: "$day+365" },
          ...{ times: 3, timesPer: "week", costCents, payer: "comune" },
        }
      : { service: "socialSupport", who: "socialService" },
  ],
  recipients: [{ recipient: "provider", dataShared: ["identity", "contact"] }],
  verifyOn: "$day+180",
  payingTerritory: "020038",
});
const workerSigns: JsonObject = {
  ...{ signerName: "Operatrice Esempio", signerQuality: "socialWorker", signedHow: "onPaper", signedOn: "$day" },
};
const signatures: JsonObject = {
  signatures: [
    {
      ...{ signerName: "Firma Esempio", signerQuality: "person", signedHow: "byMark", signedOn: "$day" },
      witnesses: "Testimone Uno, Testimone Due (esempio)",
    },
    workerSigns,
  ],
};
/** Invented, as everything here. */
const household: JsonObject = {
  householdMembers: [
    { memberName: "Esempio Rina", memberRelation: "spouse", memberBirthYear: 1941 },
    { memberName: "Esempio Ivo", memberRelation: "child" },
  ],
};
const toAssessment: readonly Step[] = [
  contact(household),
  step(2, "START_LISTENING", { privacyNoticeOn: "$day" }, "inListening"),
  step(5, "RECORD_INTERVIEW", talk),
  step(9, "START_ASSESSMENT", { assessmentKind: "social" }, "inAssessment"),
  step(30, "RECORD_ASSESSMENT", assessment),
];

export const intakeExamples: readonly Example[] = [
  {
    name: "A contact is answered at the desk and closed as orientation",
    steps: [
      contact({ need: "information" }),
      step(0, "ORIENT_AND_CLOSE", { answer: "information", orientedTo: "singleAccessPoint" }, "closedOriented"),
    ],
  },
  {
    name: "A case is opened by mistake, which was none",
    steps: [
      contact({ need: "information" }),
      step(0, "OPENED_BY_MISTAKE", { mistakeReason: "otherPerson" }, "openedByMistake"),
      step(1, "NOT_A_MISTAKE", { notMistakeText: "Era giusta (esempio)" }, "contact"),
    ],
  },
  {
    name: "From contact to delivery, review and closing",
    steps: [
      contact({ requester: "familyDoctor", requesterName: "Medico Esempio", urgent: true, callBackOn: "$day+1" }),
      step(
        1,
        "REPORT",
        { reportSource: "familyDoctor", reportText: "Segnalazione di esempio", protocolNumber: "10/esempio" },
        "reported",
      ),
      step(3, "START_LISTENING", { privacyNoticeOn: "$day" }, "inListening"),
      step(3, "CONVOKE", { convokedFor: "$day+3", convokedVia: "phone" }),
      step(6, "NO_SHOW", { justified: true }),
      step(8, "HOME_VISIT", { inTwo: true, present: ["person", "child"], factsText: "Visita di esempio" }),
      step(9, "SECOND_OPINION", { secondWorker: "$colleague", secondOpinionText: "Parere di esempio" }),
      step(10, "OUTCOME_TO_SENDER", { sentVia: "pec", outcomeText: "Presa in carico avviata" }),
      step(12, "START_ASSESSMENT", { assessmentKind: "multidimensional", team: ["nurse"] }, "inAssessment"),
      step(13, "REQUEST_OPINION", {
        ...{ opinionBodies: ["healthAuthority", "school"], questionText: "Domanda", expectedOn: "$day+30" },
      }),
      step(25, "REMIND", { request: "opinion:10-healthAuthority", remindedVia: "email" }),
      step(28, "WITHDRAW_OPINION", { opinion: "opinion:10-school", withdrawalText: "La scuola è chiusa (esempio)" }),
      step(33, "RECORD_OPINION", {
        ...{ opinion: "opinion:10-healthAuthority", opinionHealthText: "Risposta di esempio" },
      }),
      step(34, "FILL_TOOL", {
        ...{ tool: "frailty", toolVersion: 1, ownWords: "Vorrei restare a casa mia" },
        answers: [
          { item: "shopping", level: 3 },
          { item: "outside", level: 2 },
        ],
        healthAnswers: [{ item: "washing", level: 2 }],
      }),
      step(35, "RECORD_ASSESSMENT", assessment),
      step(36, "SHARE_CARE", { coLead: "mentalHealthCentre" }),
      step(40, "DRAFT_PROJECT", project(0), "projectDrafted"),
      step(47, "SIGN_PROJECT", signatures, "projectSigned"),
      step(60, "ACTIVATE_DELIVERY", { service: "homeCare", provider: "Cooperativa di esempio" }, "inDelivery"),
      step(90, "SUSPEND", { suspensionKind: "hospital", expectedUntil: "$day+20" }, "suspended"),
      step(110, "RESUME", {}, "inDelivery"),
      step(180, "START_REVIEW", {}, "inReview"),
      step(
        185,
        "RECORD_REVIEW",
        {
          goalReviews: [
            { goal: 1, goalOutcome: "reached", reachedValue: 30 },
            { goal: 2, goalOutcome: "partlyReached", reachedValue: 1, goalNoteText: "Esce il sabato (esempio)" },
          ],
          ...{ personSaysText: "Sto meglio (esempio)", reviewText: "Verifica", verifyOn: "$day+180" },
        },
        "inDelivery",
      ),
      step(190, "END_SHARED_CARE", { coLead: "mentalHealthCentre" }),
      step(200, "END_DELIVERY", { delivery: 19, deliveryEnd: "goalsReached" }),
      step(
        210,
        "CLOSE",
        {
          ...{ motive: "goalsReached", situation: "homeWithServices" },
          goalReviews: [{ goal: 2, goalOutcome: "reached", reachedValue: 2 }],
        },
        "closed",
      ),
      step(300, "REOPEN", { reopenText: "Nuova richiesta" }, "reopening"),
      step(301, "START_LISTENING", { privacyNoticeOn: "$day" }, "inListening"),
    ],
  },
  {
    name: "Urgent delivery before assessment, then a court's mandate without consent",
    steps: [
      contact({ area: "protection", need: "childAtRisk", requester: "police", urgent: true }),
      step(0, "ACTIVATE_URGENTLY", { service: "residential", urgencyText: "Pronto intervento" }, "inDelivery"),
      step(1, "COURT_MANDATE", {
        authority: "Tribunale di esempio",
        actOn: "$day",
        taskText: "Incarico di esempio",
        reportDueOn: "$day+60",
        actNumber: "1/esempio",
      }),
      step(10, "RECORD_ASSESSMENT", assessment),
      step(20, "DRAFT_PROJECT", project(0), "projectDrafted"),
      step(22, "REFUSE_TO_SIGN", { secondWorker: "$colleague", refusalText: "Non firma" }),
      // Recorded, the refusal stops nothing: the service signs alone.
      step(23, "SIGN_PROJECT", { signatures: [workerSigns] }, "projectSigned"),
      step(25, "ACTIVATE_DELIVERY", { service: "homeEducation" }, "inDelivery"),
      step(50, "SEND_COURT_REPORT", {
        courtFactsText: "Fatti",
        courtStatementsText: "Dichiarazioni",
        courtEvaluationText: "Valutazioni",
      }),
      step(300, "END_MANDATE", { actOn: "$day" }),
      step(301, "CLOSE", { motive: "mandateEnded", situation: "withFamily" }, "closed"),
    ],
  },
  {
    name: "A project that costs waits in a list, is signed after approval and the person dies",
    steps: [
      ...toAssessment,
      step(
        31,
        "WAIT_LIST",
        { waitingList: "dayCentre", priorityReason: "order", reviewOn: "$day+90" },
        "inWaitingList",
      ),
      step(121, "REVIEW_LIST", { waitingList: "dayCentre", priorityReason: "alone", reviewOn: "$day+90" }),
      step(150, "DRAFT_PROJECT", project(0), "projectDrafted"),
      step(155, "SIGN_PROJECT", signatures, "projectSigned"),
      step(156, "RESIDENCE_MOVED", { newTerritory: "020042", movedOn: "$day-1" }),
      step(157, "COMPLETE_DATA", { payingTerritory: "020038" }),
      step(160, "ACTIVATE_DELIVERY", { service: "dayCentre" }, "inDelivery"),
      step(200, "PERSON_DIED", { diedOn: "$day" }, "closed"),
    ],
  },
  {
    name: "Money for a project is approved, committed by source, spent, changed and released",
    steps: [
      ...toAssessment,
      step(40, "DRAFT_PROJECT", project(600_000), "projectDrafted"),
      { ...step(42, "APPROVE_PROJECT", { approvedCents: 600_000 }), by: "colleague" },
      {
        ...step(43, "COMMIT_BUDGET", {
          ...{ budgetSource: "comune", budgetTerritory: "020038", service: "homeCare", commitCents: 400_000 },
          ...{ periodFrom: "$day", periodTo: "$day+365" },
        }),
        by: "colleague",
      },
      {
        ...step(43, "COMMIT_BUDGET", {
          ...{ budgetSource: "nationalFund", budgetFund: "nonSelfSufficiency", service: "homeCare" },
          ...{ commitCents: 150_000, periodFrom: "$day", periodTo: "$day+180" },
        }),
        by: "colleague",
      },
      step(47, "SIGN_PROJECT", signatures, "projectSigned"),
      step(60, "ACTIVATE_DELIVERY", { service: "homeCare" }, "inDelivery"),
      step(91, "RECORD_SPENT", { commitment: 9, spentCents: 140_000, spentOn: "$day" }),
      {
        ...step(95, "CHANGE_COMMITMENT", {
          ...{ commitment: 9, commitCents: 180_000, budgetText: "Più ore (esempio)" },
        }),
        by: "colleague",
      },
      step(120, "RELEASE_COMMITMENT", { commitment: 8, budgetText: "Non serve più (esempio)" }),
    ],
  },
  {
    name: "A request is refused after notice and observations",
    steps: [
      contact({ area: "poverty", need: "income" }),
      step(
        0,
        "REPORT",
        { reportSource: "self", reportText: "Chiede un contributo", protocolNumber: "11/esempio" },
        "reported",
      ),
      step(10, "SEND_REFUSAL_NOTICE", { requestText: "Contributo", obstaclesText: "Motivi di esempio" }),
      step(10, "RECORD_SENDING", { deadline: "observations", sentVia: "registeredMail", sentOn: "$day" }),
      step(11, "RECORD_RETURN", { deadline: "observations", returnedOn: "$day", returnReason: "unknownAddress" }),
      step(12, "RECORD_DELIVERY", {
        ...{ deadline: "observations", sentVia: "pec", sentOn: "$day-1", deliveredOn: "$day" },
        ...{ proofKind: "pecReceipt", protocolNumber: "12/esempio", protocolOn: "$day-1" },
      }),
      step(18, "RECORD_OBSERVATIONS", { observationsText: "Osservazioni di esempio" }),
      step(
        25,
        "REFUSE_REQUEST",
        { observations: "considered", refusalReasonText: "Motivazione", actReference: "det. 1 (esempio)" },
        "closed",
      ),
    ],
  },
  {
    name: "A case goes to another comune, is refused, goes again and is accepted; then the person declines",
    steps: [
      ...toAssessment,
      step(31, "TRANSFER", { inside: true, territory: "020042", handoverText: "Passaggio di consegne" }, "transferred"),
      step(33, "REFUSE_TRANSFER", { transferRefusalText: "Manca la valutazione" }, "inAssessment"),
      step(35, "TRANSFER", { inside: true, territory: "020042", handoverText: "Passaggio di consegne" }, "transferred"),
      step(40, "ACCEPT_TRANSFER", {}, "inAssessment"),
      step(50, "DECLINE", { consequencesTold: true, declineText: "Non vuole proseguire" }, "declined"),
    ],
  },
  {
    name: "Nobody answers, the case ends as untraceable",
    steps: [
      contact({ requester: "anonymous" }),
      step(1, "REPORT", { reportSource: "anonymous", reportText: "Segnalazione anonima di esempio" }, "reported"),
      step(4, "CONVOKE", { convokedFor: "$day+5", convokedVia: "letter" }),
      step(10, "NO_SHOW", { justified: false }),
      step(40, "DECLARE_UNTRACEABLE", { attempts: 3, attemptsText: "Tre tentativi" }, "untraceable"),
    ],
  },
];
