// A form and the case it is about, both changed: nothing that was typed is lost, and nothing a colleague wrote is undone unseen.
import fc from "fast-check";
import { expect, test } from "vitest";
import { isSameForm, isSameTyped, mergeTyped } from "../../client/ui/form/merge-typed.ts";
import type { TypedRow } from "../../client/ui/form/read-values.ts";

const value = fc.oneof(
  fc.constantFrom("", "a", "b"),
  fc.boolean(),
  fc.constant([{ who: "x" }]),
  fc.constant(["p", "q"]),
);
const row = fc.dictionary(fc.constantFrom("one", "two", "three", "own"), value) as fc.Arbitrary<TypedRow>;
const own = new Set(["own"]);

test("every field is one of both, and which one is explained", () => {
  fc.assert(
    fc.property(row, row, row, (base, theirs, mine) => {
      const { typed, contested, followed } = mergeTyped(base, theirs, mine, own);
      for (const name of ["one", "two", "three", "own"]) {
        const isTyped = !isSameTyped(base[name], mine[name]);
        const isChanged = !isSameTyped(base[name], theirs[name]) && name !== "own";
        const isContested = contested.some(({ field }) => field === name);
        // Both may have come to say the same.
        const differ = !isSameTyped(theirs[name], mine[name]);
        expect(isContested).toBe(isTyped && isChanged && differ);
        expect(followed.includes(name)).toBe(!isTyped && isChanged && differ);
        expect(isSameTyped(typed[name], !isTyped && isChanged ? theirs[name] : mine[name])).toBe(true);
      }
      for (const { field, theirs: said } of contested) expect(said).toEqual(theirs[field]);
    }),
  );
});

test("where only one of them changed, the form says what that one said", () => {
  fc.assert(
    fc.property(row, row, (base, other) => {
      expect(isSameForm(mergeTyped(base, base, other, own).typed, other)).toBe(true);
      const { typed, contested } = mergeTyped(base, { ...other, own: base.own ?? "" }, base, own);
      expect(isSameForm(typed, { ...other, own: base.own ?? "" })).toBe(true);
      expect(contested).toEqual([]);
    }),
  );
});
