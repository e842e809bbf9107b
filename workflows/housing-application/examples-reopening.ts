// Invented applications that were over and are opened again, one for each way to have ended.
import type { Example, JsonObject } from "../kernel/definition.ts";
import { act, checks, imported, ranked, type Step, step, toKeys, why } from "./examples.ts";

const proposed = (dayOffset: number, reopenGround: string, more: JsonObject = {}): Step =>
  step(
    "PROPOSE_REOPENING",
    dayOffset,
    { reopenGround, reopenText: "Esempio di motivazione", ...more },
    "reopeningProposed",
  );
const byCourt = { courtReference: "R.G. 10/ES" };

export const reopeningExamples: readonly Example[] = [
  {
    name: "A waiver written down on the wrong application, first not believed, then opened again",
    steps: [
      imported("ES-0020"),
      ranked(75, "final", 12),
      step("PROPOSE_DWELLING", 80, { unit: "OST-001", ...act }, "proposed"),
      step(
        "WAIVE_DWELLING",
        85,
        {
          waiverKind: "explicit",
          waiverReason: "distance",
          waiverEffect: "leavesRanking",
          waiverEffectSource: "Avviso, punto di esempio",
        },
        "waived",
      ),
      proposed(90, "recordedInError"),
      step("DECLINE_REOPENING", 92, why, "waived", "colleague"),
      proposed(95, "recordedInError"),
      step("REOPEN", 96, {}, "admitted", "colleague"),
    ],
  },
  {
    name: "An exclusion taken away by self-correction, and a withdrawal that was somebody else's",
    steps: [
      imported("ES-0021"),
      step("EXCLUDE", 10, { exclusionReason: "isee", ...why, ...act }, "excluded"),
      proposed(20, "selfCorrection"),
      step("REOPEN", 22, act, "toVerify", "colleague"),
      step("ADMIT", 25, {}, "admitted"),
      step("WITHDRAW", 30, { withdrawnOn: "$day" }, "withdrawnByApplicant"),
      proposed(33, "recordedInError"),
      step("REOPEN", 34, {}, "toVerify", "colleague"),
      step("ADMIT", 35, {}, "admitted"),
    ],
  },
  {
    name: "An exclusion at verification that a court took away",
    steps: [
      imported("ES-0022"),
      ranked(75, "final", 12),
      step("START_VERIFICATION", 100, {}, "inVerification"),
      ...checks(105, "inVerification", "cadastre"),
      step(
        "CONTEST_CHECK",
        106,
        { sentVia: "pec", sentOn: "$day", deliveredOn: "$day", replyBy: "$day+10", contestText: "Esempio" },
        "inVerification",
      ),
      step("EXCLUDE_AT_VERIFICATION", 120, { exclusionReason: "property", ...why, ...act }, "excludedAtVerification"),
      proposed(200, "courtOrder", byCourt),
      step("REOPEN", 203, { ...act, actKind: "judgment", signatoryRole: "court" }, "inVerification", "colleague"),
    ],
  },
  {
    name: "A forfeiture that did not stand: who lives in the dwelling goes on living there",
    steps: [
      imported("ES-0023"),
      ...toKeys,
      step("START_FORFEITURE", 400, { forfeitureReason: "notOccupied", ...why }, "handedOver"),
      step("FORFEIT", 430, { ...act, ...why }, "forfeited", "colleague"),
      proposed(440, "courtOrder", byCourt),
      step("REOPEN", 445, { ...act, actKind: "judgment", signatoryRole: "court" }, "handedOver", "colleague"),
    ],
  },
  {
    name: "The call is over, and then goes on",
    steps: [
      imported("ES-0024"),
      ranked(50, "provisional", 8),
      ranked(75, "final", 12),
      step("CALL_ENDED", 300, { callEnd: "exhausted" }, "closedWithCall"),
      step("CALL_REOPENED", 320, {}, "ranked"),
    ],
  },
];
