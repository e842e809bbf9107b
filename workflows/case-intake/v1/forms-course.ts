// Forms of case-intake in the course of care, at its end and after it, version 1.
import { answerFields, requestField } from "../../kernel/answer-form.ts";
import type { Form } from "../../kernel/form.ts";
import { closingMotives, closingSituations, coLeads, opinionBodies, suspensionKinds } from "./codes.ts";
import { goalReviews } from "./forms-goals.ts";

const open = { class: "open", required: true } as const;
const optional = { class: "open" } as const;

export const nothing: Form = { fields: [] };

export const suspend: Form = {
  fields: [
    { name: "suspensionKind", kind: "choice", ...open, options: suspensionKinds },
    { name: "expectedUntil", kind: "day", ...optional, when: "future" },
    { name: "suspensionText", kind: "longText", maxLength: 2000 },
  ],
};

export const recordReview: Form = {
  fields: [
    goalReviews,
    { name: "personSaysText", kind: "longText", maxLength: 4000 },
    { name: "reviewText", kind: "longText", required: true },
    { name: "verifyOn", kind: "day", ...open, when: "future" },
  ],
};

/** Motives a worker may choose; the others are set by their own events (refusal, death). */
export const close: Form = {
  fields: [
    {
      name: "motive",
      kind: "choice",
      ...open,
      options: closingMotives.filter((one) => one !== "requestRefused" && one !== "died"),
    },
    { name: "situation", kind: "choice", ...open, options: closingSituations },
    goalReviews,
    { name: "closingText", kind: "longText", maxLength: 4000 },
  ],
};

export const decline: Form = {
  fields: [
    { name: "consequencesTold", kind: "boolean", ...open },
    { name: "declineText", kind: "longText", required: true, maxLength: 4000 },
  ],
};
export const declareUntraceable: Form = {
  fields: [
    { name: "attempts", kind: "integer", ...open, min: 1, max: 99 },
    { name: "attemptsText", kind: "longText", required: true, maxLength: 4000 },
  ],
};

/** The authority is a dated table elsewhere and may change its name: here it is written as in the act. */
export const courtMandate: Form = {
  fields: [
    { name: "authority", kind: "text", class: "judicial", required: true },
    { name: "actNumber", kind: "text", class: "judicial", completeWithinDays: 10 },
    { name: "actOn", kind: "day", ...open, when: "past" },
    { name: "taskText", kind: "longText", class: "judicial", required: true },
    { name: "reportDueOn", kind: "day", ...optional },
  ],
};
export const courtReport: Form = {
  fields: [
    { name: "courtFactsText", kind: "longText", class: "judicial", required: true },
    { name: "courtStatementsText", kind: "longText", class: "judicial", required: true },
    { name: "courtEvaluationText", kind: "longText", class: "judicial", required: true },
    { name: "nextReportOn", kind: "day", ...optional, when: "future" },
  ],
};
export const endMandate: Form = {
  fields: [
    { name: "actOn", kind: "day", ...open, when: "past" },
    { name: "endText", kind: "longText", class: "judicial", maxLength: 4000 },
  ],
};

/** Art. 403 c.c.: minutes, because its terms run in hours. The names of people and places are judicial data. */
export const removeUrgently: Form = {
  fields: [
    { name: "safeAt", kind: "instant", ...open, when: "past" },
    { name: "oralNoticeAt", kind: "instant", ...optional, when: "past" },
    { name: "decidingAuthority", kind: "text", class: "judicial", required: true },
    { name: "oralNoticeTo", kind: "text", class: "judicial", completeWithinDays: 1 },
    { name: "removalText", kind: "longText", class: "judicial", required: true },
  ],
};
export const sendRemovalAct: Form = {
  fields: [
    { name: "sentToProsecutorAt", kind: "instant", ...open, when: "past" },
    { name: "actNumber", kind: "text", class: "judicial", completeWithinDays: 3 },
  ],
};
export const prosecutorRequest: Form = {
  fields: [{ name: "requestedAt", kind: "instant", ...open, when: "past" }],
};
export const removalDecree: Form = {
  fields: [
    { name: "decree", kind: "choice", ...open, options: ["confirmed", "revoked"] },
    { name: "decreeText", kind: "longText", class: "judicial" },
  ],
};
export const removalHearing: Form = { fields: [{ name: "hearingText", kind: "longText", class: "judicial" }] };
export const endRemoval: Form = {
  fields: [{ name: "endRemovalText", kind: "longText", class: "judicial", required: true, maxLength: 4000 }],
};

export const residenceMoved: Form = {
  fields: [
    { name: "newTerritory", kind: "comune", ...open, declares: "residence" },
    { name: "movedOn", kind: "day", ...open, when: "past" },
  ],
};
export const personDied: Form = { fields: [{ name: "diedOn", kind: "day", ...open, when: "past" }] };

export const shareCare: Form = { fields: [{ name: "coLead", kind: "choice", ...open, options: coLeads }] };

const opinion = requestField("opinion", "opinion");
export const requestOpinion: Form = {
  fields: [
    { name: "opinionBodies", kind: "choices", ...open, options: opinionBodies, min: 1, max: 10 },
    { name: "questionText", kind: "longText", required: true, maxLength: 4000 },
    { name: "expectedOn", kind: "day", ...optional, when: "future" },
  ],
};
export const withdrawOpinion: Form = {
  fields: [opinion, { name: "withdrawalText", kind: "longText", required: true, maxLength: 2000 }],
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

export const refusalNotice: Form = {
  fields: [
    { name: "requestText", kind: "longText", required: true, maxLength: 4000 },
    { name: "obstaclesText", kind: "longText", required: true, maxLength: 4000 },
  ],
};
export const observations: Form = { fields: [{ name: "observationsText", kind: "longText", required: true }] };
export const refuseRequest: Form = {
  fields: [
    { name: "observations", kind: "choice", ...open, options: ["considered", "noneInTime"] },
    { name: "refusalReasonText", kind: "longText", required: true },
    { name: "actReference", kind: "text", ...open, maxLength: 50 },
  ],
};

export const transfer: Form = {
  fields: [
    { name: "inside", kind: "boolean", ...open, initial: { value: true } },
    {
      name: "territory",
      kind: "comune",
      ...optional,
      visibleWhen: { eq: ["inside", true] },
      requiredWhen: { eq: ["inside", true] },
    },
    {
      // Often with the colleague who takes over.
      name: "receivingBody",
      kind: "text",
      class: "social",
      visibleWhen: { eq: ["inside", false] },
      requiredWhen: { eq: ["inside", false] },
    },
    { name: "handoverText", kind: "longText", required: true },
  ],
};
export const refuseTransfer: Form = {
  fields: [{ name: "transferRefusalText", kind: "longText", required: true, maxLength: 4000 }],
};
export const reopen: Form = { fields: [{ name: "reopenText", kind: "longText", required: true, maxLength: 4000 }] };
