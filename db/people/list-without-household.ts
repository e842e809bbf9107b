// Persons who are in no household, as far as a search would show them; those recorded last first.
import type { Driver } from "../driver/driver.ts";
import { type FoundPerson, personColumns, type SearchRights, shownSql } from "./find-persons.ts";
import { mergedState } from "./find-standing.ts";
import { livesSomewhere } from "./lives-with.ts";

/** Of `person_row p`. The dead and records that go on in others live nowhere, and are not meant. */
export const isWithoutHousehold = `p.household_id IS NULL AND p.state NOT IN ('${mergedState}', 'deceased')
  AND NOT ${livesSomewhere("p.person_id")}`;

/** Rows looked at in one reading, before the reader's rights are asked. */
const sliceRows = 400;

/** Below a row number, at most `limit`; `next` where others may follow. */
export async function listWithoutHousehold(
  driver: Driver,
  rights: SearchRights,
  { before, territory }: { before: number; territory?: string | undefined },
  limit: number,
): Promise<{ persons: FoundPerson[]; next?: number }> {
  const shown = shownSql(rights);
  // Of who is protected her comune says where she is: narrowed by comune she is left out.
  const there = territory === undefined ? "" : "AND p.territory = ? AND p.protected_address = 0";
  const rows = await driver.read<FoundPerson & { n: number }>(
    `SELECT ${personColumns}, p.n FROM (
       SELECT n FROM person_row WHERE household_id IS NULL AND n < ? ORDER BY n DESC LIMIT ?) s
     JOIN person_row p ON p.n = s.n
     WHERE ${isWithoutHousehold} ${there} AND ${shown.sql} ORDER BY p.n DESC LIMIT ?`,
    [before, sliceRows, ...(territory === undefined ? [] : [territory]), ...shown.args, limit],
  );
  const [end] = await driver.read<{ n: number | null; looked: number }>(
    `SELECT MIN(n) AS n, COUNT(*) AS looked FROM (
       SELECT n FROM person_row WHERE household_id IS NULL AND n < ? ORDER BY n DESC LIMIT ?)`,
    [before, sliceRows],
  );
  const persons = rows.map(({ n: _, ...person }) => person);
  const last = rows.at(-1);
  if (last && rows.length === limit) return { persons, next: last.n };
  return end?.n && end.looked === sliceRows ? { persons, next: end.n } : { persons };
}
