// How a list is laid out: what a reader chose, as far as it is there, and always whose case a row is.
import fc from "fast-check";
import { expect, test } from "vitest";
import { fixedColumn, type Layout, laidOut, layoutKey, widths } from "../../client/queues/layout.ts";
import type { Column } from "../../client/ui/columns.ts";

const ids = ["person", "due", "state", "number", "area"];
const all = new Map(
  ids.map((id): [string, Column<object>] => [id, { id, header: id, cell: () => id, meta: { minRem: 9, lead: true } }]),
);
const usual = ["person", "due", "state"];

test("as it comes where nothing was chosen", () => {
  expect(laidOut(all, usual, undefined)).toEqual(usual.map((id) => all.get(id)));
});

test("shows what was chosen in its order, passes over what is not there, and never goes without the person", () => {
  const column = fc.record({
    id: fc.constantFrom(...ids, "gone"),
    width: fc.option(fc.constantFrom("narrow" as const, "medium" as const, "wide" as const), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(column, { selector: ({ id }) => id, minLength: 1 }), (columns) => {
      const layout = { columns, pinned: false, density: "comfortable" } as Layout;
      const shown = laidOut(all, usual, layout);
      const there = columns.filter(({ id }) => id !== "gone");
      const expected = there.some(({ id }) => id === fixedColumn) ? there : [{ id: fixedColumn }, ...there];
      expect(shown.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      for (const { id, width } of there) {
        const meta = shown.find((one) => one.id === id)?.meta;
        expect(meta).toEqual({ minRem: 9, lead: true, ...(width ? widths[width] : {}) });
      }
    }),
  );
});

test("a saved view has its own, beside that of the list it is of", () => {
  expect(layoutKey({ view: "mine", saved: undefined })).toBe("mine");
  expect(layoutKey({ view: "mine", saved: "0b6e7d3a-0000-4000-8000-000000000000" })).not.toBe("mine");
});
