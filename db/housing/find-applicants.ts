// Persons by fiscal code, for the import of applications: ids only, no names. Only those the reader may list.
import { type Permitted, registryRows, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface Applicant {
  personId: string;
  fiscalCode: string;
  householdId: string | null;
}

/** At most one a code, the oldest; at most 1,000 codes. */
export async function findApplicants(
  driver: Driver,
  permitted: Permitted,
  codes: readonly string[],
): Promise<Map<string, Applicant>> {
  const may = toSql(permitted, registryRows("p", "person", "person_id"));
  const rows = await driver.read<Applicant>(
    `SELECT p.person_id AS personId, p.fiscal_code AS fiscalCode, p.household_id AS householdId FROM person_row p
     WHERE p.fiscal_code IN (SELECT value FROM json_each(?)) AND p.state<>'openedByMistake' AND ${may.sql} ORDER BY p.last_pos DESC LIMIT 2000`,
    [JSON.stringify(codes.slice(0, 1000)), ...may.args],
  );
  return new Map(rows.map((row) => [row.fiscalCode, row]));
}
