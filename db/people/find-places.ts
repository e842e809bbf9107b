// The sealed parts of persons' records that say where they live or lived, on their own record and on those that are one with it. They
// are read to be covered in texts, whoever asks: what comes back is compared and never answered.
import { textsOf } from "../../workflows/kernel/data.ts";
import type { DataClass } from "../../workflows/kernel/form.ts";
import type { Driver } from "../driver/driver.ts";
import { readCases } from "../log/read-log.ts";
import type { SecretPart } from "./find-secrets.ts";

const mostParts = 1_000;
const mostPersons = 50;
/** A record takes in seven others at most. */
const mostMerged = 8;
const classes: readonly DataClass[] = ["contact", "protectedAddress"];

export async function listPlaceParts(driver: Driver, persons: readonly string[]): Promise<SecretPart[]> {
  const asked = persons.slice(0, mostPersons);
  if (asked.length === 0) return [];
  const records = await readCases(driver, [...asked]);
  const merged = records.flatMap(({ snapshot }) => textsOf(snapshot.doc.context.absorbed).slice(0, mostMerged));
  return driver.read<SecretPart>(
    `SELECT case_id AS record, seq, subject, class, key_id AS keyId, blob FROM event_sealed
     WHERE case_id IN (SELECT value FROM json_each(?)) AND class IN (SELECT value FROM json_each(?))
     ORDER BY case_id, seq DESC LIMIT ${mostParts}`,
    [JSON.stringify([...asked, ...merged]), JSON.stringify(classes)],
  );
}
