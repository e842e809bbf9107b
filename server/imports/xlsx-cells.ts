// The first sheet of an Excel workbook as lines of text cells. Unpacked parts are bounded by what their zip says of them before
// a byte is unpacked, and unpacking stops there; formulas are never computed: of a cell with one the stored result is read.
import { type UnzipFileInfo, unzipSync } from "fflate";
import { mostCell, mostColumns, mostTexts, mostUnpacked } from "./limits.ts";
import { attributeOf, NotReadable, xmlTokens } from "./xml-tokens.ts";

export interface Lines {
  lines: string[][];
  /** Where each of them stands in the file, from 1. */
  numbers: number[];
  /** Cells that were cut, or columns beyond the last one read. */
  isCut: boolean;
}

export class TooLarge extends Error {
  override name = "TooLarge";
}

/** More lines than may be. */
export class TooMany extends Error {
  override name = "TooMany";
}

const wanted = (path: string): boolean =>
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i.test(path);

/** Parts of the workbook whose text is wanted. */
function unpack(bytes: Uint8Array, path: string): string | undefined {
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }: UnzipFileInfo) => {
      if (name.toLowerCase() !== path.toLowerCase() || !wanted(name)) return false;
      if (originalSize > mostUnpacked) throw new TooLarge();
      return true;
    },
  });
  const [part] = Object.values(parts);
  return part && new TextDecoder("utf-8", { fatal: true }).decode(part);
}

function textsOf(xml: string): string[] {
  const texts: string[] = [];
  let [text, isText, isPhonetic] = ["", false, false];
  for (const token of xmlTokens(xml)) {
    if (token.what === "text") text += isText && !isPhonetic ? token.text : "";
    else if (token.name === "t") isText = token.what === "open" && !token.isEmpty;
    else if (token.name === "rPh") isPhonetic = token.what === "open" && !token.isEmpty;
    else if (token.name === "si") {
      if (token.what === "close" || token.isEmpty) texts.push(text.slice(0, mostCell + 1));
      text = "";
    }
    if (texts.length > mostTexts) throw new TooLarge();
  }
  return texts;
}

const isDayFormat = (format: string): boolean =>
  /[dy]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "")) && !/^general$/i.test(format);

/** Which looks of cells are those of a day. */
function dayStyles(xml: string | undefined): ReadonlySet<number> {
  const days = new Set<number>();
  const formats = new Set<number>([14, 15, 16, 17, 22]);
  let [n, isCell] = [0, false];
  for (const token of xmlTokens(xml ?? "")) {
    if (token.what === "text") continue;
    if (token.name === "cellXfs") isCell = token.what === "open";
    if (token.what !== "open") continue;
    if (token.name === "numFmt" && isDayFormat(attributeOf(token.attributes, "formatCode") ?? ""))
      formats.add(Number(attributeOf(token.attributes, "numFmtId")));
    if (token.name === "xf" && isCell) {
      if (formats.has(Number(attributeOf(token.attributes, "numFmtId") ?? 0))) days.add(n);
      n += 1;
    }
  }
  return days;
}

/** Column of `BC12`, from 0. */
function columnOf(at: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/i.exec(at)?.[0].toUpperCase() ?? "")
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

interface Book {
  texts: string[];
  days: ReadonlySet<number>;
  /** Days are counted from 1904. */
  from1904: boolean;
}

const origin = Date.UTC(1899, 11, 30);
const days1904 = 1_462;

function numberText(raw: string, isDay: boolean, from1904: boolean): string {
  const value = Number(raw);
  if (raw === "" || !Number.isFinite(value)) return raw;
  if (!isDay) return String(value);
  const whole = Math.floor(value) + (from1904 ? days1904 : 0);
  // Beyond the year 9999 it is no day, whatever it looks like.
  return whole < 1 || whole > 2_958_465 ? raw : new Date(origin + whole * 86_400_000).toISOString().slice(0, 10);
}

function cellText(type: string, raw: string, style: number, book: Book): string {
  if (type === "s") return book.texts[Number(raw)] ?? "";
  if (type === "b") return raw === "1" ? "sì" : "no";
  if (type === "e") return "";
  return type === "n" || type === "" ? numberText(raw, book.days.has(style), book.from1904) : raw;
}

/** Cells of one sheet, line by line; lines without a value are passed over, since whole columns may be merely coloured. */
function readSheet(xml: string, book: Book, mostLines: number): Lines {
  const found: Lines = { lines: [], numbers: [], isCut: false };
  const at = { row: 0, column: -1, type: "", style: 0, raw: "", isValue: false };
  const put = () => {
    const text = cellText(at.type, at.raw, at.style, book);
    if (text.trim() === "") return;
    if (found.numbers.at(-1) !== at.row) {
      if (found.lines.length > mostLines) throw new TooMany();
      found.lines.push([]);
      found.numbers.push(at.row);
    }
    const line = found.lines.at(-1) as string[];
    if (at.column >= mostColumns || text.length > mostCell) found.isCut = true;
    if (at.column < 0 || at.column >= mostColumns) return;
    while (line.length < at.column) line.push("");
    line[at.column] = text.slice(0, mostCell);
  };
  for (const token of xmlTokens(xml)) {
    if (token.what === "text") {
      if (at.isValue) at.raw += token.text;
    } else if (token.name === "v" || token.name === "t") at.isValue = token.what === "open" && !token.isEmpty;
    else if (token.name === "row" && token.what === "open") {
      at.row = Number(attributeOf(token.attributes, "r") ?? at.row + 1);
      at.column = -1;
    } else if (token.name === "c" && token.what === "open") {
      const place = attributeOf(token.attributes, "r");
      at.column = place === undefined ? at.column + 1 : columnOf(place);
      at.type = attributeOf(token.attributes, "t") ?? "";
      at.style = Number(attributeOf(token.attributes, "s") ?? 0);
      at.raw = "";
    } else if (token.name === "c") put();
  }
  return found;
}

/** Path of the first sheet the workbook lists. */
function firstSheet(book: string, relations: string | undefined): string {
  let id: string | undefined;
  for (const token of xmlTokens(book))
    if (token.what === "open" && token.name === "sheet") {
      id = attributeOf(token.attributes, "id");
      break;
    }
  for (const token of xmlTokens(relations ?? ""))
    if (token.what === "open" && token.name === "Relationship" && attributeOf(token.attributes, "Id") === id) {
      const target = attributeOf(token.attributes, "Target") ?? "";
      return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    }
  return "xl/worksheets/sheet1.xml";
}

/** Throws TooLarge, TooMany or NotReadable. */
export function xlsxLines(bytes: Uint8Array, mostLines: number): Lines {
  try {
    const book = unpack(bytes, "xl/workbook.xml");
    if (book === undefined) throw new NotReadable("no workbook");
    const sheet = unpack(bytes, firstSheet(book, unpack(bytes, "xl/_rels/workbook.xml.rels")));
    if (sheet === undefined) throw new NotReadable("no sheet");
    const texts = textsOf(unpack(bytes, "xl/sharedStrings.xml") ?? "");
    const days = dayStyles(unpack(bytes, "xl/styles.xml"));
    return readSheet(sheet, { texts, days, from1904: /date1904\s*=\s*["'](1|true)/.test(book) }, mostLines);
  } catch (error) {
    if (error instanceof TooLarge || error instanceof TooMany || error instanceof NotReadable) throw error;
    // A broken zip, or text that is no UTF-8.
    throw new NotReadable("no workbook");
  }
}
