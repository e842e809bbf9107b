// Whose protected address a case would give away: that of the person it is about, of somebody who lives with her, or of who lives in
// the household it is; and from when on it is so.
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Driver } from "../driver/driver.ts";

/** As of today, whatever minute of the past is looked at. A household has some persons; more than these are not asked for. */
const mostSheltered = 50;

const ofPerson = `SELECT p.person_id AS id FROM person_row p WHERE p.person_id=?1 AND p.protected_address=1
  UNION SELECT o.person_id FROM person_row p JOIN person_row o INDEXED BY person_household ON o.household_id=p.household_id
    WHERE p.person_id=?1 AND o.protected_address=1 LIMIT ${mostSheltered}`;
const ofHousehold = `SELECT o.person_id AS id FROM person_row o INDEXED BY person_household
  WHERE o.household_id=?1 AND o.protected_address=1 LIMIT ${mostSheltered}`;

/** Hers, or of somebody who lives with her: the address of a child tells where its mother is. */
export async function findSheltered(driver: Driver, { caseId, kind, doc }: CaseSnapshot): Promise<string[]> {
  const isHousehold = kind === "household";
  const about = kind === "person" || isHousehold ? caseId : doc.head.personId;
  if (!about) return [];
  const rows = await driver.read<{ id: string }>(isHousehold ? ofHousehold : ofPerson, [about]);
  const own = kind === "person" && doc.context.protectedAddress === true ? [caseId] : [];
  return [...new Set([...rows.map(({ id }) => id), ...own])];
}

/** When an address of theirs was protected last, as an instant; undefined where all were so from their opening. */
export async function protectedSince(driver: Driver, persons: readonly string[]): Promise<string | undefined> {
  const [row] = await driver.read<{ at: string | null }>(
    `SELECT max(recorded_at) AS at FROM event WHERE case_id IN (SELECT value FROM json_each(?)) AND type='PROTECT_ADDRESS'`,
    [JSON.stringify(persons.slice(0, mostSheltered))],
  );
  return row?.at ?? undefined;
}
