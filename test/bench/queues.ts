// Work lists: the p99 of a page at 100,000 cases against that at 10,000, walking the pages people open; and pages
// a second of the plain route against a raw loop that makes objects of the same query and stringifies them.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import type { ListFilter } from "../../db/queues/list-filter.ts";
import { type ListRights, listPage, type PageAsk, pageStatement } from "../../db/queues/list-page.ts";
import { createPolicy, kindRights } from "../../server/access/policy.ts";
import type { Session } from "../../server/access/session.ts";
import { fieldIs, overdueCondition } from "../../workflows/kernel/list-condition.ts";
import { workflows } from "../../workflows/registry.ts";
import { type Figure, figureOf, median, quantile } from "./figure.ts";
import { makeQueueSet } from "./queue-set.ts";

const small = 10_000;
const large = 100_000;
const rounds = 5;
const walks = 40;

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

export async function queuesSuite(root: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ambito-bench-"));
  const policy = createPolicy(kindRights(workflows));
  const session = sessionOf("district");
  const rights = { rows: policy.readable(session, "skeleton"), contents: policy.readable(session, "content") };
  const p99s: number[] = [];
  let loop = 0;
  let built = 0;
  for (const size of [small, large]) {
    const file = join(folder, `${size}.db`);
    await makeQueueSet(root, file, size);
    const driver = EmbeddedDriver.open(file, { mode: "read" });
    p99s.push(await p99Of(driver, rights));
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
  const [atSmall = 0, atLarge = 0] = p99s;
  const n = `${large} against ${small} cases, ${asks.length} views x 5 pages of 100, ${rounds} rounds of ${walks}`;
  return [
    figureOf({ figure: "queues.page_p99_growth", value: atLarge, limit: atSmall, unit: "ms", n }),
    figureOf({
      figure: "queues.pages_per_s",
      value: built,
      limit: loop,
      unit: "1/s",
      n: `pages of 100 at ${large} cases, in process`,
    }),
  ];
}
