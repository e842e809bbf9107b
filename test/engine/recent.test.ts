// What was used lately is kept, what was not is dropped.
import fc from "fast-check";
import { expect, test } from "vitest";
import { Recent } from "../../server/engine/recent.ts";

test("what is found is what was set last, and the last set is found", () => {
  const step = fc.tuple(fc.integer({ min: 0, max: 30 }).map(String), fc.boolean());
  fc.assert(
    fc.property(fc.array(step), fc.integer({ min: 2, max: 12 }), (steps, most) => {
      const recent = new Recent<number>(most);
      const last = new Map<string, number>();
      steps.forEach(([key, isSet], i) => {
        if (isSet) {
          recent.set(key, i);
          last.set(key, i);
          expect(recent.get(key)).toBe(i);
        } else expect([undefined, last.get(key)]).toContain(recent.get(key));
      });
    }),
  );
});

test("a key used within half the limit is never dropped", () => {
  const recent = new Recent<string>(10);
  recent.set("kept", "x");
  for (let i = 0; i < 100; i++) {
    recent.set(`other-${i}`, "y");
    if (i % 4 === 0) expect(recent.get("kept")).toBe("x");
  }
  expect(recent.get("other-0")).toBeUndefined();
  expect(recent.get("other-99")).toBe("y");
  recent.clear();
  expect(recent.get("kept")).toBeUndefined();
});
