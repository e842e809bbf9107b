// Forms of a contact, version 1. What was said is of class `contact`, so that the front desk reads what it wrote; the answer may be
// given with the contact itself, since most need nothing else.
import type { Field, Form } from "../../kernel/form.ts";
import { answers, destinations, needs, requesters, workerChannels } from "../../rules/contacts/codes.ts";

const open = { class: "open", required: true } as const;
const optional = { class: "open" } as const;

/** What becomes of it at once. */
export const outcomes = ["answered", "toCallBack", "open"] as const;

const named: NonNullable<Field["visibleWhen"]> = { not: { eq: ["requester", "anonymous"] } };
const answeredNow: NonNullable<Field["visibleWhen"]> = { eq: ["outcome", "answered"] };
const callBack: NonNullable<Field["visibleWhen"]> = { eq: ["outcome", "toCallBack"] };

const area: Field = {
  ...{ name: "area", kind: "choice", ...open },
  options: ["adults", "elderly", "disability", "families", "protection", "poverty"],
};
const answer: Field = { name: "answer", kind: "choice", ...open, options: answers, initial: { value: "information" } };
const orientedTo: Field = { name: "orientedTo", kind: "choice", ...optional, options: destinations };
const answerText: Field = { name: "answerText", kind: "longText", class: "contact", maxLength: 4000 };

export const recordContact: Form = {
  fields: [
    { name: "territory", kind: "comune", ...open },
    { name: "channel", kind: "choice", ...open, options: workerChannels, initial: { value: "desk" } },
    { name: "requester", kind: "choice", ...open, options: requesters, initial: { value: "self" } },
    { name: "requesterName", kind: "text", class: "identity", maxLength: 160, visibleWhen: named },
    { name: "requesterPhone", kind: "phone", class: "contact", visibleWhen: named },
    { name: "person", kind: "case", ...optional, pick: { kinds: ["person"] } },
    area,
    { name: "need", kind: "choice", ...open, options: needs, initial: { value: "information" } },
    { name: "contactReason", kind: "longText", class: "contact", maxLength: 4000 },
    { name: "urgent", kind: "boolean", ...optional },
    { name: "outcome", kind: "choice", ...open, options: outcomes, initial: { value: "answered" } },
    { ...answer, required: false, visibleWhen: answeredNow, requiredWhen: answeredNow },
    { ...orientedTo, visibleWhen: answeredNow },
    { ...answerText, visibleWhen: answeredNow },
    { name: "callBackOn", kind: "day", ...optional, when: "future", visibleWhen: callBack, requiredWhen: callBack },
  ],
  sections: [
    { id: "who", fields: ["territory", "channel", "requester", "requesterName", "requesterPhone", "person"] },
    { id: "what", fields: ["area", "need", "contactReason", "urgent"] },
    { id: "next", fields: ["outcome", "answer", "orientedTo", "answerText", "callBackOn"] },
  ],
};

/** What the page open to the public hands on: little, since whoever writes there must not tell their health. */
export const receiveWebContact: Form = {
  fields: [
    { name: "territory", kind: "comune", ...open },
    { name: "requester", kind: "choice", ...open, options: requesters },
    { name: "requesterName", kind: "text", class: "identity", maxLength: 160 },
    { name: "requesterPhone", kind: "phone", class: "contact" },
    { name: "requesterEmail", kind: "email", class: "contact" },
    { name: "reachText", kind: "text", class: "contact", maxLength: 200 },
    area,
    { name: "need", kind: "choice", ...open, options: needs },
    { name: "contactReason", kind: "longText", class: "contact", maxLength: 4000 },
    // Which notice was shown, in which language and of which body: a duty of who asks for the data, no consent.
    { name: "noticeOn", kind: "day", ...open },
    { name: "noticeLanguage", kind: "text", ...open, maxLength: 3 },
    { name: "noticeController", kind: "text", ...optional, maxLength: 200 },
  ],
};

export const answerContact: Form = { fields: [answer, orientedTo, answerText] };

/** The person goes on to another service, which is to say that she arrived. */
export const refer: Form = {
  fields: [
    { ...orientedTo, required: true },
    { name: "referralText", kind: "longText", class: "contact", maxLength: 4000 },
    { name: "expectedOn", kind: "day", ...optional, when: "future" },
  ],
};

export const acknowledge: Form = {
  fields: [
    { name: "acknowledgedOn", kind: "day", ...open, when: "past" },
    { name: "acknowledgedBy", kind: "text", class: "contact", maxLength: 160 },
  ],
};

export const returnReferral: Form = {
  fields: [{ name: "returnText", kind: "longText", class: "contact", required: true, maxLength: 2000 }],
};

/** To the office that sent the person: she has come. */
export const tellSender: Form = {
  fields: [
    { name: "toldOn", kind: "day", ...open, when: "past" },
    { name: "toldVia", kind: "choice", ...open, options: ["phone", "letter", "email"], initial: { value: "email" } },
  ],
};

export const becomeCase: Form = {
  fields: [
    { name: "person", kind: "case", ...open, pick: { kinds: ["person"] }, initial: { path: "head.personId" } },
    { ...area, initial: { path: "head.area" } },
    { name: "receivedOn", kind: "day", ...optional, when: "past" },
    { name: "urgent", kind: "boolean", ...optional, initial: { path: "context.urgent" } },
  ],
};

/** Areas in which the other kind of case may lie. */
const dischargeAreas = ["adults", "elderly", "disability"];
export const becomeDischarge: Form = {
  fields: [
    { name: "person", kind: "case", ...open, pick: { kinds: ["person"] }, initial: { path: "head.personId" } },
    { ...area, options: dischargeAreas, initial: { value: "elderly" } },
    { name: "askedAt", kind: "instant", ...open, when: "past" },
    { name: "dischargeExpectedOn", kind: "day", ...optional },
  ],
};

export const reopenContact: Form = {
  fields: [{ name: "reopenText", kind: "longText", class: "contact", required: true, maxLength: 2000 }],
};
