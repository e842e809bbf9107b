// Invented applications that show the kind, one for each way to end. `$bando` stands for a bando whose units
// include OST-001 in comune/020038, in the state each step needs.
import type { Example, JsonObject } from "../kernel/definition.ts";

export type Step = Example["steps"][number];

export const act: JsonObject = {
  actKind: "determination",
  actNumber: "201/ES",
  actOn: "$day",
  actBody: "Comune di prova",
  signatoryRole: "serviceHead",
};
export const why = { reasonText: "Esempio di motivazione" };

export const step = (
  type: string,
  dayOffset: number,
  payload: JsonObject,
  expectState: string,
  by?: "colleague",
): Step => ({
  type,
  dayOffset,
  payload,
  expectState,
  ...(by ? { by } : {}),
});

/** Submitted two days before the import; the platform's facts are never touched again. */
export const imported = (platformId: string, more: JsonObject = {}): Step =>
  step(
    "IMPORT_APPLICATION",
    0,
    {
      territory: "020038",
      bando: "$bando",
      person: "$person",
      platformId,
      protocolNumber: "1000/ES",
      protocolOn: "$day",
      submittedOn: "$day-2",
      isbar: 41.5,
      residenceComune: 8,
      residenceRegion: 6,
      residence: 6.5,
      family: 12,
      housing: 15,
      economic: 8,
      units: [{ unit: "OST-001" }],
      indigent: false,
      householdSize: 3,
      iseeCents: 780_000,
      ...more,
    },
    "imported",
  );

export const ranked = (dayOffset: number, rankingStage: string, rankingSeq: number): Step =>
  step(
    "RANKED",
    dayOffset,
    {
      rankingKey: "comune/020038",
      rankingStage,
      rankingSeq,
      document: `${rankingStage}Ranking/comune/020038`,
    },
    "ranked",
  );

export const checks = (from: number, state: string, negative?: string): Step[] =>
  ["anpr", "inpsIsee", "cadastre", "aler", "permit"].map((checkSource) =>
    step(
      "RECORD_CHECK",
      from,
      { checkSource, checkOutcome: checkSource === negative ? "negative" : "positive", checkedOn: "$day" },
      state,
    ),
  );

const delivered = { sentVia: "registeredMail", sentOn: "$day-3", deliveredOn: "$day", answerDays: 10 };

const toAccepted: Step[] = [
  ranked(50, "provisional", 8),
  ranked(75, "final", 12),
  step("PROPOSE_DWELLING", 90, { unit: "OST-001", ...act }, "proposed"),
  step("DELIVER_PROPOSAL", 93, delivered, "proposed"),
  step("VISIT_DWELLING", 97, { visitedOn: "$day", defects: "Serramenti da regolare" }, "dwellingVisited"),
  step("ACCEPT_DWELLING", 99, { acceptedOn: "$day" }, "accepted"),
];
const toAssigned: Step[] = [
  ...toAccepted,
  step("START_VERIFICATION", 100, {}, "inVerification"),
  ...checks(110, "inVerification"),
  step("CLOSE_VERIFICATION", 120, {}, "accepted"),
  step("ASSIGN_DWELLING", 122, act, "assigned", "colleague"),
];
export const toKeys: Step[] = [
  ...toAssigned,
  step("SIGN_CONTRACT", 130, { signedOn: "$day", contractNumber: "12/ES", monthlyRentCents: 11_500 }, "contracted"),
  step("HAND_OVER_KEYS", 140, { handedOverOn: "$day", minuteNumber: "7/ES" }, "handedOver"),
];

export const applicationExamples: readonly Example[] = [
  {
    name: "From the import to the keys, and later forfeited and left",
    steps: [
      imported("ES-0001", { indigent: true, categories: ["singleParent"] }),
      step("LINK_SOCIAL_PROJECT", 5, { project: "$intake" }, "imported"),
      ...toKeys,
      step("START_FORFEITURE", 400, { forfeitureReason: "notOccupied", ...why }, "handedOver"),
      step("FORFEIT", 430, { ...act, ...why }, "forfeited", "colleague"),
      step("RECORD_RELEASE", 500, { releasedOn: "$day" }, "forfeited"),
    ],
  },
  {
    name: "Requirements in doubt, excluded, readmitted by self-review, then withdrawn",
    steps: [
      imported("ES-0002"),
      step("TAKE_TO_VERIFY", 10, why, "toVerify"),
      step("EXCLUDE", 15, { exclusionReason: "isee", ...why, ...act }, "excluded"),
      step("FILE_SELF_REVIEW", 20, { requestedOn: "$day", ...why }, "excluded"),
      step("DECIDE_SELF_REVIEW", 30, { decisionOutcome: "accepted", reviewEffect: "readmitted", ...act }, "admitted"),
      step("WITHDRAW", 35, { withdrawnOn: "$day" }, "withdrawnByApplicant"),
    ],
  },
  {
    name: "Ranked without a dwelling until the call is exhausted",
    steps: [
      imported("ES-0009"),
      ranked(50, "provisional", 8),
      ranked(75, "final", 12),
      step("CALL_ENDED", 300, { callEnd: "exhausted" }, "closedWithCall"),
    ],
  },
  {
    name: "A correction for civil invalidity is accepted with new points; the place goes on",
    steps: [
      imported("ES-0003", { categories: ["disability"], invalidityPercent: 60 }),
      step("TAKE_TO_VERIFY", 4, why, "toVerify"),
      step("ADMIT", 6, {}, "admitted"),
      ranked(50, "provisional", 8),
      step(
        "REQUEST_CORRECTION",
        52,
        {
          requestedOn: "$day",
          correctionGround: "civilInvalidity",
          procedureStartedOn: "$day-200",
          recognisedPercent: 80,
        },
        "ranked",
      ),
      step("DECIDE_CORRECTION", 60, { decisionOutcome: "accepted", isbar: 49.5, family: 20, ...act }, "ranked"),
      ranked(75, "final", 12),
      step("START_VERIFICATION", 80, {}, "inVerification"),
      ...checks(82, "inVerification"),
      step("CLOSE_VERIFICATION", 90, {}, "ranked"),
    ],
  },
  {
    name: "The office is silent on a correction, which counts as accepted; later a waiver by silence",
    steps: [
      imported("ES-0004"),
      ranked(50, "provisional", 8),
      step(
        "REQUEST_CORRECTION",
        52,
        { requestedOn: "$day", correctionGround: "civilInvalidity", procedureStartedOn: "$day-90" },
        "ranked",
      ),
      step("ACCEPT_CORRECTION_BY_SILENCE", 75, { isbar: 44, family: 14.5 }, "ranked"),
      ranked(78, "final", 12),
      step("PROPOSE_DWELLING", 90, { unit: "OST-001", ...act }, "proposed"),
      step("DELIVER_PROPOSAL", 93, delivered, "proposed"),
      step(
        "WAIVE_DWELLING",
        110,
        { waiverKind: "silence", waiverEffect: "leavesRanking", waiverEffectSource: "Avviso, punto di esempio" },
        "waived",
      ),
    ],
  },
  {
    name: "A waiver that keeps the place, a lost contact, and an exclusion after hearing the applicant",
    steps: [
      imported("ES-0005"),
      ranked(75, "final", 12),
      step("PROPOSE_DWELLING", 80, { unit: "OST-001", ...act }, "proposed"),
      step(
        "WAIVE_DWELLING",
        85,
        {
          waiverKind: "explicit",
          waiverReason: "distance",
          waiverEffect: "keepsPlace",
          waiverEffectSource: "Avviso, punto di esempio",
        },
        "ranked",
      ),
      step("MARK_UNREACHABLE", 90, { attempts: 4, ...why }, "unreachable"),
      step("CONTACT_FOUND", 95, {}, "ranked"),
      step("START_VERIFICATION", 100, {}, "inVerification"),
      ...checks(105, "inVerification", "cadastre"),
      step(
        "CONTEST_CHECK",
        106,
        { sentVia: "pec", sentOn: "$day", deliveredOn: "$day", replyBy: "$day+10", contestText: "Esempio" },
        "inVerification",
      ),
      step("RECORD_REPLY", 114, { repliedOn: "$day", replyText: "Esempio" }, "inVerification"),
      step("EXCLUDE_AT_VERIFICATION", 120, { exclusionReason: "property", ...why, ...act }, "excludedAtVerification"),
    ],
  },
  {
    name: "A change of the household, a litigation, and a death after which somebody takes the place",
    steps: [
      imported("ES-0006"),
      step("RECORD_HOUSEHOLD_CHANGE", 20, { changedOn: "$day", changeKind: "birth" }, "imported"),
      ranked(50, "provisional", 8),
      step("SUSPEND_FOR_LITIGATION", 60, { litigationText: "Ricorso di esempio" }, "suspendedForLitigation"),
      step("LIFT_LITIGATION", 90, { litigationText: "Ricorso respinto" }, "ranked"),
      step("RECORD_DEATH", 100, { diedOn: "$day-2" }, "applicantDied"),
      step("SUCCEED", 110, { successor: "$successor", ...why }, "ranked"),
    ],
  },
];
