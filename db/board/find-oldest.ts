// The oldest open case of each step, by a walk along the day of opening in slices of its index: it ends as soon as every
// step that has open cases was met.
import type { Day } from "../../workflows/kernel/ids.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { joinTerms } from "../queues/list-filter.ts";
import { type BoardFilter, boardTerms } from "./board-filter.ts";

/** Open cases a statement walks past, whoever may see them. */
const slice = 5_000;
const maxSlices = 20;

interface Met {
  kind: string;
  state: string;
  openedOn: Day;
}

/** `kind/state` -> day of opening; a step not met within 100,000 open cases is absent. */
export async function findOldest(
  driver: Driver,
  permitted: Permitted,
  filter: BoardFilter,
  steps: ReadonlySet<string>,
): Promise<Map<string, Day>> {
  const terms = joinTerms([...boardTerms(filter), toSql(permitted, caseRows("l"))]);
  const oldest = new Map<string, Day>();
  let after: [string, string] = ["", ""];
  for (let i = 0; i < maxSlices && oldest.size < steps.size; i++) {
    const [end] = await driver.read<{ openedOn: Day; caseId: string }>(
      `SELECT opened_on AS openedOn, case_id AS caseId FROM list_row INDEXED BY list_opened
       WHERE closed = 0 AND (opened_on, case_id) > (?, ?) ORDER BY opened_on, case_id LIMIT 1 OFFSET ?`,
      [...after, slice - 1],
    );
    const until: [string, string] = end ? [end.openedOn, end.caseId] : ["~", "~"];
    const rows = await driver.read<Met>(
      `SELECT l.kind, l.state, MIN(l.opened_on) AS openedOn FROM list_row l INDEXED BY list_opened
       WHERE ${terms.sql} AND (l.opened_on, l.case_id) > (?, ?) AND (l.opened_on, l.case_id) <= (?, ?) GROUP BY 1, 2`,
      [...terms.args, ...after, ...until],
    );
    for (const { kind, state, openedOn } of rows) {
      const step = `${kind}/${state}`;
      if (!oldest.has(step)) oldest.set(step, openedOn);
    }
    if (!end) break;
    after = until;
    await new Promise((done) => setImmediate(done));
  }
  return oldest;
}
