// Forms of a delivery, version 1. What decides (service, days, quantities, price, commitment) is open; where, what to do and what
// matters for safety is sealed, and read by who delivers: nothing of the assessment comes here.
import type { Field, Form } from "../../kernel/form.ts";
import {
  deviations,
  partsOfDay,
  returnReasons,
  services,
  suspensionKinds,
  units,
  weekdays,
} from "../../rules/deliveries/services.ts";

const open = { class: "open", required: true } as const;
const optional = { class: "open" } as const;
/** Minutes of a day, or pieces. */
const most = 1440;

/** Sent by the case that entrusts it. */
export const openDelivery: Form = {
  fields: [
    { name: "intake", kind: "case", ...open, pick: { kinds: ["case-intake"] } },
    { name: "delivery", kind: "integer", ...open, min: 1 },
    { name: "territory", kind: "comune", ...open },
    {
      ...{ name: "area", kind: "choice", ...open },
      options: ["adults", "elderly", "disability", "families", "protection", "poverty"],
    },
    { name: "person", kind: "case", ...optional, pick: { kinds: ["person"] } },
    { name: "service", kind: "choice", ...open, options: services },
    { name: "providerAccount", kind: "account", ...open, role: "provider" },
    { name: "deliveryFrom", kind: "day", ...open },
    { name: "assignee", kind: "account", ...optional },
    // Where the case is suspended on the day it entrusts.
    { name: "suspendedFrom", kind: "day", ...optional },
    { name: "suspensionKind", kind: "choice", ...optional, options: suspensionKinds },
    { name: "restricted", kind: "boolean", ...optional },
    { name: "readers", kind: "text", ...optional, maxLength: 2000, holds: "accounts" },
  ],
};

export const setPlan: Form = {
  fields: [
    { name: "planFrom", kind: "day", ...open, initial: { path: "context.from" } },
    { name: "planTo", kind: "day", ...optional },
    { name: "unit", kind: "choice", ...open, options: units, initial: { value: "hour" } },
    {
      ...{ name: "week", kind: "group", ...open, min: 1, max: 28 },
      fields: [
        { name: "weekday", kind: "choice", ...open, options: weekdays },
        { name: "partOfDay", kind: "choice", ...optional, options: partsOfDay },
        { name: "quantity", kind: "integer", ...open, min: 1, max: most },
      ],
    },
    { name: "unitCents", kind: "cents", ...optional, min: 1, max: 10_000_000 },
    { name: "commitment", kind: "integer", ...optional, min: 1, holds: "row" },
    { name: "whereText", kind: "text", class: "contact", maxLength: 200 },
    { name: "phone", kind: "phone", class: "contact" },
    { name: "tasksText", kind: "longText", required: true, maxLength: 4000 },
    { name: "safetyText", kind: "longText", maxLength: 2000 },
  ],
  sections: [
    { id: "when", fields: ["planFrom", "planTo", "unit", "week"] },
    { id: "money", fields: ["unitCents", "commitment"] },
    { id: "toKnow", fields: ["whereText", "phone", "tasksText", "safetyText"] },
  ],
};

export const recordAttendance: Form = {
  fields: [
    {
      ...{ name: "attendance", kind: "group", ...open, min: 1, max: 31 },
      fields: [
        { name: "givenOn", kind: "day", ...open, when: "past" },
        { name: "quantity", kind: "integer", ...open, min: 0, max: most },
        { name: "deviation", kind: "choice", ...optional, options: deviations },
      ],
    },
    { name: "attendanceText", kind: "longText", maxLength: 2000 },
  ],
};

/** The plan goes on; between these days nothing is due. Why may tell of the person's health: the words are sealed. */
export const suspendDelivery: Form = {
  fields: [
    { name: "suspendedFrom", kind: "day", ...open },
    { name: "suspendedTo", kind: "day", ...optional },
    { name: "suspensionKind", kind: "choice", ...open, options: suspensionKinds },
    { name: "suspensionText", kind: "longText", maxLength: 2000 },
  ],
};
/** Sent by the case that entrusted it. */
export const suspendWithCase: Form = { fields: suspendDelivery.fields.filter(({ name }) => name !== "suspensionText") };
/** First day on which it is given again. */
export const resumeDelivery: Form = { fields: [{ name: "resumedOn", kind: "day", ...open }] };

/** Any day of the month that is meant. */
const month = (proposed: string): Field => ({
  ...{ name: "monthOn", kind: "day", ...open },
  initial: { path: `context.${proposed}` },
});

export const submitMonth: Form = {
  fields: [month("openMonth"), { name: "monthText", kind: "longText", maxLength: 2000 }],
};

/** Line by line where it is about lines; the words say the rest. */
export const returnMonth: Form = {
  fields: [
    month("submittedMonth"),
    {
      ...{ name: "returnedDays", kind: "group", ...optional, max: 31 },
      fields: [
        { name: "givenOn", kind: "day", ...open },
        { name: "returnReason", kind: "choice", ...open, options: returnReasons },
      ],
    },
    { name: "returnText", kind: "longText", required: true, maxLength: 2000 },
  ],
};

export const approveMonth: Form = { fields: [month("submittedMonth")] };

export const reopenMonth: Form = {
  fields: [month("approvedMonth"), { name: "reopenText", kind: "longText", required: true, maxLength: 2000 }],
};

/** Sent by the case, when the service ends there. */
export const endDelivery: Form = { fields: [{ name: "endedOn", kind: "day", ...open }] };
export const closeRegister: Form = { fields: [] };
