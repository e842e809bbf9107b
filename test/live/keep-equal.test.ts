// What was read again keeps the objects that did not change, wherever a list has them now: what is drawn of them stays.
import { expect, test } from "vitest";
import { keepEqual } from "../../client/keep-equal.ts";
import { randomFrom } from "../support/random-payload.ts";

interface List {
  rows: { caseId: string; title: string; tags: string[] }[];
  total: number;
}

const row = (caseId: string, title = caseId) => ({ caseId, title, tags: ["a", "b"] });
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

test("the same answer is the answer of before", () => {
  const before: List = { rows: [row("1"), row("2")], total: 2 };
  expect(keepEqual(before, copy(before))).toBe(before);
});

test("a row that comes in above leaves the others as they were, and one that changed is another", () => {
  const before: List = { rows: [row("1"), row("2"), row("3")], total: 3 };
  const now: List = { rows: [row("0"), row("1"), row("2", "other"), row("3")], total: 4 };
  const kept = keepEqual(before, copy(now)) as List;
  expect(kept).toEqual(now);
  expect(kept.rows[1]).toBe(before.rows[0]);
  expect(kept.rows[2]).not.toBe(before.rows[1]);
  expect(kept.rows[2]?.tags).toBe(before.rows[1]?.tags);
  expect(kept.rows[3]).toBe(before.rows[2]);
});

test("rows that change their places keep what they are, in a new list", () => {
  const before = [row("1"), row("2")];
  const kept = keepEqual(before, copy([row("2"), row("1")])) as typeof before;
  expect(kept).not.toBe(before);
  expect(kept[0]).toBe(before[1]);
  expect(kept[1]).toBe(before[0]);
});

test("rows that nothing tells apart are compared at their places", () => {
  const before = [
    { name: "x", n: 1 },
    { name: "x", n: 2 },
  ];
  const kept = keepEqual(
    before,
    copy([
      { name: "x", n: 1 },
      { name: "x", n: 3 },
    ]),
  ) as typeof before;
  expect(kept[0]).toBe(before[0]);
  expect(kept[1]).toEqual({ name: "x", n: 3 });
});

test("a field that went, and one that came, are a change", () => {
  const before: Record<string, unknown> = { a: 1, b: undefined };
  expect(keepEqual(before, { a: 1, c: undefined })).toEqual({ a: 1, c: undefined });
  expect(Object.keys(keepEqual(before, { a: 1, c: undefined }) as object)).toEqual(["a", "c"]);
  expect(keepEqual([1, 2], [1])).toEqual([1]);
  expect(keepEqual({ a: 1 }, [1])).toEqual([1]);
  expect(keepEqual([1], { 0: 1 })).toEqual({ 0: 1 });
  expect(keepEqual({ a: 1 }, null)).toBe(null);
});

test("whatever came before, what is shown is what was read now", () => {
  const random = randomFrom(20261128);
  const value = (depth: number): unknown => {
    const kind = Math.floor(random() * (depth > 3 ? 3 : 6));
    if (kind === 0) return Math.floor(random() * 3);
    if (kind === 1) return ["x", "y", null, true][Math.floor(random() * 4)];
    if (kind === 2) return undefined;
    const size = Math.floor(random() * 4);
    if (kind === 3) return Array.from({ length: size }, () => value(depth + 1));
    if (kind === 4) return Array.from({ length: size }, (_, i) => ({ id: (i * 7) % 5, at: value(depth + 1) }));
    return Object.fromEntries(["a", "b", "id"].slice(0, size).map((name) => [name, value(depth + 1)]));
  };
  for (let i = 0; i < 3_000; i++) {
    const [before, now] = [value(0), value(0)];
    expect(keepEqual(before, now)).toStrictEqual(now);
  }
});
