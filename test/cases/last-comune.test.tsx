// The comune a desk recorded its last contact for is proposed to the same account only, and only while it may be chosen.
import { afterEach, expect, test, vi } from "vitest";
import { keepLastComune, lastComune } from "../../client/last-comune.ts";

const [ostiglia, poggio] = ["020038", "020042"];
afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

test("the last one is proposed, to whom it was hers", () => {
  expect(lastComune("a", [ostiglia, poggio])).toBeUndefined();
  keepLastComune("a", ostiglia);
  keepLastComune("a", poggio);
  expect(lastComune("a", [ostiglia, poggio])).toBe(poggio);
  expect(lastComune("b", [ostiglia, poggio])).toBeUndefined();
});

test("one that may not be chosen any more is not proposed", () => {
  keepLastComune("a", poggio);
  expect(lastComune("a", [ostiglia])).toBeUndefined();
});

test("a browser that keeps nothing proposes nothing and hinders nobody", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new Error("forbidden");
  });
  keepLastComune("a", ostiglia);
  expect(lastComune("a", [ostiglia])).toBeUndefined();
});
