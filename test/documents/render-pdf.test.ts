// Documents as PDF, read back: words with their accents, order and tags for a screen reader, breaks between pages, the
// mark of a demo, and the same bytes for the same document.
import { createHash } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { composeLetter } from "../../server/documents/compose.ts";
import { renderPdf } from "../../server/documents/render-pdf.ts";
import { type Block, type LetterText, letterLimits } from "../../workflows/rules/letters/letter.ts";
import { findTemplate, templates } from "../../workflows/rules/letters/templates.ts";
import { composition, longLetter } from "../support/example-letters.ts";
import { readPdf } from "../support/pdf.ts";

const at = "2026-03-04T09:00:00.000Z";

function letterOf(id: string): LetterText {
  const template = findTemplate(id, 1);
  if (!template) throw new Error(`no template ${id}`);
  return composeLetter(composition(template)).letter;
}

const report = letterOf("court-report");
const draw = async (letter: LetterText, demo = false) => {
  const made = await renderPdf(letter, { demo, at });
  return { ...made, pdf: readPdf(made.bytes) };
};
const withBlocks = (...blocks: Block[]): LetterText => ({ ...report, blocks });
const inOneLine = (words: string) => words.replace(/\s+/g, " ");
const paragraph = (text: string): Block => ({ kind: "paragraph", text });

describe("what is read", () => {
  test("every template, with accents and letters of all Europe", async () => {
    for (const { id } of templates) {
      const letter = letterOf(id);
      const { pdf, pages, undrawn } = await draw(letter);
      expect(pages).toBe(pdf.pages.length);
      expect(undrawn).toEqual([]);
      const words = inOneLine(pdf.words);
      expect(words).toContain("Azienda Sociale Destra Secchia");
      expect(words).toContain("Ostiglia, 4 marzo 2026");
      expect(words).toContain(inOneLine(letter.title));
      for (const block of letter.blocks)
        if (block.kind === "paragraph") expect(words, id).toContain(inOneLine(block.text));
    }
  });

  test("names of many languages, quotes and money, drawn as they are", async () => {
    const text =
      "Ćosić, Şükrü, Łódź, Țăran, Ångström, Þórður, Strauß, Ğ, Ő, Ž, İ; «perché», “virgolette”, € 1.234,50 – 20°";
    const { pdf, undrawn } = await draw(withBlocks(paragraph(text)));
    expect(inOneLine(pdf.words)).toContain(text);
    expect(undrawn).toEqual([]);
  });

  test("a sign the letters do not have is told, and stands without its accent or as a question mark", async () => {
    const { pdf, undrawn } = await draw(withBlocks(paragraph("Phạm Київ non\u2011spezzato")));
    expect(inOneLine(pdf.words)).toContain("Pham ???? non-spezzato");
    expect(undrawn).toEqual(["ạ", "К", "и", "ї", "в"]);
  });

  test("accents typed apart are drawn as one sign", async () => {
    const { pdf } = await draw(withBlocks(paragraph("perche\u0301 citta\u0300")));
    expect(inOneLine(pdf.words)).toContain("perché città");
  });

  test("an empty body", async () => {
    const { pdf, pages } = await draw(withBlocks());
    expect(pages).toBe(1);
    expect(inOneLine(pdf.words)).toContain("Oggetto: Relazione del servizio sociale");
  });
});

describe("who does not see the page", () => {
  test("gets language, title, bookmarks and every element in order", async () => {
    const { pdf, bytes } = await draw(letterOf("individual-project"));
    const all = [...pdf.objects.values()].join("\n");
    expect(all).toContain("/Lang (it-IT)");
    expect(all).toContain("/DisplayDocTitle true");
    expect(all).toContain("/Marked true");
    expect(bytes.toString("latin1")).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(pdf.bookmarks[0]).toBe("Progetto individuale");
    expect(pdf.bookmarks).toContain("Obiettivi");
    expect(pdf.tags[0]).toBe("Document");
    expect(pdf.tags.filter((tag) => tag === "H1")).toHaveLength(1);
    // Six facts with their labels; four columns, six empty rows.
    expect(pdf.tags.filter((tag) => tag === "TH")).toHaveLength(6 + 4);
    expect(pdf.tags.filter((tag) => tag === "TD")).toHaveLength(6 + 6 * 4);
    expect(all.match(/\/Scope \/Row/g)).toHaveLength(6);
    expect(all.match(/\/Scope \/Column/g)).toHaveLength(4);
  });

  test("lists are lists, and nothing is outside the text or the sheet", async () => {
    const { pdf } = await draw(report, true);
    expect(pdf.tags.filter((tag) => ["L", "LI", "Lbl", "LBody"].includes(tag))).toEqual([
      "L",
      "LI",
      "Lbl",
      "LBody",
      "LI",
      "Lbl",
      "LBody",
    ]);
    expect(pdf.pages.flatMap(({ text }) => text).filter(({ tag }) => tag === "none")).toEqual([]);
  });
});

describe("pages", () => {
  test("thirty of them: each numbered, no heading last, no line of a paragraph alone", async () => {
    const { pdf, pages } = await draw(longLetter(report, 64));
    expect(pages).toBeGreaterThanOrEqual(30);
    for (const [index, { text, aside }] of pdf.pages.entries()) {
      expect(aside).toContain(`pagina ${index + 1} di ${pages}`);
      expect(text.at(-1)?.tag).not.toMatch(/^H/);
      const [first, second] = text;
      if (index > 0 && first?.tag === "P" && first.words.endsWith(" ")) expect(second?.tag).toBe("P");
      for (const { y } of text) {
        expect(y).toBeGreaterThan(60);
        expect(y).toBeLessThan(841.89 - 60);
      }
    }
    expect(pdf.bookmarks).toHaveLength(65);
  });

  test("a table over pages says its head again, outside the text", async () => {
    const rows = Array.from({ length: 120 }, (_, row) => [
      `riga ${row}`,
      "un intervento più lungo degli altri",
      "2026",
    ]);
    const { pdf, pages } = await draw(withBlocks({ kind: "table", columns: ["Numero", "Intervento", "Anno"], rows }));
    expect(pages).toBeGreaterThan(2);
    for (const { aside } of pdf.pages.slice(1)) expect(aside).toEqual(expect.arrayContaining(["Numero", "Intervento"]));
    expect(pdf.tags.filter((tag) => tag === "TR")).toHaveLength(121);
    const cells = pdf.pages.flatMap(({ text }) => text.filter(({ tag }) => tag === "TD").map(({ words }) => words));
    expect(cells.filter((words) => words.startsWith("riga"))).toEqual(rows.map(([first]) => first));
  });

  test("signatures stay together with the last lines before them, wherever the page ends", async () => {
    const lines = Array.from({ length: 4 }, (_, one) => ({ name: `Firma ${one}`, quality: `Qualità ${one}` }));
    for (let more = 0; more < 40; more++) {
      const filling = Array.from({ length: more }, (_, line) => paragraph(`riga ${line}`));
      const { pdf } = await draw(withBlocks(...filling, paragraph("ultime parole"), { kind: "signatures", lines }));
      const pageOf = (words: string) => pdf.pages.findIndex(({ text }) => text.some((one) => one.words === words));
      expect(new Set(["ultime parole", ...lines.map(({ name }) => name)].map(pageOf)).size).toBe(1);
    }
  });

  test("words longer than a line, and cells and facts at their limits, stay on the sheet", async () => {
    const wide = "W".repeat(letterLimits.cell);
    const row = Array.from({ length: letterLimits.columns }, () => wide);
    const { pdf } = await draw(
      withBlocks(
        { kind: "facts", facts: [{ label: "E".repeat(60), value: "riga\n".repeat(400).trim() }] },
        paragraph("Donaudampfschiffahrts".repeat(60)),
        { kind: "table", columns: row.map((cell) => cell.slice(0, letterLimits.columnHead)), rows: [row, row] },
        {
          kind: "signatures",
          lines: Array(letterLimits.signatures).fill({ name: wide.slice(0, letterLimits.line), quality: "" }),
        },
      ),
    );
    const all = pdf.pages.flatMap(({ text }) => text);
    expect(Math.min(...all.map(({ y }) => y))).toBeGreaterThan(60);
    expect(Math.max(...all.map(({ y }) => y))).toBeLessThan(841.89 - 60);
    expect(pdf.words.match(/riga/g)).toHaveLength(400);
    const long = all.filter(({ tag }) => tag === "P").map(({ words }) => words.trim());
    expect(long.join("")).toContain("Donaudampfschiffahrts".repeat(60));
  });
});

test("each page of a demo says that the data are invented, and no other does", async () => {
  const long = longLetter(report, 8);
  const [demo, real] = [await draw(long, true), await draw(long)];
  expect(demo.pages).toBeGreaterThan(2);
  expect(demo.pdf.pages.every(({ aside }) => aside.includes("DATI INVENTATI"))).toBe(true);
  expect(real.pdf.pages.flatMap(({ aside }) => aside)).not.toContain("DATI INVENTATI");
});

test("the same document of the same instant has the same bytes, years later too; another instant, others", async () => {
  const hash = async (instant: string) =>
    createHash("sha256")
      .update((await renderPdf(report, { demo: true, at: instant })).bytes)
      .digest("hex");
  const first = await hash(at);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2031-07-09T22:30:00.000Z") });
  const later = await hash(at).finally(() => vi.useRealTimers());
  expect(later).toBe(first);
  expect(await hash("2026-03-04T09:00:01.000Z")).not.toBe(first);
});
