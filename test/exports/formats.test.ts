// The formats of an export, each read again by somebody else's reader: what went in comes out, days as days and numbers as
// numbers, and nothing of it is a formula.
import { strFromU8, unzipSync } from "fflate";
import readSheets from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { csvFile } from "../../server/exports/csv-file.ts";
import { odsFile } from "../../server/exports/ods-file.ts";
import type { Cell, Made, Table } from "../../server/exports/table.ts";
import { xlsxFile } from "../../server/exports/xlsx-file.ts";

const at = new Date("2026-03-02T09:00:00.000Z");
const rows: Cell[][] = [
  ["2026-000001", "Dall’Ò & <figli>", "2026-03-02", 3, 123_450],
  ["2026-000002", '=HYPERLINK("x")', "2026-03-02T16:50", 2.5, 5],
  ["2026-000003", "_x0041_ spazi  doppi ; \u0007", null, null, null],
];

const tableOf = (some: AsyncIterable<Cell[][]>, locale: "it" | "en" = "it"): Table => ({
  ...{ title: "Pratiche", aboutTitle: "Informazioni", locale, printHint: "Ctrl+P" },
  columns: [
    { label: "Numero", type: "text" },
    { label: "Nome", type: "text" },
    { label: "Scadenza", type: "day" },
    { label: "Dati", type: "number" },
    { label: "Costo", type: "cents" },
  ],
  slices: some,
  about: () => [
    ["Esportato da", "Anna"],
    ["Righe", "3"],
  ],
});

async function* slices(): AsyncGenerator<Cell[][]> {
  yield rows.slice(0, 2);
  yield rows.slice(2);
}

async function bytesOf({ body, head }: Made): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(Buffer.from(piece as string));
  return Buffer.concat([Buffer.from(head?.() ?? ""), ...pieces]);
}

test("CSV is what an Italian spreadsheet opens: mark, semicolons, commas, days, no formula", async () => {
  const text = (await bytesOf(csvFile(tableOf(slices())))).toString();
  expect(text).toBe(
    [
      "\uFEFFEsportato da;Anna",
      "Righe;3",
      "",
      "Numero;Nome;Scadenza;Dati;Costo",
      "2026-000001;Dall’Ò & <figli>;02/03/2026;3;1234,50",
      `2026-000002;"'=HYPERLINK(""x"")";02/03/2026 16:50;2,5;0,05`,
      '2026-000003;"_x0041_ spazi  doppi ;  ";;;',
      "",
    ].join("\r\n"),
  );
});

describe("XLSX", () => {
  test("comes out of another reader as it went in, with days and numbers", async () => {
    const [cases, about] = await readSheets(await bytesOf(xlsxFile(tableOf(slices()), at)));
    expect(cases?.sheet).toBe("Pratiche");
    expect(cases?.data).toEqual([
      ["Numero", "Nome", "Scadenza", "Dati", "Costo"],
      ["2026-000001", "Dall’Ò & <figli>", new Date("2026-03-02T00:00:00.000Z"), 3, 1234.5],
      ["2026-000002", '=HYPERLINK("x")', new Date("2026-03-02T16:50:00.000Z"), 2.5, 0.05],
      ["2026-000003", expect.stringContaining("spazi  doppi ;"), null, null, null],
    ]);
    expect(about?.data).toEqual([
      ["Esportato da", "Anna"],
      ["Righe", "3"],
    ]);
  });

  test("holds no formula, and text that looks like a code stays text", async () => {
    const parts = unzipSync(await bytesOf(xlsxFile(tableOf(slices()), at)));
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(sheet).not.toContain("<f>");
    expect(sheet).toContain("_x005F_x0041_");
    expect(sheet).toContain('<autoFilter ref="A1:E4"/>');
  });
});

test.each([
  ["xlsx", xlsxFile],
  ["ods", odsFile],
])("what fails while %s is written ends the file with the same failure", async (_, make) => {
  const fails = async function* (): AsyncGenerator<Cell[][]> {
    yield rows;
    throw new Error("the reading failed");
  };
  await expect(bytesOf(make(tableOf(fails()), at))).rejects.toThrow("the reading failed");
});
