// Acts on many cases, on the built server as a process of its own: how fast a preview looks through 50,000 cases, a job
// assigns 10,000 and takes them back, and what the page of a work list costs meanwhile beside an idle server. Pages are
// asked for at a steady pace by four clients, as an office reads lists; all share the machine's cores.
import { findFreePort, startApp } from "../support/app.ts";
import { openBulkCases } from "../support/bulk-cases.ts";
import { makeProductionFolder, type SignedIn, signIn } from "../support/production-folder.ts";
import { type Figure, figureOf, quantile } from "./figure.ts";
import { KeepAlive } from "./keep-alive.ts";
import { loopDelayMs, processorS } from "./server-figures.ts";

const looked = 50_000;
const done = 10_000;
/** Where the cases that are done lie, and where the others. */
const [here, elsewhere] = ["020038", "020061"];
const clients = 4;
const everyMs = 40;
const idleMs = 8_000;
interface Told {
  status: string;
  looked?: number;
  allowed?: number;
  done?: number;
  endedAt?: string | null;
}

async function ask<T>(client: SignedIn, path: string, input: unknown): Promise<T> {
  const { status, body } = await client.ask(path, input);
  if (status !== 200) throw new Error(`${path} answered ${status} ${JSON.stringify(body)}`);
  return (body as { result: { data: T } }).result.data;
}

/** Pages at a steady pace until `over`; the waits of each. A late answer delays no other client. */
async function readPages(url: string, origin: string, cookie: string, over: () => boolean): Promise<number[]> {
  const path = `/api/queues/page?ask=${encodeURIComponent(JSON.stringify({ view: "all", limit: 100 }))}`;
  const waits: number[] = [];
  const lane = async (offset: number) => {
    const client = await KeepAlive.open(url, { cookie, origin });
    await new Promise((wake) => setTimeout(wake, offset));
    while (!over()) {
      const asked = performance.now();
      const { status } = await client.ask("GET", path);
      if (status !== 200) throw new Error(`a page answered ${status}`);
      const waited = performance.now() - asked;
      waits.push(waited);
      await new Promise((wake) => setTimeout(wake, Math.max(0, everyMs - waited)));
    }
    client.close();
  };
  await Promise.all(Array.from({ length: clients }, (_, i) => lane((i * everyMs) / clients)));
  return waits;
}

async function until(client: SignedIn, path: string, input: object, ended: (told: Told) => boolean): Promise<Told> {
  for (;;) {
    const told = await ask<Told>(client, path, input);
    if (ended(told)) return told;
    await new Promise((wake) => setTimeout(wake, 250));
  }
}

export async function bulkSuite(root: string): Promise<Figure[]> {
  const origin = `http://127.0.0.1:${await findFreePort()}`;
  const folder = makeProductionFolder(["supervisor", "socialWorker"], origin);
  const alone = await openBulkCases(root, folder, {
    ...{ count: looked, assigned: done },
    territoryOf: (i) => (i < done ? here : elsewhere),
  });
  const app = await startApp({ dataDir: folder.dir, env: { ...folder.env, BASE_URL: origin } });
  const boss = await signIn(folder, "supervisor", () => app.url, origin);
  const colleagues = await ask<{ accountId: string; roles: string[] }[]>(boss, "cases.listColleagues", undefined);
  const assignee = colleagues.find(({ roles }) => roles.includes("socialWorker"))?.accountId;
  const rate = (count: number, ms: number) => (count * 1000) / ms;
  const timed = async (start: () => Promise<string>, path: "getPreview" | "get", key: "previewId" | "jobId") => {
    const from = performance.now();
    const id = await start();
    const ended = (told: Told) => (path === "get" ? told.endedAt !== null : told.status !== "looking");
    const told = await until(boss, `bulk.${path}`, { [key]: id }, ended);
    return { id, told, ms: performance.now() - from };
  };
  const preview = (filter: object) => async () =>
    (
      await ask<{ previewId: string }>(boss, "bulk.preview", {
        event: "ASSIGN",
        payload: { assignee },
        target: { filter },
      })
    ).previewId;
  const start = (previewId: string) => async () =>
    (await ask<{ jobId: string }>(boss, "bulk.start", { previewId })).jobId;

  const whole = await timed(preview({ view: "all" }), "getPreview", "previewId");
  const stopAt = performance.now() + idleMs;
  const idle = await readPages(app.url, origin, boss.cookie, () => performance.now() > stopAt);
  const some = await timed(
    preview({ view: "all", where: [{ field: "comune", op: "is", values: [here] }] }),
    "getPreview",
    "previewId",
  );
  await loopDelayMs(app.url);
  let isOver = false;
  const pages = readPages(app.url, origin, boss.cookie, () => isOver);
  const cpuBefore = await processorS(app.url);
  const job = await timed(start(some.id), "get", "jobId");
  const cpu = (await processorS(app.url)) - cpuBefore;
  isOver = true;
  const busy = await pages;
  const delay = await loopDelayMs(app.url);
  const undoing = await timed(
    async () => (await ask<{ previewId: string }>(boss, "bulk.previewUndo", { jobId: job.id })).previewId,
    "getPreview",
    "previewId",
  );
  const undo = await timed(start(undoing.id), "get", "jobId");
  await app.stop();
  folder.remove();
  if (whole.told.allowed !== looked || job.told.done !== done || undo.told.done !== done)
    throw new Error(`not all was done: ${JSON.stringify([whole.told, job.told, undo.told])}`);
  const load = `${clients} clients, a page of 100 every ${everyMs} ms each`;
  return [
    figureOf({
      ...{ figure: "engine.bulk_cases_per_s", value: rate(done, job.ms), limit: alone, unit: "1/s" },
      n: `${done} assignments of a filter, among ${looked} cases, beside ${load}, against as many sent to the writer in process with nothing beside; took ${Math.round(job.ms)} ms and ${cpu.toFixed(1)} s of processor, pages included; the aim is 10,000 ms`,
    }),
    figureOf({
      ...{ figure: "engine.bulk_page_p99_ms", value: quantile(busy, 0.99), limit: quantile(idle, 0.99), unit: "ms" },
      n: `${load}: ${busy.length} pages under the job, beside ${idle.length} of an idle server; the aim is 3 x`,
    }),
    figureOf({
      ...{ figure: "engine.bulk_loop_delay_p99_ms", value: delay, limit: 50, unit: "ms", n: `the same ${done} cases` },
    }),
    figureOf({
      ...{ figure: "engine.bulk_preview_cases_per_s", value: rate(looked, whole.ms), unit: "1/s" },
      n: `${looked} cases decided in memory`,
    }),
    figureOf({
      ...{ figure: "engine.bulk_undo_cases_per_s", value: rate(done, undo.ms), unit: "1/s" },
      n: `${done} undone as one`,
    }),
  ];
}
