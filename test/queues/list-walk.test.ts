// The walk from case to case goes by places in the whole list, of which the screen had read some rows.
import { afterEach, expect, test } from "vitest";
import { leftAt, setWalk, stepFrom, type WalkStep, walkSees } from "../../client/list-walk.ts";

const step = (index: number): WalkStep => ({ id: `case-${index}`, index, number: `2026-${index}`, person: null });
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => step(from + i));
const href = "/lavoro?view=all";

/** After a jump: the first rows are held, and some far down. */
function walked(total: { rows: number; exact: boolean }): void {
  setWalk({ href, title: "Tutte", isSearch: false, steps: [...range(0, 100), ...range(50_000, 50_100)], total });
}

afterEach(() => {
  setWalk(undefined);
});

test("a list is left at the place in it, not at the place among the rows that were read", () => {
  walked({ rows: 100_000, exact: true });
  walkSees("case-50003");
  expect(leftAt(href)).toEqual({ id: "case-50003", index: 50_003 });
  expect(leftAt("/lavoro")).toBeUndefined();
});

test("a step goes to the case beside, and none over rows that were not read", () => {
  walked({ rows: 100_000, exact: true });
  expect(stepFrom("case-98", 1)).toEqual(step(99));
  expect(stepFrom("case-99", 1)).toBeUndefined();
  expect(stepFrom("case-50000", -1)).toBeUndefined();
  expect(stepFrom("case-50001", -1)).toEqual(step(50_000));
  expect(stepFrom("case-of-another-list", 1)).toBeUndefined();
});

test("the last is said of the last of the whole list, when it is known", () => {
  walked({ rows: 50_100, exact: false });
  expect(stepFrom("case-50099", 1)).toBeUndefined();
  walked({ rows: 50_100, exact: true });
  expect(stepFrom("case-50099", 1)).toBe("end");
  expect(stepFrom("case-0", -1)).toBe("end");
});
