// A template: a document of the office with places left open. Filling one never fails: what has no value stays in the
// text as a visible mark, and is listed.
import type { documentKinds, FileClass } from "../../kernel/document.ts";
import type { Fact, Signature } from "./letter.ts";
import { cleanText } from "./markup.ts";
import {
  isPlaceholder,
  type LetterValues,
  openMark,
  type Placeholder,
  type PlaceholderId,
  placeholders,
} from "./placeholders.ts";

export interface LetterTemplate {
  id: string;
  /** A template that was used is never edited: the next version stands beside it. */
  version: number;
  name: { it: string; en: string };
  /** Workflows it is offered in. */
  workflows: readonly string[];
  /** States in which it is offered first; without any in all of them. */
  states?: readonly string[];
  /** What kind of document it becomes. */
  kind: (typeof documentKinds)[number];
  /** How confidential what is made of it is. */
  class: FileClass;
  /** `letter` has an addressee and an object; `record` stays in the file, a heading over it. */
  form: "letter" | "record";
  /** Names nobody: it becomes the title of the file, which is read before the file is opened. */
  title: string;
  facts?: readonly Fact[];
  /** In the markup of markup.ts, with `{{placeholder}}`: what the worker gets to go on with. */
  text: string;
  /** Rows come from the file; without any there are blank ones for the pen. */
  table?: {
    heading: string;
    columns: readonly string[];
    blankRows: number;
    /** What of the case its rows are. */
    holds?: "actions";
  };
  signatures: readonly Signature[];
  notes?: readonly string[];
}

export interface FilledTemplate {
  facts: Fact[];
  text: string;
  signatures: Signature[];
  notes: string[];
  /** Placeholders without a value, in the order of the document. */
  missing: PlaceholderId[];
}

const pattern = /^(- )?\{\{([a-zA-Z.]{1,40})\}\}|\{\{([a-zA-Z.]{1,40})\}\}/gm;

type Place = "line" | "startOfLine";

function wordsFor(id: PlaceholderId, values: LetterValues, place: Place): string {
  const { typed }: Placeholder = placeholders[id];
  const value = cleanText(values[id] ?? "").trim();
  if (typed) return value;
  const line = value.replace(/\s+/g, " ");
  // Its first sign must not open a heading or an item.
  return place === "startOfLine" ? line.replace(/^(?=[#\\-])/, "\\") : line;
}

class Filling {
  readonly missing = new Set<PlaceholderId>();

  constructor(readonly values: LetterValues) {}

  #put(id: string, place: Place): string {
    if (!isPlaceholder(id)) return `{{${id}}}`;
    const value = wordsFor(id, this.values, place);
    if (value === "") this.missing.add(id);
    return value || openMark(placeholders[id].it);
  }

  #fill(text: string, startOfLine: Place): string {
    return text.replace(pattern, (_whole, item: string | undefined, first: string | undefined, id = "") =>
      first === undefined ? this.#put(id, "line") : (item ?? "") + this.#put(first, startOfLine),
    );
  }

  /** A text in the markup. */
  text = (text: string): string => this.#fill(text, "startOfLine");
  /** A text in which no sign means something. */
  plain = (text: string): string => this.#fill(text, "line");
}

/** Fills what a text leaves open; a name that no placeholder has stays as it is written. */
export const fillText = (text: string, values: LetterValues): string => new Filling(values).text(text);

export function fillTemplate(template: LetterTemplate, values: LetterValues): FilledTemplate {
  const filling = new Filling(values);
  const facts = (template.facts ?? []).map(({ label, value }) => ({ label, value: filling.plain(value) }));
  const text = filling.text(template.text);
  const signatures = template.signatures.map(({ name, quality }) => ({
    name: filling.plain(name),
    quality: filling.plain(quality),
  }));
  const notes = (template.notes ?? []).map((note) => filling.plain(note));
  return { facts, text, signatures, notes, missing: [...filling.missing] };
}

/** The placeholders a template leaves open, known or not, each once. */
export function namesIn(template: LetterTemplate): string[] {
  const { facts = [], text, signatures, notes = [] } = template;
  const texts = [...facts.map(({ value }) => value), text, ...notes];
  for (const { name, quality } of signatures) texts.push(name, quality);
  return [...new Set(texts.flatMap((one) => [...one.matchAll(/\{\{([^}]*)\}\}/g)].map(([, id = ""]) => id)))];
}
