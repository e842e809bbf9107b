// By what a person is reached and few may know: where it was recorded, on her record and on those that are one with it, and the sealed
// parts that say what it is. They are read to be kept from others, whoever asks: what comes back is compared and never answered.

import { textsOf } from "../../workflows/kernel/data.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { DataClass } from "../../workflows/kernel/form.ts";
import { secretPoints } from "../../workflows/rules/contact-points/points.ts";
import type { Driver } from "../driver/driver.ts";
import { readCases } from "../log/read-log.ts";

export interface SecretPoints {
  /** The record on which they stand. */
  record: string;
  /** Events that say them: as they were recorded, and as they were corrected. */
  seqs: readonly number[];
}

/** A record takes in seven others at most. */
const mostRecords = 8;
const classes: readonly DataClass[] = ["contact", "secretContact"];

function secretsOn({ caseId, doc }: CaseSnapshot): SecretPoints[] {
  const points = secretPoints(doc.context).map(({ point }) => point);
  if (points.length === 0) return [];
  const corrections = Object.entries(doc.corrections).filter(([, one]) => points.includes(one.corrects));
  return [{ record: caseId, seqs: [...points, ...corrections.map(([seq]) => Number(seq))] }];
}

const readRecord = async (driver: Driver, id: string): Promise<CaseSnapshot | undefined> =>
  (await readCases(driver, [id]))[0]?.snapshot;

/** Of whom a case is about, or of the record itself. */
export async function findSecrets(driver: Driver, snapshot: CaseSnapshot): Promise<SecretPoints[]> {
  const { kind, doc } = snapshot;
  const id = doc.head.personId;
  const record = kind === "person" ? snapshot : id === undefined ? undefined : await readRecord(driver, id);
  if (record?.kind !== "person") return [];
  const above = textsOf(record.doc.context.mergedInto).at(-1);
  const stands = above === undefined ? record : await readRecord(driver, above);
  const beside = textsOf(stands?.doc.context.absorbed).slice(0, mostRecords);
  if (beside.length === 0) return secretsOn(record);
  const others = await readCases(driver, beside);
  return [...(stands ? [stands] : []), ...others.map((one) => one.snapshot)].flatMap(secretsOn);
}

export interface SecretPart {
  record: string;
  seq: number;
  subject: string;
  class: string;
  keyId: number;
  blob: Uint8Array;
}

/** What says them, sealed, of a found case: 40 points a record at most, with their corrections. */
export async function listSecretParts(
  driver: Driver,
  { secrets }: { secrets: readonly SecretPoints[] },
): Promise<SecretPart[]> {
  const parts: SecretPart[] = [];
  for (const { record, seqs } of secrets)
    parts.push(
      ...(await driver.read<SecretPart>(
        `SELECT case_id AS record, seq, subject, class, key_id AS keyId, blob FROM event_sealed
         WHERE case_id=? AND seq IN (SELECT value FROM json_each(?)) AND class IN (SELECT value FROM json_each(?))
         LIMIT 400`,
        [record, JSON.stringify(seqs), JSON.stringify(classes)],
      )),
    );
  return parts;
}
