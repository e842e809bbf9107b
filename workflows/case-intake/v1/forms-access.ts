// Forms of case-intake from the first contact to listening, version 1. Texts of a contact are of class `contact`,
// so that the front desk reads what it wrote; from the report on they are of the social class.
import type { Field, Form } from "../../kernel/form.ts";
import { threeParts } from "../../kernel/note-events.ts";
import { answers, channels, destinations, needs, requesters, workerChannels } from "../../rules/contacts/codes.ts";
import { memberRelations } from "./codes.ts";
import { payerAct } from "./payer.ts";

const open = { class: "open", required: true } as const;
const optional = { class: "open" } as const;

const notSelf: NonNullable<Field["visibleWhen"]> = {
  all: [{ not: { eq: ["requester", "self"] } }, { not: { eq: ["requester", "anonymous"] } }],
};

/** As told at the desk: who they are in the register is another matter, and nobody is opened as a person by it. */
const householdMembers: Field = {
  name: "householdMembers",
  kind: "group",
  class: "contact",
  declares: "household",
  max: 12,
  fields: [
    { name: "memberName", kind: "text", required: true, maxLength: 120 },
    { name: "memberRelation", kind: "choice", required: true, options: memberRelations },
    { name: "memberBirthYear", kind: "integer", min: 1900, max: 2199 },
  ],
};

export const openContact: Form = {
  fields: [
    { name: "person", kind: "case", ...open, pick: { kinds: ["person"] } },
    { name: "territory", kind: "comune", ...open },
    {
      name: "area",
      kind: "choice",
      ...open,
      options: ["adults", "elderly", "disability", "families", "protection", "poverty"],
    },
    { name: "need", kind: "choice", ...open, options: needs },
    { name: "channel", kind: "choice", ...open, options: workerChannels, initial: { value: "desk" } },
    { name: "requester", kind: "choice", ...open, options: requesters, initial: { value: "self" } },
    { name: "requesterName", kind: "text", class: "identity", visibleWhen: notSelf },
    { name: "requesterPhone", kind: "phone", class: "contact", visibleWhen: notSelf },
    householdMembers,
    { name: "contactReason", kind: "longText", class: "contact", required: true, maxLength: 4000 },
    { name: "urgent", kind: "boolean", ...optional },
    { name: "callBackOn", kind: "day", ...optional, when: "future" },
  ],
  sections: [
    { id: "who", fields: ["person", "territory", "requester", "requesterName", "requesterPhone", "householdMembers"] },
    { id: "what", fields: ["area", "need", "channel", "contactReason", "urgent", "callBackOn"] },
  ],
};

/** What the contact that became this case, or the protected discharge that hands it on, already knows: typed by nobody. */
export const openFromContact: Form = {
  fields: [
    {
      ...{ name: "contact", kind: "case", ...optional, pick: { kinds: ["contact"] } },
      requiredWhen: { empty: "discharge" },
    },
    { name: "discharge", kind: "case", ...optional, pick: { kinds: ["protected-discharge"] } },
    { name: "person", kind: "case", ...open, pick: { kinds: ["person"] } },
    { name: "territory", kind: "comune", ...open },
    ...openContact.fields.filter(({ name }) => ["area", "need", "requester"].includes(name)),
    { name: "channel", kind: "choice", ...open, options: channels },
    { name: "receivedOn", kind: "day", ...optional, when: "past" },
    { name: "urgent", kind: "boolean", ...optional },
  ],
};

export const orientAndClose: Form = {
  fields: [
    { name: "answer", kind: "choice", ...open, options: answers, initial: { value: "information" } },
    { name: "orientedTo", kind: "choice", ...optional, options: destinations },
    { name: "answerText", kind: "longText", class: "contact", maxLength: 4000 },
  ],
};

export const report: Form = {
  fields: [
    {
      name: "reportSource",
      kind: "choice",
      ...open,
      options: requesters,
      initial: { path: "context.requester" },
    },
    {
      name: "reporterName",
      kind: "text",
      class: "identity",
      visibleWhen: {
        all: [{ not: { eq: ["reportSource", "self"] } }, { not: { eq: ["reportSource", "anonymous"] } }],
      },
    },
    { name: "reportText", kind: "longText", required: true },
    { name: "receivedOn", kind: "day", ...optional, when: "past" },
    { name: "protocolNumber", kind: "text", ...optional, maxLength: 50, completeWithinDays: 5 },
    { name: "urgent", kind: "boolean", ...optional },
  ],
};

const privacyNoticeOn: Field = {
  name: "privacyNoticeOn",
  kind: "day",
  ...optional,
  when: "past",
  completeWithinDays: 15,
};

export const startListening: Form = { fields: [privacyNoticeOn] };

export const convoke: Form = {
  fields: [
    { name: "convokedFor", kind: "day", ...open, when: "future" },
    {
      name: "convokedVia",
      kind: "choice",
      ...open,
      options: ["phone", "letter", "email", "throughOthers"],
      initial: { value: "phone" },
    },
    { name: "convokedText", kind: "longText", maxLength: 2000 },
  ],
};
export const noShow: Form = {
  fields: [
    { name: "justified", kind: "boolean", ...open, initial: { value: false } },
    { name: "noShowText", kind: "longText", maxLength: 2000 },
  ],
};

/** As in the notes of the diary; of a talk the facts at least. */
const talkParts: readonly Field[] = threeParts.map((field) =>
  field.name === "factsText" ? { ...field, required: true } : field,
);
const present: Field = {
  name: "present",
  kind: "choices",
  ...optional,
  options: ["person", "partner", "parent", "child", "otherRelative", "representative", "interpreter", "otherWorker"],
};
export const recordInterview: Form = {
  fields: [
    {
      name: "place",
      kind: "choice",
      ...open,
      options: ["office", "phone", "video", "otherService"],
      initial: { value: "office" },
    },
    present,
    ...talkParts,
  ],
};
export const homeVisit: Form = { fields: [{ name: "inTwo", kind: "boolean", ...optional }, present, ...talkParts] };
export const secondOpinion: Form = {
  fields: [
    { name: "secondWorker", kind: "account", ...open },
    { name: "secondOpinionText", kind: "longText", required: true },
  ],
};

/** What was left "da completare", in one form. */
export const completeData: Form = {
  fields: [
    { name: "protocolNumber", kind: "text", ...optional, maxLength: 50 },
    { name: "privacyNoticeOn", kind: "day", ...optional, when: "past" },
    { name: "payingTerritory", kind: "comune", ...optional },
    ...payerAct,
  ],
};

export const outcomeToSender: Form = {
  fields: [
    { name: "sentVia", kind: "choice", ...open, options: ["pec", "registeredMail", "byHand", "email"] },
    { name: "outcomeText", kind: "longText", required: true, maxLength: 4000 },
  ],
};
