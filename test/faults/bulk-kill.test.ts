// An act on many cases outlives SIGKILL: started on the real server, killed in the middle, it goes on at the next start and
// does every case exactly once; its outcomes are told by case, and it is undone as a whole.
import { afterAll, beforeAll, expect, test } from "vitest";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { type App, findFreePort, startApp } from "../support/app.ts";
import { openBulkCases } from "../support/bulk-cases.ts";
import { makeProductionFolder, type ProductionFolder, type SignedIn, signIn } from "../support/production-folder.ts";
import { root } from "../support/source-files.ts";

const count = 3_000;
const patienceMs = 120_000;

interface Told {
  status: string;
  allowed: number;
  done: number;
  failed: number;
  endedAt: string | null;
}

let folder: ProductionFolder;
let app: App;
let origin: string;
let boss: SignedIn;

const begin = () => startApp({ dataDir: folder.dir, env: { ...folder.env, BASE_URL: origin } });

beforeAll(async () => {
  origin = `http://127.0.0.1:${await findFreePort()}`;
  folder = makeProductionFolder(["supervisor", "socialWorker"], origin);
  await openBulkCases(root, folder, { count, assigned: 0, territoryOf: () => "020038" });
  app = await begin();
  boss = await signIn(folder, "supervisor", () => app.url, origin);
}, patienceMs);
afterAll(async () => {
  await app?.stop();
  folder?.remove();
});

async function ask<T>(path: string, input: unknown): Promise<T> {
  const { status, body } = await boss.ask(path, input);
  expect([path, status, status === 200 ? undefined : body]).toEqual([path, 200, undefined]);
  return (body as { result: { data: T } }).result.data;
}

async function until(path: string, input: object, holds: (told: Told) => boolean): Promise<Told> {
  for (;;) {
    const told = await ask<Told>(path, input);
    if (holds(told)) return told;
    await new Promise((wake) => setTimeout(wake, 30));
  }
}

/** Events of the type, and cases that have more than one: on a connection of its own, as the file stands. */
function written(type: string): { events: number; doubled: number } | undefined {
  const driver = EmbeddedDriver.open(dataFolder(folder.dir).database, { mode: "read" });
  const [row] = driver.readSync<{ events: number; doubled: number }>(
    "SELECT count(*) AS events, count(*) - count(DISTINCT case_id) AS doubled FROM event WHERE type=?",
    [type],
  );
  driver.close();
  return row;
}

test("a job that is killed in the middle goes on at the next start and does nothing twice", {
  timeout: patienceMs,
}, async () => {
  const colleagues = await ask<{ accountId: string; roles: string[] }[]>("cases.listColleagues", undefined);
  const assignee = colleagues.find(({ roles }) => roles.includes("socialWorker"))?.accountId;
  const target = { filter: { view: "all" } };
  const { previewId } = await ask<{ previewId: string }>("bulk.preview", {
    event: "ASSIGN",
    payload: { assignee },
    target,
  });
  const preview = await until("bulk.getPreview", { previewId }, ({ status }) => status === "ready");
  expect(preview.allowed).toBe(count);
  const { jobId } = await ask<{ jobId: string }>("bulk.start", { previewId });

  const half = await until("bulk.get", { jobId }, ({ done, endedAt }) => done > 0 || endedAt !== null);
  app.process.kill("SIGKILL");
  await new Promise((gone) => app.process.once("exit", gone));
  expect(half.endedAt).toBeNull();
  expect(written("ASSIGN")?.events).toBeLessThan(count);

  app = await begin();
  const told = await until("bulk.get", { jobId }, ({ endedAt }) => endedAt !== null);
  expect(told).toMatchObject({ status: "done", done: count, failed: 0 });
  expect(written("ASSIGN")).toEqual({ events: count, doubled: 0 });
  const csv = await fetch(`${app.url}/api/bulk/${jobId}/outcomes.csv`, { headers: { cookie: boss.cookie } });
  const lines = (await csv.text()).trimEnd().split("\n");
  expect([csv.status, lines.length, lines.filter((line) => line.includes(";Fatto.;")).length]).toEqual([
    ...[200, count + 1, count],
  ]);

  const undo = await ask<{ previewId: string }>("bulk.previewUndo", { jobId });
  await until("bulk.getPreview", { previewId: undo.previewId }, ({ status }) => status === "ready");
  const undoing = await ask<{ jobId: string }>("bulk.start", { previewId: undo.previewId });
  const undone = await until("bulk.get", { jobId: undoing.jobId }, ({ endedAt }) => endedAt !== null);
  expect(undone).toMatchObject({ status: "done", done: count, failed: 0 });
});
