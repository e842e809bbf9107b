// The merge patch by which the log keeps what changed, and the one text form that is hashed.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asStored,
  atPath,
  canonical,
  diff,
  type Json,
  type JsonObject,
  mergePatch,
  patchInPlace,
  sameJson,
  withoutNulls,
} from "../../workflows/kernel/json.ts";

const key = fc.constantFrom("a", "b", "c", "state", "due on");
const leaf = fc.oneof(fc.string({ maxLength: 5 }), fc.integer(), fc.boolean());
const { object } = fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
  value: fc.oneof({ depthSize: "small" }, leaf, fc.array(leaf, { maxLength: 3 }), tie("object")) as fc.Arbitrary<Json>,
  object: fc.dictionary(key, tie("value"), { maxKeys: 5 }),
}));
/** Patches that nobody computed: nulls anywhere. */
const { patchObject } = fc.letrec<{ patchValue: Json; patchObject: JsonObject }>((tie) => ({
  patchValue: fc.oneof({ depthSize: "small" }, fc.constant(null), leaf, tie("patchObject")) as fc.Arbitrary<Json>,
  patchObject: fc.dictionary(key, tie("patchValue"), { maxKeys: 5 }),
}));

describe("merge patch", () => {
  test("a patch turns what was into what is", () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        expect(mergePatch(before, diff(before, after))).toEqual(after);
      }),
    );
  });

  test("nothing changed, nothing in the patch", () => {
    fc.assert(
      fc.property(object, (value) => {
        expect(diff(value, structuredClone(value))).toEqual({});
      }),
    );
  });

  test("neither argument is touched", () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        const [a, b] = [canonical(before), canonical(after)];
        mergePatch(before, diff(before, after));
        expect([canonical(before), canonical(after)]).toEqual([a, b]);
      }),
    );
  });

  test("patches of a chain can be merged one after the other", () => {
    fc.assert(
      fc.property(fc.array(object, { minLength: 1, maxLength: 6 }), (states) => {
        let current: JsonObject = {};
        for (const next of states) current = mergePatch(current, diff(current, next));
        expect(current).toEqual(states.at(-1));
      }),
    );
  });

  test("merged in place it gives the same, also where it takes away what was not there", () => {
    fc.assert(
      fc.property(object, patchObject, (target, patch) => {
        const wanted = mergePatch(target, patch);
        const place = structuredClone(target);
        patchInPlace(place, structuredClone(patch));
        expect(place).toEqual(wanted);
      }),
    );
  });

  test("a patch that names what every object inherits changes no other object", () => {
    patchInPlace({ a: 1 }, JSON.parse('{"__proto__":{"polluted":true},"constructor":{"polluted":true}}'));
    expect([({} as JsonObject).polluted, (Object as unknown as JsonObject).polluted]).toEqual([undefined, undefined]);
  });

  test.each([
    [{ a: 1 }, {}, { a: null }],
    [{ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, { a: { c: 3 } }],
    [{ a: [1, 2] }, { a: [2, 1] }, { a: [2, 1] }],
    [{ a: 1 }, { a: { b: 1 } }, { a: { b: 1 } }],
    [{ a: { b: 1 } }, { a: "b" }, { a: "b" }],
  ] as [JsonObject, JsonObject, JsonObject][])("from %j to %j is %j", (before, after, patch) => {
    expect(diff(before, after)).toEqual(patch);
  });
});

describe("texts and paths", () => {
  test("the canonical text does not depend on the order of keys and reads back the same", () => {
    fc.assert(
      fc.property(object, (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonical(turned)).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(value);
      }),
    );
  });

  test("equality is that of the canonical texts", () => {
    fc.assert(
      fc.property(object, object, (a, b) => {
        expect(sameJson(a, b)).toBe(canonical(a) === canonical(b));
      }),
    );
  });

  test("nulls go from objects and stay in arrays", () => {
    expect(withoutNulls({ a: null, b: { c: null, d: 0 }, e: [null, 1], f: false })).toEqual({
      b: { d: 0 },
      e: [null, 1],
      f: false,
    });
    const given = { kept: { deep: { list: [null] } }, changed: { gone: null, stays: {} } };
    const clean = withoutNulls(given);
    expect(clean).toEqual({ kept: { deep: { list: [null] } }, changed: { stays: {} } });
    expect(given.changed).toEqual({ gone: null, stays: {} });
    expect(clean.kept).toBe(given.kept);
  });

  test("what is known to hold no null is not looked at, and the rest is cleaned as ever", () => {
    fc.assert(
      fc.property(object, object, (before, given) => {
        const known = withoutNulls(before);
        const after = { ...known, ...given };
        expect(withoutNulls(after, known)).toEqual(withoutNulls(after));
      }),
    );
  });

  test("what a machine assigned is what the log gives back, and is not copied when it is that already", () => {
    const odd = fc.oneof(fc.constant(undefined), fc.constant(Number.NaN), fc.constant(-0), fc.constant(new Date(0)));
    const assigned = fc.dictionary(fc.string(), fc.oneof(object, odd, fc.array(fc.oneof(object, odd))));
    const stored = (value: object) => withoutNulls(JSON.parse(JSON.stringify(value)));
    fc.assert(
      fc.property(assigned, (value) => {
        const kept = asStored(value as never);
        expect(kept).toEqual(stored(value));
        expect(JSON.stringify(kept)).toBe(JSON.stringify(stored(value)));
      }),
    );
    const plain = { a: [1, null, { b: "x" }], c: { d: true } };
    expect(asStored(plain)).toBe(plain);
    // biome-ignore lint/suspicious/noSparseArray: what JSON makes of a hole is the question.
    expect(asStored({ a: [1, , 2] } as never)).toEqual({ a: [1, null, 2] });
  });

  test("a path ends in undefined where there is nothing, also inside arrays and texts", () => {
    const source = { head: { area: "adults" }, list: [1], text: "x" };
    expect(atPath(source, "head.area")).toBe("adults");
    for (const path of ["head.none", "list.0", "text.length", "none.at.all"])
      expect(atPath(source, path)).toBe(undefined);
  });
});
