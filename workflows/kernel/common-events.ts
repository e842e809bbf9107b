// Events every case of a work list understands, whatever its workflow: note, assignment, restriction,
// territory, terms and "da completare". They never touch the machine's state.
import type { EventInfo } from "./definition.ts";
import type { Field } from "./form.ts";

const reason: Field = { name: "reason", kind: "longText", maxLength: 2000, class: "social", required: true };
const deadline: Field = { name: "deadline", kind: "text", class: "open", required: true };

export const commonEvents: Record<string, EventInfo> = {
  NOTE: {
    commutes: true,
    draft: true,
    form: {
      fields: [
        {
          name: "noteKind",
          kind: "choice",
          class: "open",
          required: true,
          options: ["call", "interview", "homeVisit", "team", "school", "health", "legal", "other"],
        },
        { name: "text", kind: "longText", class: "social", required: true },
      ],
    },
  },
  /** Reserved professional annotation: author, assignee and supervisor only; still part of the record in law. */
  RESERVED_NOTE: {
    commutes: true,
    form: { fields: [{ name: "reservedText", kind: "longText", class: "reserved", required: true }] },
  },
  ASSIGN: {
    commutes: true,
    bulk: true,
    form: { fields: [{ name: "assignee", kind: "account", class: "open", required: true }] },
  },
  RESTRICT: {
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
  RECORD_DELIVERY: {
    bulk: true,
    form: {
      fields: [
        deadline,
        {
          name: "sentVia",
          kind: "choice",
          class: "open",
          required: true,
          options: ["pec", "registeredMail", "byHand", "email", "messenger", "platform"],
        },
        { name: "sentOn", kind: "day", class: "open", required: true, when: "past" },
        { name: "deliveredOn", kind: "day", class: "open", required: true, when: "past" },
        { name: "protocolNumber", kind: "text", class: "open", maxLength: 50 },
      ],
    },
  },
  SUSPEND_TERM: { bulk: true, form: { fields: [deadline, reason] } },
  RESUME_TERM: { bulk: true, form: { fields: [deadline] } },
  EXTEND_TERM: {
    bulk: true,
    form: {
      fields: [deadline, { name: "days", kind: "integer", class: "open", min: 1, max: 365, required: true }, reason],
    },
  },
  /** Sent by the deadlines job only: an alarm, it never closes or moves a case. */
  TERM_EXPIRED: { internal: true, commutes: true, form: { fields: [deadline] } },
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
