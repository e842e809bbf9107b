// Forms of what a person has on paper with a last day: ISEE declarations (practice A4-8), permits, certificates, incomes and
// benefits. Which one it is, and how much, is sealed; only the sort and the days are open, since they say what runs out.
import type { Field, Form } from "../../kernel/form.ts";

const open = { class: "open", required: true } as const;
const from: Field = { name: "from", kind: "day", ...open, when: "past" };
const until: Field = { name: "until", kind: "day", class: "open" };
const amount = { kind: "cents", class: "economic", required: true, min: 0, max: 100_000_000_00 } as const;

export const recordIsee: Form = {
  fields: [
    {
      ...{ name: "iseeKind", kind: "choice", class: "economic", required: true },
      options: ["ordinary", "current", "sociosanitary", "sociosanitaryResidential", "minors", "restricted"],
    },
    { name: "iseeCents", ...amount },
    { name: "dsuOn", kind: "day", ...open, when: "past" },
    { name: "dsuNumber", kind: "text", class: "economic", maxLength: 60 },
    // Where it is not that of the rule.
    until,
  ],
};

export const recordPermit: Form = {
  fields: [
    {
      ...{ name: "permitKind", kind: "choice", class: "identity", required: true },
      options: ["residencePermit", "longTermPermit", "asylumRequest", "identityDocument", "other"],
    },
    { name: "permitNumber", kind: "text", class: "identity", maxLength: 60 },
    from,
    until,
  ],
};

export const recordCertificate: Form = {
  fields: [
    {
      ...{ name: "certificateKind", kind: "choice", class: "health", required: true },
      options: ["law104", "law104Severe", "civilInvalidity", "attendanceAllowance", "other"],
    },
    { name: "certificatePercent", kind: "integer", class: "health", min: 0, max: 100 },
    from,
    until,
  ],
};

export const recordIncome: Form = {
  fields: [
    {
      ...{ name: "incomeKind", kind: "choice", class: "economic", required: true },
      options: ["salary", "pension", "disabilityBenefit", "inclusionBenefit", "familyAllowance", "other"],
    },
    { name: "incomeCents", ...amount },
    {
      ...{ name: "incomeEach", kind: "choice", class: "economic", required: true },
      options: ["month", "year", "once"],
    },
    from,
    until,
  ],
};

export const endPaper: Form = {
  fields: [
    { name: "paper", kind: "integer", ...open, min: 1, initial: { path: "context.openPaper" } },
    { name: "until", kind: "day", ...open, when: "past" },
  ],
};
