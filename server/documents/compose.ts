// A document out of a template, what is known, and what the worker made of the text. Pure: it reads nothing and asks
// nobody, so that a preview and the file that is kept say the same.
import {
  type Block,
  type Excess,
  findExcess,
  type LetterText,
  letterLimits,
  type Signature,
  textsOf,
} from "../../workflows/rules/letters/letter.ts";
import { cleanText, parseLetterText } from "../../workflows/rules/letters/markup.ts";
import { findNamed } from "../../workflows/rules/letters/named.ts";
import { type LetterValues, openMarks } from "../../workflows/rules/letters/placeholders.ts";
import { fillTemplate, fillText, type LetterTemplate } from "../../workflows/rules/letters/template.ts";

export interface Composition extends Pick<LetterText, "letterhead" | "place" | "day" | "reference"> {
  template: LetterTemplate;
  values: LetterValues;
  /** The text as the worker left it; the template's own where nobody touched it. */
  bodyText?: string;
  /** Lines after the name are left out where the address is protected: such a letter is handed over, not posted. */
  addressee?: { name: string; lines: readonly string[]; addressIsProtected: boolean };
  /** Of the template's table. */
  rows?: readonly (readonly string[])[];
  /** What must stand nowhere in it: the lines of a protected address. */
  secrets?: readonly string[];
  /** Instead of those of the template: who signs is a fact of the case. */
  signatures?: readonly Signature[];
}

export interface Composed {
  letter: LetterText;
  /** What is still to be written, in the words of the marks that stand in it. */
  missing: string[];
  /** What is too long; then the document is not to be made. */
  excess: Excess | undefined;
  /** The secrets that stand in it all the same; then it is not to be made either. */
  named: string[];
}

const line = (text: string): string => cleanText(text).replace(/\s+/g, " ").trim();
const lines = (texts: readonly string[]): string[] => texts.map(line).filter((text) => text !== "");

function addresseeOf({ template, addressee }: Composition): string[] {
  if (template.form === "record" || !addressee) return [];
  return lines(addressee.addressIsProtected ? [addressee.name] : [addressee.name, ...addressee.lines]);
}

function tableOf({ template: { table }, rows = [] }: Composition): Block[] {
  if (!table) return [];
  const columns = [...table.columns];
  const cells = (row: readonly string[]) => columns.map((_, at) => line(row[at] ?? ""));
  const blank = Array.from({ length: rows.length === 0 ? table.blankRows : 0 }, () => cells([]));
  return [
    { kind: "heading", text: table.heading },
    { kind: "table", columns, rows: [...rows.map(cells), ...blank] },
  ];
}

export function composeLetter(composition: Composition): Composed {
  const { template, values, bodyText, letterhead, place, day, reference } = composition;
  const filled = fillTemplate(template, values);
  const body = bodyText === undefined ? filled.text : fillText(bodyText, values);
  const signing = composition.signatures?.map(({ name, quality }) => ({ name: line(name), quality: line(quality) }));
  const signatures = signing ?? filled.signatures;
  const blocks: Block[] = [
    ...(filled.facts.length === 0 ? [] : [{ kind: "facts" as const, facts: filled.facts }]),
    ...parseLetterText(body),
    ...tableOf(composition),
    ...(signatures.length === 0 ? [] : [{ kind: "signatures" as const, lines: signatures }]),
  ];
  const protocol = line(reference.protocol ?? "");
  const letter: LetterText = {
    letterhead: {
      body: line(letterhead.body),
      office: line(letterhead.office),
      address: lines(letterhead.address),
    },
    addressee: addresseeOf(composition),
    place: line(place),
    day,
    reference: { caseNumber: line(reference.caseNumber), ...(protocol === "" ? {} : { protocol }) },
    title: template.title,
    blocks,
    notes: filled.notes,
  };
  const tooLong: Excess | undefined =
    body.length > letterLimits.text ? { part: "text", is: body.length } : findExcess(letter);
  const named = findNamed(letter, composition.secrets ?? []);
  return { letter, missing: openMarks(textsOf(letter)), excess: tooLong, named };
}
