// Forms of a protected discharge, version 1. What hospital and family say is of class `contact` or sealed as social and health data;
// open are codes and days. An evaluation made elsewhere is a document of the case: its day and its author, never its words.
import { answerFields, requestField } from "../../kernel/answer-form.ts";
import { documentField } from "../../kernel/document-events.ts";
import type { Field, Form } from "../../kernel/form.ts";

const open = { class: "open", required: true } as const;
const optional = { class: "open" } as const;

/** Who asks: product's own codes. */
export const requestSources = ["hospital", "territorialCentre", "singleAccessPoint", "healthService"] as const;
/** Bodies asked for an opinion beside the team. */
export const opinionBodies = ["evaluationUnit", "familyDoctor", "healthService", "comune", "otherBody"] as const;
/** What is set up at home. */
export const homeServices = ["homeCare", "integratedHomeCare", "meals", "telecare", "aids", "otherService"] as const;
export const structureKinds = ["nursingHome", "intermediateCare", "rehabilitation", "otherStructure"] as const;
export const lateReasons = ["toldLate", "notReached", "noWorker", "otherReason"] as const;

const area: Field = {
  ...{ name: "area", kind: "choice", ...open, options: ["adults", "elderly", "disability"] },
  initial: { value: "elderly" },
};
const person: Field = { name: "person", kind: "case", ...open, pick: { kinds: ["person"] } };

export const recordRequest: Form = {
  fields: [
    person,
    { name: "territory", kind: "comune", ...open },
    area,
    {
      ...{ name: "requestSource", kind: "choice", ...open, options: requestSources },
      initial: { value: "hospital" },
    },
    { name: "askedAt", kind: "instant", ...open, when: "past" },
    { name: "wardName", kind: "text", class: "contact", maxLength: 160 },
    { name: "wardPhone", kind: "phone", class: "contact" },
    { name: "dischargeExpectedOn", kind: "day", ...optional },
    { name: "homeText", kind: "longText", class: "social", maxLength: 4000 },
    { name: "careNeedsText", kind: "longText", class: "health", maxLength: 4000 },
  ],
  sections: [
    { id: "who", fields: ["person", "territory", "area"] },
    { id: "request", fields: ["requestSource", "askedAt", "wardName", "wardPhone", "dischargeExpectedOn"] },
    { id: "told", fields: ["homeText", "careNeedsText"] },
  ],
};

/** What the contact that became it already knows: sent by it, typed by nobody. */
export const openFromContact: Form = {
  fields: [
    { name: "contact", kind: "case", ...open, pick: { kinds: ["contact"] } },
    person,
    { name: "territory", kind: "comune", ...open },
    area,
    { name: "requestSource", kind: "choice", ...open, options: requestSources },
    { name: "askedAt", kind: "instant", ...open, when: "past" },
    { name: "dischargeExpectedOn", kind: "day", ...optional },
  ],
};

const contacted: readonly Field[] = [
  { name: "contactedWho", kind: "choice", ...open, options: ["person", "family", "representative"] },
  { name: "contactedVia", kind: "choice", ...open, options: ["phone", "ward", "home", "office", "video"] },
  { name: "wishesText", kind: "longText", class: "social", maxLength: 4000 },
];
export const contactFamily: Form = { fields: contacted };
export const contactFamilyLate: Form = {
  fields: [
    { name: "lateReason", kind: "choice", ...open, options: lateReasons },
    { name: "lateText", kind: "longText", class: "social", maxLength: 2000 },
    ...contacted,
  ],
};
export const recordAttempt: Form = {
  fields: [
    { name: "contactedVia", kind: "choice", ...open, options: ["phone", "ward", "home", "office", "video"] },
    { name: "attemptText", kind: "longText", class: "social", maxLength: 1000 },
  ],
};

const opinion = requestField("opinion", "opinion");
export const requestOpinion: Form = {
  fields: [
    { name: "opinionBodies", kind: "choices", ...open, options: opinionBodies, min: 1, max: 5 },
    { name: "questionText", kind: "longText", required: true, maxLength: 4000 },
    { name: "expectedOn", kind: "day", ...optional, when: "future" },
  ],
};
export const recordOpinion: Form = {
  fields: [
    opinion,
    ...answerFields(
      { name: "opinionText", kind: "longText", maxLength: 20_000 },
      { name: "opinionHealthText", kind: "longText", class: "health" },
    ),
  ],
};
export const withdrawOpinion: Form = {
  fields: [opinion, { name: "withdrawalText", kind: "longText", required: true, maxLength: 2000 }],
};

export const bookUvm: Form = { fields: [{ name: "uvmOn", kind: "day", ...open, when: "future" }] };

const theirs: NonNullable<Field["visibleWhen"]> = { eq: ["evaluationBy", "health"] };
const ours: NonNullable<Field["visibleWhen"]> = { not: theirs };
/** Theirs is attached, with its day and its author; only ours is written here. */
export const holdUvm: Form = {
  fields: [
    { name: "heldOn", kind: "day", ...open, when: "past" },
    {
      ...{ name: "evaluationBy", kind: "choice", ...open, options: ["together", "health"] },
      initial: { value: "together" },
    },
    { ...documentField, required: false, visibleWhen: theirs, requiredWhen: theirs },
    { name: "evaluationOn", kind: "day", ...optional, when: "past", visibleWhen: theirs, requiredWhen: theirs },
    {
      name: "evaluationAuthor",
      kind: "text",
      class: "contact",
      maxLength: 160,
      visibleWhen: theirs,
      requiredWhen: theirs,
    },
    { name: "evaluationText", kind: "longText", class: "social", visibleWhen: ours, requiredWhen: ours },
  ],
};

export const writePlan: Form = {
  fields: [
    { name: "homeServices", kind: "choices", ...open, options: homeServices, min: 1, max: 6 },
    { name: "dischargeExpectedOn", kind: "day", ...optional, initial: { path: "context.dischargeExpectedOn" } },
    { name: "ownWords", kind: "longText", class: "social", required: true, maxLength: 4000 },
    { name: "planText", kind: "longText", class: "social", maxLength: 8000 },
  ],
};

export const linkIntake: Form = {
  fields: [{ name: "intake", kind: "case", ...open, pick: { kinds: ["case-intake"] } }],
};

export const dischargeHome: Form = {
  fields: [
    { name: "dischargedOn", kind: "day", ...open, when: "past" },
    { name: "serviceStartedOn", kind: "day", ...open, when: "past" },
    { name: "startedServices", kind: "choices", ...open, options: homeServices, min: 1, max: 6 },
  ],
};
export const transferToStructure: Form = {
  fields: [
    { name: "dischargedOn", kind: "day", ...open, when: "past" },
    { name: "structureKind", kind: "choice", ...open, options: structureKinds },
    { name: "structureName", kind: "text", class: "social", maxLength: 160 },
  ],
};
export const notNeeded: Form = {
  fields: [{ name: "notNeededText", kind: "longText", class: "social", required: true, maxLength: 2000 }],
};
export const refusePlan: Form = {
  fields: [
    { name: "refusedBy", kind: "choice", ...open, options: ["person", "family", "representative"] },
    { name: "refusalText", kind: "longText", class: "social", required: true, maxLength: 2000 },
  ],
};
export const personDied: Form = { fields: [{ name: "diedOn", kind: "day", ...open, when: "past" }] };
export const readmitted: Form = {
  fields: [
    { name: "readmittedOn", kind: "day", ...open, when: "past" },
    { name: "readmissionText", kind: "longText", class: "health", maxLength: 2000 },
  ],
};
export const nothing: Form = { fields: [] };
