// Forms of the individual project speak of goals by number and of documents by id: here they become choices among those the case
// has, and what is known stands in them already. Nothing is decided in the page.
import { rowsOf, textOf } from "../../workflows/kernel/data.ts";
import type { Condition, Field, Form } from "../../workflows/kernel/form.ts";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import type { Adapted } from "./adapt-form.ts";
import { proposedCents } from "./approved-stand.ts";

export interface ProjectChoices {
  kind: string;
  context: JsonObject;
  /** Sealed fields the reader may see, by name. */
  seen: ReadonlyMap<string, Json>;
  goalNo: (n: number) => string;
  /** Papers that may bear the signatures. */
  documents: readonly { id: string; title: string }[];
  /** The project in force, as it was written: a new one begins with it. */
  draft?: JsonObject | undefined;
}

export interface AdaptedProject extends Adapted {
  initial: Record<string, Json>;
}

const reviewing = ["RECORD_REVIEW", "CLOSE"];
const longest = 90;

const same = { adapt: (form: Form) => form, toPayload: (payload: JsonObject) => payload, extraOptions: {} };

/** Undefined where the form has nothing of it. */
export function adaptProject(event: string, choices: ProjectChoices): AdaptedProject | undefined {
  if (choices.kind !== "case-intake") return undefined;
  if (event === "RECORD_ASSESSMENT") return { ...same, initial: saidBefore(choices.seen) };
  if (event === "DRAFT_PROJECT") return { ...same, initial: draftedAnew(choices) ?? saidBefore(choices.seen) };
  if (event === "APPROVE_PROJECT") return { ...same, initial: { approvedCents: proposedCents(choices.context) } };
  if (event === "SIGN_PROJECT") return aboutPapers(choices.documents);
  return reviewing.includes(event) ? aboutGoals(event, choices) : undefined;
}

/** As it was written, with the verification that was agreed on since. */
function draftedAnew({ draft, context: { project } }: ProjectChoices): Record<string, Json> | undefined {
  const verifyOn = isObject(project) ? textOf(project.verifyOn) : "";
  return draft && verifyOn !== "" ? { ...draft, verifyOn } : draft;
}

/** What the person said on a sheet or when she was assessed, to be gone on with: she is not asked for it once more. */
function saidBefore(seen: ReadonlyMap<string, Json>): Record<string, Json> {
  return Object.fromEntries(
    ["ownWords", "disagreementText"].flatMap((name) => {
      const value = seen.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The project is among the documents, or its paper lies elsewhere and the signatures are said here. */
function aboutPapers(documents: readonly { id: string; title: string }[]): AdaptedProject {
  const asked = (field: Field): Field[] => {
    // Without a paper among the documents the signatures are said here, and the first one is there to be filled in.
    if (field.name === "signatures" && documents.length === 0) return [{ ...field, required: true }];
    if (field.holds !== "document") return [field];
    return documents.length > 0 ? [{ ...field, kind: "choice", options: documents.map(({ id }) => id) }] : [];
  };
  return {
    ...same,
    adapt: (form) => ({ ...form, fields: form.fields.flatMap(asked) }),
    extraOptions: Object.fromEntries(documents.map(({ id, title }) => [`documentId.${id}`, title])),
    initial: {},
  };
}

/** Said of a goal, beside what became of it. */
const besideOutcome: Condition = { any: [{ not: { empty: "reachedValue" } }, { not: { empty: "goalNoteText" } }] };

/**
 * A row for each goal, named by its words. A review says of every one what became of it; at the end it may be left unsaid, and a row
 * nobody filled in is none.
 */
function aboutGoals(event: string, { context, seen, goalNo }: ProjectChoices): AdaptedProject | undefined {
  const { project } = context;
  const count = isObject(project) && typeof project.goals === "number" ? project.goals : 0;
  if (count === 0) return undefined;
  const rows = rowsOf(seen.get("goals"));
  const numbers = Array.from({ length: count }, (_, i) => String(i + 1));
  const nameOf = (n: string) => {
    const text = textOf(rows[Number(n) - 1]?.goalText);
    return text === "" ? goalNo(Number(n)) : `${n}. ${text.length > longest ? `${text.slice(0, longest)}…` : text}`;
  };
  const isReview = event === "RECORD_REVIEW";
  const inRow = (field: Field): Field => {
    if (field.name === "goal") return { ...field, kind: "choice", options: numbers };
    return isReview || field.name !== "goalOutcome"
      ? field
      : { ...field, required: false, requiredWhen: besideOutcome };
  };
  return {
    adapt: (form) => ({
      ...form,
      fields: form.fields.map((field) =>
        field.name === "goalReviews"
          ? { ...field, ...(isReview ? { required: true } : {}), fields: (field.fields ?? []).map(inRow) }
          : field,
      ),
    }),
    toPayload: ({ goalReviews, ...payload }) => {
      const said = rowsOf(goalReviews).filter(({ goalOutcome }) => goalOutcome !== undefined);
      if (said.length === 0) return payload;
      return { ...payload, goalReviews: said.map((row) => ({ ...row, goal: Number(row.goal) })) };
    },
    extraOptions: Object.fromEntries(numbers.map((n) => [`goal.${n}`, nameOf(n)])),
    initial: { goalReviews: numbers.map((goal) => ({ goal })) },
  };
}
