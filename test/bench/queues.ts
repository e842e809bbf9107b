// Work lists of 10,000, 100,000 and a million cases: the p99 of a page in the largest against that in the smallest, walking
// the pages people open; the p99 of a jump to any place; and pages a second against a raw loop that makes objects of the
// same query and stringifies them.
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Worker } from "node:worker_threads";
import { toMessage } from "../../db/access.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import type { ListFilter } from "../../db/queues/list-filter.ts";
import { type ListRights, listPage, type PageAsk, pageStatement } from "../../db/queues/list-page.ts";
import { createPolicy, kindRights } from "../../server/access/policy.ts";
import type { Session } from "../../server/access/session.ts";
import { ListPlaces } from "../../server/queues/places.ts";
import type { ReaderData } from "../../server/reader-data.ts";
import { type Reader, ThreadReader } from "../../server/reader-port.ts";
import { fieldIs, overdueCondition } from "../../workflows/kernel/list-condition.ts";
import { workflows } from "../../workflows/registry.ts";
import { type Figure, figureOf, median, quantile } from "./figure.ts";
import { makeQueueSet } from "./queue-set.ts";

const small = 10_000;
const middle = 100_000;
const rounds = 5;
const walks = 40;
const jumps = 300;
const none = { encryptionKey: undefined, databaseUrl: undefined, databaseAuthToken: undefined };

const filter = (given: Partial<ListFilter>): ListFilter => ({
  view: "all",
  status: "open",
  where: [],
  readers: ["worker-7"],
  today: "2026-06-15",
  ...given,
});

function sessionOf(territory: string): Session {
  const grant = { role: "socialWorker" as const, territory, areas: "all" as const, from: "2000-01-01" };
  const who = { sessionId: "bench", accountId: "worker-7", name: "Bench", locale: "it" as const };
  return { ...who, grants: [grant], brokenGlass: [], standsInFor: [] };
}

/** The pages people open: their own, the unassigned, one step, one comune, all; by due day and by number. */
const asks: PageAsk[] = [
  filter({ view: "todo" }),
  filter({ view: "mine" }),
  filter({ view: "unassigned" }),
  filter({}),
  filter({ where: [fieldIs("kind", "case-intake"), fieldIs("state", "inAssessment")] }),
  filter({ where: [fieldIs("comune", "020038")] }),
  filter({ where: [overdueCondition] }),
].map((one) => ({ filter: one, sort: "dueOn" as const, descending: false, limit: 100 }));

interface Row {
  id: string;
  dueOn: string;
}

/** Times of single pages, ms: each view from its start and five pages on. */
async function pageTimes(driver: EmbeddedDriver, rights: ListRights): Promise<number[]> {
  const times: number[] = [];
  for (const ask of asks) {
    let after: PageAsk["after"];
    for (let page = 0; page < 5; page++) {
      const started = performance.now();
      const bytes = await listPage(driver, rights, { ...ask, ...(after ? { after } : {}) });
      times.push(performance.now() - started);
      const last = (JSON.parse(Buffer.from(bytes).toString()) as Row[]).at(-1);
      if (!last) break;
      after = { value: last.dueOn, caseId: last.id };
    }
  }
  return times;
}

/**
 * p99 of a page in each set, ms. Rounds of the sets take turns, and only once all are made and on the disk: beside the writing of a
 * million rows, or an hour later, the same statement takes twice as long.
 */
async function p99sOf(drivers: readonly EmbeddedDriver[], rights: ListRights): Promise<number[]> {
  const p99s = drivers.map((): number[] => []);
  for (let round = 0; round <= rounds; round++)
    for (const [n, driver] of drivers.entries()) {
      const times: number[] = [];
      for (let walk = 0; walk < walks; walk++) times.push(...(await pageTimes(driver, rights)));
      // The first round warms.
      if (round > 0) p99s[n]?.push(quantile(times, 0.99));
    }
  return p99s.map(median);
}

/** Pages a second by objects and stringify, of the same rows: what a plain server would do. */
function objectLoop(driver: EmbeddedDriver, rights: ListRights, ask: PageAsk, pages: number): number {
  const { sql, args } = pageStatement(rights, ask);
  const inner = sql.slice(sql.indexOf("FROM (SELECT") + 6, -1);
  const shown = (inner.match(/\?/g) ?? []).length;
  const bound = args.slice(args.length - shown);
  const started = performance.now();
  let bytes = 0;
  for (let i = 0; i < pages; i++) bytes += JSON.stringify(driver.readSync(inner, bound)).length;
  if (bytes === 0) throw new Error("the raw loop read nothing");
  return (pages * 1000) / (performance.now() - started);
}

/** Waits of jumps to places all over the lists people open whole, anchors counted before; ms. */
async function jumpTimes(driver: EmbeddedDriver, rights: ListRights): Promise<{ first: number; warm: number[] }> {
  const places = new ListPlaces(driver);
  const lists = asks.filter(({ filter: { view } }) => view === "all" || view === "unassigned");
  const started = performance.now();
  const totals: number[] = [];
  for (const ask of lists) {
    totals.push((await places.total(rights, ask, "exact")).rows);
    await places.pageFrom(rights, ask, 1_000_000_000);
  }
  const first = (performance.now() - started) / lists.length;
  const warm: number[] = [];
  for (let i = 0; i < jumps; i++)
    for (const [n, ask] of lists.entries()) {
      const position = Math.floor((totals[n] ?? 0) * ((i * 0.618034) % 1));
      const before = performance.now();
      const from = await places.pageFrom(rights, { ...ask, descending: i % 2 === 1 }, position);
      if (from) await listPage(driver, rights, from);
      warm.push(performance.now() - before);
    }
  return { first, warm };
}

/**
 * Waits of first jumps into a list nobody has counted, to the middle and to the end of each; ms. `blocked`: longest the main
 * thread did nothing else meanwhile, until the list was counted.
 */
async function firstJumps(driver: EmbeddedDriver, reader: Reader | undefined, rights: ListRights) {
  const lists = asks.filter(({ filter: { view } }) => view === "all" || view === "unassigned");
  const waits: number[] = [];
  let blocked = 0;
  for (const part of [0.5, 0.99])
    for (const ask of lists) {
      const { rows } = await new ListPlaces(driver).total(rights, ask, "exact");
      const places = new ListPlaces(driver, reader);
      const loop = monitorEventLoopDelay({ resolution: 1 });
      loop.enable();
      const started = performance.now();
      const from = await places.pageFrom(rights, ask, Math.floor(rows * part));
      if (from) await listPage(driver, rights, from);
      waits.push(performance.now() - started);
      await places.pageFrom(rights, ask, 1_000_000_000);
      loop.disable();
      blocked = Math.max(blocked, loop.max / 1e6);
    }
  return { waits, blocked };
}

interface QueueSet {
  size: number;
  file: string;
  madeInS: number;
  driver: EmbeddedDriver;
}

async function queueSet(root: string, folder: string, size: number): Promise<QueueSet> {
  const file = join(folder, `${size}.db`);
  const started = performance.now();
  await makeQueueSet(root, file, size);
  const madeInS = (performance.now() - started) / 1000;
  const written = openSync(file, "r+");
  fsyncSync(written);
  closeSync(written);
  return { size, file, madeInS, driver: EmbeddedDriver.open(file, { mode: "read" }) };
}

/** Figures of jumps in one set. */
async function jumpFigures(root: string, set: QueueSet, rights: ListRights): Promise<Figure[]> {
  const { driver, size, file } = set;
  const { first, warm } = await jumpTimes(driver, rights);
  const n = `${size} cases`;
  const workerData: ReaderData = { databaseFile: file, ...none };
  const reader = new ThreadReader(() => new Worker(resolve(root, "build/server/reader.js"), { workerData }));
  // Of a house the thread has long been there.
  const some = { permitted: toMessage(rights.rows), filter: filter({}), sort: "number" as const };
  await reader.run("findKeyAt", { ...some, position: 0, descending: false });
  const inThread = await firstJumps(driver, reader, rights);
  const onMain = await firstJumps(driver, undefined, rights);
  await reader.close();
  const said = ({ waits, blocked }: typeof onMain) =>
    `p50 ${median(waits).toFixed(0)}, worst ${Math.max(...waits).toFixed(0)}, main held ${blocked.toFixed(0)} at once`;
  return [
    figureOf({
      ...{ figure: "queues.first_jump_ms", value: Math.max(...inThread.waits), unit: "ms" },
      n: `${n}, nothing counted: ${said(inThread)}; counted on main: ${said(onMain)}`,
    }),
    figureOf({
      ...{ figure: "queues.jump_p99_ms", value: quantile(warm, 0.99), unit: "ms" },
      n: `${n}, ${warm.length} jumps in both directions, p50 ${quantile(warm, 0.5).toFixed(2)}; to count a list's anchors ${first.toFixed(0)} ms`,
    }),
  ];
}

/** Pages a second of the whole list, beside the raw loop. */
async function pagesFigure({ driver, size }: QueueSet, rights: ListRights): Promise<Figure> {
  const ask: PageAsk = { filter: filter({}), sort: "dueOn", descending: false, limit: 100 };
  const limit = median(Array.from({ length: rounds }, () => objectLoop(driver, rights, ask, 300)));
  const started = performance.now();
  for (let i = 0; i < 300; i++) await listPage(driver, rights, ask);
  const value = 300_000 / (performance.now() - started);
  const n = `pages of 100 at ${size} cases, in process`;
  return figureOf({ figure: "queues.pages_per_s", value, limit, unit: "1/s", n });
}

/** `largest`: cases of the largest set. */
export async function queuesSuite(root: string, largest: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ambito-bench-"));
  const policy = createPolicy(kindRights(workflows));
  const session = sessionOf("district");
  const rights = { rows: policy.readable(session, "skeleton"), contents: policy.readable(session, "content") };
  const sizes = [small, middle, largest].filter((size, i, all) => size <= largest && all.indexOf(size) === i);
  const sets: QueueSet[] = [];
  for (const size of sizes) sets.push(await queueSet(root, folder, size));
  const p99s = await p99sOf(
    sets.map(({ driver }) => driver),
    rights,
  );
  const figures: Figure[] = [];
  for (const [i, set] of sets.entries()) {
    const n = `${set.size} cases`;
    figures.push(
      figureOf({ figure: "queues.set_s", value: set.madeInS, unit: "s", n: `${n} written into the list's own tables` }),
      figureOf({ figure: "queues.page_p99_ms", value: p99s[i] ?? 0, unit: "ms", n: `${n}, pages of 100` }),
      ...(await jumpFigures(root, set, rights)),
    );
  }
  const last = sets.at(-1);
  if (last) figures.push(await pagesFigure(last, rights));
  for (const { driver } of sets) driver.close();
  rmSync(folder, { recursive: true, force: true });
  const value = p99s.at(-1) ?? 0;
  const limit = p99s[0] ?? 0;
  const n = `${sizes.at(-1)} against ${small} cases, ${asks.length} views x 5 pages of 100, ${rounds} rounds of ${walks} in turns`;
  return [...figures, figureOf({ figure: "queues.page_p99_growth", value, limit, unit: "ms", n })];
}
