// case_mention: which cases ever named a record, by its id in the open payload of an event or as the person or the household they
// are about. Nothing is taken out of it: who asks looks at each case as it stands (workflows/kernel/referring.ts).
import type { Driver, Statement } from "../driver/driver.ts";

/** A record that so many name is in use, whatever became of some of them. */
const mostNaming = 500;

export const putMentions = (caseId: string, ids: readonly string[]): Statement[] =>
  ids.length === 0
    ? []
    : [
        {
          sql: "INSERT OR IGNORE INTO case_mention (to_id,case_id) SELECT value, ? FROM json_each(?)",
          args: [caseId, JSON.stringify(ids)],
        },
      ];

/** Ids of those that named it, in no order. */
export async function listNaming(driver: Driver, id: string): Promise<string[]> {
  const rows = await driver.read<{ caseId: string }>(
    "SELECT case_id AS caseId FROM case_mention WHERE to_id=? LIMIT ?",
    [id, mostNaming],
  );
  return rows.map(({ caseId }) => caseId);
}
