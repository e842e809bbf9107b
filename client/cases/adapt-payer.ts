// Forms that write which comune pays for a project: what the rule says stands in them already, and the act by which another pays is
// asked where another is written. The gate holds what is written against the same rule.
import type { Field, Form } from "../../workflows/kernel/form.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import { payerServiceOf } from "../../workflows/rules/payer/of-service.ts";
import type { PayerAnswer } from "../../workflows/rules/payer/paying-body.ts";

/** Where who pays is written. */
export const payingForms: ReadonlySet<string> = new Set(["DRAFT_PROJECT", "COMPLETE_DATA"]);

export interface Proposal {
  ordinary?: PayerAnswer | undefined;
  stay?: PayerAnswer | undefined;
}

const ofAct: ReadonlySet<string> = new Set(["payerActNumber", "payerActOn", "payerText"]);

const payersOf = ({ ordinary, stay }: Proposal): string[] => [
  ...new Set([ordinary, stay].flatMap((one) => (one?.payer === undefined ? [] : [one.payer]))),
];

/** The act is asked for where none of the comuni is written that the rule names; which of them it is depends on the services. */
export function askAct(form: Form, proposal: Proposal): Form {
  const payers = payersOf(proposal);
  const [only, ...others] = payers;
  const asked = (field: Field): Field[] => {
    if (!ofAct.has(field.name)) return [field];
    if (only === undefined) return [];
    const isWritten = { not: { empty: "payingTerritory" } };
    if (others.length > 0) return [{ ...field, visibleWhen: isWritten }];
    const isOther = { all: [isWritten, { not: { eq: ["payingTerritory", only] as [string, string] } }] };
    return [{ ...field, visibleWhen: isOther, requiredWhen: isOther }];
  };
  return { ...form, fields: form.fields.flatMap(asked) };
}

/** Proposed where the rule names one comune alone. */
export function proposedPayer(proposal: Proposal): Record<string, Json> {
  const [only, ...others] = payersOf(proposal);
  return only === undefined || others.length > 0 ? {} : { payingTerritory: only };
}

export interface PayerLine {
  kind: "ordinary" | "stay";
  /** Absent where no stay is recorded. */
  answer: PayerAnswer | undefined;
}

/** Of each kind of the services in question; without any, of ordinary ones. */
export function payerLines(proposal: Proposal, services: readonly string[]): PayerLine[] {
  const kinds = new Set<PayerLine["kind"]>(
    services.map((one) => (payerServiceOf(one) === "ordinary" ? "ordinary" : "stay")),
  );
  if (kinds.size === 0) kinds.add("ordinary");
  return [...kinds].map((kind) => ({ kind, answer: proposal[kind] }));
}

/** As the gate measures it: every service has a comune by the rule, and none of them is the one written. */
export const isOtherPayer = (lines: readonly PayerLine[], written: unknown): boolean =>
  typeof written === "string" &&
  written !== "" &&
  lines.every(({ answer }) => answer?.payer !== undefined && answer.payer !== written);

/** Services that the form speaks of, or else those of the project in force. */
export function servicesIn(values: JsonObject, context: JsonObject): string[] {
  const { project } = context;
  const kept = project && typeof project === "object" && !Array.isArray(project) ? project.services : undefined;
  const rows = Array.isArray(values.actions)
    ? values.actions.map((row) => (row && typeof row === "object" && !Array.isArray(row) ? row.service : undefined))
    : kept;
  return Array.isArray(rows) ? rows.filter((one) => typeof one === "string") : [];
}
