// Entry of a thread of verify: follows the chains in one range of positions and says what it found.
import { parentPort, workerData } from "node:worker_threads";
import { EmbeddedDriver } from "../db/driver/embedded.ts";
import type { ChainThreadData } from "./engine/chain-threads.ts";
import { checkChainRange } from "./engine/verify-chains.ts";

const { databaseFile, encryptionKey, range } = workerData as ChainThreadData;
const driver = EmbeddedDriver.open(databaseFile, { mode: "read", ...(encryptionKey ? { encryptionKey } : {}) });
const report = await checkChainRange(driver, range);
driver.close();
parentPort?.postMessage(report);
