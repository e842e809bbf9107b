// Files as offices have them: encodings, separators, titles above the header, Excel workbooks of other programs, and what a hostile one
// may try.
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { csvFile } from "../../server/exports/csv-file.ts";
import type { Cell, Made, Table } from "../../server/exports/table.ts";
import { xlsxFile } from "../../server/exports/xlsx-file.ts";
import { mostRows } from "../../server/imports/limits.ts";
import { tableOf } from "../../server/imports/read-table.ts";
import { findHeader, headersKey, proposeMapping } from "../../workflows/rules/imports/fields.ts";
import { codeOf } from "./code-of.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const windows = (text: string) => Uint8Array.from(text, (sign) => (sign === "’" ? 0x92 : sign.charCodeAt(0)));

async function bytesOf({ body, head }: Made): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(Buffer.from(piece as string));
  return Buffer.concat([Buffer.from(head?.() ?? ""), ...pieces]);
}

async function* slices(rows: Cell[][]): AsyncGenerator<Cell[][]> {
  yield rows;
}

const exported = (rows: Cell[][], days: readonly number[] = []): Table => ({
  ...{ title: "Elenco", aboutTitle: "Informazioni", locale: "it", printHint: "" },
  columns: (rows[0] ?? []).map((label, i) => ({ label: String(label), type: days.includes(i) ? "day" : "text" })),
  slices: slices(rows.slice(1)),
  about: () => [
    ["Esportato da", "Anna"],
    ["Righe", "1"],
  ],
});

describe("text files", () => {
  test("are read in the encoding and with the separator they were written in", () => {
    const lines = [
      ["Cognome", "Città"],
      ["Dall’Ò", "Ostiglia"],
    ];
    for (const separator of [";", ",", "\t", "|"]) {
      const text = lines.map((cells) => cells.join(separator)).join("\r\n");
      const utf16 = Uint8Array.from([
        0xff,
        0xfe,
        ...new Uint8Array(Uint16Array.from(text, (s) => s.charCodeAt(0)).buffer),
      ]);
      const files = {
        "utf-8": utf8(text),
        marked: utf8(`\uFEFF${text}`),
        "windows-1252": windows(text),
        "utf-16": utf16,
      };
      for (const [encoding, bytes] of Object.entries(files)) {
        const table = tableOf(bytes);
        expect(table, `${encoding} ${separator}`).toMatchObject({ type: "csv", separator, lines });
        expect(table.encoding).toBe(encoding === "marked" ? "utf-8" : encoding);
      }
    }
  });

  test("keep line numbers past empty lines, quoted line breaks and titles", () => {
    const table = tableOf(utf8('Elenco 2025\n\nCognome;Nome\n"Rossi";"A\nB"\n;\nBianchi;C'));
    expect(table.lines).toEqual([["Elenco 2025"], ["Cognome", "Nome"], ["Rossi", "A B"], ["Bianchi", "C"]]);
    expect(findHeader(table.lines)).toBe(1);
  });

  test("that are none, are empty or too long are refused", () => {
    expect(codeOf(() => tableOf(utf8(" \r\n;;\n")))).toBe("INVALID empty");
    expect(codeOf(() => tableOf(Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0, 1)))).toBe("INVALID fileType");
    expect(codeOf(() => tableOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1)))).toBe("INVALID oldWorkbook");
    expect(codeOf(() => tableOf(utf8("a;b\n".repeat(mostRows + 40))))).toBe("LIMIT rows");
    expect(tableOf(utf8(`a;b\n${"x".repeat(5_000)};${"y;".repeat(80)}`)).isCut).toBe(true);
  });

  test("any bytes are a table or a refusal, never a fault", () => {
    const any = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ maxLength: 200 }).map(utf8),
      fc.uint8Array({ maxLength: 100 }).map((tail) => Uint8Array.from([0x50, 0x4b, 3, 4, ...tail])),
    );
    fc.assert(
      fc.property(any, (bytes) => {
        const code = codeOf(() => tableOf(bytes));
        expect(["", "INVALID empty", "INVALID fileType", "INVALID unreadable", "INVALID oldWorkbook"]).toContain(code);
      }),
      { seed: 7, numRuns: 400 },
    );
  });
});

const part = (text: string) => strToU8(`<?xml version="1.0"?>${text}`);
const book = (sheet: string, texts = "", more: Record<string, Uint8Array> = {}) =>
  zipSync({
    "xl/workbook.xml": part(
      '<x:workbook xmlns:x="a"><x:sheets><x:sheet name="Uno" r:id="rId7"/></x:sheets></x:workbook>',
    ),
    "xl/_rels/workbook.xml.rels": part(
      '<Relationships><Relationship Id="rId7" Target="worksheets/uno.xml"/></Relationships>',
    ),
    "xl/worksheets/uno.xml": part(sheet),
    ...(texts === "" ? {} : { "xl/sharedStrings.xml": part(texts) }),
    ...more,
  });

describe("workbooks", () => {
  test("of other programs: shared and rich texts, places left out, formulas by their result, days by their look", () => {
    const texts =
      "<sst><si><t>Cognome</t></si><si><r><t>Dall&apos;</t></r><r><t>&#210;</t></r><rPh><t>no</t></rPh></si></sst>";
    const styles = part(
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\/mm\\/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
    );
    const sheet = `<worksheet><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>Nato il</t></is></c></row>
      <row r="4"><c r="A4" t="s"><v>1</v></c><c r="C4" s="1"><f>DATE(1970,1,2)</f><v>25570</v></c><c r="D4"><v>3.331234567E9</v></c></row></sheetData></worksheet>`;
    const table = tableOf(book(sheet, texts, { "xl/styles.xml": styles }));
    expect(table).toMatchObject({ type: "xlsx", numbers: [2, 4] });
    expect(table.lines).toEqual([
      ["Cognome", "", "Nato il"],
      ["Dall'Ò", "", "1970-01-02", "3331234567"],
    ]);
  });

  test("cannot fetch, expand or blow up", () => {
    const entity = '<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet><sheetData/></worksheet>';
    expect(codeOf(() => tableOf(book(entity)))).toBe("INVALID unreadable");
    const kept = `<worksheet><sheetData><row><c t="str"><v>&b;&lt;</v></c></row></sheetData></worksheet>`;
    expect(tableOf(book(kept)).lines).toEqual([["&b;<"]]);
    const bomb = book(`<worksheet><sheetData>${" ".repeat(45_000_000)}</sheetData></worksheet>`);
    expect(bomb.length).toBeLessThan(100_000);
    expect(codeOf(() => tableOf(bomb))).toBe("LIMIT unpacked");
    const far = `<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="A1048576"/></row></sheetData></worksheet>`;
    expect(tableOf(book(far))).toMatchObject({ lines: [[]], numbers: [1_048_576], isCut: true });
    const many = `<worksheet><sheetData>${"<row><c><v>1</v></c></row>".repeat(mostRows + 40)}</sheetData></worksheet>`;
    expect(codeOf(() => tableOf(book(many)))).toBe("LIMIT rows");
    expect(codeOf(() => tableOf(zipSync({ "a.txt": strToU8("x") })))).toBe("INVALID unreadable");
  });
});

describe("round trip", () => {
  const cell = fc
    .array(fc.constantFrom(..."abèÒ’ ;,\"'=+&<>_x01|-".split("")), { maxLength: 12 })
    .map((signs) => signs.join("").replace(/\s+/g, " ").trim());

  test("what the office exports is read as it was, in both formats", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 }), async (pairs) => {
        const rows = [["Cognome", "Nome", "Data"], ...pairs.map(([a, b]) => [`n${a}`, `m${b}`, "1999-12-31"])];
        const at = new Date("2026-03-02T09:00:00.000Z");
        const workbook = tableOf(await bytesOf(xlsxFile(exported(rows, [2]), at)));
        expect(workbook.lines).toEqual(rows);
        const text = tableOf(await bytesOf(csvFile(exported(rows, [2]))));
        const italian = rows.map(([a, b, day]) => [a, b, day === "Data" ? day : "31/12/1999"]);
        expect(text.lines.slice(findHeader(text.lines))).toEqual(italian);
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  test("headers are proposed as what they say, whatever their capitals and signs", () => {
    const headers = ["COGNOME", "Nome ", "Cod. Fiscale", "Data di Nascita", "Comune", "Indirizzo", "Tel.", "Colore"];
    expect(proposeMapping(headers)).toEqual([
      ...["surname", "givenName", "fiscalCode", "birthOn", "comune", "address", "phone", ""],
    ]);
    expect(proposeMapping(["Cognome", "cognome"])).toEqual(["surname", ""]);
    expect(headersKey(["Cod. Fiscale"])).toBe(headersKey(["COD FISCALE"]));
  });
});
