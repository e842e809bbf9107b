// Entry of a thread of verify: follows the chains in ranges of positions until none is left and says what it found.
import { parentPort, workerData } from "node:worker_threads";
import { EmbeddedDriver } from "../db/driver/embedded.ts";
import { type ChainThreadData, takeRanges } from "./engine/chain-threads.ts";

const { databaseFile, encryptionKey, ranges, taken } = workerData as ChainThreadData;
const driver = EmbeddedDriver.open(databaseFile, { mode: "read", ...(encryptionKey ? { encryptionKey } : {}) });
const found = await takeRanges(driver, ranges, taken);
driver.close();
parentPort?.postMessage(found);
