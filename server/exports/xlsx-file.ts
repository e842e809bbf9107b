// A table as an Excel workbook (ECMA-376), written as it comes: the rows, then a sheet that says what stands about the file.
// Text is inline text, never a formula; days are days with a date's format, amounts numbers with two decimals.
import { type Cell, type Column, type Made, serialOf, type Table } from "./table.ts";
import { xmlHead, xmlText } from "./xml.ts";
import { zipOf } from "./zip.ts";

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";

/** Places in `cellXfs` below. */
const style = { plain: 0, day: 1, minute: 2, cents: 3, head: 4 } as const;

const styles = `${xmlHead}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

const types = `${xmlHead}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`;

const rootRelations = `${xmlHead}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const bookRelations = `${xmlHead}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${relations}/styles" Target="styles.xml"/></Relationships>`;

/** A cell of Excel holds no more. */
const mostText = 32_767;

/** `_x0041_` would be read as a code: its first sign is written as one. */
const inlineText = (text: string): string =>
  xmlText(text.slice(0, mostText).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"));

/** `at`: where it stands, `B7`. Excel would do without, other readers not. */
function textCell(at: string, text: string, look: number = style.plain): string {
  const space = text !== text.trim() || text.includes("\n") ? ' xml:space="preserve"' : "";
  const styled = look === style.plain ? "" : ` s="${look}"`;
  return `<c r="${at}" t="inlineStr"${styled}><is><t${space}>${inlineText(text)}</t></is></c>`;
}

function cellOf(at: string, cell: Cell, type: Column["type"]): string {
  if (cell === null || cell === "") return "";
  if (type === "day" && typeof cell === "string")
    return `<c r="${at}" s="${cell.length > 10 ? style.minute : style.day}"><v>${serialOf(cell)}</v></c>`;
  if (typeof cell === "string") return textCell(at, cell);
  return type === "cents"
    ? `<c r="${at}" s="${style.cents}"><v>${cell / 100}</v></c>`
    : `<c r="${at}"><v>${cell}</v></c>`;
}

/** `A`, … `Z`, `AA`. */
function columnName(place: number): string {
  return place < 26 ? String.fromCharCode(65 + place) : columnName(Math.floor(place / 26) - 1) + columnName(place % 26);
}

const widths: Record<Column["type"], number> = { text: 24, day: 13, number: 12, cents: 14 };

const rowOf = (n: number, cells: string): string => `<row r="${n}">${cells}</row>`;

async function* rowsSheet({ columns, slices }: Table): AsyncGenerator<string> {
  const cols = columns.map(
    ({ type }, i) => `<col min="${i + 1}" max="${i + 1}" width="${widths[type]}" customWidth="1"/>`,
  );
  const letters = columns.map((_, i) => columnName(i));
  yield `${xmlHead}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join("")}</cols><sheetData>`;
  yield rowOf(1, columns.map(({ label }, i) => textCell(`${letters[i]}1`, label, style.head)).join(""));
  let n = 1;
  for await (const rows of slices) {
    let text = "";
    for (const row of rows) {
      n += 1;
      text += rowOf(n, columns.map(({ type }, i) => cellOf(`${letters[i]}${n}`, row[i] ?? null, type)).join(""));
    }
    yield text;
  }
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1) ?? "A"}${n}"/></worksheet>`;
}

async function* aboutSheet({ about }: Table): AsyncGenerator<string> {
  const rows = about().map(([label, words], i) =>
    rowOf(i + 1, textCell(`A${i + 1}`, label, style.head) + textCell(`B${i + 1}`, words)),
  );
  yield `${xmlHead}<worksheet ${main}><cols><col min="1" max="1" width="26" customWidth="1"/><col min="2" max="2" width="90" customWidth="1"/></cols><sheetData>${rows.join("")}</sheetData></worksheet>`;
}

export function xlsxFile(table: Table, at: Date): Made {
  const book = `${xmlHead}<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="${xmlText(table.title)}" sheetId="1" r:id="rId1"/><sheet name="${xmlText(table.aboutTitle)}" sheetId="2" r:id="rId2"/></sheets></workbook>`;
  return {
    body: zipOf(
      [
        { path: "[Content_Types].xml", content: types },
        { path: "_rels/.rels", content: rootRelations },
        { path: "xl/workbook.xml", content: book },
        { path: "xl/_rels/workbook.xml.rels", content: bookRelations },
        { path: "xl/styles.xml", content: styles },
        { path: "xl/worksheets/sheet1.xml", content: () => rowsSheet(table) },
        { path: "xl/worksheets/sheet2.xml", content: () => aboutSheet(table) },
      ],
      at,
    ),
  };
}
