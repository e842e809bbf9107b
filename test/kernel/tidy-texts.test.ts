// Texts as the gate takes them: trimmed, nothing unseen in them, only countries that there are; what a correction leaves as it stands
// is left as it stands.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCountry, states } from "../../workflows/kernel/countries.ts";
import type { Form } from "../../workflows/kernel/form.ts";
import { checkPayload } from "../../workflows/kernel/form-schema.ts";

const form: Form = {
  fields: [
    { name: "surname", kind: "text", required: true },
    { name: "story", kind: "longText" },
    { name: "citizenship", kind: "text", holds: "country", maxLength: 3 },
    { name: "rows", kind: "group", fields: [{ name: "name", kind: "text", required: true }] },
  ],
};
const around = { today: "2026-03-02" };
const check = (payload: object, standing = {}) => checkPayload(form, payload, around, standing);
const problemsOf = (payload: object) => {
  const checked = check(payload);
  return checked.ok ? [] : checked.problems;
};
const override = "Rossi\u202eoiraM";

describe("a text at the gate", () => {
  it("is trimmed, a short one is one line, a long one keeps its lines", () => {
    expect(
      check({ surname: "  De \t\n Rossi ", story: "\n Prima.\r\n\r\n\tPoi. ", rows: [{ name: " a " }] }),
    ).toMatchObject({
      payload: { surname: "De Rossi", story: "Prima.\r\n\r\n\tPoi.", rows: [{ name: "a" }] },
    });
  });

  it("of spaces alone is missing, at whatever depth", () => {
    expect(problemsOf({ surname: " \u00a0\t " })).toEqual([{ path: "surname", code: "required" }]);
    expect(problemsOf({ surname: "Rossi", rows: [{ name: "a" }, { name: "  " }] })).toEqual([
      { path: "rows.1.name", code: "required" },
    ]);
  });

  it("is refused where it holds what is not seen, or turns the order of what is", () => {
    for (const bad of [override, "a\u2066b", "a\u0007b", "a\u001bb", "a\u0085b", "a\u007fb"]) {
      expect(problemsOf({ surname: bad })).toEqual([{ path: "surname", code: "badCharacter" }]);
      expect(problemsOf({ surname: "a", story: bad })).toEqual([{ path: "story", code: "badCharacter" }]);
      expect(problemsOf({ surname: "a", rows: [{ name: bad }] })).toEqual([
        { path: "rows.0.name", code: "badCharacter" },
      ]);
    }
    for (const good of ["D’Àngelo", "Müller-Şahin", "محمد", "李", "👩‍👩‍👧", "עברית"])
      expect(problemsOf({ surname: good })).toEqual([]);
  });

  it("names a country that there is, or none", () => {
    expect(problemsOf({ surname: "a", citizenship: "ZZZ" })).toEqual([{ path: "citizenship", code: "notAnOption" }]);
    for (const code of ["100", "201", "999", ""]) expect(problemsOf({ surname: "a", citizenship: code })).toEqual([]);
    expect(states.every((state) => /^\d{3}[A-Z]{2}$/.test(state) && isCountry(state.slice(0, 3)))).toBe(true);
  });

  it("stays as it stands where a correction leaves it", () => {
    const standing = { surname: ` ${override}`, citizenship: "ZZZ" };
    expect(check({ ...standing, story: " x " }, standing)).toMatchObject({ payload: { ...standing, story: "x" } });
    expect(check({ ...standing, citizenship: "ZZX" }, standing).ok).toBe(false);
  });

  it("whatever it is: what is taken is taken again as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), fc.string({ maxLength: 40 }), (surname, story) => {
        const once = check({ surname, story });
        if (once.ok) expect(check(once.payload)).toEqual(once);
      }),
    );
  });
});
