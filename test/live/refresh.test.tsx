// What a hint asks again, and what of it rests a while first.
import { QueryObserver } from "@tanstack/solid-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../client/query.ts";
import { createRefresh } from "../../client/refresh.ts";

let asked: string[];
let stops: (() => void)[];

const watch = (key: unknown[], meta?: { restMs: number }) => {
  const queryFn = async () => {
    asked.push(String(key[1]));
    return asked.length;
  };
  const observer = new QueryObserver(queryClient, { queryKey: key, queryFn, ...(meta ? { meta } : {}) });
  stops.push(observer.subscribe(() => {}));
};

beforeEach(async () => {
  vi.useFakeTimers();
  [asked, stops] = [[], []];
  watch(["queues", "page", {}]);
  watch(["queues", "viewCounts", {}], { restMs: 15_000 });
  watch(["cases", "getCase", { caseId: "a" }]);
  await vi.advanceTimersByTimeAsync(1);
  asked = [];
});
afterEach(() => {
  for (const stop of stops) stop();
  queryClient.clear();
  vi.useRealTimers();
});

test("many hints ask for what is in front each time, and for figures beside it once in their rest", async () => {
  const { refresh, stop } = createRefresh();
  for (let i = 0; i < 20; i++) {
    refresh(new Set(["b"]));
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(asked.filter((one) => one === "page")).toHaveLength(20);
  expect(asked).not.toContain("viewCounts");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked.filter((one) => one === "viewCounts")).toHaveLength(1);
  expect(asked).not.toContain("getCase");
  stop();
});

test("after a quiet while they are asked at once", async () => {
  const { refresh, stop } = createRefresh();
  await vi.advanceTimersByTimeAsync(20_000);
  refresh(new Set(["a"]));
  await vi.advanceTimersByTimeAsync(1);
  expect(asked.sort()).toEqual(["getCase", "page", "viewCounts"]);
  stop();
});

test("a case is asked again when the record of whom it is about changed", async () => {
  const read = async () => {
    asked.push("ofPerson");
    return { value: { head: { personId: "p" } } };
  };
  const about = new QueryObserver(queryClient, { queryKey: ["cases", "getCase", { caseId: "c" }], queryFn: read });
  stops.push(about.subscribe(() => {}));
  await vi.advanceTimersByTimeAsync(20_000);
  asked = [];
  const { refresh, stop } = createRefresh();
  refresh(new Set(["p"]));
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toContain("ofPerson");
  expect(asked).not.toContain("getCase");
  stop();
});
