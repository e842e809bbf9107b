// Forms of an application to a care call, version 1. Numbers, days and amounts that decide are open; what is answered of somebody's health,
// money and home is sealed by its kind, and so is who is paid.
import { actFields } from "../../kernel/act-fields.ts";
import type { Field, Form } from "../../kernel/form.ts";
import { amount, commitment } from "../../kernel/paying.ts";
import { type CareFactId, careFactIds, factOf } from "../../rules/care/facts.ts";
import { mostSections } from "../../rules/care/section.ts";
import { endReasons, refusalGrounds } from "./context.ts";

const open = { class: "open", required: true } as const;
const optional = { class: "open" } as const;
const story = { kind: "longText", class: "social", maxLength: 4000 } as const;
/** As the call numbers its rankings, from 1. */
const section: Field = { name: "sectionNumber", kind: "integer", ...open, min: 1, max: mostSections, holds: "row" };
const intake: Field = { name: "intake", kind: "case", ...optional, pick: { kinds: ["case-intake"] } };

export const openApplication: Form = {
  fields: [
    {
      ...{ name: "call", kind: "case", ...open },
      pick: { kinds: ["care-call"], states: ["open", "evaluating"] },
    },
    section,
    { name: "person", kind: "case", ...open, pick: { kinds: ["person"] } },
    { name: "territory", kind: "comune", ...open },
    {
      ...{ name: "area", kind: "choice", ...open },
      options: ["disability", "elderly", "families", "poverty", "adults"],
      initial: { value: "disability" },
    },
    { name: "protocolNumber", kind: "text", ...open, maxLength: 50 },
    { name: "protocolOn", kind: "day", ...open, when: "past" },
    { name: "submittedOn", kind: "day", ...open, when: "past" },
    intake,
  ],
};
export const linkCase: Form = { fields: [{ ...intake, required: true }] };
export const changeSection: Form = { fields: [section, { ...story, name: "sectionText", required: true }] };

/** Only what its ranking asks is shown. */
const asking = (id: CareFactId): Field => {
  const { kind, class: of, options, max } = factOf(id);
  return {
    ...{ name: id, kind, class: of, subject: "case", visibleWhen: { eq: [`context.asked.${id}`, true] } },
    ...(options ? { options } : {}),
    ...(max === undefined ? {} : { min: 0, max }),
  };
};
export const recordAnswers: Form = {
  fields: [...careFactIds.map(asking), { ...story, name: "answersText" }],
};

export const askCompletion: Form = {
  fields: [
    { ...story, name: "missingText", required: true },
    { name: "sentVia", kind: "choice", ...open, options: ["inPerson", "pec", "registeredMail", "email", "messenger"] },
  ],
};
export const recordCompletion: Form = {
  fields: [
    { name: "completedOn", kind: "day", ...open, when: "past" },
    { ...story, name: "completionText" },
  ],
};
export const none: Form = { fields: [] };
export const startRefusal: Form = {
  fields: [
    { name: "refusalGround", kind: "choice", ...open, options: refusalGrounds },
    { ...story, name: "refusalReasonText", required: true },
  ],
};
export const refusalNotice: Form = { fields: [{ ...story, name: "obstaclesText", required: true }] };
export const observations: Form = { fields: [{ ...story, name: "observationsText", required: true }] };
export const reopenInquiry: Form = { fields: [{ ...story, name: "reopenText", required: true }] };
export const refuse: Form = {
  fields: [
    { name: "observations", kind: "choice", ...open, options: ["considered", "noneInTime"] },
    { ...story, name: "refusalReasonText", required: true },
    ...actFields,
  ],
};
export const ranked: Form = {
  fields: [
    { name: "rankingSeq", kind: "integer", ...open },
    { name: "document", kind: "text", ...open, maxLength: 60 },
  ],
};
export const withdraw: Form = {
  fields: [
    { name: "withdrawnOn", kind: "day", ...open, when: "past" },
    { ...story, name: "withdrawalText" },
  ],
};
export const grant: Form = {
  fields: [
    ...actFields,
    ...commitment,
    { name: "grantedCents", ...amount, ...optional },
    { name: "months", kind: "integer", ...optional, min: 1, max: 36 },
  ],
};
export const suspend: Form = {
  fields: [
    {
      ...{ name: "suspensionReason", kind: "choice", ...open },
      options: ["checksOnRequirements", "hospital", "payeeToSet", "documentsMissing"],
    },
    { ...story, name: "suspensionText" },
  ],
};
export const end: Form = {
  fields: [
    { name: "endReason", kind: "choice", ...open, options: endReasons },
    { name: "endsOn", kind: "day", ...open, when: "past" },
    { name: "stillDueCents", kind: "cents", ...optional, min: 0, max: 10_000_000 },
    { ...story, name: "endText" },
  ],
};
export const endForDeath: Form = { fields: [{ name: "diedOn", kind: "day", ...open, when: "past" }] };
