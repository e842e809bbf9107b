// Forms of an inclusion allowance, version 1. Days, kinds, hours and the number of the application decide and are open; what people
// said, need and agree on is sealed as social data, what is told of their health as health data.
import { answerFields, requestField } from "../../kernel/answer-form.ts";
import type { Field, Form } from "../../kernel/form.ts";
import { threeParts } from "../../kernel/note-events.ts";
import { signing } from "../../rules/project/signing.ts";

const open = { class: "open", required: true } as const;
const optional = { class: "open" } as const;
const story = { kind: "longText", class: "social", maxLength: 4000 } as const;
const reference = { kind: "text", maxLength: 60 } as const;
const pastDay = { kind: "day", ...open, when: "past" } as const;
const intake: Field = { name: "intake", kind: "case", ...optional, pick: { kinds: ["case-intake"] } };
const protocol: readonly Field[] = [
  { name: "protocolNumber", kind: "text", ...optional, maxLength: 50 },
  { name: "protocolOn", kind: "day", ...optional, when: "past" },
];

export const openAllowance: Form = {
  fields: [
    { name: "person", kind: "case", ...open, pick: { kinds: ["person"] } },
    { name: "territory", kind: "comune", ...open },
    { name: "applicationNumber", ...reference, ...open },
    { name: "appliedOn", ...pastDay },
    { name: "receivedOn", ...pastDay },
    /** The term runs from it; where the list does not tell, it stands among what is missing. */
    { name: "activationSignedOn", kind: "day", ...optional, when: "past", completeWithinDays: 7 },
    intake,
    { ...story, name: "listNoteText", maxLength: 2000 },
  ],
};
export const completeApplication: Form = { fields: [{ name: "activationSignedOn", ...pastDay }] };
export const linkCase: Form = { fields: [{ ...intake, required: true }] };

const viaOptions = [
  "pec",
  "registeredMail",
  "byHand",
  "email",
  "messenger",
  "call",
  "textMessage",
  "platform",
] as const;
const meetingPlace: Field = {
  ...{ name: "meetingPlace", kind: "choice", ...open, initial: { value: "office" } },
  options: ["office", "home", "phone", "video", "otherService"],
};
export const convoke: Form = {
  fields: [
    { name: "convokedFor", kind: "day", ...open, when: "future" },
    meetingPlace,
    { name: "sentVia", kind: "choice", ...open, options: viaOptions },
    { name: "sentOn", ...pastDay },
    ...protocol,
    { ...story, name: "convokedText", maxLength: 2000 },
  ],
};
export const convocationDelivered: Form = {
  fields: [
    { name: "deliveredOn", ...pastDay },
    {
      ...{ name: "proofKind", kind: "choice", ...open },
      options: [
        ...["pecReceipt", "returnCard", "signedCopy", "messengerReport", "platformLog", "answeredCall", "answered"],
        "heldDelivered",
      ],
    },
    { name: "proofNumber", kind: "text", ...optional, maxLength: 50 },
  ],
};
export const convocationReturned: Form = {
  fields: [
    { name: "returnedOn", ...pastDay },
    {
      ...{ name: "returnReason", kind: "choice", ...open },
      options: ["unknownAddress", "movedAway", "refusedMail", "unclaimed", "notAccepted", "other"],
    },
  ],
};
export const noShow: Form = {
  fields: [
    { name: "justified", kind: "boolean", ...open, initial: { value: false } },
    { ...story, name: "noShowText", maxLength: 2000 },
  ],
};
export const justifyAbsence: Form = { fields: [{ ...story, name: "justificationText", required: true }] };

/** As in the notes of the diary; of a talk the facts at least. */
const talkParts: readonly Field[] = threeParts.map((field) =>
  field.name === "factsText" ? { ...field, required: true } : field,
);
const following: NonNullable<Field["visibleWhen"]> = { eq: ["state", "following"] };
export const holdMeeting: Form = {
  fields: [
    meetingPlace,
    {
      ...{ name: "present", kind: "choices", ...optional },
      options: ["person", "partner", "child", "otherRelative", "representative", "interpreter", "otherWorker"],
    },
    {
      ...{ name: "commitmentsKept", kind: "choice", ...optional, visibleWhen: following },
      options: ["kept", "partly", "notKept", "notYet"],
    },
    ...talkParts,
  ],
};

export const needAreas = ["work", "income", "home", "care", "health", "schooling", "relations", "otherNeed"] as const;
export const recordAnalysis: Form = {
  fields: [
    { name: "analysisNeed", kind: "choice", ...open, options: ["workOnly", "simple", "complex"] },
    { name: "needAreas", kind: "choices", ...optional, options: needAreas },
    { ...story, name: "analysisText", required: true },
  ],
};
export const referToEmployment: Form = {
  fields: [
    { name: "sentVia", kind: "choice", ...open, options: viaOptions, initial: { value: "platform" } },
    { name: "sentOn", ...pastDay },
    ...protocol,
    { ...story, name: "referralText" },
  ],
};
export const employmentNews: Form = {
  fields: [
    { name: "toldOn", ...pastDay },
    { name: "employmentNews", kind: "choice", ...open, options: ["takenOn", "servicePact", "didNotCome", "otherNews"] },
    { ...story, name: "newsText" },
  ],
};
export const takeBack: Form = { fields: [{ ...story, name: "takenBackText", required: true }] };

export const bodies = [
  ...["employmentCentre", "mentalHealth", "addictionService", "familyCounselling", "familyDoctor", "school"],
  ...["healthAuthority", "housingOffice", "association", "otherBody"],
] as const;
export const askServices: Form = {
  fields: [
    { name: "askedBodies", kind: "choices", ...open, options: bodies, min: 1, max: 8 },
    { ...story, name: "questionText", required: true },
    { name: "expectedOn", kind: "day", ...optional, when: "future" },
  ],
};
const answerOf = requestField("answerOf", "opinion");
export const recordAnswer: Form = {
  fields: [
    answerOf,
    ...answerFields(
      { ...story, name: "answerText" },
      { name: "answerHealthText", kind: "longText", class: "health", maxLength: 4000 },
    ),
  ],
};
export const giveUpAnswer: Form = { fields: [answerOf, { ...story, name: "givenUpText", required: true }] };

/** What the person wants, in her own words, stands in assessment and project. */
const ownWords: Field = { ...story, name: "ownWords", required: true };
export const recordAssessment: Form = {
  fields: [
    {
      ...{ name: "team", kind: "choices", ...open, min: 1, max: 8 },
      options: ["socialWorker", "educator", "psychologist", "employmentCentre", "healthService", "school", "otherBody"],
    },
    ownWords,
    { ...story, name: "assessmentText", required: true },
    { name: "healthText", kind: "longText", class: "health", maxLength: 4000 },
  ],
};

export const activities = [
  ...["meetings", "jobSearch", "training", "publicProject", "schoolAttendance", "parenting", "healthCare"],
  ...["homeCare", "moneyAdvice", "italianCourse", "otherActivity"],
] as const;
export const writePact: Form = {
  fields: [
    ownWords,
    { ...story, name: "goalsText", required: true },
    { name: "activities", kind: "choices", ...open, options: activities, min: 1, max: 11 },
    { ...story, name: "personCommitsText", required: true },
    { ...story, name: "serviceCommitsText", required: true },
    { name: "healthText", kind: "longText", class: "health", maxLength: 4000 },
  ],
};
export const signPact: Form = { fields: signing };
export const refusePact: Form = { fields: [{ ...story, name: "refusalText", required: true }] };
export const reopenPact: Form = { fields: [{ ...story, name: "reopenText", required: true }] };

const puc: Field = { name: "pucNumber", ...reference, ...open, initial: { path: "context.openPuc" } };
export const assignPuc: Form = {
  fields: [
    { name: "pucNumber", ...reference, ...open },
    { name: "pucTitle", kind: "text", class: "social", required: true },
    /** No source gives how many: more than a week's work is a typing error. */
    { name: "weeklyHours", kind: "integer", ...open, min: 1, max: 40 },
    { name: "plannedStartOn", kind: "day", ...optional },
    { ...story, name: "pucText", maxLength: 2000 },
  ],
};
export const startPuc: Form = { fields: [puc, { name: "startedOn", ...pastDay }] };
export const stopPuc: Form = {
  fields: [
    puc,
    { name: "stoppedOn", ...pastDay },
    {
      ...{ name: "pucStopReason", kind: "choice", ...open },
      options: ["finished", "foundWork", "healthReasons", "personLeft", "projectEnded", "otherReason"],
    },
    { ...story, name: "pucStopText", maxLength: 2000 },
  ],
};

export const householdChange: Form = {
  fields: [
    { name: "changedOn", ...pastDay },
    {
      ...{ name: "changeKind", kind: "choice", ...open },
      options: ["joined", "left", "work", "income", "residence", "otherChange"],
    },
    { name: "toldInps", kind: "choice", ...open, options: ["yes", "no", "notKnown"] },
    { ...story, name: "changeText" },
  ],
};

export const reportReasons = ["missedConvocation", "pactRefused", "commitmentsNotKept"] as const;
export const reportToInps: Form = {
  fields: [
    { name: "reportReason", kind: "choice", ...open, options: reportReasons },
    { name: "reportedOn", ...pastDay },
    { name: "sentVia", kind: "choice", ...open, options: ["platform", "pec", "email"], initial: { value: "platform" } },
    ...protocol,
    { ...story, name: "reportText", required: true },
  ],
};
/** What INPS told, and under which number. */
const told: readonly Field[] = [
  { name: "toldOn", ...pastDay },
  { name: "inpsReference", ...reference, ...optional },
];
const note: Field = { ...story, name: "inpsText", maxLength: 2000 };
export const suspension: Form = {
  fields: [
    ...told,
    {
      ...{ name: "suspensionReason", kind: "choice", ...open },
      options: ["noFirstMeeting", "noLaterMeeting", "dataToCheck", "otherReason"],
    },
    note,
  ],
};
export const inpsTold: Form = { fields: [...told, note] };
export const inpsExplained: Form = { fields: [...told, { ...note, required: true }] };
export const lapse: Form = {
  fields: [
    ...told,
    {
      ...{ name: "lapseReason", kind: "choice", ...open },
      options: ["missedConvocation", "commitmentsNotKept", "requirementsLost", "otherReason"],
    },
    note,
  ],
};

export const endForDeath: Form = { fields: [{ name: "diedOn", kind: "day", ...open, when: "past" }] };
export const closeAllowance: Form = {
  fields: [
    {
      ...{ name: "allowanceOutcome", kind: "choice", ...open },
      options: ["periodOver", "foundWork", "requirementsLost", "renounced", "movedAway", "otherSupport"],
    },
    { ...story, name: "closingText" },
  ],
};
