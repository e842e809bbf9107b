// Documents as DOCX, read back from their XML: words, true headings, lists and tables, language and numbers of pages, the
// mark of a demo, and the same bytes for the same document.
import { strFromU8, unzipSync } from "fflate";
import { expect, test, vi } from "vitest";
import { composeLetter } from "../../server/documents/compose.ts";
import { renderDocx } from "../../server/documents/render-docx.ts";
import { type Block, type LetterText, textsOf } from "../../workflows/rules/letters/letter.ts";
import { templates } from "../../workflows/rules/letters/templates.ts";
import { composition, longLetter } from "../support/example-letters.ts";

const at = "2026-03-04T09:00:00.000Z";

async function parts(letter: LetterText, demo = false): Promise<Record<string, string>> {
  const files = unzipSync(await renderDocx(letter, { demo, at }));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

const plain = (xml: string) =>
  xml
    .replace(/<w:br\/>|<\/w:p>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name: string) => ({ lt: "<", gt: ">", quot: '"', apos: "'" })[name] ?? "&",
    );

const letters = templates.map((template) => composeLetter(composition(template)).letter);
const report = letters.find(({ title }) => title.startsWith("Relazione")) as LetterText;
const withBlocks = (...blocks: Block[]): LetterText => ({ ...report, blocks });

test("every template with all its words", async () => {
  for (const letter of letters) {
    const words = plain((await parts(letter))["word/document.xml"] ?? "");
    for (const text of textsOf(letter).filter((one) => one !== letter.reference.caseNumber))
      expect(words).toContain(text);
  }
});

test("signs that mean something in XML, line ends, letters of any script", async () => {
  const text = 'Rossi & <Figli> "srl"\nseconda riga: Київ, Phạm, Ćosić';
  const words = plain((await parts(withBlocks({ kind: "paragraph", text })))["word/document.xml"] ?? "");
  expect(words).toContain(text);
});

test("structure is of the document, not of its looks", async () => {
  const files = await parts(report);
  const document = files["word/document.xml"] ?? "";
  const count = (pattern: RegExp) => document.match(pattern)?.length ?? 0;
  expect(count(/<w:pStyle w:val="Heading1"\/>/g)).toBe(1);
  expect(count(/<w:pStyle w:val="Heading2"\/>/g)).toBe(report.blocks.filter(({ kind }) => kind === "heading").length);
  expect(count(/<w:numPr>/g)).toBe(2);
  expect(files["word/styles.xml"]).toContain('<w:lang w:val="it-IT"/>');
  expect(files["docProps/core.xml"]).toContain("<dc:title>Relazione del servizio sociale</dc:title>");
  expect(files["docProps/core.xml"]).toContain(at);
  expect(files["word/footer1.xml"]).toMatch(/PAGE.*NUMPAGES/s);
  expect(files["word/footer1.xml"]).toContain("Pratica n. 2026-000123");
});

test("the head of a table is repeated, its rows are not cut, and tables do not touch", async () => {
  const rows = [
    ["uno", "due"],
    ["", ""],
  ];
  const table: Block = { kind: "table", columns: ["Primo", "Secondo"], rows };
  const signed: Block = { kind: "signatures", lines: [{ name: "Zoë", quality: "La persona" }] };
  const document = (await parts(withBlocks(table, table, signed)))["word/document.xml"] ?? "";
  expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(2);
  expect(document.match(/<w:cantSplit\/>/g)).toHaveLength(2 * 3 + 1);
  expect(document).not.toMatch(/<\/w:tbl><w:(tbl|sectPr)>/);
});

test("an empty body, and one of very many pages", async () => {
  expect(plain((await parts(withBlocks()))["word/document.xml"] ?? "")).toContain("Oggetto: Relazione");
  const long = plain((await parts(longLetter(report, 64)))["word/document.xml"] ?? "");
  expect(long).toContain("Sezione 64");
});

test("a demo says on each page that the data are invented, and nothing else does", async () => {
  expect((await parts(report, true))["word/header1.xml"]).toContain("DATI INVENTATI");
  expect(Object.values(await parts(report)).join("")).not.toContain("DATI INVENTATI");
});

test("the same document of the same instant has the same bytes, years later too", async () => {
  const first = await renderDocx(report, { demo: true, at });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2031-07-09T22:30:00.000Z") });
  const later = await renderDocx(report, { demo: true, at }).finally(() => vi.useRealTimers());
  expect(later.equals(first)).toBe(true);
  expect((await renderDocx(report, { demo: true, at: "2026-03-04T09:00:01.000Z" })).equals(first)).toBe(false);
});
