// What two threads say to each other: gathered into one message, in order, each said once.
import { expect, test } from "vitest";
import { gathered } from "../../server/gathered.ts";

test("what is said before the turn ends goes together, what comes later apart", () => {
  const posts: number[][] = [];
  const turns: (() => void)[] = [];
  const say = gathered<number>(
    (all) => posts.push(all),
    (flush) => turns.push(flush),
  );
  for (const one of [1, 2, 3]) say(one);
  expect([posts, turns.length]).toEqual([[], 1]);
  turns.pop()?.();
  say(4);
  turns.pop()?.();
  expect(posts).toEqual([[1, 2, 3], [4]]);
});
