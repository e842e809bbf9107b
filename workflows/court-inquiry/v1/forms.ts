// Forms of a court inquiry, version 1. Kinds, days and the office's own protocol decide and are open; the authority by its name, the
// number of its proceeding and whatever was asked, said and found is sealed, most of it as judicial data.
import { answerFields, requestField } from "../../kernel/answer-form.ts";
import type { Field, Form } from "../../kernel/form.ts";
import { threeParts } from "../../kernel/note-events.ts";

const open = { class: "open", required: true } as const;
const optional = { class: "open" } as const;
const judicial = { kind: "longText", class: "judicial", maxLength: 4000 } as const;
const when = (path: string, ...values: string[]): NonNullable<Field["visibleWhen"]> => ({ in: [path, values] });
const protocol: readonly Field[] = [
  { name: "protocolNumber", kind: "text", ...open, maxLength: 50 },
  { name: "protocolOn", kind: "day", ...open, when: "past" },
];

/** What lists tell; nothing is decided by it. The authority's own name is written as in its act. */
export const authorities = [
  ...["ordinaryCourt", "juvenileCourt", "prosecutor", "juvenileProsecutor", "guardianshipJudge"],
  ...["probationOffice", "otherAuthority"],
] as const;
/** Of whom: it decides in which area the case lies, and who gets in. */
export const subjects = ["minor", "violence", "probation", "adult"] as const;
export const bodies = [
  ...["school", "familyDoctor", "paediatrician", "mentalHealth", "childNeuropsychiatry", "addictionService"],
  ...["familyCounselling", "otherComune", "lawEnforcement", "provider", "otherBody"],
] as const;
const viaOptions = ["pec", "registeredMail", "byHand", "email", "messenger", "platform"] as const;

const ofViolence = when("inquirySubject", "violence");
/** What a case that few may read needs from its first minute: somebody who follows it, and a head who reads it. */
const fewReaders: readonly Field[] = [
  { name: "assignee", kind: "account", ...optional, carries: true, visibleWhen: ofViolence, requiredWhen: ofViolence },
  {
    ...{ name: "headOfArea", kind: "account", ...optional, role: "supervisor" },
    ...{ visibleWhen: ofViolence, requiredWhen: ofViolence },
  },
];

/** By when, where the authority said so; else it stands among what is missing until somebody says it. */
const dueDay: Field = { name: "reportDueOn", kind: "day", ...optional, completeWithinDays: 3 };

export const openInquiry: Form = {
  fields: [
    { name: "person", kind: "case", ...open, pick: { kinds: ["person"] } },
    { name: "territory", kind: "comune", ...open },
    { name: "inquirySubject", kind: "choice", ...open, options: subjects },
    {
      ...{ name: "area", kind: "choice", ...open },
      options: ["adults", "families", "elderly", "disability", "protection"],
    },
    ...fewReaders,
    {
      name: "inquiryScope",
      kind: "choice",
      ...open,
      options: ["person", "household"],
      initial: { value: "household" },
    },
    { name: "askedBy", kind: "choice", ...open, options: authorities },
    { name: "authority", kind: "text", class: "judicial", required: true },
    { name: "proceedingNumber", kind: "text", class: "judicial", maxLength: 60, completeWithinDays: 10 },
    { name: "askedOn", kind: "day", ...open, when: "past" },
    { name: "deliveredOn", kind: "day", ...open, when: "past" },
    { name: "receivedVia", kind: "choice", ...open, options: viaOptions, initial: { value: "pec" } },
    ...protocol,
    dueDay,
    { ...judicial, name: "taskText", required: true },
    { name: "intake", kind: "case", ...optional, pick: { kinds: ["case-intake"] } },
  ],
  sections: [
    {
      id: "about",
      fields: ["person", "territory", "inquirySubject", "area", "assignee", "headOfArea", "inquiryScope"],
    },
    {
      id: "asked",
      fields: [
        ...["askedBy", "authority", "proceedingNumber", "askedOn", "deliveredOn", "receivedVia", "protocolNumber"],
        ...["protocolOn", "reportDueOn", "taskText", "intake"],
      ],
    },
  ],
};

export const nothing: Form = { fields: [] };
export const linkCase: Form = {
  fields: [{ name: "intake", kind: "case", ...open, pick: { kinds: ["case-intake"] } }],
};
/** Whether the authority said the day, or the service chose one because nobody did. */
export const setReportDay: Form = {
  fields: [
    { name: "reportDueOn", kind: "day", ...open },
    { name: "reportDaySetBy", kind: "choice", ...open, options: ["authority", "service"] },
    { ...judicial, name: "reportDayText", maxLength: 2000 },
  ],
};
export const completeRequest: Form = {
  fields: [{ name: "proceedingNumber", kind: "text", class: "judicial", maxLength: 60, required: true }],
};

export const convoke: Form = {
  fields: [
    { name: "convokedFor", kind: "day", ...open, when: "future" },
    { name: "convokedText", kind: "longText", class: "social", maxLength: 2000 },
  ],
};
export const noShow: Form = {
  fields: [
    { name: "justified", kind: "boolean", ...open, initial: { value: false } },
    { name: "noShowText", kind: "longText", class: "social", maxLength: 2000 },
  ],
};
/** As in the notes of the diary; of a talk the facts at least. */
const talkParts: readonly Field[] = threeParts.map((field) =>
  field.name === "factsText" ? { ...field, required: true } : field,
);
const present: Field = {
  ...{ name: "present", kind: "choices", ...optional },
  options: ["person", "partner", "parent", "child", "otherRelative", "representative", "interpreter", "otherWorker"],
};
export const recordInterview: Form = {
  fields: [
    {
      ...{ name: "place", kind: "choice", ...open },
      options: ["office", "phone", "video", "otherService"],
      initial: { value: "office" },
    },
    present,
    ...talkParts,
  ],
};
export const homeVisit: Form = { fields: [{ name: "inTwo", kind: "boolean", ...optional }, present, ...talkParts] };

export const askBodies: Form = {
  fields: [
    { name: "askedBodies", kind: "choices", ...open, options: bodies, min: 1, max: 10 },
    { ...judicial, name: "questionText", required: true },
    { name: "expectedOn", kind: "day", ...optional, when: "future" },
  ],
};
const answerOf = requestField("answerOf", "information");
export const recordAnswer: Form = {
  fields: [
    answerOf,
    ...answerFields(
      { name: "answerText", kind: "longText", class: "judicial" },
      { name: "answerHealthText", kind: "longText", class: "health" },
    ),
  ],
};
export const giveUpAnswer: Form = { fields: [answerOf, { ...judicial, name: "givenUpText", required: true }] };
/** What another body has to know, or the authority before the report: an urgent fact, parents who do not come. */
export const tellBody: Form = {
  fields: [
    { name: "toldBody", kind: "choice", ...open, options: ["authority", ...bodies] },
    { name: "toldOn", kind: "day", ...open, when: "past" },
    ...protocol.map((field) => ({ ...field, required: false })),
    { ...judicial, name: "toldText", required: true },
  ],
};

export const askExtension: Form = {
  fields: [
    { name: "extensionUntilOn", kind: "day", ...open, when: "future" },
    ...protocol,
    { ...judicial, name: "extensionText", required: true },
  ],
};
const granted = when("extensionOutcome", "granted");
export const recordExtension: Form = {
  fields: [
    { name: "extensionOutcome", kind: "choice", ...open, options: ["granted", "refused"] },
    {
      ...{ name: "reportDueOn", kind: "day", ...optional, initial: { path: "context.extension.untilOn" } },
      ...{ visibleWhen: granted, requiredWhen: granted },
    },
    { ...judicial, name: "extensionAnswerText" },
  ],
};

/** Facts, what was said by whom, and evaluations apart (art. 473-bis.27 c.p.c.). */
export const writeReport: Form = {
  fields: [
    { ...judicial, name: "courtFactsText", required: true, maxLength: 20_000 },
    { ...judicial, name: "courtStatementsText", required: true, maxLength: 20_000 },
    { ...judicial, name: "courtEvaluationText", required: true, maxLength: 20_000 },
    { ...judicial, name: "methodText" },
    { ...judicial, name: "proposalsText" },
  ],
};
export const signReport: Form = {
  fields: [
    {
      ...{ name: "profession", kind: "choice", ...open },
      options: ["socialWorker", "psychologist", "educator", "serviceHead"],
    },
  ],
};
export const sendBack: Form = { fields: [{ ...judicial, name: "sendBackText", required: true }] };
export const sendReport: Form = {
  fields: [
    { name: "sentOn", kind: "day", ...open, when: "past" },
    { name: "sentVia", kind: "choice", ...open, options: viaOptions, initial: { value: "pec" } },
    ...protocol,
    { name: "readableByParties", kind: "boolean", ...open },
  ],
};
export const recordIntegration: Form = {
  fields: [
    { name: "askedOn", kind: "day", ...open, when: "past" },
    { name: "deliveredOn", kind: "day", ...open, when: "past" },
    ...protocol,
    dueDay,
    { ...judicial, name: "integrationText", required: true },
  ],
};

export const closeInquiry: Form = {
  fields: [
    {
      ...{ name: "inquiryOutcome", kind: "choice", ...open },
      options: ["nothingMoreAsked", "entrustedToService", "decided", "archived"],
    },
    { name: "decidedOn", kind: "day", ...optional, when: "past" },
    { ...judicial, name: "closingText" },
  ],
};
/** The authority is told, unless it withdrew the request itself. */
const told = when("handBackReason", "otherService", "untraceable", "alreadyAnswered");
export const handBack: Form = {
  fields: [
    {
      ...{ name: "handBackReason", kind: "choice", ...open },
      options: ["otherService", "untraceable", "alreadyAnswered", "withdrawnByAuthority"],
    },
    ...protocol.map((field) => ({ ...field, required: false, visibleWhen: told, requiredWhen: told })),
    { ...judicial, name: "handBackText", required: true },
  ],
};
export const endForDeath: Form = { fields: [{ name: "diedOn", kind: "day", ...open, when: "past" }] };
