// A million rows under a scrollbar that a browser can draw: whatever is scrolled, the window is covered by rows that lie
// one under the other, both ends are reached, and what is scrolled by hand moves as far as the hand did.
import fc from "fast-check";
import { createRoot } from "solid-js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createSight } from "../../client/ui/sight.ts";

const windowPx = 600;

/** A box that scrolls as a browser's: by whole px, and no further than its content. */
function opened(
  count: number,
  rowPx: number,
  heightOf?: (index: number) => number,
  abovePx: (index: number) => number = () => 0,
) {
  let view: ReturnType<typeof createSight> | undefined;
  let at = 0;
  const box = {
    clientHeight: windowPx,
    get scrollTop() {
      return at;
    },
    set scrollTop(to: number) {
      at = Math.round(Math.max(0, Math.min(to, (view?.sight().height ?? 0) - windowPx)));
    },
  } as HTMLElement;
  const made = createRoot(() =>
    createSight({
      ...{ count: () => count, box: () => box, headPx: () => 0, rowPx: () => rowPx },
      isMeasured: () => heightOf !== undefined,
      abovePx,
    }),
  );
  view = made;
  let drawn = new Set<number>();
  /** Rows say how high they are when they are drawn, and no more while they stay. */
  const settle = async () => {
    for (let isNew = true; heightOf && isNew; ) {
      const { first, tops } = made.sight();
      const now = new Set(tops.map((_, n) => first + n));
      const fresh = [...now].filter((index) => !drawn.has(index));
      for (const index of drawn) if (!now.has(index)) made.left(index);
      drawn = now;
      for (const index of fresh) made.measured(index, heightOf(index) - abovePx(index));
      isNew = fresh.length > 0;
      await Promise.resolve();
    }
  };
  return {
    ...{ view: made, box, settle },
    by: async (px: number) => {
      box.scrollTop += px;
      made.onScroll();
      await settle();
    },
    to: async (px: number) => {
      box.scrollTop = px;
      made.onScroll();
      await settle();
    },
  };
}
type Opened = ReturnType<typeof opened>;

function expectCovered({ view, box }: Opened, count: number, heightOf: (index: number) => number): void {
  const { first, tops, height } = view.sight();
  expect(height).toBeLessThan(16_777_216);
  for (const [i, top] of tops.entries())
    if (i > 0) expect(top - (tops[i - 1] ?? 0)).toBeCloseTo(heightOf(first + i - 1), 3);
  if (first > 0) expect(tops[0]).toBeLessThanOrEqual(box.scrollTop);
  else expect(tops[0]).toBeLessThanOrEqual(box.scrollTop + 0.5);
  const last = first + tops.length - 1;
  const bottom = (tops.at(-1) ?? 0) + heightOf(last);
  if (last < count - 1) expect(bottom).toBeGreaterThanOrEqual(box.scrollTop + windowPx);
  else expect(bottom).toBeGreaterThanOrEqual(Math.min(count * 40, box.scrollTop + windowPx) - 1.5);
}

async function expectBrought(list: Opened, index: number, heightOf: (index: number) => number): Promise<void> {
  list.view.scrollTo(index);
  await list.settle();
  const { first, tops } = list.view.sight();
  const top = (tops[index - first] ?? Number.NaN) - list.box.scrollTop;
  expect(top).toBeGreaterThanOrEqual(-0.5);
  expect(top + heightOf(index)).toBeLessThanOrEqual(windowPx + 1);
}

const lastInSight = ({ view, box }: Opened) => {
  const { first, tops } = view.sight();
  return first + tops.filter((top) => top < box.scrollTop + windowPx).length - 1;
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const moves = fc.array(
  fc.oneof(
    fc.record({ by: fc.integer({ min: -900, max: 900 }) }),
    fc.record({ part: fc.double({ min: 0, max: 1, noNaN: true }) }),
    fc.record({ row: fc.double({ min: 0, max: 1, noNaN: true }) }),
    fc.constant({ rest: true }),
  ),
  { maxLength: 40 },
);

/** Every seventh row stands under a heading. */
const heading = (index: number) => (index % 7 === 0 ? 34 : 0);

describe.each([
  ["a million rows of one height", 1_000_000, 44, undefined],
  ["ten thousand rows of one height", 10_000, 44, undefined],
  ["a million cards of any height", 1_000_000, 108, (index: number) => 88 + ((index * 37) % 60)],
  ["two hundred cards of any height", 200, 108, (index: number) => 88 + ((index * 37) % 60)],
  ["two hundred rows under headings", 200, 44, (index: number) => 44 + heading(index), heading],
  ["ten thousand cards far higher than they seem", 10_000, 108, (index: number) => 180 + ((index * 37) % 120)],
] as [string, number, number, ((index: number) => number)?, ((index: number) => number)?][])("%s", (...set) => {
  const [, count, rowPx, measured, above] = set;
  const heightOf = measured ?? (() => rowPx);

  test("cover the window wherever it is", async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (steps) => {
        const list = opened(count, rowPx, measured, above);
        list.view.redraw();
        await list.settle();
        for (const step of steps) {
          if ("by" in step) await list.by(step.by);
          else if ("part" in step) await list.to(step.part * (list.view.sight().height - windowPx));
          else if ("row" in step) await expectBrought(list, Math.floor(step.row * (count - 1)), heightOf);
          else vi.advanceTimersByTime(1000);
          await list.settle();
          expectCovered(list, count, heightOf);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("bring the row that is asked for into sight, wherever one is", async () => {
    const list = opened(count, rowPx, measured, above);
    list.view.redraw();
    await list.settle();
    for (const part of [0.5, 0.501, 0.1, 0.9, 1, 0.3, 0])
      await expectBrought(list, Math.floor(part * (count - 1)), heightOf);
    // Page by page, as by key.
    for (let index = 0; index < Math.min(count, 200); index += list.view.rowsInSight())
      await expectBrought(list, index, heightOf);
    for (let index = Math.min(count, 200) - 1; index >= 0; index -= list.view.rowsInSight())
      await expectBrought(list, index, heightOf);
  });

  test("reach both ends, by key and by hand", async () => {
    const list = opened(count, rowPx, measured, above);
    list.view.redraw();
    list.view.scrollTo(count - 1);
    await list.settle();
    for (let i = 0; i < 20; i++) await list.by(500);
    expect(lastInSight(list)).toBe(count - 1);
    list.view.scrollTo(Math.min(150, count - 1));
    await list.settle();
    for (let i = 0; i < 100; i++) {
      await list.by(-400);
      vi.advanceTimersByTime(1000);
    }
    expect(list.view.sight().first).toBe(0);
    expect(list.view.sight().tops[0]).toBe(0);
    expect(list.box.scrollTop).toBe(0);
  });

  test("move by hand as far as the hand", async () => {
    const list = opened(count, rowPx, measured, above);
    list.view.redraw();
    await list.to(list.view.sight().height / 2);
    const { first, tops } = list.view.sight();
    const [row, before] = [first + 5, (tops[5] ?? 0) - list.box.scrollTop];
    await list.by(60);
    const now = list.view.sight();
    expect((now.tops[row - now.first] ?? 0) - list.box.scrollTop).toBeCloseTo(before - 60, 0);
  });
});
