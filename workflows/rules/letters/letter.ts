// What a composed document is: a small piece of JSON that is drawn as PDF and as DOCX alike. It holds words only, in the
// order they are read; how they look is the renderers' affair. Everything in it has a limit.
import type { Day } from "../../kernel/ids.ts";

/** What is typed in a text box: see markup.ts. Line ends inside a paragraph or an item are kept. */
export type TextBlock =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: string[] };

export interface Fact {
  label: string;
  value: string;
}

export interface Signature {
  /** Empty where the name is written by hand. */
  name: string;
  /** In what quality: "Assistente sociale", "Il dichiarante". */
  quality: string;
}

export type Block =
  | TextBlock
  | { kind: "table"; columns: string[]; rows: string[][] }
  | { kind: "facts"; facts: Fact[] }
  | { kind: "signatures"; lines: Signature[] };

export interface LetterText {
  letterhead: { body: string; office: string; address: string[] };
  /** Lines of who receives it; none for a minute. */
  addressee: string[];
  place: string;
  day: Day;
  reference: { caseNumber: string; protocol?: string };
  /** The object of a letter, the heading of a minute. */
  title: string;
  blocks: Block[];
  /** In small print at the end. */
  notes: string[];
}

export const letterLimits = {
  /** Of what is typed; and of all words of a document together. */
  text: 60_000,
  words: 200_000,
  title: 200,
  /** A line of the letterhead, of an addressee, of a signature, of the reference. */
  line: 120,
  addressLines: 4,
  addressee: 8,
  blocks: 2_000,
  items: 500,
  columns: 6,
  columnHead: 60,
  rows: 1_000,
  /** With the head of its column it fits a page, however wide its letters. */
  cell: 300,
  facts: 40,
  factLabel: 60,
  factValue: 2_000,
  signatures: 12,
  notes: 10,
  note: 600,
} as const;

/** The part of a document that is beyond its limit. */
export interface Excess {
  part: keyof typeof letterLimits;
  is: number;
}

type Measure = [part: keyof typeof letterLimits, is: number];

const lengths = (part: Measure[0], texts: readonly string[]): Measure[] => texts.map((text) => [part, text.length]);

function ofBlock(block: Block): Measure[] {
  if (block.kind === "list") return [["items", block.items.length], ...lengths("text", block.items)];
  if (block.kind === "table")
    return [
      ["columns", Math.max(block.columns.length, ...block.rows.map((row) => row.length))],
      ["rows", block.rows.length],
      ...lengths("columnHead", block.columns),
      ...lengths("cell", block.rows.flat()),
    ];
  if (block.kind === "facts")
    return [
      ["facts", block.facts.length],
      ...block.facts.flatMap(({ label, value }): Measure[] => [
        ["factLabel", label.length],
        ["factValue", value.length],
      ]),
    ];
  if (block.kind === "signatures")
    return [
      ["signatures", block.lines.length],
      ...block.lines.flatMap(({ name, quality }) => lengths("line", [name, quality])),
    ];
  return [["text", block.text.length]];
}

/** The same document with every text changed, in the order it is read. */
export function mapTexts(letter: LetterText, change: (text: string) => string): LetterText {
  const all = (texts: readonly string[]) => texts.map((text) => change(text));
  const block = (one: Block): Block => {
    if (one.kind === "list") return { kind: "list", items: all(one.items) };
    if (one.kind === "table") return { kind: "table", columns: all(one.columns), rows: one.rows.map(all) };
    if (one.kind === "facts")
      return {
        kind: "facts",
        facts: one.facts.map(({ label, value }) => ({ label: change(label), value: change(value) })),
      };
    if (one.kind === "signatures")
      return {
        kind: "signatures",
        lines: one.lines.map(({ quality, name }) => ({ quality: change(quality), name: change(name) })),
      };
    return { kind: one.kind, text: change(one.text) };
  };
  const { body, office, address } = letter.letterhead;
  const { caseNumber, protocol } = letter.reference;
  return {
    letterhead: { body: change(body), office: change(office), address: all(address) },
    place: change(letter.place),
    day: letter.day,
    reference: {
      caseNumber: change(caseNumber),
      ...(protocol === undefined ? {} : { protocol: change(protocol) }),
    },
    addressee: all(letter.addressee),
    title: change(letter.title),
    blocks: letter.blocks.map(block),
    notes: all(letter.notes),
  };
}

export function textsOf(letter: LetterText): string[] {
  const texts: string[] = [];
  mapTexts(letter, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

/** The first part of a document that is longer than it may be. */
export function findExcess(letter: LetterText): Excess | undefined {
  const { letterhead, addressee, place, reference, title, blocks, notes } = letter;
  const measures: Measure[] = [
    ["blocks", blocks.length],
    ["title", title.length],
    ["addressLines", letterhead.address.length],
    ["addressee", addressee.length],
    ["notes", notes.length],
    ...lengths("line", [letterhead.body, letterhead.office, ...letterhead.address, ...addressee, place]),
    ...lengths("line", [reference.caseNumber, reference.protocol ?? ""]),
    ...lengths("note", notes),
    ...blocks.flatMap(ofBlock),
    ["words", textsOf(letter).reduce((sum, text) => sum + text.length, 0)],
  ];
  for (const [part, is] of measures) if (is > letterLimits[part]) return { part, is };
  return undefined;
}
