// Reads a PDF back: its objects, inflated, and the words of each page as a reader gets them, by the fonts' own tables from
// glyphs to signs. What is marked as belonging to the sheet (heads, feet, watermark) is told apart.
import { inflateSync } from "node:zlib";

export interface PdfPage {
  /** Pieces of text in the order they are drawn, with the element they belong to. */
  text: { tag: string; words: string; size: number; y: number }[];
  /** Of the sheet, not of the text. */
  aside: string[];
}

export interface Pdf {
  pages: PdfPage[];
  /** Dictionaries by object number. */
  objects: Map<number, string>;
  /** Tags of the elements, in the order of reading. */
  tags: string[];
  bookmarks: string[];
  words: string;
}

interface Stored {
  dictionary: string;
  stream: Buffer | undefined;
}

const reference = (dictionary: string, key: string): number =>
  Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1] ?? Number.NaN);
const references = (list: string): number[] => [...list.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));

function storedIn(bytes: Buffer): Map<number, Stored> {
  const all = bytes.toString("latin1");
  const found = new Map<number, Stored>();
  for (const { index, 0: start, 1: id } of all.matchAll(/(?<=\n)(\d+) 0 obj\n/g)) {
    const from = index + start.length;
    const end = all.indexOf("endobj", from);
    const opening = all.indexOf("stream\n", from);
    if (opening === -1 || opening > end) {
      found.set(Number(id), { dictionary: all.slice(from, end), stream: undefined });
      continue;
    }
    const dictionary = all.slice(from, opening);
    const at = opening + "stream\n".length;
    const raw = bytes.subarray(at, at + Number(/\/Length (\d+)/.exec(dictionary)?.[1]));
    found.set(Number(id), { dictionary, stream: dictionary.includes("/FlateDecode") ? inflateSync(raw) : raw });
  }
  return found;
}

/** From glyph numbers to signs, as the font's table says. */
function signsOf(table: string): Map<number, string> {
  const signs = new Map<number, string>();
  for (const [, from = "", list = ""] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    for (const [at, [, units = ""]] of [...list.matchAll(/<([0-9a-f]*)>/g)].entries())
      signs.set(Number.parseInt(from, 16) + at, Buffer.from(units, "hex").swap16().toString("utf16le"));
  return signs;
}

function pageOf(content: string, fonts: Map<string, Map<number, string>>): PdfPage {
  const page: PdfPage = { text: [], aside: [] };
  const marks: string[] = [];
  let [signs, size, y] = [new Map<number, string>(), 0, 0];
  const token =
    /\/(\w+) <<[^>]*>> BDC|\bEMC\b|\/(F\d+) ([\d.]+) Tf|1 0 0 1 [-\d.]+ ([-\d.]+) Tm|\[((?:<[0-9a-f]*>|[-\d. ])*)\] TJ/g;
  for (const [whole, tag, font, fontSize, base, shown] of content.matchAll(token)) {
    if (tag !== undefined) marks.push(tag);
    else if (whole === "EMC") marks.pop();
    else if (font !== undefined) [signs, size] = [fonts.get(font) ?? signs, Number(fontSize)];
    else if (base !== undefined) y = Number(base);
    else if (shown !== undefined) {
      const glyphs = [...shown.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []);
      const words = glyphs.map((glyph) => signs.get(Number.parseInt(glyph, 16)) ?? "\ufffd").join("");
      const mark = marks.at(-1) ?? "none";
      if (mark === "Artifact") page.aside.push(words);
      else page.text.push({ tag: mark, words, size, y });
    }
  }
  return page;
}

function bookmarksIn(stored: Map<number, Stored>, parent: number): string[] {
  const dictionary = (id: number) => stored.get(id)?.dictionary ?? "";
  const titles: string[] = [];
  for (let id = reference(dictionary(parent), "First"); !Number.isNaN(id); id = reference(dictionary(id), "Next")) {
    const raw = /\/Title \(((?:\\.|[^\\)])*)\)/s.exec(dictionary(id))?.[1] ?? "";
    const bytes = Buffer.from(raw.replace(/\\([\\()])/g, "$1"), "latin1");
    titles.push(bytes[0] === 0xfe ? bytes.subarray(2).swap16().toString("utf16le") : bytes.toString("latin1"));
    titles.push(...bookmarksIn(stored, id));
  }
  return titles;
}

export function readPdf(bytes: Buffer): Pdf {
  const stored = storedIn(bytes);
  const dictionary = (id: number) => stored.get(id)?.dictionary ?? "";
  const stream = (id: number) => stored.get(id)?.stream?.toString("latin1") ?? "";
  const catalog = [...stored.values()].find((one) => one.dictionary.includes("/Type /Catalog"))?.dictionary ?? "";
  const kids = /\/Kids \[([^\]]*)\]/.exec(dictionary(reference(catalog, "Pages")))?.[1] ?? "";
  const pages = references(kids).map((id) => {
    const listed = /\/Font <<([^>]*)>>/.exec(dictionary(reference(dictionary(id), "Resources")))?.[1] ?? "";
    const fonts = [...listed.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(
      ([, name = "", font]): [string, Map<number, string>] => [
        name,
        signsOf(stream(reference(dictionary(Number(font)), "ToUnicode"))),
      ],
    );
    return pageOf(stream(reference(dictionary(id), "Contents")), new Map(fonts));
  });
  const below = (id: number): string[] => {
    const tag = /\/S \/(\w+)/.exec(dictionary(id))?.[1] ?? "";
    return [tag, ...references(/\/K \[([^\]]*)\]/.exec(dictionary(id))?.[1] ?? "").flatMap(below)];
  };
  const top = reference(dictionary(reference(catalog, "StructTreeRoot")), "K");
  const tree = Number.isNaN(top)
    ? references(/\/K \[([^\]]*)\]/.exec(dictionary(reference(catalog, "StructTreeRoot")))?.[1] ?? "")
    : [top];
  return {
    pages,
    objects: new Map([...stored].map(([id, one]) => [id, one.dictionary])),
    tags: tree.flatMap(below),
    bookmarks: bookmarksIn(stored, reference(catalog, "Outlines")),
    words: pages.map(({ text }) => text.map(({ words }) => words).join("\n")).join("\n"),
  };
}
