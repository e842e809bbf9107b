// Forms of an administration of support, version 1. Kinds, days and the office's own protocol decide and are open; names, the number of
// the decree, money, health and whatever was said or written is sealed.
import { answerFields, requestField } from "../../kernel/answer-form.ts";
import type { Field, Form } from "../../kernel/form.ts";
import { actModes, actPowers } from "../../rules/representation/acts.ts";

const open = { class: "open", required: true } as const;
const optional = { class: "open" } as const;
const judicial = { kind: "longText", class: "judicial", maxLength: 4000 } as const;
const social = { kind: "longText", class: "social", maxLength: 4000 } as const;
const health = { kind: "longText", class: "health", maxLength: 4000 } as const;
const when = (path: string, ...values: string[]): NonNullable<Field["visibleWhen"]> => ({ in: [path, values] });
const past = (name: string): Field => ({ name, kind: "day", ...open, when: "past" });
const protocol: readonly Field[] = [
  { name: "protocolNumber", kind: "text", ...open, maxLength: 50 },
  { name: "protocolOn", kind: "day", ...open, when: "past" },
];
const via = (name: string): Field => ({
  ...{ name, kind: "choice", ...open, initial: { value: "pec" } },
  options: ["pec", "platform", "byHand", "registeredMail"],
});
const intake: Field = { name: "intake", kind: "case", ...open, pick: { kinds: ["case-intake"] } };

export const routes = ["report", "petition"] as const;
export const bodies = [
  ...["familyDoctor", "mentalHealth", "addictionService", "hospital", "residentialHome", "otherComune"],
  ...["provider", "otherBody"],
] as const;
/** A relative, the service or the comune itself, somebody by profession. */
export const appointees = ["relative", "service", "comune", "professional", "volunteer", "other"] as const;

export const openSupport: Form = {
  fields: [
    { name: "person", kind: "case", ...open, pick: { kinds: ["person"] } },
    { name: "territory", kind: "comune", ...open },
    { name: "area", kind: "choice", ...open, options: ["elderly", "disability", "adults", "families", "poverty"] },
    {
      ...{ name: "foundBy", kind: "choice", ...open },
      options: ["careCase", "deskContact", "relatives", "hospital", "residentialHome", "alreadyAppointed"],
    },
    { ...social, name: "needText", required: true },
    { ...health, name: "healthText" },
    { ...intake, required: false },
  ],
  sections: [
    { id: "about", fields: ["person", "territory", "area", "intake"] },
    { id: "need", fields: ["foundBy", "needText", "healthText"] },
  ],
};
export const linkCase: Form = { fields: [intake] };
/** Which way, and why this one. */
export const chooseRoute: Form = {
  fields: [
    { name: "route", kind: "choice", ...open, options: routes },
    { ...social, name: "routeText", required: true },
  ],
};
export const askBodies: Form = {
  fields: [
    { name: "askedBodies", kind: "choices", ...open, options: bodies, min: 1, max: 8 },
    { ...social, name: "questionText", required: true },
    { name: "expectedOn", kind: "day", ...optional, when: "future" },
  ],
};
const answerOf = requestField("answerOf", "information");
export const recordAnswer: Form = {
  fields: [answerOf, ...answerFields({ ...social, name: "answerText" }, { ...health, name: "answerHealthText" })],
};
export const giveUpAnswer: Form = { fields: [answerOf, { ...social, name: "givenUpText", required: true }] };

/** What the person says stands in her own words; where she does not agree, that too. */
export const writeAct: Form = {
  fields: [
    { ...judicial, name: "courtFactsText", required: true, maxLength: 20_000 },
    { ...social, name: "ownWordsText", required: true },
    { ...health, name: "healthText" },
    { name: "assetsText", kind: "longText", class: "economic", maxLength: 4000 },
    { ...social, name: "relativesText" },
    { ...judicial, name: "proposalsText", required: true },
    { name: "isUrgent", kind: "boolean", ...open, initial: { value: false } },
  ],
};
export const signAct: Form = {
  fields: [{ name: "profession", kind: "choice", ...open, options: ["socialWorker", "psychologist", "serviceHead"] }],
};
export const sendBack: Form = { fields: [{ ...judicial, name: "sendBackText", required: true }] };
export const sendAct: Form = {
  fields: [
    { name: "authority", kind: "text", class: "judicial", required: true },
    past("sentOn"),
    via("sentVia"),
    ...protocol,
  ],
};
export const filedByOthers: Form = {
  fields: [
    {
      ...{ name: "filedBy", kind: "choice", ...open },
      options: ["person", "relative", "prosecutor", "otherService", "other"],
    },
    past("filedOn"),
    { ...judicial, name: "filedText" },
  ],
};
export const recordReply: Form = {
  fields: [
    { name: "replyOutcome", kind: "choice", ...open, options: ["goesOn", "doesNotGoOn"] },
    past("repliedOn"),
    { ...judicial, name: "replyText" },
  ],
};
export const notifyHearing: Form = {
  fields: [
    { name: "hearingOn", kind: "day", ...open },
    past("deliveredOn"),
    { name: "proceedingNumber", kind: "text", class: "judicial", maxLength: 60 },
    { ...judicial, name: "hearingText", maxLength: 2000 },
  ],
};
const adjourned = when("hearingOutcome", "adjourned");
export const recordHearing: Form = {
  fields: [
    past("heldOn"),
    { name: "hearingOutcome", kind: "choice", ...open, options: ["reserved", "decided", "adjourned"] },
    { name: "hearingOn", kind: "day", ...optional, visibleWhen: adjourned, requiredWhen: adjourned },
    { ...judicial, name: "hearingText", maxLength: 2000 },
  ],
};

/** The decree; its number and who is named without a record of her own are sealed. */
const powers: readonly Field[] = [
  { name: "actMode", kind: "choice", ...open, options: actModes },
  { name: "actPowers", kind: "choices", ...open, options: actPowers, min: 1 },
];
const days: readonly Field[] = [
  past("actOn"),
  { name: "from", kind: "day", ...open },
  { name: "until", kind: "day", ...optional },
];
const actNumber: Field = { name: "actNumber", kind: "text", class: "judicial", required: true, maxLength: 60 };
const decree: readonly Field[] = [
  { name: "appointee", kind: "choice", ...open, options: appointees },
  {
    ...{ name: "representative", kind: "case", ...optional, pick: { kinds: ["person"] } },
    ...{ visibleWhen: { empty: "representativeName" }, requiredWhen: { empty: "representativeName" } },
  },
  {
    ...{ name: "representativeName", kind: "text", class: "identity", maxLength: 160 },
    ...{ visibleWhen: { empty: "representative" }, requiredWhen: { empty: "representative" } },
  },
  ...powers,
  actNumber,
  ...days,
  { name: "oathDueOn", kind: "day", ...optional },
  { ...judicial, name: "actText", maxLength: 2000 },
];
const decreeSections = [
  { id: "administrator", fields: ["appointee", "representative", "representativeName", "actMode", "actPowers"] },
  { id: "decree", fields: ["actNumber", "actOn", "from", "until", "oathDueOn", "actText"] },
] as const;
export const appoint: Form = { fields: decree, sections: decreeSections };
export const replace: Form = {
  fields: [
    {
      ...{ name: "replaceReason", kind: "choice", ...open },
      options: ["resigned", "relieved", "administratorDied", "other"],
    },
    ...decree,
  ],
  sections: [{ id: "why", fields: ["replaceReason"] }, ...decreeSections],
};
export const changePowers: Form = {
  fields: [
    ...powers.map((field) => ({ ...field, initial: { path: `context.appointment.${field.name}` } })),
    ...[actNumber, ...days, { ...judicial, name: "actText", maxLength: 2000 } as const],
  ],
};
export const reject: Form = { fields: [actNumber, past("actOn"), { ...judicial, name: "rejectText", required: true }] };
export const withdraw: Form = {
  fields: [...protocol, { ...judicial, name: "withdrawText", required: true }],
};
export const recordOath: Form = { fields: [past("oathOn")] };
/** Looked up in the record, which has to say so. */
export const linkRecordedAct: Form = {
  fields: [
    { name: "recordedAct", kind: "boolean", ...open, initial: { value: true } },
    { name: "goesOnIn", kind: "case", class: "open", pick: { kinds: ["person"] } },
  ],
};
/** Told by the record of the person, when the act is recorded there from here. */
export const actRecorded: Form = {
  fields: [
    { name: "person", kind: "case", ...open },
    { name: "act", kind: "integer", ...open, min: 1 },
  ],
};

const cents = (name: string): Field => ({ name, kind: "cents", class: "economic", min: 0 });
export const setAccountDay: Form = {
  fields: [
    { name: "accountDueOn", kind: "day", ...open },
    { ...judicial, name: "accountDayText", maxLength: 2000 },
  ],
};
/** Money of somebody else: what was there, came in, went out and is there. */
export const prepareAccount: Form = {
  fields: [
    past("periodTo"),
    { ...cents("openingCents"), required: true },
    { ...cents("incomeCents"), required: true },
    { ...cents("outgoCents"), required: true },
    { ...cents("closingCents"), required: true },
    { name: "accountText", kind: "longText", class: "economic" },
  ],
};
export const fileAccount: Form = { fields: [past("filedOn"), via("sentVia"), ...protocol] };
const remarks = when("accountOutcome", "remarks");
/** Of the oldest account that has none. */
export const recordAccountOutcome: Form = {
  fields: [
    { name: "accountOutcome", kind: "choice", ...open, options: ["approved", "remarks"] },
    past("outcomeOn"),
    { ...judicial, name: "remarksText", visibleWhen: remarks, requiredWhen: remarks },
    { name: "answerDueOn", kind: "day", ...optional, visibleWhen: remarks },
  ],
};
export const answerRemarks: Form = {
  fields: [past("answeredOn"), ...protocol, { ...judicial, name: "answerRemarksText", required: true }],
};

export const endSupport: Form = {
  fields: [
    { name: "endReason", kind: "choice", ...open, options: ["revoked", "expired", "otherMeasure"] },
    past("endedOn"),
    {
      ...{ name: "actNumber", kind: "text", class: "judicial", maxLength: 60 },
      ...{ visibleWhen: { not: when("endReason", "expired") }, requiredWhen: { not: when("endReason", "expired") } },
    },
    { ...judicial, name: "endText" },
  ],
};
export const endForDeath: Form = { fields: [past("diedOn")] };
export const closeAccounts: Form = { fields: [{ ...social, name: "closingText" }] };
export const notNeeded: Form = {
  fields: [
    {
      ...{ name: "notNeededReason", kind: "choice", ...open },
      options: ["otherSupport", "relativesAct", "needOver", "movedAway"],
    },
    { ...social, name: "notNeededText", required: true },
  ],
};
