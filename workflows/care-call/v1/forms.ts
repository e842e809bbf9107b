// Forms of a care call, version 1. A call speaks of no person: all but the names of who signed and the reasons is open.
import { actFields, alboFields } from "../../kernel/act-fields.ts";
import type { Field, Form } from "../../kernel/form.ts";
import { mostSections } from "../../rules/care/section.ts";
import { measures } from "./context.ts";

const open = { class: "open", required: true } as const;
const reason: Field = { name: "reason", kind: "longText", class: "social", required: true, maxLength: 2000 };
const described: readonly Field[] = [
  { name: "title", kind: "text", ...open, maxLength: 160 },
  { name: "year", kind: "integer", ...open, min: 2000, max: 2100 },
  { name: "measure", kind: "choice", ...open, options: measures },
];

export const prepareCall: Form = {
  fields: [
    ...described,
    {
      ...{ name: "area", kind: "choice", ...open },
      options: ["disability", "elderly", "families", "poverty", "adults"],
      initial: { value: "disability" },
    },
  ],
};
export const editCall: Form = {
  fields: described.map((field) => ({ ...field, initial: { path: `context.${field.name}` } })),
};
export const none: Form = { fields: [] };
export const act: Form = { fields: actFields };
export const explained: Form = { fields: [reason] };
export const actWithReason: Form = { fields: [...actFields, reason] };
export const openCall: Form = {
  fields: [
    ...actFields,
    ...alboFields,
    { name: "opensOn", kind: "day", ...open },
    { name: "closesOn", kind: "day", ...open },
  ],
};
export const extendCall: Form = { fields: [...actFields, reason, { name: "closesOn", kind: "day", ...open }] };
export const publishRankings: Form = { fields: alboFields };
export const addMoney: Form = {
  fields: [
    { name: "sectionNumber", kind: "integer", ...open, min: 1, max: mostSections, holds: "row" },
    { name: "addedCents", kind: "cents", ...open, min: 1, max: 1_000_000_000 },
    ...actFields,
  ],
};
export const counted: Form = {
  fields: [
    { name: "answered", kind: "integer", ...open },
    { name: "refused", kind: "integer", ...open },
  ],
};
