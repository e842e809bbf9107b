// Long reads of one account come one after the other, so many at most, and none for a page that is gone.
import { expect, test } from "vitest";
import { LongReads } from "../../server/long-reads.ts";

const waiting = new AbortController().signal;

/** Work that ends when it is told to. */
function work() {
  let end: (value: string) => void = () => undefined;
  let begun = false;
  const done = new Promise<string>((resolve) => {
    end = resolve;
  });
  const run = () => {
    begun = true;
    return done;
  };
  return { run, end: (value: string) => end(value), hasBegun: () => begun };
}

const turn = () => new Promise<void>((done) => setImmediate(done));

test("an account's come in turn, those of two beside each other", async () => {
  const reads = new LongReads();
  const [first, second, other] = [work(), work(), work()];
  const answers = [
    reads.inTurn("anna", waiting, first.run),
    reads.inTurn("anna", waiting, second.run),
    reads.inTurn("bruno", waiting, other.run),
  ];
  await turn();
  expect([first, second, other].map((one) => one.hasBegun())).toEqual([true, false, true]);
  first.end("1");
  await turn();
  expect(second.hasBegun()).toBe(true);
  second.end("2");
  other.end("3");
  expect(await Promise.all(answers)).toEqual(["1", "2", "3"]);
});

test("one that fails holds up none, and one that nobody waits for is not begun", async () => {
  const reads = new LongReads();
  const page = new AbortController();
  const [left, last] = [work(), work()];
  const failed = reads.inTurn("anna", waiting, () => Promise.reject(new Error("broken")));
  const gone = reads.inTurn("anna", page.signal, left.run);
  const kept = reads.inTurn("anna", waiting, last.run);
  page.abort();
  last.end("here");
  await expect(failed).rejects.toThrow("broken");
  await expect(gone).rejects.toMatchObject({ code: "LIMIT" });
  expect(await kept).toBe("here");
  expect(left.hasBegun()).toBe(false);
});

test("so many may wait, and as many again when they are done", async () => {
  const reads = new LongReads();
  for (let round = 0; round < 2; round++) {
    const all = Array.from({ length: 6 }, work);
    const answers = all.map((one) => reads.inTurn("anna", waiting, one.run));
    await expect(reads.inTurn("anna", waiting, work().run)).rejects.toMatchObject({
      code: "LIMIT",
      details: { reason: "busy" },
    });
    for (const one of all) one.end("done");
    expect(await Promise.all(answers)).toEqual(all.map(() => "done"));
  }
});
