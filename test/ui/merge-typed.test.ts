// A form and the case it is about, both changed: nothing that was typed is lost, and nothing a colleague wrote is undone unseen.
import fc from "fast-check";
import { expect, test } from "vitest";
import { isSameForm, isSameTyped, mergeRows, mergeTyped } from "../../client/ui/form/merge-typed.ts";
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

const oneRow = fc.record({ who: fc.constantFrom("a", "b", "c", "d"), from: fc.constantFrom("", "1", "2") });
const rows = fc.array(oneRow, { maxLength: 5 }) as fc.Arbitrary<TypedRow[]>;

test("rows of a group: where only one changed them, they are what that one made of them", () => {
  fc.assert(
    fc.property(rows, rows, (before, other) => {
      expect(mergeRows(before, before, other)).toEqual(other);
      expect(mergeRows(before, other, before)).toEqual(other);
      expect(mergeRows(before, other, other)).toEqual(other);
    }),
  );
});

test("rows of a group: what somebody added or changed is there, or somebody is asked", () => {
  const has = (all: readonly TypedRow[], row: TypedRow) => all.some((one) => isSameForm(one, row));
  fc.assert(
    fc.property(rows, rows, rows, (before, there, here) => {
      const merged = mergeRows(before, there, here);
      if (!merged) return;
      for (const row of merged) {
        // Nothing is made up: a row stands in one of the two, or has fields of both in its place.
        const fields = Object.keys(row).every((name) =>
          [...there, ...here].some((one) => isSameTyped(one[name], row[name])),
        );
        expect(has([...there, ...here], row) || fields).toBe(true);
      }
      if (before.length === 0) for (const row of [...there, ...here]) expect(has(merged, row)).toBe(true);
    }),
  );
});

test("a member added here and one added and one changed there all come true; the same row changed twice is asked about", () => {
  const [anna, bruno] = [
    { who: "Anna", from: "" },
    { who: "Bruno", from: "2020" },
  ];
  const [carla, dario] = [
    { who: "Carla", from: "" },
    { who: "Dario", from: "" },
  ];
  const later = { who: "Bruno", from: "2021" };
  expect(mergeRows([anna, bruno], [anna, later, carla], [dario, anna, bruno])).toEqual([dario, anna, later, carla]);
  expect(mergeRows([anna, bruno], [anna, later], [anna, { who: "Bruna", from: "2020" }])).toEqual([
    anna,
    { who: "Bruna", from: "2021" },
  ]);
  expect(mergeRows([anna, bruno], [anna, later], [anna, { who: "Bruno", from: "2019" }])).toBeUndefined();
  expect(mergeRows([anna, bruno], [anna], [anna, later])).toBeUndefined();
  const form = (members: TypedRow[]) => ({ members });
  const both = mergeTyped(form([anna]), form([anna, carla]), form([anna, dario]), own);
  expect(both).toEqual({ typed: form([anna, carla, dario]), contested: [], followed: ["members"] });
});
