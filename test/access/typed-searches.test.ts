// What of a search made while somebody types is written down, and when.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TypedSearches } from "../../server/access/typed-searches.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

interface Row {
  words: readonly string[];
  answered: number;
}

function typing(): { rows: Row[]; type: (...all: [words: string, answered: number][]) => Promise<void> } {
  const rows: Row[] = [];
  const write = (_: string, words: readonly string[], answered: number) => void rows.push({ words, answered });
  const searches = new TypedSearches({
    write: async (...row) => write(...row),
    writeNow: write,
    nowMs: () => Date.now(),
  });
  return {
    rows,
    type: async (...all) => {
      for (const [words, answered] of all) await searches.record("anna", words, answered);
    },
  };
}

test("the first words are written before they are answered, what they grew into once it pauses", async () => {
  const { rows, type } = typing();
  await type(["za", 5], ["zap", 4], ["zapp", 2], ["zappa", 2]);
  expect(rows).toEqual([{ words: ["za"], answered: 5 }]);
  vi.advanceTimersByTime(2_000);
  expect(rows.slice(1)).toEqual([{ words: ["zappa"], answered: 4 }]);
});

test("words taken back or changed stand for themselves: none is lost behind shorter ones", async () => {
  const { rows, type } = typing();
  await type(["ro", 9], ["rossi m", 3], ["rossi maria", 1], ["rossi m", 3], ["rossi g", 2], ["rossi giulia", 1]);
  vi.advanceTimersByTime(2_000);
  expect(rows.slice(1)).toEqual([{ words: ["rossi maria", "rossi m", "rossi giulia"], answered: 3 + 3 + 2 }]);
});

test("who never pauses is written down all the same", async () => {
  const { rows, type } = typing();
  await type(["ro", 9]);
  for (let i = 0; i < 12; i++) {
    vi.advanceTimersByTime(1_000);
    await type([`ro${"s".repeat(i + 1)}`, 1]);
  }
  expect(rows.length).toBeGreaterThan(1);
  expect(rows[1]?.words.at(-1)).toMatch(/^ros+$/);
});
