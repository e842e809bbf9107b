// Two texts word by word: nothing is lost, equal texts have no change, and long ones end in time.
import fc from "fast-check";
import { expect, test } from "vitest";
import { wordDiff } from "../../client/ui/word-diff.ts";

const text = fc
  .array(fc.constantFrom("la", "figlia", "ha", "telefonato", "\n", "ieri"), { maxLength: 40 })
  .map((words) => words.join(" "));

test("what stayed and went is the text before, what stayed and came the text after", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordDiff(before, after);
      const joined = (without: string) =>
        pieces
          .filter(({ is }) => is !== without)
          .map((piece) => piece.text)
          .join("");
      expect(joined("new")).toBe(before);
      expect(joined("gone")).toBe(after);
      expect(pieces.every((piece, i) => piece.is !== pieces[i + 1]?.is)).toBe(true);
    }),
  );
});

test("only the words that changed are told", () => {
  expect(wordDiff("Vive sola con la zia", "Vive sola con una vicina")).toEqual([
    { is: "same", text: "Vive sola con " },
    { is: "gone", text: "la zia" },
    { is: "new", text: "una vicina" },
  ]);
  expect(wordDiff("uguale", "uguale")).toEqual([{ is: "same", text: "uguale" }]);
});

test("two long texts without a word in common are one change", () => {
  const long = (word: string) => Array.from({ length: 3_000 }, (_, i) => `${word}${i}`).join(" ");
  expect(wordDiff(long("a"), long("b")).map(({ is }) => is)).toEqual(["gone", "new"]);
});
