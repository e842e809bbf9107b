// Exports: a list of 100,000 cases as CSV, XLSX and ODS with all columns, made by the built reader's thread from the job's start
// to the file on the disk; and how much memory the process takes meanwhile.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { toMessage } from "../../db/access.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import type { ListFilter } from "../../db/queues/list-filter.ts";
import { createPolicy, kindRights } from "../../server/access/policy.ts";
import type { Session } from "../../server/access/session.ts";
import type { Format } from "../../server/exports/asked.ts";
import { columnsOf } from "../../server/exports/columns.ts";
import type { ExportInput } from "../../server/exports/export-list.ts";
import type { ReaderData } from "../../server/reader-data.ts";
import { ThreadReader } from "../../server/reader-port.ts";
import { workflows } from "../../workflows/registry.ts";
import { type Figure, figureOf, median } from "./figure.ts";
import { makeQueueSet } from "./queue-set.ts";

/** One in seven of the set is closed. */
const cases = 116_668;
const rounds = 3;
const aims: Record<"csv" | "xlsx" | "ods", number> = { csv: 2_000, xlsx: 10_000, ods: 10_000 };

const filter: ListFilter = {
  ...{ view: "all", status: "open", where: [] },
  ...{ readers: ["worker-7"], today: "2026-06-15" },
};

/** The document of a case that has come some way: what is kept apart is asked of it. */
const doc = JSON.stringify({
  context: { need: "income", sharedCare: ["mentalHealthCentre"], team: ["nurse"], notes: "x".repeat(1_000) },
  deadlines: {},
});

async function addSnapshots(file: string): Promise<void> {
  const driver = EmbeddedDriver.open(file, { mode: "write" });
  const sql = `INSERT INTO snapshot (case_id, kind, number, workflow_version, seq, state, doc, last_hash, last_pos)
    SELECT case_id, kind, number, 1, 1, state, ?, '', last_pos FROM list_row`;
  await driver.batch([{ sql, args: [doc] }]);
  await driver.analyze();
  driver.checkpoint("truncate");
  driver.close();
}

function inputOf(format: Format, file: string, all: boolean): ExportInput {
  const grant = { role: "supervisor" as const, territory: "district", areas: "all" as const, from: "2000-01-01" };
  const who = { sessionId: "bench", accountId: "worker-7", name: "Bench", locale: "it" as const };
  const session: Session = { ...who, grants: [grant], brokenGlass: [], standsInFor: [] };
  const policy = createPolicy(kindRights(workflows));
  const permit = (purpose: "skeleton" | "list" | "content") => toMessage(policy.readable(session, purpose));
  const words = {
    workflows: new Map(workflows.map((one) => [one.id, one])),
    locale: "it" as const,
    names: {},
    comuni: {},
  };
  return {
    rights: { rows: permit("skeleton"), contents: permit("list"), persons: permit("content") },
    ...{ filter, sort: "dueOn", descending: false, apart: "out", area: "protection", subject: "cases", format },
    ...{
      columns: columnsOf(words, undefined)
        .filter(({ sensitive }) => all || !sensitive)
        .map(({ id }) => id),
      locale: "it",
      names: {},
      comuni: {},
      about: [],
    },
    ...{ at: "2026-06-15T09:00:00.000Z", baseUrl: "http://127.0.0.1", most: 1_000_000 },
    ...{ file, key: randomBytes(32), iv: randomBytes(12) },
  };
}

interface Run {
  ms: number;
  /** Of the processor, all threads. */
  cpuMs: number;
  rows: number;
  bytes: number;
  /** Most that the process held beyond what it began with. */
  grownMib: number;
}

async function runOf(reader: ThreadReader, format: Format, file: string, all: boolean): Promise<Run> {
  const before = process.memoryUsage.rss();
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const started = performance.now();
  const cpu = process.cpuUsage();
  const { rows } = await reader.run("exportList", inputOf(format, file, all));
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  const cpuMs = (user + system) / 1000;
  clearInterval(sampling);
  const bytes = statSync(file).size;
  rmSync(file);
  return { ms, cpuMs, rows, bytes, grownMib: (most - before) / 1_048_576 };
}

export async function exportsSuite(root: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ambito-bench-"));
  const databaseFile = join(folder, "ambito.db");
  await makeQueueSet(root, databaseFile, cases);
  await addSnapshots(databaseFile);
  const none = { encryptionKey: undefined, databaseUrl: undefined, databaseAuthToken: undefined };
  const workerData: ReaderData = { databaseFile, ...none };
  const reader = new ThreadReader(() => new Worker(resolve(root, "build/server/reader.js"), { workerData }));
  const figures: Figure[] = [];
  for (const [format, all] of [
    ["csv", false],
    ["csv", true],
    ["xlsx", false],
    ["ods", false],
  ] as const) {
    const runs: Run[] = [];
    for (let round = 0; round <= rounds; round++) runs.push(await runOf(reader, format, join(folder, "export"), all));
    // The first one warms the caches.
    const [first, ...warm] = runs;
    const cpuMs = Math.round(median(warm.map((run) => run.cpuMs)));
    const grown = Math.round(Math.max(...warm.map((run) => run.grownMib)));
    const columns = all ? "all columns" : "the columns that are on";
    const n = `${first?.rows} rows, ${columns}, ${Math.round((first?.bytes ?? 0) / 1e6)} MB, ${rounds} rounds; ${cpuMs} ms of processor, ${grown} MiB more resident`;
    const value = median(warm.map((run) => run.ms));
    figures.push(
      figureOf({ figure: `queues.${format}_100k${all ? "_all" : ""}_ms`, value, limit: aims[format], unit: "ms", n }),
    );
  }
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
  return figures;
}
