// The words of one workflow's forms, in the language of the switch.
import type { TextSet } from "../../../workflows/kernel/definition.ts";
import type { Problem } from "../../../workflows/kernel/evaluate.ts";
import type { Field } from "../../../workflows/kernel/form.ts";
import { formText } from "../../text/form.ts";
import { formatCents } from "../format.ts";

/** The part of a TextSet a form needs. */
export type FormWords = Pick<TextSet, "fields" | "options" | "sections" | "help">;

export const fieldLabel = (words: FormWords, name: string): string => words.fields[name] ?? name;

export const optionLabel = (words: FormWords, field: string, value: string): string =>
  words.options[`${field}.${value}`] ?? words.options[value] ?? value;

/** `members.0.person` -> "Componenti 1: Persona". */
export function pathLabel(words: FormWords, path: string): string {
  if (path === "occurredOn") return formText().occurredOn;
  const labels: string[] = [];
  for (const part of path.split(".")) {
    if (/^\d+$/.test(part)) labels[labels.length - 1] += ` ${Number(part) + 1}`;
    else labels.push(fieldLabel(words, part));
  }
  return labels.join(": ");
}

/** The field a path leads to, in rows of groups too. */
export function fieldAt(fields: readonly Field[], path: string): Field | undefined {
  const [name, _row, ...rest] = path.split(".");
  const field = fields.find((one) => one.name === name);
  return rest.length > 0 ? fieldAt(field?.fields ?? [], rest.join(".")) : field;
}

export function problemWords(problem: Problem, field?: Field): string {
  const text = formText().problems;
  const kind = field?.kind === "day" && field.when === "future" ? "futureDay" : (field?.kind ?? "");
  const limit = problem.limit ?? 0;
  const own = <T extends object>(of: T) => (kind in of ? of[kind as keyof T] : undefined);
  if (problem.code === "wrongKind" && own(text.wrongKindOf)) return own(text.wrongKindOf) as string;
  if (problem.code === "required" && own(text.requiredOf)) return own(text.requiredOf) as string;
  if (kind === "cents" && problem.code === "tooSmall") return text.amountTooSmall(formatCents(limit));
  if (kind === "cents" && problem.code === "tooLarge") return text.amountTooLarge(formatCents(limit));
  if (kind === "group" && problem.code === "tooSmall") return text.tooFewRows(limit);
  if (kind === "group" && problem.code === "tooMany") return text.tooManyRows(limit);
  const word = text[problem.code];
  return typeof word === "function" ? word(limit) : word;
}
