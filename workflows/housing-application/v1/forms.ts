// Forms of the application, version 1: what the regional platform says, and what the office decides. No later form
// changes a platform fact; corrections are recorded beside it. Scores and flags are open because they decide.
import { actFields } from "../../kernel/act-fields.ts";
import type { Condition, Field, Form } from "../../kernel/form.ts";
import { owners } from "../../rules/ranking/keys.ts";

export const checkSources = ["anpr", "inpsIsee", "cadastre", "pra", "aler", "permit"] as const;
export const checkOutcomes = ["pending", "positive", "negative", "notApplicable"] as const;
/** Categories of art. 14; the case holds the category and never the reason behind it. */
export const categories = [
  "elderly",
  "newFamily",
  "singleParent",
  "separatedParent",
  "disability",
  "overIndebted",
  "forces",
  "other",
] as const;
/** Points as the platform gives them: ISBAR and the partial scores that break ties, in the ruleset's names. */
export const scoreNames = [
  "isbar",
  "residenceComune",
  "residenceRegion",
  "residence",
  "family",
  "housing",
  "economic",
] as const;

const points = (name: string, more: Partial<Field>): Field => ({
  name,
  kind: "decimal",
  class: "open",
  min: 0,
  max: 10_000,
  ...more,
});
const scores: readonly Field[] = scoreNames.map((name) => points(name, name === "isbar" ? { required: true } : {}));
const scoresWhen = (when: Condition): Field[] =>
  scoreNames.map((name) => points(name, { visibleWhen: when, ...(name === "isbar" ? { requiredWhen: when } : {}) }));

const day = (name: string): Field => ({ name, kind: "day", class: "open", required: true, when: "past" });
const open = (name: string, maxLength: number, required = true): Field => ({
  name,
  kind: "text",
  class: "open",
  maxLength,
  ...(required ? { required } : {}),
});
const choice = (name: string, options: readonly string[], more: Partial<Field> = {}): Field => ({
  name,
  kind: "choice",
  class: "open",
  required: true,
  options,
  ...more,
});
const reasonText: Field = { name: "reasonText", kind: "longText", class: "social", maxLength: 5000 };
const why: Field = { ...reasonText, required: true };
const protocol = open("protocolNumber", 50, false);
const sent: readonly Field[] = [
  choice("sentVia", ["pec", "registeredMail", "byHand", "email", "messenger", "platform"]),
  day("sentOn"),
  day("deliveredOn"),
  protocol,
];

export const importApplication: Form = {
  fields: [
    { name: "territory", kind: "comune", class: "open", required: true },
    {
      name: "bando",
      kind: "case",
      class: "open",
      required: true,
      pick: { kinds: ["housing-bando"], states: ["open", "extended", "amended", "closed"] },
    },
    { name: "person", kind: "case", class: "open", required: true, pick: { kinds: ["person"] } },
    { name: "household", kind: "case", class: "open", pick: { kinds: ["household"] } },
    open("platformId", 60),
    open("protocolNumber", 50),
    day("protocolOn"),
    day("submittedOn"),
    ...scores,
    { name: "units", kind: "group", class: "open", max: 10, fields: [open("unit", 40)] },
    // Without a preferred dwelling (art. 9 c. 3 bis) the platform says in which ranking the application stands.
    choice("rankingOwner", owners, { required: false }),
    { name: "rankingComune", kind: "comune", class: "open" },
    { name: "indigent", kind: "boolean", class: "open" },
    { name: "categories", kind: "choices", class: "open", options: categories },
    { name: "householdSize", kind: "integer", class: "social", subject: "person", min: 1, max: 30 },
    { name: "iseeCents", kind: "cents", class: "economic", subject: "person", min: 0 },
    { name: "invalidityPercent", kind: "integer", class: "health", subject: "person", min: 0, max: 100 },
  ],
  sections: [
    { id: "platform", fields: ["bando", "platformId", "protocolNumber", "protocolOn", "submittedOn", "territory"] },
    { id: "applicant", fields: ["person", "household", "householdSize", "iseeCents", "invalidityPercent"] },
    { id: "scores", fields: [...scoreNames, "indigent", "categories"] },
    { id: "preferences", fields: ["units", "rankingOwner", "rankingComune"] },
  ],
};

export const none: Form = { fields: [] };
export const toVerify: Form = { fields: [why] };
export const admit: Form = { fields: [reasonText] };
export const exclude: Form = {
  fields: [
    choice("exclusionReason", [
      "requirements",
      "isee",
      "assets",
      "residenceOrWork",
      "property",
      "earlierForfeiture",
      "other",
    ]),
    why,
    ...actFields,
  ],
};

/** How the call ended. */
export const callEnded: Form = { fields: [choice("callEnd", ["exhausted", "revoked", "annulled"])] };

export const ranked: Form = {
  fields: [
    open("rankingKey", 40),
    choice("rankingStage", ["provisional", "final", "reformulated"]),
    { name: "rankingSeq", kind: "integer", class: "open", required: true, min: 1 },
    open("document", 80),
  ],
};

export const requestCorrection: Form = {
  fields: [
    day("requestedOn"),
    protocol,
    choice("correctionGround", ["civilInvalidity", "other"]),
    day("procedureStartedOn"),
    { name: "recognisedPercent", kind: "integer", class: "health", min: 0, max: 100 },
  ],
};

const accepted: Condition = { eq: ["decisionOutcome", "accepted"] };
const rescored: Condition = { all: [accepted, { eq: ["reviewEffect", "rescored"] }] };
const outcome = choice("decisionOutcome", ["accepted", "refused"]);

export const decideCorrection: Form = { fields: [outcome, ...scoresWhen(accepted), reasonText, ...actFields] };
export const correctionBySilence: Form = { fields: scores };
export const fileSelfReview: Form = { fields: [day("requestedOn"), protocol, why] };
export const decideSelfReview: Form = {
  fields: [
    outcome,
    choice("reviewEffect", ["readmitted", "rescored", "none"], {
      required: false,
      visibleWhen: accepted,
      requiredWhen: accepted,
    }),
    ...scoresWhen(rescored),
    reasonText,
    ...actFields,
  ],
};

export const recordCheck: Form = {
  fields: [
    choice("checkSource", checkSources),
    choice("checkOutcome", checkOutcomes),
    day("checkedOn"),
    { name: "checkNote", kind: "longText", class: "social", maxLength: 2000 },
  ],
};
/** Contraddittorio: the term for the reply is the one stated in the letter, asked each time. */
export const contestCheck: Form = {
  fields: [
    ...sent,
    { name: "replyBy", kind: "day", class: "open", required: true },
    { name: "contestText", kind: "longText", class: "social", required: true, maxLength: 5000 },
  ],
};
export const recordReply: Form = {
  fields: [day("repliedOn"), { name: "replyText", kind: "longText", class: "social", required: true, maxLength: 5000 }],
};
export const proposeDwelling: Form = { fields: [{ ...open("unit", 40), holds: "row" }, ...actFields] };
/** The time for an answer was not found in the rules: it is the one stated in the letter. */
export const deliverProposal: Form = {
  fields: [...sent, { name: "answerDays", kind: "integer", class: "open", required: true, min: 1, max: 90 }],
};
export const visitDwelling: Form = {
  fields: [
    day("visitedOn"),
    { name: "openedBy", kind: "text", class: "identity", maxLength: 120 },
    { name: "defects", kind: "longText", class: "social", maxLength: 5000 },
  ],
};
export const acceptDwelling: Form = { fields: [day("acceptedOn"), protocol] };
const explicit: Condition = { eq: ["waiverKind", "explicit"] };
export const waiveDwelling: Form = {
  fields: [
    choice("waiverKind", ["explicit", "silence"]),
    choice("waiverReason", ["health", "distance", "size", "condition", "other"], {
      class: "health",
      required: false,
      visibleWhen: explicit,
      requiredWhen: explicit,
    }),
    reasonText,
    // What a waiver costs was not found in the rules: it is asked each time, with where it is written.
    choice("waiverEffect", ["keepsPlace", "leavesRanking"]),
    { name: "waiverEffectSource", kind: "text", class: "social", maxLength: 200, required: true },
  ],
};
export const act: Form = { fields: actFields };
export const signContract: Form = {
  fields: [
    day("signedOn"),
    open("contractNumber", 50),
    { name: "monthlyRentCents", kind: "cents", class: "economic", min: 0 },
  ],
};
export const handOverKeys: Form = {
  fields: [
    day("handedOverOn"),
    open("minuteNumber", 50),
    { name: "meterReadings", kind: "longText", class: "social", maxLength: 2000 },
    { name: "inventory", kind: "longText", class: "social", maxLength: 5000 },
  ],
};
export const startForfeiture: Form = {
  fields: [
    choice("forfeitureReason", ["falseStatement", "unlawfulAct", "notOccupied", "cession", "arrears", "other"]),
    why,
  ],
};
export const forfeit: Form = { fields: [...actFields, why] };
export const withdraw: Form = { fields: [day("withdrawnOn"), protocol, reasonText] };
export const unreachable: Form = {
  fields: [{ name: "attempts", kind: "integer", class: "open", required: true, min: 1, max: 50 }, why],
};
export const litigation: Form = {
  fields: [
    { name: "courtReference", kind: "text", class: "judicial", maxLength: 80 },
    { name: "litigationText", kind: "longText", class: "judicial", required: true, maxLength: 5000 },
  ],
};
export const recordRelease: Form = { fields: [day("releasedOn"), open("minuteNumber", 50, false)] };
export const applicantDied: Form = { fields: [day("diedOn")] };
export const succeed: Form = {
  fields: [{ name: "successor", kind: "case", class: "open", required: true, pick: { kinds: ["person"] } }, why],
};
export const householdChanged: Form = {
  fields: [
    day("changedOn"),
    choice("changeKind", ["birth", "death", "separation", "joined", "left", "other"]),
    reasonText,
  ],
};
export const linkProject: Form = {
  fields: [{ name: "project", kind: "case", class: "open", required: true, pick: { kinds: ["case-intake"] } }],
};
