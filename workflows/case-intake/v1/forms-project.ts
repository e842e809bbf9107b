// Forms of case-intake from assessment to the signed project, version 1.
import type { Field, Form } from "../../kernel/form.ts";
import { needs } from "../../rules/contacts/codes.ts";
import { services } from "../../rules/deliveries/services.ts";
import { signing } from "../../rules/project/signing.ts";
import { payers } from "./codes.ts";
import { actions, goals, recipients } from "./forms-goals.ts";
import { payerAct } from "./payer.ts";

const open = { class: "open", required: true } as const;
const optional = { class: "open" } as const;

/** What the person wants, in her own words: mandatory in assessment and project. */
const ownWords: Field = { name: "ownWords", kind: "longText", required: true, maxLength: 4000 };
const disagreement: Field = { name: "disagreementText", kind: "longText", maxLength: 4000 };

export const startAssessment: Form = {
  fields: [
    {
      name: "assessmentKind",
      kind: "choice",
      ...open,
      options: ["social", "multidimensional"],
      initial: { value: "social" },
    },
    {
      name: "team",
      kind: "choices",
      ...optional,
      options: ["socialWorker", "psychologist", "educator", "nurse", "doctor", "familyDoctor", "childNeuropsychiatry"],
      visibleWhen: { eq: ["assessmentKind", "multidimensional"] },
    },
  ],
};

export const recordAssessment: Form = {
  fields: [
    ownWords,
    { name: "needsFound", kind: "choices", ...open, options: needs },
    { name: "assessmentText", kind: "longText", required: true },
    { name: "healthText", kind: "longText", class: "health" },
    { name: "economicText", kind: "longText", class: "economic" },
    disagreement,
  ],
  sections: [
    { id: "words", fields: ["ownWords", "disagreementText"] },
    { id: "assessment", fields: ["needsFound", "assessmentText", "healthText", "economicText"] },
  ],
};

const service: Field = { name: "service", kind: "choice", ...open, options: services };

export const waitList: Form = {
  fields: [
    { name: "waitingList", kind: "choice", ...open, options: services },
    {
      name: "priorityReason",
      kind: "choice",
      ...open,
      options: ["order", "alone", "carerExhausted", "discharge", "childAtRisk", "courtOrder", "poverty"],
      initial: { value: "order" },
    },
    { name: "reviewOn", kind: "day", ...open, when: "future" },
    { name: "waitText", kind: "longText", maxLength: 4000 },
  ],
};

export const draftProject: Form = {
  fields: [
    ownWords,
    goals,
    actions,
    { name: "personCommitsText", kind: "longText", maxLength: 4000 },
    { name: "serviceCommitsText", kind: "longText", maxLength: 4000 },
    { name: "verifyOn", kind: "day", ...open, when: "future" },
    recipients,
    {
      name: "payingTerritory",
      kind: "comune",
      ...optional,
      completeWithinDays: 15,
      initial: { path: "context.payingTerritory" },
    },
    ...payerAct,
    disagreement,
  ],
  sections: [
    { id: "words", fields: ["ownWords", "disagreementText"] },
    { id: "goals", fields: ["goals"] },
    { id: "actions", fields: ["actions", "payingTerritory", "payerActNumber", "payerActOn", "payerText"] },
    { id: "pact", fields: ["personCommitsText", "serviceCommitsText", "verifyOn", "recipients"] },
  ],
};

/** For how much, which then is the measure of what is committed and given. */
export const approveProject: Form = {
  fields: [
    {
      ...{ name: "approvedCents", kind: "cents", ...open, min: 0, max: 1_500_000_000 },
      initial: { path: "context.project.costCents" },
    },
    { name: "approvalText", kind: "longText", maxLength: 2000 },
  ],
};

export const signProject: Form = { fields: signing };

export const refuseToSign: Form = {
  fields: [
    { name: "secondWorker", kind: "account", ...open },
    { name: "refusalText", kind: "longText", required: true, maxLength: 4000 },
  ],
};

const delivery: readonly Field[] = [
  service,
  // A carer may be a person: who delivers decides nothing, and is read like the rest of the project.
  { name: "provider", kind: "text", class: "social" },
  { name: "hoursPerWeek", kind: "decimal", ...optional, min: 0, max: 168 },
  { name: "costCents", kind: "cents", ...optional, min: 0, max: 100_000_000 },
  { name: "payer", kind: "choice", ...optional, options: payers, requiredWhen: { not: { empty: "costCents" } } },
];
export const activateDelivery: Form = { fields: delivery };
export const activateUrgently: Form = {
  fields: [...delivery, { name: "urgencyText", kind: "longText", required: true, maxLength: 4000 }],
};
/** The service gets a register of its own, kept by who provides it. */
export const entrustDelivery: Form = {
  fields: [
    { name: "delivery", kind: "integer", ...open, min: 1, holds: "row", initial: { path: "context.openDelivery" } },
    { name: "providerAccount", kind: "account", ...open, role: "provider" },
  ],
};
export const endDelivery: Form = {
  fields: [
    { name: "delivery", kind: "integer", ...open, min: 1, holds: "row", initial: { path: "context.openDelivery" } },
    {
      name: "deliveryEnd",
      kind: "choice",
      ...open,
      options: ["goalsReached", "atRequest", "replaced", "noLongerDue", "other"],
    },
  ],
};
