// In which record those go on that were merged: the last of the way, as a search shows it.
import type { Driver } from "../driver/driver.ts";
import type { FoundPerson, SearchRights } from "./find-persons.ts";
import { listShown } from "./list-shown.ts";

/** State of a record that goes on in another. */
export const mergedState = "merged";

const most = 200;

/** Of those among the persons who are merged, whoever stands for them and is shown to the reader; by the id of the merged. */
export async function findStanding(
  driver: Driver,
  rights: SearchRights,
  persons: readonly Pick<FoundPerson, "personId" | "state">[],
): Promise<Map<string, FoundPerson>> {
  const merged = persons.filter(({ state }) => state === mergedState).map(({ personId }) => personId);
  if (merged.length === 0) return new Map();
  const rows = await driver.read<{ personId: string; standing: string }>(
    `SELECT s.case_id AS personId, json_extract(s.doc,'$.context.mergedInto[#-1]') AS standing
     FROM snapshot s WHERE s.case_id IN (SELECT value FROM json_each(?)) LIMIT ?`,
    [JSON.stringify(merged.slice(0, most)), most],
  );
  const shown = await listShown(
    driver,
    rights,
    rows.map(({ standing }) => standing),
  );
  const byId = new Map(shown.map((one) => [one.personId, one]));
  return new Map(
    rows.flatMap(({ personId, standing }) => {
      const one = byId.get(standing);
      return one ? [[personId, one] as const] : [];
    }),
  );
}
