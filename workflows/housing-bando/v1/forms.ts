// Forms of the bando, version 1. A bando speaks of no person: everything but the names of who signed, reasons and the
// free text of appeals is open. Every public step cites its act.
import { actFields, alboFields } from "../../kernel/act-fields.ts";
import type { Field, Form } from "../../kernel/form.ts";
import { owners } from "../../rules/ranking/keys.ts";

const reason: Field = { name: "reason", kind: "longText", class: "social", required: true, maxLength: 2000 };
const window: readonly Field[] = [
  { name: "opensOn", kind: "day", class: "open", required: true },
  { name: "closesOn", kind: "day", class: "open", required: true },
];
const unitFields: readonly Field[] = [
  { name: "code", kind: "text", class: "open", required: true, maxLength: 40 },
  { name: "owner", kind: "choice", class: "open", required: true, options: owners },
  { name: "comune", kind: "comune", class: "open", required: true },
];
const units = (required: boolean): Field => ({
  name: "units",
  kind: "group",
  class: "open",
  required,
  max: 50,
  fields: unitFields,
});
const rankingKey: Field = {
  name: "rankingKey",
  kind: "text",
  class: "open",
  required: true,
  maxLength: 40,
  holds: "row",
};
/** Offered: the next ranking that is owed. */
const nextKey: Field = { ...rankingKey, initial: { path: "context.nextKey" } };

const description: readonly Field[] = [
  { name: "title", kind: "text", class: "open", required: true, maxLength: 160 },
  // Separate avvisi for the forces (art. 7 bis) and the local police (art. 7 ter): R.R. 2/2025.
  { name: "bandoKind", kind: "choice", class: "open", required: true, options: ["sap", "forces7bis", "police7ter"] },
  // The avviso is the lead comune's: the Azienda prepares it and does not sign.
  { name: "leadComune", kind: "comune", class: "open", required: true },
  { name: "rup", kind: "account", class: "open", completeWithinDays: 15 },
];

export const draftBando: Form = {
  fields: [...description, units(false)],
  sections: [
    { id: "bando", fields: ["title", "bandoKind", "leadComune", "rup"] },
    { id: "units", fields: ["units"] },
  ],
};

export const editBando: Form = {
  fields: [
    ...description.map((field) => ({ ...field, initial: { path: `context.${field.name}` } })),
    { ...units(false), initial: { path: "context.units" } },
  ],
};

export const act: Form = { fields: actFields };
export const actWithReason: Form = { fields: [...actFields, reason] };
export const publishBando: Form = { fields: [...actFields, ...alboFields, ...window] };
export const extendWindow: Form = {
  fields: [...actFields, reason, { name: "closesOn", kind: "day", class: "open", required: true }],
};
export const amendBando: Form = { fields: [...actFields, reason, ...alboFields, ...window] };
export const addUnit: Form = { fields: [...unitFields, reason] };
export const withdrawUnit: Form = {
  fields: [{ name: "code", kind: "text", class: "open", required: true, maxLength: 40, holds: "row" }, reason],
};
export const none: Form = { fields: [] };
export const publishRanking: Form = { fields: alboFields };
export const proposeRanking: Form = { fields: [nextKey] };
/** Approval and refusal concern the one ranking that is proposed. */
export const returnRanking: Form = { fields: [reason] };

export const resolveTie: Form = {
  fields: [
    ...actFields,
    { name: "drawnOn", kind: "day", class: "open", required: true, when: "past" },
    {
      name: "drawnOrder",
      kind: "group",
      class: "open",
      required: true,
      min: 2,
      max: 50,
      fields: [{ name: "applicationNumber", kind: "text", class: "open", required: true, maxLength: 60, holds: "row" }],
    },
  ],
};

export const externalRanking: Form = {
  fields: [
    rankingKey,
    { name: "rankingStage", kind: "choice", class: "open", required: true, options: ["provisional", "final"] },
    ...actFields,
  ],
};

export const annulPartially: Form = { fields: [...actFields, reason, nextKey] };

export const recordAppeal: Form = {
  fields: [
    {
      name: "appealKind",
      kind: "choice",
      class: "open",
      required: true,
      options: ["selfReview", "administrativeCourt", "ordinaryCourt", "presidential"],
    },
    { name: "receivedOn", kind: "day", class: "open", required: true, when: "past" },
    { name: "protocolNumber", kind: "text", class: "open", maxLength: 50 },
    { name: "appealText", kind: "longText", class: "judicial", maxLength: 5000 },
  ],
};

export const rankingSpread: Form = {
  fields: [
    { name: "answered", kind: "integer", class: "open", required: true },
    { name: "refused", kind: "integer", class: "open", required: true },
  ],
};
