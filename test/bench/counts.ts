// "Conta": how long a sheet of figures takes over 100,000 cases, and the longest that its making held the thread.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countGroups, type GroupAsk } from "../../db/counts/count-groups.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import type { ListFilter } from "../../db/queues/list-filter.ts";
import { createPolicy, kindRights } from "../../server/access/policy.ts";
import type { Session } from "../../server/access/session.ts";
import { createPace } from "../../server/pace.ts";
import { workflows } from "../../workflows/registry.ts";
import type { CountAsk } from "../../workflows/rules/counts/ask.ts";
import { type Figure, figureOf, median } from "./figure.ts";
import { makeQueueSet } from "./queue-set.ts";

const cases = 100_000;
const rounds = 7;
/** Aim, ms. */
const most = 300;
const longestHold = 50;

const filter: ListFilter = {
  ...{ view: "all", status: "any", where: [] },
  ...{ readers: ["worker-7"], today: "2026-06-15" },
};

const year = { from: "2025-01-01", to: "2025-12-31" };
const asks: Record<string, CountAsk> = {
  cases: { unit: "cases", basis: "followed", ...year, rows: "comune", columns: "area" },
  persons: { unit: "persons", basis: "followed", ...year, rows: "comune", columns: "ageBand" },
  households: { unit: "households", basis: "openOn", on: "2025-12-31", rows: "ageBand", columns: "sex" },
};

const session: Session = {
  ...{ sessionId: "bench", accountId: "worker-7", name: "Bench", locale: "it", brokenGlass: [], standsInFor: [] },
  grants: [{ role: "supervisor", territory: "district", areas: "all", from: "2000-01-01" }],
};

export async function countsSuite(root: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ambito-bench-"));
  const file = join(folder, "counts.db");
  await makeQueueSet(root, file, cases);
  const driver = EmbeddedDriver.open(file, { mode: "read" });
  const policy = createPolicy(kindRights(workflows));
  const rights = { rows: policy.readable(session, "skeleton"), contents: policy.readable(session, "list") };
  const figures: Figure[] = [];
  let worst = 0;
  let hold = 0;
  let processor = 0;
  for (const [name, ask] of Object.entries(asks)) {
    const asked: GroupAsk = { ask, filter, ageOn: "2025-12-31" };
    const times: number[] = [];
    const used: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const started = performance.now();
      const before = process.cpuUsage();
      let since = started;
      const pace = createPace(15);
      await countGroups(driver, rights, asked, () => {
        const wait = pace();
        const now = performance.now();
        if (wait) {
          hold = Math.max(hold, now - since);
          return wait.then(() => {
            since = performance.now();
          });
        }
        return undefined;
      });
      const { user, system } = process.cpuUsage(before);
      if (round === 0) continue;
      times.push(performance.now() - started);
      used.push((user + system) / 1000);
    }
    const ms = median(times);
    worst = Math.max(worst, ms);
    processor = Math.max(processor, median(used));
    figures.push(figureOf({ figure: `counts.${name}_ms`, value: ms, limit: most, unit: "ms", n: `${cases} cases` }));
  }
  driver.close();
  rmSync(folder, { recursive: true, force: true });
  const n = `the slowest of ${Object.keys(asks).join(", ")} at ${cases} cases, median of ${rounds}`;
  return [
    figureOf({ figure: "counts.group_ms", value: worst, limit: most, unit: "ms", n }),
    figureOf({ figure: "counts.group_processor_ms", value: processor, unit: "ms", n }),
    ...figures,
    figureOf({
      figure: "counts.hold_ms",
      value: hold,
      limit: longestHold,
      unit: "ms",
      n: "longest turn of the thread",
    }),
  ];
}
