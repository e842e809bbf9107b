// Forms of the account kind, version 1: ids, roles, comuni, areas and days. Never a name, an address or a secret.
import type { Field, Form } from "../../kernel/form.ts";
import { areaIds, roleIds } from "../../kernel/ids.ts";

const open = { class: "open", required: true } as const;
const account: Field = { name: "account", kind: "account", ...open };
const grant: Field = { name: "grant", kind: "text", ...open, maxLength: 64 };
const why: Field = {
  name: "endReason",
  kind: "choice",
  class: "open",
  options: ["left", "roleChanged", "absence", "mistake", "security", "other"],
};

export const accountCreated: Form = { fields: [account, { name: "territory", kind: "comune", ...open }] };
export const grantGiven: Form = {
  fields: [
    grant,
    { name: "role", kind: "choice", ...open, options: roleIds },
    { name: "grantTerritory", kind: "comune", ...open },
    { name: "grantAreas", kind: "choices", class: "open", options: areaIds },
    { name: "validFrom", kind: "day", ...open },
    { name: "validTo", kind: "day", class: "open" },
    { name: "body", kind: "account", class: "open" },
  ],
};
export const grantEnded: Form = { fields: [grant, { name: "validTo", kind: "day", ...open }, why] };
const absence: Field = { name: "absence", kind: "text", ...open, maxLength: 64 };
export const absenceSet: Form = {
  fields: [
    absence,
    { name: "substitute", kind: "account", class: "open" },
    { name: "validFrom", kind: "day", ...open },
    { name: "validTo", kind: "day", ...open },
  ],
};
export const absenceEnded: Form = { fields: [absence, { name: "validTo", kind: "day", ...open }] };
export const accountDeactivated: Form = { fields: [why] };
export const nothing: Form = { fields: [] };
