// Facts that another public body holds (residence, household, ISEE, criminal record, invalidity): the person declares them
// (artt. 46-47 DPR 445/2000), the office verifies them with who holds them, and a case keeps both days. What was declared and
// how the check came out are sealed; that a fact was declared or verified, when and with whom is open.

import type { DecideEvent } from "./decision.ts";
import type { CaseDoc, EventInfo } from "./definition.ts";
import type { DataClass, Field } from "./form.ts";
import { type Day, isDay } from "./ids.ts";

export const factIds = ["residence", "household", "isee", "criminalRecord", "invalidity"] as const;
export type FactId = (typeof factIds)[number];

/** Who the office asks. */
export const factSources = ["anpr", "inps", "criminalRegistry", "otherBody"] as const;

export const checkOutcomes = ["confirmed", "different", "notFound"] as const;

/** How confidential a fact is, where no form says it. */
export const factClass: Readonly<Record<FactId, DataClass>> = {
  residence: "contact",
  household: "social",
  isee: "economic",
  criminalRecord: "judicial",
  invalidity: "health",
};

/** As the case knows it; the outcome of the check lies sealed in the event that recorded it. */
export interface DeclaredFact {
  /** Field that holds the value now; none where it was verified without having been declared. */
  field?: string;
  declaredOn?: Day;
  verified?: { on: Day; with: string; seq: number };
}

const isFact = (value: unknown): value is FactId => factIds.some((one) => one === value);

const fact: Field = { name: "fact", kind: "choice", class: "open", required: true, options: factIds };

/** What the fact is, each under its own class. */
const values: readonly (Field & { declares: FactId })[] = [
  { name: "declaredResidence", kind: "text", class: "contact", declares: "residence" },
  { name: "declaredHousehold", kind: "longText", class: "social", maxLength: 2000, declares: "household" },
  {
    ...{ name: "declaredIseeCents", kind: "cents", class: "economic", declares: "isee" },
    ...{ min: 0, max: 100_000_000_00 },
  },
  { name: "declaredRecord", kind: "longText", class: "judicial", maxLength: 2000, declares: "criminalRecord" },
  { name: "declaredInvalidity", kind: "text", class: "health", declares: "invalidity" },
];

const declareFact = "DECLARE_FACT";
export const verifyFact = "VERIFY_FACT";

export const factEvents: Record<string, EventInfo> = {
  [declareFact]: {
    alone: "story",
    commutes: true,
    form: {
      fields: [
        fact,
        ...values.map((field): Field => {
          const chosen = { eq: ["fact", field.declares] as [string, string] };
          return { ...field, visibleWhen: chosen, requiredWhen: chosen };
        }),
        /** Where the worker doubts it or the office checks a sample: no share of checks is known here. */
        { name: "verifyBy", kind: "day", class: "open", when: "future" },
      ],
    },
  },
  [verifyFact]: {
    commutes: true,
    form: {
      fields: [
        fact,
        { name: "verifiedOn", kind: "day", class: "open", required: true, when: "past" },
        { name: "verifiedWith", kind: "choice", class: "open", required: true, options: factSources },
        { name: "verifyOutcome", kind: "choice", class: "social", required: true, options: checkOutcomes },
        ...values.map(
          (field): Field => ({
            ...field,
            visibleWhen: { all: [{ eq: ["fact", field.declares] }, { eq: ["verifyOutcome", "different"] }] },
          }),
        ),
        { name: "verificationText", kind: "longText", class: "social", maxLength: 2000 },
      ],
    },
  },
};

/** Name of what is still to be verified among what is to be completed. */
const todoField = (id: string): string => `verify.${id}`;
export const isToVerify = (field: string): boolean => field.startsWith("verify.");
export const factOfTodo = (field: string): string => field.slice("verify.".length);

/** What an event says of such facts, noted in place. */
export function noteFacts(doc: CaseDoc, { form }: EventInfo, event: DecideEvent, seq: number): void {
  const given = new Set([...Object.keys(event.data), ...event.sealed.map(({ field }) => field)]);
  const facts: Record<string, DeclaredFact> = { ...doc.facts };
  const isCheck = event.type === verifyFact;
  for (const { name, declares } of form.fields)
    if (declares && given.has(name))
      facts[declares] = isCheck ? { ...facts[declares], field: name } : { field: name, declaredOn: event.occurredOn };
  const { fact: id, verifiedOn, verifiedWith, verifyBy } = event.data;
  if (isCheck && isFact(id) && isDay(verifiedOn) && typeof verifiedWith === "string") {
    facts[id] = { ...facts[id], verified: { on: verifiedOn, with: verifiedWith, seq } };
    delete doc.todo[todoField(id)];
  }
  if (event.type === declareFact && isFact(id) && isDay(verifyBy)) {
    const item = { field: todoField(id), event: verifyFact, dueOn: verifyBy };
    doc.todo[todoField(id)] = { ...item, ...(doc.head.assignee ? { owner: doc.head.assignee } : {}) };
  }
  if (Object.keys(facts).length > 0) doc.facts = facts;
}
