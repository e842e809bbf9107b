// Follows ranges of the chains in threads, one a range: on two cores twice as fast. Each has a connection of its own; the
// ranges are of the past, which no commit changes.
import { Worker } from "node:worker_threads";
import type { ChainRange, ChainReport, CheckRanges } from "./verify-chains.ts";

/** What a thread is started with. */
export interface ChainThreadData {
  databaseFile: string;
  encryptionKey: string | undefined;
  range: ChainRange;
}

/** `entry` is the built file of server/chains.main.ts. */
export const inThreads =
  (entry: string, data: Omit<ChainThreadData, "range">): CheckRanges =>
  (ranges) =>
    Promise.all(ranges.map((range) => inThread(entry, { ...data, range })));

function inThread(entry: string, workerData: ChainThreadData): Promise<ChainReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`a thread of verify ended with ${code}`)));
  });
}
