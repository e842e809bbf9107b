// The caches of persons are written by what changes them: a membership indexes no name again, a removal does.
import { expect, test } from "vitest";
import { personStatements } from "../../db/people/person-cache.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { emptySnapshot } from "../../workflows/kernel/fold.ts";

const at = (seq: number, territory: string): CaseSnapshot => {
  const empty = emptySnapshot("9b04946e-945b-4c03-8780-ab01d05c5fb7", "person", 1);
  return { ...empty, seq, state: "identified", doc: { ...empty.doc, head: { ...empty.doc.head, territory } } };
};
const indexed = (...given: Parameters<typeof personStatements>): boolean =>
  personStatements(...given).some(({ sql }) => sql.includes("search_row"));

test("opening, a new name and another comune write the line of the search", () => {
  const name = { surname: "Zanmotti", givenName: "Iole" };
  expect(indexed(at(1, "020038"), { identity: {}, moved: true }, 1)).toBe(true);
  expect(indexed(at(2, "020038"), { identity: name, moved: false }, 2)).toBe(true);
  expect(indexed(at(3, "020042"), { identity: undefined, moved: true }, 3)).toBe(true);
});

test("an event that changes none of them does not", () => {
  const nothing = { identity: undefined, moved: false };
  expect(indexed(at(3, "020038"), nothing, 3)).toBe(false);
  expect(personStatements(at(3, "020038"), nothing, 3)).toHaveLength(1);
});
