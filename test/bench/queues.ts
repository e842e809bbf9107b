// Work lists of 10,000, 100,000 and a million cases: the p99 of a page in the largest against that in the smallest, walking
// the pages people open; the p99 of a jump to any place; and pages a second against a raw loop that makes objects of the
// same query and stringifies them.
import { mkdtempSync, rmSync } from "node:fs";
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

async function p99Of(driver: EmbeddedDriver, rights: ListRights): Promise<number> {
  await pageTimes(driver, rights);
  const p99s: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const times: number[] = [];
    for (let walk = 0; walk < walks; walk++) times.push(...(await pageTimes(driver, rights)));
    p99s.push(quantile(times, 0.99));
  }
  return median(p99s);
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

/** `largest`: cases of the largest set. */
export async function queuesSuite(root: string, largest: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ambito-bench-"));
  const policy = createPolicy(kindRights(workflows));
  const session = sessionOf("district");
  const rights = { rows: policy.readable(session, "skeleton"), contents: policy.readable(session, "content") };
  const p99s: number[] = [];
  let loop = 0;
  let built = 0;
  const sizes = [small, middle, largest].filter((size, i, all) => size <= largest && all.indexOf(size) === i);
  const figures: Figure[] = [];
  for (const size of sizes) {
    const file = join(folder, `${size}.db`);
    const started = performance.now();
    await makeQueueSet(root, file, size);
    const madeInS = (performance.now() - started) / 1000;
    const driver = EmbeddedDriver.open(file, { mode: "read" });
    p99s.push(await p99Of(driver, rights));
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
    figures.push(
      figureOf({ figure: "queues.set_s", value: madeInS, unit: "s", n: `${n} written into the list's own tables` }),
      figureOf({ figure: "queues.page_p99_ms", value: p99s.at(-1) ?? 0, unit: "ms", n: `${n}, pages of 100` }),
      figureOf({
        ...{ figure: "queues.first_jump_ms", value: Math.max(...inThread.waits), unit: "ms" },
        n: `${n}, nothing counted: ${said(inThread)}; counted on main: ${said(onMain)}`,
      }),
      figureOf({
        ...{ figure: "queues.jump_p99_ms", value: quantile(warm, 0.99), unit: "ms" },
        n: `${n}, ${warm.length} jumps in both directions, p50 ${quantile(warm, 0.5).toFixed(2)}; to count a list's anchors ${first.toFixed(0)} ms`,
      }),
    );
    const [, mine] = asks;
    if (mine) {
      const ask = { ...mine, filter: filter({}) };
      loop = median(Array.from({ length: rounds }, () => objectLoop(driver, rights, ask, 300)));
      const started = performance.now();
      for (let i = 0; i < 300; i++) await listPage(driver, rights, ask);
      built = 300_000 / (performance.now() - started);
    }
    driver.close();
  }
  rmSync(folder, { recursive: true, force: true });
  const atSmall = p99s[0] ?? 0;
  const atLarge = p99s.at(-1) ?? 0;
  const n = `${sizes.at(-1)} against ${small} cases, ${asks.length} views x 5 pages of 100, ${rounds} rounds of ${walks}`;
  return [
    ...figures,
    figureOf({ figure: "queues.page_p99_growth", value: atLarge, limit: atSmall, unit: "ms", n }),
    figureOf({
      figure: "queues.pages_per_s",
      value: built,
      limit: loop,
      unit: "1/s",
      n: `pages of 100 at ${sizes.at(-1)} cases, in process`,
    }),
  ];
}
