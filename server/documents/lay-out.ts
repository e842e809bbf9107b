// What stands in each row of a document, in the order it is read. No heading and no single line of a paragraph is left
// alone at the end of a page; signatures stay together, with some words before them.
import type { Block, Fact, LetterText, Signature } from "../../workflows/rules/letters/letter.ts";
import { longDay } from "../../workflows/rules/letters/long-day.ts";
import { breakLines, type Type } from "./break-lines.ts";
import type { Measure } from "./fonts.ts";
import { type Element, type Page, type Row, sheet, textWidth } from "./page.ts";
import { paginate } from "./paginate.ts";
import { tableRows } from "./table-rows.ts";

const text: Type = { font: "regular", size: 10.5 };
const strong: Type = { font: "bold", size: 10.5 };
const small: Type = { font: "regular", size: 8.5 };
const leading = 1.43;

/** From the top of a line to what its letters stand on. */
export const baseline = (size: number): number => size * leading * 0.74;
export const lineHeight = (size: number): number => size * leading;

interface Lines {
  type: Type;
  element: Element;
  before?: number;
  indent?: number;
  width?: number;
}

const empty = (height: number, before = 0): Row => ({ before, height, keep: true, pieces: [], strokes: [] });

/** One row a line; neither the first nor the last one is parted from its neighbour. */
function lineRows(words: string, { type, element, before = 0, indent = 0, width }: Lines, measure: Measure): Row[] {
  const lines = breakLines(words, width ?? textWidth - indent, type, measure);
  const last = lines.length - 1;
  return lines.map((line, at) => ({
    before: at === 0 ? before : 0,
    height: lineHeight(type.size),
    keep: at < last && (at === 0 || at === last - 1),
    // A space goes on to the next line for who listens or copies.
    pieces: [{ ...type, element, text: at < last ? `${line} ` : line, x: sheet.left + indent, y: baseline(type.size) }],
    strokes: [],
  }));
}

const kept = (rows: Row[]): Row[] => rows.map((row) => ({ ...row, keep: true }));

const labelWidth = 140;

function factRows(facts: readonly Fact[], measure: Measure): Row[] {
  const table: Element = { tag: "Table" };
  return facts.flatMap(({ label, value }, at) => {
    const line: Element = { tag: "TR", parent: table };
    const head: Element = { tag: "TH", parent: line, scope: "Row" };
    const [before, width] = [at === 0 ? 10 : 2, labelWidth - 12];
    const left = lineRows(`${label}:`, { type: strong, element: head, before, width }, measure);
    const right = lineRows(
      value,
      { type: text, element: { tag: "TD", parent: line }, before, indent: labelWidth },
      measure,
    );
    const longer = left.length > right.length ? left : right;
    return longer.map((row, index) => ({
      ...row,
      pieces: [...(left[index]?.pieces ?? []), ...(right[index]?.pieces ?? [])],
    }));
  });
}

function listRows(items: readonly string[], measure: Measure): Row[] {
  const list: Element = { tag: "L" };
  return items.flatMap((item, at) => {
    const whole: Element = { tag: "LI", parent: list };
    const body: Element = { tag: "LBody", parent: whole };
    const rows = lineRows(item, { type: text, element: body, before: at === 0 ? 6 : 2, indent: 16 }, measure);
    const sign: Element = { tag: "Lbl", parent: whole };
    rows[0]?.pieces.unshift({ ...text, element: sign, text: "•", x: sheet.left + 4, y: baseline(text.size) });
    return rows;
  });
}

/** Two beside each other, each with a line for the pen. */
function signatureRows(lines: readonly Signature[], measure: Measure): Row[] {
  const width = textWidth / 2 - 14;
  const pairs = Array.from({ length: Math.ceil(lines.length / 2) }, (_, at) => lines.slice(2 * at, 2 * at + 2));
  return pairs.map((pair, index) => {
    const row: Row = { ...empty(0, index === 0 ? 26 : 18), keep: index < pairs.length - 1 };
    for (const [at, { name, quality }] of pair.entries()) {
      const element: Element = { tag: "P" };
      // One who signs alone signs on the right.
      const indent = at === 1 || lines.length === 1 ? textWidth / 2 + 14 : 0;
      const words = [...lineRows(quality, { type: small, element, indent, width }, measure)];
      if (name !== "") words.push(...lineRows(name, { type: text, element, indent, width }, measure));
      let top = 0;
      for (const { pieces, height } of words) {
        row.pieces.push(...pieces.map((piece) => ({ ...piece, y: piece.y + top })));
        top += height;
      }
      row.strokes.push({ x: sheet.left + indent, y: top + 34, width, weight: 0.6 });
      row.height = Math.max(row.height, top + 36);
    }
    return row;
  });
}

function blockRows(block: Block, measure: Measure): Row[] {
  if (block.kind === "heading") {
    const element: Element = { tag: "H2", bookmark: block.text };
    return kept(lineRows(block.text, { type: { font: "bold", size: 12 }, element, before: 14 }, measure));
  }
  if (block.kind === "paragraph")
    return lineRows(block.text, { type: text, element: { tag: "P" }, before: 8 }, measure);
  if (block.kind === "list") return listRows(block.items, measure);
  if (block.kind === "table") return tableRows(block.columns, block.rows, measure);
  if (block.kind === "facts") return factRows(block.facts, measure);
  return signatureRows(block.lines, measure);
}

function headRows({ letterhead, place, day, reference, addressee, title }: LetterText, measure: Measure): Row[] {
  const lines = (words: readonly string[], type: Type, more: Partial<Lines> = {}) => {
    const element: Element = { tag: "P" };
    return words.flatMap((line, at) =>
      lineRows(
        at < words.length - 1 ? `${line} ` : line,
        { type, element, ...more, before: at === 0 ? (more.before ?? 0) : 0 },
        measure,
      ),
    );
  };
  const { caseNumber, protocol } = reference;
  const numbers = [`Pratica n. ${caseNumber}`, ...(protocol === undefined ? [] : [`Protocollo ${protocol}`])];
  const under: Row = { ...empty(8), strokes: [{ x: sheet.left, y: 6, width: textWidth, weight: 1 }] };
  const heading: Element = { tag: "H1", bookmark: title };
  return kept([
    ...lines([letterhead.body], { font: "bold", size: 14 }),
    ...lines([letterhead.office], strong),
    ...(letterhead.address.length === 0 ? [] : lines(letterhead.address, small)),
    under,
    ...lines([`${place}, ${longDay(day)}`], text, { before: 14 }),
    ...lines(numbers, text),
    ...(addressee.length === 0 ? [] : lines(addressee, text, { before: 14, indent: textWidth / 2 + 14 })),
    ...lineRows(
      addressee.length === 0 ? title : `Oggetto: ${title}`,
      { type: { font: "bold", size: addressee.length === 0 ? 15 : 11.5 }, element: heading, before: 22 },
      measure,
    ),
  ]);
}

function noteRows(notes: readonly string[], measure: Measure): Row[] {
  const above: Row = { ...empty(4, 18), strokes: [{ x: sheet.left, y: 0, width: 120, weight: 0.5 }] };
  const rows = notes.flatMap((note) => lineRows(note, { type: small, element: { tag: "P" }, before: 3 }, measure));
  return rows.length === 0 ? [] : [above, ...rows];
}

/** Where signatures come, the last lines before them go with them. */
function joined(blocks: readonly Block[], measure: Measure): Row[] {
  const rows: Row[] = [];
  for (const block of blocks) {
    const last = rows.at(-1);
    if (block.kind === "signatures" && last) last.keep = true;
    for (const row of blockRows(block, measure)) rows.push(row);
  }
  return rows;
}

export function layOut(letter: LetterText, measure: Measure): Page[] {
  const rows = [...headRows(letter, measure), ...joined(letter.blocks, measure), ...noteRows(letter.notes, measure)];
  return paginate(rows);
}
