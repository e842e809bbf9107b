// The built reader's thread itself: a job runs beside another, is cancelled in the middle and leaves no file, dies with its
// thread in the middle, and the next one is made by a new thread.
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toMessage } from "../../db/access.ts";
import { createPolicy, kindRights } from "../../server/access/policy.ts";
import type { ExportInput, ExportProgress } from "../../server/exports/export-list.ts";
import type { ReaderData } from "../../server/reader-data.ts";
import { JobCancelled, ReaderLost, ThreadReader } from "../../server/reader-port.ts";
import { workflows } from "../../workflows/registry.ts";
import { makeQueueSet } from "../bench/queue-set.ts";
import { sessionOf } from "../support/installation.ts";
import { root } from "../support/source-files.ts";

const cases = 30_000;
const folder = mkdtempSync(join(tmpdir(), "ambito-thread-"));
const databaseFile = join(folder, "ambito.db");
/**
 * The built entry, and an error outside every job when it is told to. Not `terminate`: the driver's native code aborts the whole
 * process when it is broken into.
 */
const mortal = `import(${JSON.stringify(pathToFileURL(join(root, "build/server/reader.js")).href)}).then(() =>
  require("node:worker_threads").parentPort.on("message", ({ what }) => {
    if (what === "die") setImmediate(() => { throw new Error("it dies"); });
  }))`;
const none = { encryptionKey: undefined, databaseUrl: undefined, databaseAuthToken: undefined };
const ended: number[] = [];
let thread: Worker;
let reader: ThreadReader;
let made = 0;

beforeAll(async () => {
  await makeQueueSet(root, databaseFile, cases);
  const workerData: ReaderData = { databaseFile, ...none };
  reader = new ThreadReader(
    () => {
      thread = new Worker(mortal, { eval: true, workerData });
      return thread;
    },
    (code) => ended.push(code),
  );
}, 120_000);
afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

function input(): ExportInput {
  const policy = createPolicy(kindRights(workflows));
  const permit = toMessage(policy.readable(sessionOf("boss", "supervisor"), "list"));
  made += 1;
  return {
    rights: { rows: permit, contents: permit, persons: permit },
    filter: {
      ...{ view: "all", status: "open", where: [] },
      ...{ readers: ["boss"], today: "2026-06-15" },
    },
    ...{ sort: "dueOn", descending: false, apart: "out", area: "protection", subject: "cases", format: "xlsx" },
    ...{ columns: ["number", "state", "dueOn"], locale: "it", names: {}, comuni: {}, about: [] },
    ...{ at: "2026-06-15T09:00:00.000Z", baseUrl: "http://127.0.0.1", most: 1_000_000 },
    ...{ file: join(folder, `export-${made}`), key: randomBytes(32), iv: randomBytes(12) },
  };
}

/** Resolves once the job has told that it is under way. */
function begun(job: ExportInput, signal?: AbortSignal) {
  let go: (progress: ExportProgress) => void = () => {};
  const first = new Promise<ExportProgress>((done) => {
    go = done;
  });
  const onProgress = (progress: ExportProgress) => progress.done > 0 && go(progress);
  return { first, result: reader.run("exportList", job, { onProgress, ...(signal ? { signal } : {}) }) };
}

test("cancelled in the middle, it leaves no file, and another beside it is made", async () => {
  const [one, other] = [input(), input()];
  const abort = new AbortController();
  const { first, result } = begun(one, abort.signal);
  const beside = reader.run("exportList", other);
  const { done, total } = await first;
  expect(done).toBeLessThan(total);
  abort.abort();
  await expect(result).rejects.toBeInstanceOf(JobCancelled);
  expect(existsSync(one.file)).toBe(false);
  expect((await beside).rows).toBe(total);
  expect(existsSync(other.file)).toBe(true);
});

test("killed in the middle, it is told, and the next is made by a new thread", async () => {
  const { first, result } = begun(input());
  const lost = expect(result).rejects.toBeInstanceOf(ReaderLost);
  await first;
  const before = thread;
  before.postMessage({ what: "die" });
  await lost;
  expect(ended).toEqual([1]);
  expect((await reader.run("exportList", input())).rows).toBeGreaterThan(20_000);
  expect(thread).not.toBe(before);
});
