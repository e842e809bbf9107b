// From which state a case came into the one it is in: what closed it, whatever was recorded, undone or asked since.
import { expect, test } from "vitest";
import { emptySnapshot } from "../../workflows/kernel/fold.ts";
import { enteredBy, type StateChange } from "../../workflows/kernel/past.ts";

const snapshot = (state: string, takenBack: Record<string, number> = {}) => {
  const empty = emptySnapshot("11111111-1111-4111-8111-111111111111", "toy", 1);
  return { ...empty, state, doc: { ...empty.doc, takenBack } };
};
/** Oldest first, as one tells it. */
const told = (...changes: [type: string, from: string, to: string][]): StateChange[] =>
  changes.map(([type, stateBefore, stateAfter], i) => ({ seq: i + 1, type, stateBefore, stateAfter })).reverse();
const from = (changes: StateChange[], state: string, takenBack = {}, notFrom: string[] = []) =>
  enteredBy(changes, snapshot(state, takenBack), notFrom);

test("the step that led there, over notes and other terms since", () => {
  const changes = told(["OPEN", "", "open"], ["END", "open", "over"], ["NOTE", "over", "over"]);
  expect(from(changes, "over")).toEqual({ from: "open", bySeq: 2 });
});

test("the latest time, where it was there before", () => {
  const changes = told(["END", "open", "over"], ["REOPEN", "over", "paused"], ["END", "paused", "over"]);
  expect(from(changes, "over")).toEqual({ from: "paused", bySeq: 3 });
});

test("a step taken back did not lead there, nor did what took it back", () => {
  const changes = told(["END", "open", "over"], ["REOPEN", "over", "paused"], ["UNDO", "paused", "over"]);
  expect(from(changes, "over", { 2: 3 })).toEqual({ from: "open", bySeq: 1 });
  const ended = told(
    ["END", "open", "over"],
    ["UNDO", "over", "open"],
    ["PAUSE", "open", "paused"],
    ["END", "paused", "over"],
  );
  expect(from(ended, "over", { 1: 2 })).toEqual({ from: "paused", bySeq: 4 });
});

test("states that only lead back are passed over, and nothing is guessed", () => {
  const changes = told(["END", "open", "over"], ["ASK", "over", "asked"], ["DECLINE", "asked", "over"]);
  expect(from(changes, "over", {}, ["asked"])).toEqual({ from: "open", bySeq: 1 });
  expect(from(changes.slice(0, 2), "over", {}, ["asked"])).toBeUndefined();
});
