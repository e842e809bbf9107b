// A payload against its form: what is visible, required, wrong or to be completed, and where it goes.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate, holds } from "../../workflows/kernel/evaluate.ts";
import type { Condition, Field, Form } from "../../workflows/kernel/form.ts";
import { checkPayload } from "../../workflows/kernel/form-schema.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { splitPayload } from "../../workflows/kernel/split-payload.ts";

const today = "2026-11-22";
const around = { today, state: "open", context: { kind: "x", list: ["p"] }, head: { area: "adults" }, facts: {} };
const problems = (fields: Field[], payload: JsonObject) =>
  evaluate({ fields }, payload, around).problems.map(({ path, code }) => `${path} ${code}`);

describe("conditions", () => {
  test.each<[Condition, JsonObject, boolean]>([
    [{ eq: ["a", 1] }, { a: 1 }, true],
    [{ eq: ["a", 1] }, {}, false],
    [{ eq: ["context.kind", "x"] }, {}, true],
    [{ eq: ["head.area", "adults"] }, {}, true],
    [{ eq: ["state", "open"] }, {}, true],
    [{ in: ["a", ["x", "y"]] }, { a: "y" }, true],
    [{ in: ["a", ["x", "y"]] }, { a: ["z", "y"] }, true],
    [{ in: ["a", ["x"]] }, {}, false],
    [{ empty: "a" }, {}, true],
    [{ empty: "a" }, { a: "" }, true],
    [{ empty: "a" }, { a: [] }, true],
    [{ empty: "a" }, { a: false }, false],
    [{ empty: "a" }, { a: 0 }, false],
    [{ before: ["a", "2026-01-02"] }, { a: "2026-01-01" }, true],
    [{ before: ["a", "b"] }, { a: "2026-01-02", b: "2026-01-01" }, false],
    [{ before: ["a", "today"] }, { a: "2026-01-02" }, true],
    [{ before: ["a", "b"] }, { a: "2026-01-02" }, false],
    [{ all: [{ eq: ["a", 1] }, { empty: "b" }] }, { a: 1 }, true],
    [{ all: [] }, {}, true],
    [{ any: [{ eq: ["a", 1] }, { eq: ["a", 2] }] }, { a: 2 }, true],
    [{ any: [] }, {}, false],
    [{ not: { eq: ["a", 1] } }, {}, true],
  ])("%j over %j is %s", (condition, values, answer) => {
    expect(holds(condition, values, around)).toBe(answer);
  });
});

describe("fields", () => {
  test.each<[Field, JsonObject[string], string[]]>([
    [{ name: "f", kind: "text" }, "x".repeat(201), ["f tooLong"]],
    [{ name: "f", kind: "text", maxLength: 3 }, "abcd", ["f tooLong"]],
    [{ name: "f", kind: "longText" }, "x".repeat(20_001), ["f tooLong"]],
    [{ name: "f", kind: "text" }, 4, ["f wrongKind"]],
    [{ name: "f", kind: "integer", min: 2, max: 4 }, 1, ["f tooSmall"]],
    [{ name: "f", kind: "integer", min: 2, max: 4 }, 5, ["f tooLarge"]],
    [{ name: "f", kind: "integer" }, 1.5, ["f wrongKind"]],
    [{ name: "f", kind: "cents" }, 1.5, ["f wrongKind"]],
    [{ name: "f", kind: "decimal" }, 1.5, []],
    [{ name: "f", kind: "day" }, "2026-02-30", ["f notADay"]],
    [{ name: "f", kind: "day", when: "past" }, "2026-11-23", ["f inFuture"]],
    [{ name: "f", kind: "day", when: "past" }, today, []],
    [{ name: "f", kind: "day", when: "future" }, "2026-11-21", ["f inPast"]],
    [{ name: "f", kind: "day", when: "future" }, today, []],
    [{ name: "f", kind: "instant" }, "2026-11-22T10:00:00.000Z", []],
    [{ name: "f", kind: "instant" }, "2026-11-22", ["f notADay"]],
    [{ name: "f", kind: "choice", options: ["a"] }, "b", ["f notAnOption"]],
    [{ name: "f", kind: "choices", options: ["a", "b"] }, ["a", "b"], []],
    [{ name: "f", kind: "choices", options: ["a"] }, ["c"], ["f notAnOption"]],
    [{ name: "f", kind: "email" }, "nobody", ["f wrongKind"]],
    [{ name: "f", kind: "phone" }, "abc", ["f wrongKind"]],
    [{ name: "f", kind: "phone" }, "+39 000 0000000", []],
    [{ name: "f", kind: "boolean" }, "yes", ["f wrongKind"]],
    [{ name: "f", kind: "boolean" }, false, []],
  ])("%j given %j", (field, value, expected) => {
    expect(problems([field], { f: value })).toEqual(expected);
  });

  test("required, hidden and unknown values are named by their path", () => {
    const fields: Field[] = [
      { name: "a", kind: "boolean", required: true },
      { name: "b", kind: "text", visibleWhen: { eq: ["a", true] }, requiredWhen: { eq: ["a", true] } },
    ];
    expect(problems(fields, {})).toEqual(["a required"]);
    expect(problems(fields, { a: true })).toEqual(["b required"]);
    expect(problems(fields, { a: false, b: "x" })).toEqual(["b hidden"]);
    expect(problems(fields, { a: false, c: 1 })).toEqual(["c unknownField"]);
  });

  test("groups are checked row by row, and counted", () => {
    const rows: Field = {
      name: "g",
      kind: "group",
      min: 1,
      max: 2,
      fields: [{ name: "n", kind: "integer", required: true }],
    };
    expect(problems([rows], { g: [{ n: 1 }, {}] })).toEqual(["g.1.n required"]);
    expect(problems([rows], { g: [{ n: 1 }, { n: 2 }, { n: 3 }] })).toEqual(["g tooMany"]);
    expect(problems([rows], { g: [{ n: 1, other: 2 }] })).toEqual(["g.0.other unknownField"]);
    expect(problems([rows], { g: ["x"] })).toEqual(["g wrongKind"]);
  });

  test("a fact that may wait is listed to be completed, never refused", () => {
    const fields: Field[] = [
      { name: "later", kind: "text", completeWithinDays: 30 },
      { name: "unseen", kind: "text", completeWithinDays: 30, visibleWhen: { eq: ["later", "x"] } },
    ];
    const { problems: found, toComplete } = evaluate({ fields }, {}, around);
    expect(found).toEqual([]);
    expect(toComplete).toEqual([{ field: "later", withinDays: 30 }]);
    expect(evaluate({ fields }, { later: "y" }, around).toComplete).toEqual([]);
  });
});

const form: Form = {
  fields: [
    { name: "person", kind: "case", class: "open" },
    { name: "amount", kind: "cents", class: "open" },
    { name: "story", kind: "longText" },
    { name: "illness", kind: "text", class: "health" },
    { name: "phone", kind: "text", class: "contact", subject: "person" },
    { name: "rows", kind: "group", class: "identity", fields: [{ name: "name", kind: "text" }] },
  ],
};

describe("payloads", () => {
  test("anything at all is answered, never thrown", () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        const checked = checkPayload(form, payload, around);
        if (checked.ok) expect(evaluate(form, checked.payload, around).problems).toEqual([]);
        else expect(checked.problems.length).toBeGreaterThan(0);
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("person", "amount", "story", "rows"), fc.jsonValue()), (payload) => {
        checkPayload(form, payload, around);
      }),
    );
  });

  test("empty values are dropped, unknown ones named", () => {
    expect(checkPayload(form, { story: "", illness: null, amount: 0 }, around)).toMatchObject({
      ok: true,
      payload: { amount: 0 },
    });
    expect(checkPayload(form, { other: 1 }, around)).toEqual({
      ok: false,
      problems: [{ path: "other", code: "unknownField" }],
    });
  });

  test("open values stay, the rest goes to its subject and class", () => {
    const split = splitPayload(form, {
      person: "id-1",
      amount: 5,
      story: "s",
      illness: "i",
      phone: "p",
      rows: [{ name: "n" }],
    });
    expect(split.open).toEqual({ person: "id-1", amount: 5 });
    expect(split.sealed).toEqual([
      { subject: "case", class: "social", values: { story: "s" } },
      { subject: "case", class: "health", values: { illness: "i" } },
      { subject: "id-1", class: "contact", values: { phone: "p" } },
      { subject: "case", class: "identity", values: { rows: [{ name: "n" }] } },
    ]);
    expect(split.fields.map(({ field }) => field)).toEqual(["story", "illness", "phone", "rows"]);
  });

  test("every value is in exactly one part", () => {
    const value = fc.record(
      { person: fc.string(), amount: fc.integer(), story: fc.string(), illness: fc.string(), phone: fc.string() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(value, (payload) => {
        const split = splitPayload(form, payload);
        const together = Object.assign({}, split.open, ...split.sealed.map((part) => part.values));
        expect(together).toEqual(payload);
        expect(Object.keys(split.open).every((name) => name === "person" || name === "amount")).toBe(true);
      }),
    );
  });
});
