// Whose protected address a case would give away: that of the person it is about, of somebody who lives with her, or of who lives in
// the household it is; and from when on it is so.
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Driver } from "../driver/driver.ts";
import { protectedAround, protectedAroundHousehold } from "./lives-with.ts";

/** As of today, whatever minute of the past is looked at. A household has some persons; more than these are not asked for. */
const mostSheltered = 50;

const ofPerson = `SELECT p.person_id AS id FROM person_row p WHERE p.person_id=?1 AND p.protected_address=1
  UNION SELECT id FROM (${protectedAround("?1")}) LIMIT ${mostSheltered}`;
// A household that was opened by mistake names who was meant, of whom no record says it.
const ofHousehold = `SELECT id FROM (${protectedAroundHousehold("?1")}) UNION SELECT o.person_id FROM snapshot h, json_each(h.doc,'$.context.members') m
  CROSS JOIN person_row o INDEXED BY person_row_person_id_unique ON o.person_id=m.value->>'person'
  WHERE h.case_id=?1 AND h.kind='household' AND o.protected_address=1 LIMIT ${mostSheltered}`;

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
