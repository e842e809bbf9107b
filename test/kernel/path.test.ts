// The path of a case and its days: whatever happened and in whatever order it was recorded, the days of the steps are those
// since the opening, and what was taken back is none of them.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Move, pathOf } from "../../workflows/kernel/path.ts";
import { addDays, daysBetween, laterOf } from "../../workflows/rules/calendar/days.ts";

const opened = "2026-01-10";

/** Days after the opening on which the case went on to another state, and which of them were undone at once. */
const history = fc.record({
  steps: fc.array(fc.record({ to: fc.constantFrom("b", "c", "d"), day: fc.nat(200), undone: fc.boolean() }), {
    maxLength: 30,
  }),
  ahead: fc.nat(100),
});

function movesOf(steps: readonly { to: string; day: number; undone: boolean }[]) {
  const moves: Move[] = [{ seq: 1, type: "OPEN", from: "unopened", to: "a", occurredOn: opened }];
  const takenBack: Record<string, number> = {};
  let [state, seq] = ["a", 1];
  for (const { to, day, undone } of steps) {
    if (to === state) continue;
    const occurredOn = addDays(opened, day);
    moves.push({ seq: ++seq, type: "GO", from: state, to, occurredOn });
    if (undone) {
      moves.push({ seq: ++seq, type: "UNDO", from: to, to: state, occurredOn });
      takenBack[seq - 1] = seq;
    } else state = to;
  }
  return { moves, takenBack, state };
}

describe("the days of all steps", () => {
  test("are those since the opening, and of a closed case those until it closed", () => {
    fc.assert(
      fc.property(history, fc.boolean(), ({ steps, ahead }, isClosed) => {
        const { moves, takenBack, state } = movesOf(steps);
        const today = moves.reduce((day, one) => laterOf(day, one.occurredOn), addDays(opened, ahead));
        const { stays } = pathOf(moves, { takenBack, today, isClosed });
        const end = isClosed ? stays.at(-1)?.since : today;
        expect(stays.reduce((sum, one) => sum + one.days, 0)).toBe(daysBetween(opened, end ?? opened));
        expect(stays.every((one) => one.days >= 0)).toBe(true);
        expect(stays.at(-1)).toMatchObject({ state });
        expect(stays.slice(0, -1).every((one, i) => one.until === stays[i + 1]?.since)).toBe(true);
      }),
    );
  });

  test("are the same as if what was taken back had never been", () => {
    fc.assert(
      fc.property(history, ({ steps }) => {
        const today = addDays(opened, 300);
        const { moves, takenBack } = movesOf(steps);
        const with_ = pathOf(moves, { takenBack, today, isClosed: false });
        const without = pathOf(movesOf(steps.filter((one) => !one.undone)).moves, {
          takenBack: {},
          today,
          isClosed: false,
        });
        const told = ({ stays }: typeof with_) => stays.map(({ state, since, days }) => [state, since, days]);
        expect(told(with_)).toEqual(told(without));
        expect(with_.takenBack).toHaveLength(Object.keys(takenBack).length);
      }),
    );
  });
});

test("a step taken back after a correction may leave the case elsewhere: it is led there", () => {
  const move = (seq: number, type: string, from: string, to: string): Move => ({
    ...{ seq, type, from, to },
    occurredOn: addDays(opened, seq),
  });
  const moves = [move(1, "OPEN", "unopened", "a"), move(2, "GO", "a", "b"), move(4, "STEP_BACK", "b", "c")];
  const { stays } = pathOf(moves, { takenBack: { 2: 4 }, today: addDays(opened, 9), isClosed: false });
  expect(stays).toMatchObject([
    { state: "a", days: 3 },
    { state: "c", type: "STEP_BACK", days: 5 },
  ]);
});
