// The blocks of a document in the elements of a word processor, and the styles they have.
import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IParagraphOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Block, Fact, LetterText, Signature } from "../../workflows/rules/letters/letter.ts";

export type Part = Paragraph | Table;

/** From margin to margin, in twentieths of a point. */
export const lineWidth = 9306;

/** Sizes in half points. Arial is on every desk; where it is not, what stands for it is as wide. */
const base = { font: "Arial", size: 21, language: { value: "it-IT" } };
const named = (id: string, run: object, paragraph: object = {}) => ({
  ...{ id, name: id, basedOn: "Normal", run },
  paragraph: { spacing: { before: 0, after: 0 }, ...paragraph },
});
const heading = (size: number, before: number) => ({
  run: { font: "Arial", size, bold: true, color: "000000" },
  paragraph: { keepNext: true, keepLines: true, spacing: { before, after: 60 } },
});

export const styles: IStylesOptions = {
  default: {
    document: {
      run: base,
      paragraph: { spacing: { before: 120, after: 0, line: 288, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(26, 440),
    heading2: heading(23, 280),
  },
  paragraphStyles: [
    named("LetterheadBody", { size: 28, bold: true }),
    named("LetterheadOffice", { bold: true }),
    named("LetterheadAddress", { size: 17 }, { border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 4 } } }),
    named("Cell", { size: 19 }, { spacing: { before: 40, after: 40 } }),
    named("CellHead", { size: 19, bold: true }, { spacing: { before: 40, after: 40 } }),
    named("Note", { size: 17 }, { spacing: { before: 60, after: 0 } }),
    named("Header", { size: 24, bold: true, color: "4D4D4D" }, { alignment: AlignmentType.CENTER }),
    named("Footer", { size: 17, color: "4D4D4D" }),
  ],
};

export const bulletStyle: INumberingOptions["config"][number] = {
  reference: "list",
  levels: [
    {
      ...{ level: 0, format: LevelFormat.BULLET, text: "•", alignment: AlignmentType.LEFT },
      style: { paragraph: { indent: { left: 360, hanging: 260 } } },
    },
  ],
};

/** Line ends of a text are line ends. */
export const runs = (text: string): TextRun[] =>
  text.split("\n").map((line, at) => new TextRun({ text: line, ...(at > 0 ? { break: 1 } : {}) }));

const paragraph = (text: string, options: IParagraphOptions = {}) =>
  new Paragraph({ ...options, children: runs(text) });

const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
const thin = { style: BorderStyle.SINGLE, size: 4, color: "4D4D4D" };
const bare = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

interface Grid {
  widths: readonly number[];
  rows: readonly TableRow[];
  ruled?: true;
}

const grid = ({ widths, rows, ruled }: Grid): Table =>
  new Table({
    width: { size: lineWidth, type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: ruled ? { ...bare, bottom: thin, insideHorizontal: thin } : bare,
    margins: { left: 0, right: 160 },
    rows,
  });

const cell = (children: Paragraph[], width: number) =>
  new TableCell({ children, width: { size: width, type: WidthType.DXA } });

function factTable(facts: readonly Fact[]): Table {
  const widths = [2800, lineWidth - 2800];
  const rows = facts.map(
    ({ label, value }) =>
      new TableRow({
        children: [
          cell([paragraph(`${label}:`, { style: "CellHead" })], widths[0] ?? 0),
          cell([paragraph(value, { style: "Cell" })], widths[1] ?? 0),
        ],
      }),
  );
  return grid({ widths, rows });
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): Table {
  const width = Math.floor(lineWidth / columns.length);
  const line = (cells: readonly string[], style: string, isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      // A row without words is for the pen.
      ...(cells.every((text) => text === "") ? { height: { value: 480, rule: "atLeast" as const } } : {}),
      children: columns.map((_, at) => cell([paragraph(cells[at] ?? "", { style, keepNext: isHead })], width)),
    });
  const body = rows.map((row) => line(row, "Cell", false));
  return grid({ widths: columns.map(() => width), rows: [line(columns, "CellHead", true), ...body], ruled: true });
}

function signatureTable(lines: readonly Signature[]): Table {
  const width = lineWidth / 2;
  const pen = new Paragraph({ spacing: { before: 560 }, border: { bottom: { ...thin, space: 1 } }, keepNext: true });
  const box = (one: Signature | undefined) =>
    cell(
      one
        ? [
            paragraph(one.quality, { style: "Note", keepNext: true, spacing: { before: 360 } }),
            ...(one.name === "" ? [] : [paragraph(one.name, { keepNext: true, spacing: { before: 0 } })]),
            pen,
          ]
        : [new Paragraph({ keepNext: true })],
      width,
    );
  // One who signs alone signs on the right.
  const boxes = lines.length === 1 ? [undefined, ...lines] : [...lines, ...(lines.length % 2 ? [undefined] : [])];
  const rows = Array.from(
    { length: boxes.length / 2 },
    (_, at) => new TableRow({ cantSplit: true, children: boxes.slice(2 * at, 2 * at + 2).map(box) }),
  );
  return grid({ widths: [width, width], rows });
}

function blockParts(block: Block, keepNext: boolean): Part[] {
  if (block.kind === "heading") return [new Paragraph({ heading: "Heading2", children: runs(block.text) })];
  if (block.kind === "paragraph") return [paragraph(block.text, { keepNext })];
  if (block.kind === "list")
    return block.items.map((item) => paragraph(item, { keepNext, numbering: { reference: "list", level: 0 } }));
  if (block.kind === "facts") return [factTable(block.facts)];
  if (block.kind === "table") return [table(block.columns, block.rows)];
  return [signatureTable(block.lines)];
}

/** A word processor takes tables that touch for one, and wants a line after the last of them. */
const apart = (keepNext: boolean) => new Paragraph({ keepNext, spacing: { before: 0, line: 120 } });

/** What comes before signatures goes with them. */
export function docxBlocks({ blocks, notes }: LetterText): Part[] {
  const parts: Part[] = [];
  for (const [at, block] of blocks.entries()) {
    const next = blocks[at + 1]?.kind;
    for (const part of blockParts(block, next === "signatures")) {
      if (part instanceof Table && parts.at(-1) instanceof Table) parts.push(apart(true));
      parts.push(part);
    }
  }
  if (notes.length === 0 && parts.at(-1) instanceof Table) parts.push(apart(false));
  return [...parts, ...notes.map((note) => paragraph(note, { style: "Note" }))];
}
