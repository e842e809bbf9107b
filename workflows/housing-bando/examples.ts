// Invented bandi that show the kind. They run without applications, so ties (which need some) are not here.
import type { Example, JsonObject } from "../kernel/definition.ts";

type Step = Example["steps"][number];

const act = (number: string, extra: JsonObject = {}): JsonObject => ({
  actKind: "determination",
  actNumber: number,
  actOn: "$day",
  actBody: "Comune capofila (esempio)",
  signatoryRole: "serviceHead",
  signatory: "Firmatario di prova",
  ...extra,
});
const albo = { alboFrom: "$day", alboTo: "$day+15" };
const why = { reason: "Esempio di motivazione" };

const step = (type: string, dayOffset: number, payload: JsonObject, expectState: string, by?: "colleague"): Step => ({
  type,
  dayOffset,
  payload,
  expectState,
  ...(by ? { by } : {}),
});

const key = "comune/020038";
const units = [{ code: "OST-001", owner: "comune", comune: "020038" }];

/** From the draft to the open window. */
const opened = (title: string): Step[] => [
  step("DRAFT_BANDO", 0, { title, bandoKind: "sap", leadComune: "020038", rup: "$worker", units }, "draft"),
  step("APPROVE_BANDO", 3, act("101/ES"), "approved", "colleague"),
  step("PUBLISH_BANDO", 5, { ...act("102/ES"), ...albo, opensOn: "$day+1", closesOn: "$day+41" }, "published"),
  step("OPEN_WINDOW", 6, {}, "open"),
];

const formed = (from: number, first: "provisional" | "final" | "reformulated", done: string): Step[] => [
  step("PROPOSE_RANKING", from, { rankingKey: key }, `${first}Proposed`),
  step(
    "APPROVE_RANKING",
    from + 1,
    act("110/ES"),
    first === "reformulated" ? "reformulatedInProgress" : `${first}RankingInProgress`,
    "colleague",
  ),
  step("RANKING_SPREAD", from + 1, { answered: 0, refused: 0 }, done),
];

const toFinal: Step[] = [
  step("CLOSE_WINDOW", 47, {}, "closed"),
  ...formed(48, "provisional", "provisionalRanking"),
  step("PUBLISH_RANKING", 50, albo, "corrections"),
  ...formed(70, "final", "finalRanking"),
];

const proposedReopening = (dayOffset: number): Step =>
  step(
    "PROPOSE_REOPENING",
    dayOffset,
    { reopenGround: "selfCorrection", reopenText: "Esempio di motivazione" },
    "reopeningProposed",
  );

export const bandoExamples: readonly Example[] = [
  {
    name: "From the draft to the last assignment, with a proposal sent back and a ranking formed again",
    steps: [
      ...opened("Avviso di prova n. 1"),
      step("ADD_UNIT", 7, { code: "OST-002", owner: "aler", comune: "020038", ...why }, "open"),
      step("CLOSE_WINDOW", 47, {}, "closed"),
      step("PROPOSE_RANKING", 47, { rankingKey: key }, "provisionalProposed"),
      step("RETURN_RANKING", 47, why, "closed"),
      ...toFinal.slice(1),
      step("PUBLISH_RANKING", 72, albo, "assignments"),
      step(
        "RECORD_EXTERNAL_RANKING",
        75,
        { ...act("7/ES"), rankingKey: "aler/020038", rankingStage: "final" },
        "assignments",
      ),
      step("OPEN_REFORMULATION", 90, { ...act("120/ES"), ...why }, "reformulation"),
      ...formed(92, "reformulated", "reformulated"),
      step("PUBLISH_RANKING", 95, albo, "assignments"),
      step("WITHDRAW_UNIT", 100, { code: "OST-002", ...why }, "assignments"),
      step("EXHAUST", 200, act("140/ES"), "exhausted"),
    ],
  },
  {
    name: "Extended, amended, suspended by a court, resumed and revoked",
    steps: [
      ...opened("Avviso di prova n. 2"),
      step("EXTEND_WINDOW", 20, { ...act("103/ES"), ...why, closesOn: "$day+40" }, "extended"),
      step("AMEND_BANDO", 25, { ...act("104/ES"), ...why, ...albo, opensOn: "$day+1", closesOn: "$day+40" }, "amended"),
      step("RECORD_APPEAL", 30, { appealKind: "administrativeCourt", receivedOn: "$day" }, "amended"),
      step(
        "SUSPEND_BY_COURT",
        33,
        { ...act("1/ES", { actKind: "order", signatoryRole: "court" }), ...why },
        "suspendedByCourt",
      ),
      step("LIFT_SUSPENSION", 60, act("2/ES", { actKind: "judgment", signatoryRole: "court" }), "amended"),
      step("REVOKE_BANDO", 61, { ...act("105/ES"), ...why }, "revoked"),
    ],
  },
  {
    name: "One ranking is annulled, formed again, and in the end the whole call is annulled",
    steps: [
      ...opened("Avviso di prova n. 3"),
      ...toFinal,
      step("ANNUL_PARTIALLY", 80, { ...act("121/ES"), ...why, rankingKey: key }, "partiallyAnnulled"),
      ...formed(85, "reformulated", "reformulated"),
      step("ANNUL_BANDO", 100, { ...act("130/ES"), ...why }, "annulled"),
    ],
  },
  {
    name: "Declared exhausted too early, and opened again for the dwelling that was left",
    steps: [
      ...opened("Avviso di prova n. 4"),
      ...toFinal,
      step("PUBLISH_RANKING", 72, albo, "assignments"),
      step("EXHAUST", 200, act("140/ES"), "exhausted"),
      step("APPLICATIONS_TOLD", 200, { answered: 0, refused: 0 }, "exhausted"),
      proposedReopening(203),
      step("DECLINE_REOPENING", 204, why, "exhausted", "colleague"),
      proposedReopening(206),
      step("REOPEN", 207, act("141/ES"), "reopening", "colleague"),
      step("APPLICATIONS_TOLD", 207, { answered: 0, refused: 0 }, "assignments"),
    ],
  },
];
