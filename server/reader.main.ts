// Entry of the reader's thread: long reads on connections that cannot write. It decides nothing about rights: what may be
// read comes with each job, as main's policy said it.
import { parentPort, workerData } from "node:worker_threads";
import { fromMessage } from "../db/access.ts";
import type { Driver } from "../db/driver/driver.ts";
import { EmbeddedDriver } from "../db/driver/embedded.ts";
import { openServerDriver } from "../db/driver/server.ts";
import { workflows } from "../workflows/registry.ts";
import type { ReaderData } from "./reader-data.ts";
import { readerJobs } from "./reader-jobs.ts";
import { serveJobs } from "./reader-thread.ts";

const { databaseFile, encryptionKey, databaseUrl, databaseAuthToken } = workerData as ReaderData;
const port = parentPort;
if (!port) throw new Error("reader.main runs as a thread");

/** Pages are read once and in order: a large cache would only be filled in passing. */
const cacheKib = 16_384;

const open = (): Driver =>
  databaseUrl
    ? openServerDriver(databaseUrl, databaseAuthToken)
    : EmbeddedDriver.open(databaseFile, { mode: "read", cacheKib, ...(encryptionKey ? { encryptionKey } : {}) });

serveJobs(
  port,
  {
    driver: open(),
    open,
    workflows: new Map(workflows.map((one) => [one.id, one])),
    permitted: fromMessage,
  },
  readerJobs,
);
