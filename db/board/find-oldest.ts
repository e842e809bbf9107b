// The oldest open case of each step, by a walk along the day of opening in slices: it ends as soon as every step that
// has open cases was met.
import type { Day } from "../../workflows/kernel/ids.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { joinTerms } from "../queues/list-filter.ts";
import { type BoardFilter, boardTerms } from "./board-filter.ts";

/** Rows a statement answers; one reader in thirteen comuni looks at thirteen times as many. */
const slice = 500;
const maxSlices = 100;

interface Met {
  kind: string;
  state: string;
  openedOn: Day;
  caseId: string;
}

/** `kind/state` -> day of opening; a step not met within 50,000 open cases is absent. */
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
    const rows: Met[] = await driver.read<Met>(
      `SELECT l.kind, l.state, l.opened_on AS openedOn, l.case_id AS caseId FROM list_row l INDEXED BY list_opened
       WHERE (l.opened_on, l.case_id) > (?, ?) AND ${terms.sql} ORDER BY l.opened_on, l.case_id LIMIT ?`,
      [...after, ...terms.args, slice],
    );
    for (const { kind, state, openedOn } of rows) {
      const step = `${kind}/${state}`;
      if (!oldest.has(step)) oldest.set(step, openedOn);
    }
    const last = rows.at(-1);
    if (!last || rows.length < slice) break;
    after = [last.openedOn, last.caseId];
    await new Promise((done) => setImmediate(done));
  }
  return oldest;
}
