// The day of birth of a person, for the gate, which compares it with other days of the record and tells it nobody.
import { type Permitted, registryRows, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { personKind } from "./person-cache.ts";

export async function findBirth(driver: Driver, permitted: Permitted, personId: string): Promise<string | undefined> {
  const may = toSql(permitted, registryRows("p", personKind, "person_id"));
  const [row] = await driver.read<{ birthOn: string | null }>(
    `SELECT p.birth_on AS birthOn FROM person_row p WHERE p.person_id=? AND ${may.sql}`,
    [personId, ...may.args],
  );
  return row?.birthOn ?? undefined;
}
