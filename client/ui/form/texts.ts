// The words of one workflow's forms, in the language of the switch.
import type { TextSet } from "../../../workflows/kernel/definition.ts";
import type { Problem } from "../../../workflows/kernel/evaluate.ts";
import { formText } from "../../text/form.ts";

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

export function problemWords(problem: Problem, kind?: string): string {
  const text = formText().problems;
  if (problem.code === "wrongKind" && kind && kind in text.wrongKindOf)
    return text.wrongKindOf[kind as keyof typeof text.wrongKindOf];
  if (problem.code === "required" && kind && kind in text.requiredOf)
    return text.requiredOf[kind as keyof typeof text.requiredOf];
  const word = text[problem.code];
  return typeof word === "function" ? word(problem.limit ?? 0) : word;
}
