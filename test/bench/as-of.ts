// asof.page_ms and asof.counts_ms: a page of a hundred rows, and the counts of one comune, as they were at moments from the
// first year to last week; the slowest moment stands for all.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { countFiguresAt, countStepsAt } from "../../db/history/count-at.ts";
import { listPageAt } from "../../db/history/list-page-at.ts";
import { type Past, toPast } from "../../db/history/standing.ts";
import type { ListFilter } from "../../db/queues/list-filter.ts";
import { createPolicy, kindRights } from "../../server/access/policy.ts";
import type { Session } from "../../server/access/session.ts";
import { fieldIs, overdueCondition } from "../../workflows/kernel/list-condition.ts";
import { workflows } from "../../workflows/registry.ts";
import { type Figure, figureOf, median } from "./figure.ts";
import { makePastSet } from "./past-set.ts";

const cases = 100_000;
const changes = 12;
const comune = "020038";
const rounds = 15;
const pageLimit = 5;
const countsLimit = 50;
/** How much of the log had been written. */
const moments = [0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9995];

const session: Session = {
  ...{ sessionId: "bench", accountId: "worker-7", name: "Bench", locale: "it", brokenGlass: [], standsInFor: [] },
  grants: [{ role: "supervisor", territory: "district", areas: "all", from: "2000-01-01" }],
};

const filter = (given: Partial<ListFilter>): ListFilter => ({
  ...{ view: "all", status: "open", where: [] },
  ...{ readers: ["worker-7"], today: "2026-01-01" },
  ...given,
});

/** What people ask of the past: all, one comune, one step of it, their own, the unassigned, the overdue. */
const filters = [
  filter({}),
  filter({ where: [fieldIs("comune", comune)] }),
  filter({ where: [fieldIs("comune", comune), fieldIs("kind", "case-intake"), fieldIs("state", "inAssessment")] }),
  filter({ view: "mine" }),
  filter({ view: "unassigned" }),
  filter({ where: [overdueCondition] }),
  filter({ status: "closed" }),
];

/** Median of some runs, ms, after one that nobody waits for. */
async function timeOf(run: () => Promise<unknown>): Promise<number> {
  await run();
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const started = performance.now();
    await run();
    times.push(performance.now() - started);
  }
  return median(times);
}

interface Slowest {
  ms: number;
  what: string;
}

async function slowest(runs: { what: string; run: () => Promise<unknown> }[]): Promise<Slowest> {
  let found: Slowest = { ms: 0, what: "" };
  for (const { what, run } of runs) {
    const ms = await timeOf(run);
    if (ms > found.ms) found = { ms, what };
  }
  return found;
}

export async function asOfSuite(root: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ambito-bench-"));
  const file = join(folder, "past.db");
  const set = await makePastSet(root, file, cases, changes);
  const driver = EmbeddedDriver.open(file, { mode: "read" });
  const policy = createPolicy(kindRights(workflows));
  const rights = { rows: policy.readable(session, "skeleton"), contents: policy.readable(session, "list") };
  const pasts: { name: string; past: Past }[] = [];
  for (const share of moments) {
    const pos = Math.floor(set.head * share);
    pasts.push({ name: `${share * 100} %`, past: await toPast(driver, { pos, head: set.head, day: set.dayOf(pos) }) });
  }
  const each = <T>(make: (past: Past) => T) => pasts.map(({ name, past }) => ({ name, made: make(past) }));
  const pages = await slowest(
    filters.flatMap((one, i) =>
      each((past) => () => listPageAt(driver, rights, past, { filter: one, descending: false, limit: 100 })).map(
        ({ name, made }) => ({ what: `view ${i + 1} at ${name}`, run: made }),
      ),
    ),
  );
  const counts = await slowest(
    each((past) => () => countStepsAt(driver, rights.rows, past, filter({ where: [fieldIs("comune", comune)] }))).map(
      (one) => ({
        what: one.name,
        run: one.made,
      }),
    ),
  );
  const board = await slowest(
    each((past) => () => countFiguresAt(driver, rights.rows, past, {})).map((one) => ({
      what: one.name,
      run: one.made,
    })),
  );
  driver.close();
  rmSync(folder, { recursive: true, force: true });
  const n = `${set.versions} rows that once stood, of ${cases} cases; slowest of`;
  return [
    figureOf({
      ...{ figure: "asof.page_ms", value: pages.ms, limit: pageLimit, unit: "ms" },
      n: `${n} ${filters.length} views at ${moments.length} moments: ${pages.what}`,
    }),
    figureOf({
      ...{ figure: "asof.counts_ms", value: counts.ms, limit: countsLimit, unit: "ms" },
      n: `${n} ${moments.length} moments, one comune: ${counts.what}`,
    }),
    figureOf({
      ...{ figure: "asof.board_ms", value: board.ms, unit: "ms" },
      n: `${n} ${moments.length} moments, the whole district, a comune a statement: ${board.what}`,
    }),
  ];
}
