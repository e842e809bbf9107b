// Which records were said to be two persons, on the one or the other.
import { type Permitted, registryRows, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { personKind } from "./person-cache.ts";

/** Of some persons, at most fifty, which pairs were told apart; asked of those the reader may see. */
export async function findApart(
  driver: Driver,
  permitted: Permitted,
  personIds: readonly string[],
): Promise<(one: string, other: string) => boolean> {
  const may = toSql(permitted, registryRows("p", personKind, "person_id"));
  const rows = await driver.read<{ one: string; other: string }>(
    `SELECT s.case_id AS one, m.value AS other
     FROM person_row p JOIN snapshot s ON s.case_id=p.person_id, json_each(s.doc,'$.context.apart') m
     WHERE p.person_id IN (SELECT value FROM json_each(?)) AND ${may.sql}`,
    [JSON.stringify(personIds), ...may.args],
  );
  const told = new Set(rows.flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`]));
  return (one, other) => told.has(`${one} ${other}`);
}
