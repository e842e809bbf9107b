// Forms and closed lists of the budget of the project, version 1: who commits how much for which service and period, what
// was spent of it. Amounts and codes decide and are open; why something changed is economic.
import type { Condition, Field, Form } from "../../kernel/form.ts";
import { budgetSources } from "../../rules/budget/sources.ts";
import { services } from "../../rules/deliveries/services.ts";

const open = { class: "open", required: true } as const;
const most = 100_000_000;

/** Why the household pays another share than the tariff says. */
const shareOverrides = ["iseeAwaited", "regulation", "hardship", "instalments", "agreement", "other"] as const;

/** Funds named by the plan of the district, by level; the words are those of its data. */
const regionalFunds = [
  ...["regionalSocial", "regionalHealth", "regionalDisabledWork", "regionalFamily", "housingEmergency", "gambling"],
  "pupilTransport",
];
const nationalFunds = [
  ...["socialPolicies", "nonSelfSufficiency", "afterUs", "disabledWork", "povertyFund", "familyPolicies"],
  ...["zeroToSix", "youthPolicies", "rents", "equalOpportunities", "antiTrafficking", "asylumPolicies", "innovation"],
];
const europeanFunds = ["socialPlus", "regionalDevelopment", "ruralDevelopment", "europeanAid", "asylumMigration"];

const ofFund = { in: ["budgetSource", ["region", "nationalFund", "europeanFund"]] } as {
  in: [string, string[]];
};
const ofHousehold = { eq: ["budgetSource", "householdShare"] } as { eq: [string, string] };
const ofComune = { eq: ["budgetSource", "comune"] } as { eq: [string, string] };

const commitment: Field = {
  ...{ name: "commitment", kind: "integer", ...open, min: 1, holds: "row" },
  initial: { path: "context.openCommitment" },
};
const decided: Condition = { not: { empty: "shareDecidedCents" } };
/** With these the share by the tariff of the comune is computed; how it was is written in by the gate, as `share`. */
const shareFields = (visibleWhen: Condition): Field[] => [
  { name: "shareQuantity", kind: "integer", class: "open", visibleWhen, min: 1, max: 100_000 },
  { name: "sharePriceCents", kind: "cents", class: "open", visibleWhen, min: 1, max: most },
  {
    ...{ name: "shareOverride", kind: "choice", class: "open", visibleWhen, options: shareOverrides },
    requiredWhen: decided,
  },
];
/** A share decided by an act: how much a day or a month, by which act; why stands in `shareOverride`. */
const decidedFields = (visibleWhen: Condition): Field[] => [
  { name: "shareDecidedCents", kind: "cents", class: "open", visibleWhen, min: 1, max: most },
  ...[
    { name: "shareDecidedEach", kind: "choice" as const, options: ["day", "month"] },
    { name: "shareActNumber", kind: "text" as const, maxLength: 60 },
    { name: "shareActOn", kind: "day" as const, when: "past" as const },
  ].map((field): Field => {
    return { ...field, class: "open", visibleWhen: { all: [visibleWhen, decided] }, requiredWhen: decided };
  }),
];
const commitCents: Field = { name: "commitCents", kind: "cents", ...open, min: 1, max: most };

export const commitBudget: Form = {
  fields: [
    { name: "budgetSource", kind: "choice", ...open, options: budgetSources },
    {
      ...{ name: "budgetFund", kind: "choice", class: "open", visibleWhen: ofFund, requiredWhen: ofFund },
      options: [...regionalFunds, ...nationalFunds, ...europeanFunds],
    },
    {
      ...{ name: "budgetTerritory", kind: "comune", class: "open", visibleWhen: ofComune, requiredWhen: ofComune },
      initial: { path: "context.payingTerritory" },
    },
    { name: "service", kind: "choice", ...open, options: services },
    commitCents,
    { name: "periodFrom", kind: "day", ...open },
    { name: "periodTo", kind: "day", ...open },
    ...shareFields(ofHousehold),
    ...decidedFields(ofHousehold),
    { name: "budgetText", kind: "longText", class: "economic", maxLength: 2000 },
  ],
};

export const changeCommitment: Form = {
  fields: [
    commitment,
    commitCents,
    { name: "periodTo", kind: "day", class: "open" },
    // What is left empty stays as it was.
    ...shareFields({ not: { empty: "context.openShare" } }),
    ...decidedFields({ not: { empty: "context.openShare" } }),
    { name: "budgetText", kind: "longText", class: "economic", required: true, maxLength: 2000 },
  ],
};

export const recordSpent: Form = {
  fields: [
    commitment,
    { name: "spentCents", kind: "cents", ...open, min: 1, max: most },
    { name: "spentOn", kind: "day", ...open, when: "past" },
  ],
};

/** Sent by the register of a delivery: a month that was approved, or what came after it. */
export const recordDelivered: Form = {
  fields: [
    commitment,
    { name: "deliveredCents", kind: "cents", ...open, min: -most, max: most },
    { name: "spentOn", kind: "day", ...open, when: "past" },
    { name: "monthOn", kind: "day", ...open },
    { name: "register", kind: "case", ...open, pick: { kinds: ["delivery"] } },
  ],
};

export const releaseCommitment: Form = {
  fields: [commitment, { name: "budgetText", kind: "longText", class: "economic", required: true, maxLength: 2000 }],
};
