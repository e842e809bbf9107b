// What an event added to a number goes with it, whoever added since; what it wrote over stays a conflict.
import { expect, test } from "vitest";
import { revert } from "../../workflows/kernel/revert.ts";

const doc = (quantity: number, more: object = {}) => ({ context: { quantity, ...more } });

test("a sum loses what the event added to it, and keeps what others added since", () => {
  const given = { before: doc(10), after: doc(7), now: doc(5) };
  expect(revert(given, ["quantity"])).toEqual({ doc: doc(8), conflicts: [] });
  expect(revert(given)).toEqual({ doc: doc(5), conflicts: ["context.quantity"] });
});

test("a sum that began with the event is what others added since", () => {
  expect(revert({ before: { context: {} }, after: doc(4), now: doc(9) }, ["quantity"]).doc).toEqual(doc(5));
});

test("fields beside a sum are taken back as ever", () => {
  const given = { before: doc(10, { name: "a" }), after: doc(7, { name: "b" }), now: doc(5, { name: "c" }) };
  expect(revert(given, ["quantity"])).toEqual({ doc: doc(8, { name: "c" }), conflicts: ["context.name"] });
});
