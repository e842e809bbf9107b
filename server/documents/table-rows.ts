// The rows of a table: a head that is said again on every page, cells as high as the longest of their row.
import { breakLines, type Type } from "./break-lines.ts";
import { columnWidths } from "./column-widths.ts";
import type { Measure } from "./fonts.ts";
import { type Element, type Row, sheet, textWidth } from "./page.ts";

const body: Type = { font: "regular", size: 9.5 };
const strong: Type = { font: "bold", size: 9.5 };
const [line, base, gap, above] = [12.5, 9.2, 10, 4];

interface Table {
  element: Element;
  widths: readonly number[];
  measure: Measure;
}

function rowOf(cells: readonly string[], type: Type, { element, widths, measure }: Table): Row {
  const whole: Element = { tag: "TR", parent: element };
  const isHead = type.font === "bold";
  let [x, most] = [sheet.left, 1];
  const pieces = widths.flatMap((width, at) => {
    const cell: Element = isHead ? { tag: "TH", parent: whole, scope: "Column" } : { tag: "TD", parent: whole };
    const lines = breakLines(cells[at] ?? "", width, type, measure);
    const left = x;
    x += width + gap;
    most = Math.max(most, lines.length);
    return lines.map((words, index) => {
      const text = index < lines.length - 1 ? `${words} ` : words;
      return { ...type, element: cell, text, x: left, y: above + base + index * line };
    });
  });
  const height = above + most * line + above;
  // A row without words is for the pen.
  const room = cells.every((cell) => cell === "") ? height + 6 : height;
  const stroke = { x: sheet.left, y: room, width: textWidth, weight: isHead ? 1 : 0.4 };
  return { before: 0, height: room, keep: isHead, pieces, strokes: [stroke] };
}

export function tableRows(columns: readonly string[], rows: readonly (readonly string[])[], measure: Measure): Row[] {
  const said = (text: string) => text.replace(/\s+/g, " ").trim();
  const head = columns.map(said);
  const cells = rows.map((row) => head.map((_, at) => said(row[at] ?? "")));
  const widest = (at: number, parts: (cell: string) => string[]) => {
    let most = 0;
    for (const word of parts(head[at] ?? "")) most = Math.max(most, measure(word, strong.font, strong.size));
    for (const row of cells)
      for (const word of parts(row[at] ?? "")) most = Math.max(most, measure(word, body.font, body.size));
    return most;
  };
  const words = head.map((_, at) => widest(at, (cell) => cell.split(" ")));
  const whole = head.map((_, at) => widest(at, (cell) => [cell]));
  const widths = columnWidths(words, whole, textWidth - gap * (head.length - 1));
  const table: Table = { element: { tag: "Table" }, widths, measure };
  const first = { ...rowOf(head, strong, table), before: 10 };
  return [first, ...cells.map((row) => ({ ...rowOf(row, body, table), head: first }))];
}
