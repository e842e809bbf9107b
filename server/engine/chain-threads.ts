// Follows ranges of the chains in threads, this one among them: each takes the next range that nobody has, so that none
// waits for another that began late or is slower. Each has a connection of its own; all ranges end where the log did when
// the command looked, so that no commit changes what they hold.
import { Worker } from "node:worker_threads";
import type { Driver } from "../../db/driver/driver.ts";
import { type ChainRange, type ChainReport, type CheckRanges, checkChainRange } from "./verify-chains.ts";

/** What a thread is started with. */
export interface ChainThreadData {
  databaseFile: string;
  encryptionKey: string | undefined;
  ranges: readonly ChainRange[];
  /** How many ranges were taken, by all threads. */
  taken: Int32Array;
}

/** What a thread found, by the place of the range. */
export type Found = (readonly [place: number, report: ChainReport])[];

/** Ranges for so many threads: a few each, since every one costs a look at the events before it. */
export const rangesFor = (threads: number): number => threads * 4;

/** `entry` is the built file of server/chains.main.ts. */
export const inThreads =
  (entry: string, threads: number, data: Pick<ChainThreadData, "databaseFile" | "encryptionKey">): CheckRanges =>
  async (ranges, driver) => {
    const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const others: Promise<Found>[] = [];
    for (let i = 1; i < Math.min(threads, ranges.length); i++) others.push(inThread(entry, { ...data, ranges, taken }));
    // What fails in a thread while this one is busy is told when it is awaited.
    for (const one of others) one.catch(() => {});
    const own = await takeRanges(driver, ranges, taken);
    return inOrder(ranges, [own, ...(await Promise.all(others))]);
  };

/** What was found by all who took ranges, in the order of these. */
export function inOrder(ranges: readonly ChainRange[], found: readonly Found[]): ChainReport[] {
  const reports = new Map(found.flat());
  return ranges.map((_, place) => {
    const report = reports.get(place);
    if (!report) throw new Error("a range of the log was not looked at");
    return report;
  });
}

/** Looks at ranges until all are taken. */
export async function takeRanges(driver: Driver, ranges: readonly ChainRange[], taken: Int32Array): Promise<Found> {
  const found: Found = [];
  for (;;) {
    const place = Atomics.add(taken, 0, 1);
    const range = ranges[place];
    if (!range) return found;
    found.push([place, await checkChainRange(driver, range)]);
  }
}

function inThread(entry: string, workerData: ChainThreadData): Promise<Found> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`a thread of verify ended with ${code}`)));
  });
}
