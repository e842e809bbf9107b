// What a worker types: blocks and back, for any text there is.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { letterLimits, type TextBlock } from "../../../workflows/rules/letters/letter.ts";
import { cleanText, parseLetterText, writeLetterText } from "../../../workflows/rules/letters/markup.ts";

const pieces = [
  "# ",
  "- ",
  "\n",
  "\n\n",
  "\\",
  "#",
  "-",
  " ",
  "\t",
  "\r\n",
  "parola",
  "è",
  "e\u0301",
  "\u200b",
  "\u2028",
  "\u00a0",
];
const typed = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "grapheme", maxLength: 6 })), { maxLength: 30 })
    .map((parts) => parts.join("")),
);

const lineOf = fc
  .oneof(fc.constantFrom("# no", "- no", "\\", "\\#", "#", "-", "parola"), fc.string({ maxLength: 12 }))
  .map((text) => cleanText(text).replace(/\n/g, " ").trim())
  .filter((text) => text !== "");
const text = fc.array(lineOf, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));
const blocks = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("heading" as const), text: lineOf }),
    fc.record({ kind: fc.constant("paragraph" as const), text }),
    fc.record({ kind: fc.constant("list" as const), items: fc.array(text, { minLength: 1, maxLength: 4 }) }),
  ),
  { maxLength: 6 },
);

describe("any text", () => {
  test("is read without error, loses no word, and written again reads the same", () => {
    fc.assert(
      fc.property(typed, (given) => {
        const read = parseLetterText(given);
        expect(parseLetterText(writeLetterText(read))).toEqual(read);
        const letters = (some: string) => some.replace(/[^\p{L}\p{N}]/gu, "");
        const words = read.map((block) => (block.kind === "list" ? block.items.join("") : block.text)).join("");
        expect(letters(words)).toBe(letters(cleanText(given)));
      }),
      { numRuns: 500 },
    );
  });

  test("blocks written as text read the same, whatever signs they begin with", () => {
    fc.assert(
      fc.property(blocks, (given: TextBlock[]) => {
        expect(parseLetterText(writeLetterText(given))).toEqual(given);
      }),
      {
        numRuns: 500,
      },
    );
  });

  test("a cleaned text stays as it is", () => {
    fc.assert(
      fc.property(typed, (given) => {
        expect(cleanText(cleanText(given))).toBe(cleanText(given));
      }),
      { numRuns: 500 },
    );
  });
});

test("an empty line ends a paragraph; a line end inside one is kept", () => {
  expect(parseLetterText("# Fatti\nprima riga\nseconda riga\n\naltro\n- uno\n  ancora uno\n- due\n\n\n- tre")).toEqual([
    { kind: "heading", text: "Fatti" },
    { kind: "paragraph", text: "prima riga\nseconda riga" },
    { kind: "paragraph", text: "altro" },
    { kind: "list", items: ["uno\nancora uno", "due"] },
    { kind: "list", items: ["tre"] },
  ]);
  expect(parseLetterText("\\- non un punto\n#nemmeno un titolo\n-5 gradi")).toEqual([
    { kind: "paragraph", text: "- non un punto\n#nemmeno un titolo\n-5 gradi" },
  ]);
  expect(parseLetterText(" \n\n ")).toEqual([]);
});

test("signs that hide or turn a text are taken out", () => {
  expect(cleanText("firma\u202etxt.exe\u0000 \u2066qui\ufeff")).toBe("firmatxt.exe qui");
});

test("nothing beyond the limit is read", () => {
  const [block] = parseLetterText("a".repeat(letterLimits.text + 5));
  expect(block).toEqual({ kind: "paragraph", text: "a".repeat(letterLimits.text) });
});
