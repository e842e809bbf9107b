// Events every case of a work list understands, whatever its workflow: note, reminder, assignment, restriction,
// territory, documents, terms and "da completare". They never touch the machine's state.
import { factEvents } from "./declared-facts.ts";
import type { EventInfo } from "./definition.ts";
import { documentEvents, documentField } from "./document-events.ts";
import { followHousehold, followInfo } from "./follow-household.ts";
import type { Field } from "./form.ts";
import { noteEvents } from "./note-events.ts";
import { personDeath, personDeathInfo } from "./person-death.ts";
import { personTerms, personTermsInfo } from "./person-terms.ts";

const reason: Field = { name: "reason", kind: "longText", maxLength: 2000, class: "social", required: true };
const deadline: Field = { name: "deadline", kind: "text", class: "open", required: true };
/** An act that left: a document of the case, or one that lies elsewhere; the term it starts, or none. */
const posted: readonly Field[] = [
  { ...documentField, required: false },
  { ...deadline, required: false, requiredWhen: { empty: "documentId" } },
];
/** Which grounds there are depends on the term: the page offers its rule's, the decision checks them. */
const ground = { kind: "text", class: "open", required: true, maxLength: 60 } as const;
const sentVia: Field = {
  ...{ name: "sentVia", kind: "choice", class: "open" },
  options: ["pec", "registeredMail", "byHand", "email", "messenger", "platform"],
};
const sentOn: Field = { name: "sentOn", kind: "day", class: "open", when: "past" };
const protocol: readonly Field[] = [
  { name: "protocolNumber", kind: "text", class: "open", maxLength: 50 },
  { name: "protocolOn", kind: "day", class: "open", when: "past" },
];

export const commonEvents: Record<string, EventInfo> = {
  ...noteEvents,
  /**
   * Whoever the case waits for was asked once more; of several open requests the one named, or all that the case waits
   * for. It moves nothing.
   */
  REMIND: {
    commutes: true,
    form: {
      fields: [
        { name: "request", kind: "text", class: "open", maxLength: 80, holds: "request" },
        {
          ...{ name: "remindedVia", kind: "choice", class: "open", required: true },
          options: ["call", "email", "pec", "registeredMail", "inPerson"],
        },
      ],
    },
  },
  ...factEvents,
  ASSIGN: {
    commutes: true,
    form: { fields: [{ name: "assignee", kind: "account", class: "open", required: true, carries: true }] },
  },
  RESTRICT: {
    alone: "judgment",
    form: {
      fields: [
        { name: "restricted", kind: "boolean", class: "open", required: true },
        { name: "readers", kind: "text", class: "open", maxLength: 2000, holds: "accounts" },
        reason,
      ],
    },
  },
  MOVE_TERRITORY: {
    form: { fields: [{ name: "territory", kind: "comune", class: "open", required: true }, reason] },
  },
  /** The household split, or its person is in another: the one the case goes on with. */
  [followHousehold]: followInfo,
  /** The act has left; its term waits for delivery. */
  RECORD_SENDING: {
    form: {
      fields: [...posted, { ...sentVia, required: true }, { ...sentOn, required: true }, ...protocol],
    },
  },
  /** It came back: to be sent again, or held to be delivered by law. */
  RECORD_RETURN: {
    form: {
      fields: [
        ...posted,
        { name: "returnedOn", kind: "day", class: "open", required: true, when: "past" },
        {
          ...{ name: "returnReason", kind: "choice", class: "open", required: true },
          options: ["unknownAddress", "movedAway", "refusedMail", "unclaimed", "notAccepted", "other"],
        },
      ],
    },
  },
  RECORD_DELIVERY: {
    form: {
      fields: [
        ...posted,
        { ...sentVia, required: true },
        { ...sentOn, required: true },
        { name: "deliveredOn", kind: "day", class: "open", required: true, when: "past" },
        {
          ...{ name: "proofKind", kind: "choice", class: "open", required: true },
          options: ["pecReceipt", "returnCard", "signedCopy", "messengerReport", "platformLog", "heldDelivered"],
        },
        { name: "proofNumber", kind: "text", class: "open", maxLength: 50 },
        ...protocol,
      ],
    },
  },
  SUSPEND_TERM: { form: { fields: [deadline, { name: "ground", ...ground }, reason] } },
  RESUME_TERM: { form: { fields: [deadline] } },
  EXTEND_TERM: {
    form: {
      fields: [
        deadline,
        { name: "extensionGround", ...ground },
        { name: "days", kind: "integer", class: "open", min: 1, max: 365, required: true },
        reason,
      ],
    },
  },
  ...documentEvents,
  /** Sent by the deadlines job only: before the end, at it or after; it never closes or moves a case. */
  TERM_ALARM: { internal: true, commutes: true, form: { fields: [deadline] } },
  /** What falls due in the record of the person, as the job found it today. */
  [personTerms]: personTermsInfo,
  /** A death in the record of the person, or that it was a mistake. */
  [personDeath]: personDeathInfo,
  /** Sent by the case that this one follows (follow.ts). */
  FOLLOW_CASE: {
    internal: true,
    commutes: true,
    form: {
      fields: [
        { name: "territory", kind: "comune", class: "open", required: true },
        { name: "restricted", kind: "boolean", class: "open", required: true },
        { name: "readers", kind: "text", class: "open", maxLength: 2000, holds: "accounts" },
        { name: "assignee", kind: "account", class: "open" },
        { name: "formerAssignee", kind: "account", class: "open" },
      ],
    },
  },
  FAN_OUT_SLICE: {
    internal: true,
    commutes: true,
    form: {
      fields: [
        { name: "answered", kind: "integer", class: "open", required: true },
        { name: "refused", kind: "integer", class: "open", required: true },
      ],
    },
  },
};

export const commonEventNames = Object.keys(commonEvents);
