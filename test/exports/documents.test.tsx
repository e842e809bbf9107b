// Exports that are documents of elements, read by a parser of such: the OpenDocument sheet and the page to print.
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { odsFile } from "../../server/exports/ods-file.ts";
import { printFile } from "../../server/exports/print-file.ts";
import type { Cell, Made, Table } from "../../server/exports/table.ts";

const rows: Cell[][] = [
  ["2026-000001", "Dall’Ò & <figli>", "2026-03-02", 3, 123_450],
  ["2026-000002", '=HYPERLINK("x")', "2026-03-02T16:50", 2.5, 5],
  ["2026-000003", " due  spazi ", null, null, null],
];

async function* slices(): AsyncGenerator<Cell[][]> {
  yield rows;
}

const tableOf = (): Table => ({
  ...{ title: "Pratiche", aboutTitle: "Informazioni", locale: "it", printHint: "Ctrl+P" },
  columns: [
    { label: "Numero", type: "text" },
    { label: "Nome", type: "text" },
    { label: "Scadenza", type: "day" },
    { label: "Dati", type: "number" },
    { label: "Costo", type: "cents" },
  ],
  slices: slices(),
  about: () => [["Esportato da", "Anna"]],
});

async function bytesOf({ body, head }: Made): Promise<Buffer> {
  // The house runs on Node's bytes, not on those of the page's realm.
  globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as typeof Uint8Array;
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(Buffer.from(piece as string));
  return Buffer.concat([Buffer.from(head?.() ?? ""), ...pieces]);
}

test("ODS is an OpenDocument: type first and stored, days and numbers with their types, no formula", async () => {
  const bytes = await bytesOf(odsFile(tableOf(), new Date("2026-03-02T09:00:00.000Z")));
  // The type stands at a fixed place, so that it is known without unzipping.
  expect(bytes.subarray(30, 38).toString()).toBe("mimetype");
  expect(bytes.subarray(38, 84).toString()).toBe("application/vnd.oasis.opendocument.spreadsheet");
  const parts = unzipSync(bytes);
  const text = strFromU8(parts["content.xml"] ?? new Uint8Array());
  const document = new DOMParser().parseFromString(text, "text/xml");
  const [cases, about] = [...document.getElementsByTagName("table:table")];
  expect(cases?.getAttribute("table:name")).toBe("Pratiche");
  const read = [...(cases?.getElementsByTagName("table:table-row") ?? [])].map((row) =>
    [...row.getElementsByTagName("table:table-cell")].map((cell) => {
      const type = cell.getAttribute("office:value-type");
      if (type === "float") return Number(cell.getAttribute("office:value"));
      return type === "date" ? cell.getAttribute("office:date-value") : cell.textContent;
    }),
  );
  expect(read.slice(1, 3)).toEqual([
    ["2026-000001", "Dall’Ò & <figli>", "2026-03-02", 3, 1234.5],
    ["2026-000002", '=HYPERLINK("x")', "2026-03-02T16:50:00", 2.5, 0.05],
  ]);
  expect([...document.getElementsByTagName("text:s")].map((one) => one.getAttribute("text:c"))).toEqual([
    "1",
    "2",
    "1",
  ]);
  expect(about?.getElementsByTagName("table:table-row")).toHaveLength(1);
  expect(text).not.toContain("table:formula");
});

test("a page to print is a real table with its facts before it, and no text of it is markup", async () => {
  const document = new DOMParser().parseFromString((await bytesOf(printFile(tableOf()))).toString(), "text/html");
  expect(document.documentElement.lang).toBe("it");
  expect(document.querySelectorAll("thead th[scope=col]")).toHaveLength(5);
  expect(document.querySelector("tbody tr td:nth-child(2)")?.textContent).toBe("Dall’Ò & <figli>");
  expect(document.querySelector("tbody tr td:nth-child(5)")?.textContent).toBe("1234,50");
  expect(document.querySelectorAll("tbody tr")).toHaveLength(3);
  expect(document.querySelector("dl")?.textContent).toContain("Anna");
});
