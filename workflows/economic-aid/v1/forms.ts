// Forms of an economic aid, version 1. Amounts, days and numbers of acts decide and are open; who is paid, and where, is sealed as
// identity and economic data, and why the aid is needed as social data.
import { actFields } from "../../kernel/act-fields.ts";
import { type Field, type Form, limits } from "../../kernel/form.ts";
import { amount, commitment, reference } from "../../kernel/paying.ts";

const open = { class: "open", required: true } as const;
const optional = { class: "open" } as const;
const story = { kind: "longText", class: "social", maxLength: 4000 } as const;
const when = (path: string, ...values: string[]): NonNullable<Field["visibleWhen"]> => ({ in: [path, values] });

export const aidKinds = ["oneOff", "continuing", "loan", "vouchers"] as const;
export const aidPurposes = ["living", "bills", "rent", "food", "health", "school", "transport", "otherNeed"] as const;

export const openAid: Form = {
  fields: [
    { name: "person", kind: "case", ...open, pick: { kinds: ["person"] } },
    { name: "territory", kind: "comune", ...open },
    {
      ...{ name: "area", kind: "choice", ...open },
      options: ["poverty", "adults", "families", "elderly", "disability"],
      initial: { value: "poverty" },
    },
    { name: "requestedOn", kind: "day", ...open, when: "past" },
    { name: "aidPurpose", kind: "choice", ...open, options: aidPurposes },
    { ...{ name: "askedCents", ...amount }, ...optional },
    { ...story, name: "requestText" },
    { name: "intake", kind: "case", ...optional, pick: { kinds: ["case-intake"] } },
  ],
};

export const linkCase: Form = {
  fields: [{ name: "intake", kind: "case", ...open, pick: { kinds: ["case-intake"] } }],
};

const granting = when("aidProposal", "grant");
const continuing: NonNullable<Field["visibleWhen"]> = { all: [granting, when("aidKind", "continuing")] };
const lending: NonNullable<Field["visibleWhen"]> = { all: [granting, when("aidKind", "loan")] };

export const proposeAid: Form = {
  fields: [
    { name: "aidProposal", kind: "choice", ...open, options: ["grant", "refuse"], initial: { value: "grant" } },
    {
      ...{ name: "aidKind", kind: "choice", ...optional, options: aidKinds },
      ...{ visibleWhen: granting, requiredWhen: granting },
    },
    { name: "proposedCents", ...amount, ...optional, visibleWhen: granting, requiredWhen: granting },
    {
      ...{ name: "months", kind: "integer", ...optional, min: 2, max: 36 },
      ...{ visibleWhen: continuing, requiredWhen: continuing },
    },
    {
      ...{ name: "repaymentInstalments", kind: "integer", ...optional, min: 1, max: limits.groupRows },
      ...{ visibleWhen: lending, requiredWhen: lending },
    },
    {
      ...{ name: "firstRepaymentOn", kind: "day", ...optional },
      ...{ visibleWhen: lending, requiredWhen: lending },
    },
    { ...story, name: "proposalText", required: true },
  ],
};

export const recordCommission: Form = {
  fields: [
    { name: "minuteNumber", ...reference, ...open },
    { name: "minuteOn", kind: "day", ...open, when: "past" },
    { name: "commissionOutcome", kind: "choice", ...open, options: ["granted", "refused", "postponed"] },
    {
      ...{ name: "decidedCents", ...amount, ...optional, initial: { path: "context.proposedCents" } },
      ...{ visibleWhen: when("commissionOutcome", "granted"), requiredWhen: when("commissionOutcome", "granted") },
    },
    { ...story, name: "commissionText" },
  ],
};

/** No source says up to what, nor when: who decides cites the rule of the comune that lets them. */
export const decideUrgently: Form = {
  fields: [
    { name: "decidedCents", ...amount, ...open, initial: { path: "context.proposedCents" } },
    { name: "regulationRef", ...reference, ...open },
    { ...story, name: "urgencyText", required: true },
  ],
};

export const tellCommission: Form = {
  fields: [
    { name: "commissionToldOn", kind: "day", ...open, when: "past" },
    { name: "minuteNumber", ...reference, ...open },
  ],
};

export const refusalNotice: Form = { fields: [{ ...story, name: "obstaclesText", required: true }] };
export const observations: Form = { fields: [{ ...story, name: "observationsText", required: true }] };
export const reopenInquiry: Form = { fields: [{ ...story, name: "reopenText", required: true }] };
export const refuseAid: Form = {
  fields: [
    { name: "observations", kind: "choice", ...open, options: ["considered", "noneInTime"] },
    { ...story, name: "refusalReasonText", required: true },
    ...actFields,
  ],
};

export const signAct: Form = {
  fields: [
    ...actFields,
    ...commitment,
    { name: "grantedCents", ...amount, ...optional, initial: { path: "context.decidedCents" } },
  ],
};

export const deliverAct: Form = {
  fields: [
    { name: "deliveredOn", kind: "day", ...open, when: "past" },
    { name: "sentVia", kind: "choice", ...open, options: ["inPerson", "pec", "registeredMail", "email", "messenger"] },
  ],
};

const fromStock: NonNullable<Field["visibleWhen"]> = { not: { empty: "stock" } };
/** Out of a stock, the value is that of its pieces. Which stock is asked only of a comune that keeps one. */
export const handOver: Form = {
  fields: [
    { name: "handedOn", kind: "day", ...open, when: "past" },
    { name: "handedWhat", kind: "choice", ...open, options: ["shoppingVouchers", "foodParcel", "prepaidCard"] },
    {
      ...{ name: "stock", kind: "case", ...optional },
      pick: { kinds: ["voucher-stock"], states: ["active", "writingOff", "differing"], offered: true },
    },
    {
      ...{ name: "pieces", kind: "integer", ...optional, min: 1, max: 1_000 },
      ...{ visibleWhen: fromStock, requiredWhen: fromStock },
    },
    { name: "serialFrom", kind: "integer", ...optional, min: 0, max: 999_999_999_999, visibleWhen: fromStock },
    {
      ...{ name: "handedCents", ...amount, ...optional },
      ...{ visibleWhen: { empty: "stock" }, requiredWhen: { empty: "stock" } },
    },
    { name: "signedFor", kind: "boolean", ...open },
    { name: "receivedBy", kind: "text", class: "identity", maxLength: 120 },
  ],
};
export const recordRepayment: Form = {
  fields: [
    { name: "repaidOn", kind: "day", ...open, when: "past" },
    { name: "repaidCents", ...amount, ...optional },
  ],
};
/** The whole loan, what came back of it too: so that the sum can be held against what was lent. */
export const setRepaymentPlan: Form = {
  fields: [
    { name: "agreedOn", kind: "day", ...open, when: "past" },
    {
      ...{ name: "plan", kind: "group", ...open, min: 1, max: limits.groupRows, initial: { path: "context.plan" } },
      fields: [
        { name: "dueOn", kind: "day", ...open },
        { name: "instalmentCents", ...amount, ...open },
      ],
    },
  ],
};

/** Only that help was given, and only where the person agreed that it is asked. */
export const helpedElsewhere: Form = {
  fields: [
    { name: "askedOn", kind: "day", ...open, when: "past" },
    { name: "askedWith", kind: "choice", ...open, options: ["parish", "caritas", "association", "otherComune"] },
    { name: "consentGiven", kind: "boolean", ...open },
    { name: "alreadyHelped", kind: "choice", class: "economic", required: true, options: ["yes", "no"] },
  ],
};

export const suspensionReasons = [
  "documentsMissing",
  "checksOnRequirements",
  "payeeToSet",
  "agreementNotKept",
] as const;
export const suspendAid: Form = {
  fields: [
    { name: "suspensionReason", kind: "choice", ...open, options: suspensionReasons },
    { ...story, name: "suspensionText" },
  ],
};
export const nothing: Form = { fields: [] };
export const revokeAid: Form = {
  fields: [
    {
      ...{ name: "revocationReason", kind: "choice", ...open },
      options: ["requirementsLost", "falseDeclaration", "otherUse", "movedAway"],
    },
    { ...story, name: "revocationText", required: true },
    ...actFields,
  ],
};
export const endForDeath: Form = { fields: [{ name: "diedOn", kind: "day", ...open, when: "past" }] };
/** What stays owed by who has died: no source of the project says who must give it back, so that the comune's act does. */
export const decideDebt: Form = {
  fields: [
    { name: "debtDecision", kind: "choice", ...open, options: ["letOff", "askedElsewhere"] },
    { ...story, name: "debtText", required: true },
    ...actFields,
  ],
};
export const withdrawAid: Form = {
  fields: [
    { name: "withdrawnOn", kind: "day", ...open, when: "past" },
    { ...story, name: "withdrawalText" },
  ],
};
export const closeAid: Form = {
  fields: [
    {
      ...{ name: "aidOutcome", kind: "choice", ...open },
      options: ["needMet", "needLess", "needStays", "otherSupport"],
    },
    { ...story, name: "restText" },
    { ...story, name: "closingText" },
  ],
};
