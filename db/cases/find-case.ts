// One case as it stands, for somebody who may at least know that it exists. What comes back is the proof the other
// reads of a case ask for.
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { type CaseAttributes, matches, type Permitted } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { readCases } from "../log/read-log.ts";
import { findSecrets, type SecretPoints } from "../people/find-secrets.ts";
import { findSheltered } from "../people/find-sheltered.ts";

export interface FoundCase {
  snapshot: CaseSnapshot;
  attributes: CaseAttributes;
  /** Named among the readers of the case (restricted or shared). */
  readers: readonly string[];
  /** Where its person lives, or somebody of her household, is protected as of today, whatever minute of the past is looked at. */
  isProtected: boolean;
  /** Who of them is. */
  sheltered: readonly string[];
  /** By what its person is reached and nobody else may know, of today as well: closed wherever the same is written. */
  secrets: readonly SecretPoints[];
}

export function attributesOf(snapshot: CaseSnapshot): CaseAttributes {
  const { territory, area, assignee, restricted } = snapshot.doc.head;
  return {
    caseId: snapshot.caseId,
    kind: snapshot.kind,
    state: snapshot.state,
    territory,
    area,
    ...(assignee ? { assignee } : {}),
    restricted: restricted === true,
  };
}

/**
 * The same with those who are responsible for open cases about a person or household: they keep reach to the record wherever it
 * goes on, or a move would take it from who follows the person.
 */
export async function attributesNow(driver: Driver, snapshot: CaseSnapshot): Promise<CaseAttributes> {
  const attributes = attributesOf(snapshot);
  const sql = followersOf[snapshot.kind];
  if (sql === undefined || attributes.restricted) return attributes;
  const rows = await driver.read<{ assignee: string }>(sql, [snapshot.caseId]);
  return rows.length === 0 ? attributes : { ...attributes, followedBy: rows.map((row) => row.assignee) };
}

const followers = (index: string, column: string) =>
  `SELECT DISTINCT l.assignee FROM list_row l INDEXED BY ${index} WHERE l.${column}=? AND l.closed=0 AND l.assignee<>'' LIMIT 200`;
const followersOf: Record<string, string> = {
  person: followers("list_person", "person_id"),
  household: followers("list_household", "household_id"),
};

/** Undefined when unknown or not permitted: the two look alike. */
export async function findCase(driver: Driver, permitted: Permitted, caseId: string): Promise<FoundCase | undefined> {
  const [stored] = await readCases(driver, [caseId]);
  if (!stored) return undefined;
  const rows = await driver.read<{ account_id: string }>(
    "SELECT account_id FROM case_reader WHERE case_id=? LIMIT 200",
    [caseId],
  );
  const readers = rows.map((row) => row.account_id);
  const attributes = await attributesNow(driver, stored.snapshot);
  const allowed = matches(permitted, attributes, (_, account) => readers.includes(account));
  if (!allowed) return undefined;
  const { snapshot } = stored;
  const sheltered = await findSheltered(driver, snapshot);
  return {
    snapshot,
    attributes,
    readers,
    isProtected: sheltered.length > 0,
    sheltered,
    secrets: await findSecrets(driver, snapshot),
  };
}
