// The file of applications as text: numbers and days as Italian spreadsheets write them, errors with line and column.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleLayout } from "../../server/housing/import-layout.ts";
import { italianDay, italianNumber, parseCsv } from "../../server/housing/parse-csv.ts";
import { root } from "../support/source-files.ts";

const example = readFileSync(join(root, "db/seed/data/applications-example.csv"), "utf8");
const headers = exampleLayout.columns.map((column) => column.header);

const fit: Record<string, string> = {
  id_domanda: "D-1",
  protocollo: "1/2026",
  data_protocollo: "02/03/2026",
  data_presentazione: "2/3/2026",
  codice_fiscale: "vldcst76d48h501e",
  cognome: "Valdoro",
  nome: "Celeste",
  comune_residenza: "20038",
  isbar: "1.041,5",
};
const line = (cells: Record<string, string>) => headers.map((header) => cells[header] ?? "").join(";");
const file = (...rows: Record<string, string>[]) => [headers.join(";"), ...rows.map(line)].join("\n");
const parse = (text: string, most = 10) => parseCsv(text, exampleLayout, most);

describe("italian cells", () => {
  it.each([
    ["1.234,56", 1234.56],
    ["1.234", 1234],
    ["12,5", 12.5],
    ["12.5", 12.5],
    ["€ 7.000,00", 7000],
    ["-3", -3],
    ["1,2,3", undefined],
    ["12.3456", undefined],
    ["dieci", undefined],
    ["", undefined],
  ])("reads %s as %s", (text, value) => expect(italianNumber(text)).toBe(value));

  it.each([
    ["31/12/2026", "2026-12-31"],
    ["1-2-2026", "2026-02-01"],
    ["2026-02-01", "2026-02-01"],
    ["31/02/2026", undefined],
    ["12/31/2026", undefined],
  ])("reads %s as %s", (text, value) => expect(italianDay(text)).toBe(value));

  it("reads back any amount written the Italian way", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => {
        const text = new Intl.NumberFormat("it-IT", { minimumFractionDigits: 2 }).format(cents / 100);
        expect(italianNumber(text)).toBeCloseTo(cents / 100, 6);
      }),
    ));
});

describe("parseCsv", () => {
  it("reads the example file whole, with its byte order mark", () => {
    const { rows, errors, unknownColumns } = parse(example, 1000);
    expect({ errors, unknownColumns, count: rows.length }).toEqual({ errors: [], unknownColumns: [], count: 30 });
    expect(rows.flatMap((row) => row.errors)).toEqual([]);
    expect(rows[0]).toMatchObject({ line: 2, values: { platformId: "ES-2026-0001", isbar: 19.13, indigent: true } });
  });

  it("reads columns in any order, with capitals and without the optional ones", () => {
    const names = Object.keys(fit).reverse();
    const text = [names.map((name) => name.toUpperCase().replaceAll("_", " ")), names.map((name) => fit[name])]
      .map((cells) => cells.join(";"))
      .join("\r\n");
    expect(parse(text).rows).toEqual([
      {
        line: 2,
        errors: [],
        values: {
          platformId: "D-1",
          protocolNumber: "1/2026",
          protocolOn: "2026-03-02",
          submittedOn: "2026-03-02",
          fiscalCode: "VLDCST76D48H501E",
          surname: "Valdoro",
          givenName: "Celeste",
          residence: "020038",
          isbar: 1041.5,
        },
      },
    ]);
  });

  it("says line, column and what is wrong, and never what stood there", () => {
    const { rows } = parse(
      file(fit, {
        ...fit,
        isbar: "tanto",
        data_presentazione: "ieri",
        cognome: "",
        codice_fiscale: "ROSSI",
        indigente: "forse",
        categorie: "anziani|maghi",
        comune_residenza: "Ostiglia",
      }),
    );
    expect(rows[1]?.line).toBe(3);
    expect(rows[1]?.errors).toEqual([
      { column: "data_presentazione", code: "notADay" },
      { column: "codice_fiscale", code: "notACode" },
      { column: "cognome", code: "missing" },
      { column: "comune_residenza", code: "notAComune" },
      { column: "isbar", code: "notANumber" },
      { column: "indigente", code: "notAWord" },
      { column: "categorie", code: "notAWord" },
    ]);
    expect(JSON.stringify(rows[1]?.errors)).not.toMatch(/ROSSI|maghi|Ostiglia/);
  });

  it("refuses the whole file without a required column, with a column twice, or with too many rows", () => {
    expect(parse(`${headers.filter((name) => name !== "isbar").join(";")}\n`).errors).toEqual([
      { code: "missingColumn", column: "isbar" },
    ]);
    expect(parse(`${headers.join(";")};isbar\n`).errors).toEqual([{ code: "repeatedColumn", column: "isbar" }]);
    expect(parse(file(fit, fit, fit), 2).errors).toEqual([{ code: "tooManyRows" }]);
    expect(parse("").errors).toEqual([{ code: "empty" }]);
    expect(parse(`${headers.join(";")}\n"aperta`).errors).toMatchObject([{ code: "unreadable" }]);
  });

  it("keeps quoted separators and counts the lines of the file", () => {
    const { rows } = parse(file({ ...fit, cognome: '"Val;doro"' }, fit));
    expect(rows.map((row) => [row.line, row.values.surname])).toEqual([
      [2, "Val;doro"],
      [3, "Valdoro"],
    ]);
  });

  it("answers any text without an exception", () =>
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, withHeader) => {
        const whole = withHeader ? `${headers.join(";")}\n${text}` : text;
        expect(Array.isArray(parse(whole).rows)).toBe(true);
      }),
    ));
});
