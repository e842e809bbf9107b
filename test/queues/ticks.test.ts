// Rows ticked by hand: a range is ticked whole or not at all, since what is left out would be left out of the act.
import { createRoot } from "solid-js";
import { expect, test } from "vitest";
import { createTicks } from "../../client/queues/ticks.ts";

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `case-${from + i}`);

test("a range with a row that was not read is not ticked, and the answer says so", () => {
  const ticks = createRoot(createTicks);
  expect(ticks.add(["a", undefined, "c"])).toBe(false);
  expect(ticks.isOn()).toBe(false);
  expect(ticks.add(["a", "b", "c"])).toBe(true);
  expect([...ticks.ids()]).toEqual(["a", "b", "c"]);
});

test("no more are ticked than are taken by hand, and none of them instead", () => {
  const ticks = createRoot(createTicks);
  expect(ticks.add(range(0, 4_000))).toBe(true);
  expect(ticks.add(range(3_000, 5_001))).toBe(false);
  expect(ticks.ids().size).toBe(4_000);
  expect(ticks.add(range(3_000, 5_000))).toBe(true);
  expect(ticks.ids().size).toBe(5_000);
});
