// The stored form of an event and its hash. The hash covers the stored bytes, ciphertext included, so that
// chains verify without keys and after erasure.
import { createHash, hash } from "node:crypto";

/** One row of `event`, column by column; JSON columns are text exactly as stored. */
export interface EventRow {
  pos: number;
  case_id: string;
  seq: number;
  kind: string;
  number: string;
  type: string;
  event_version: number;
  workflow_version: number;
  rulesets: string;
  actor: string;
  behalf_of: string;
  recorded_at: string;
  occurred_on: string;
  command_id: string;
  correlation_id: string;
  payload_mac: string;
  payload: string;
  facts: string;
  state_before: string;
  state_after: string;
  patch: string;
  effects: string;
  sealed_hash: string;
  prev_hash: string;
  hash: string;
}

export const eventColumns = [
  "pos",
  "case_id",
  "seq",
  "kind",
  "number",
  "type",
  "event_version",
  "workflow_version",
  "rulesets",
  "actor",
  "behalf_of",
  "recorded_at",
  "occurred_on",
  "command_id",
  "correlation_id",
  "payload_mac",
  "payload",
  "facts",
  "state_before",
  "state_after",
  "patch",
  "effects",
  "sealed_hash",
  "prev_hash",
  "hash",
] as const satisfies readonly (keyof EventRow)[];

const hashedColumns = eventColumns.filter((column) => column !== "hash");

/** SHA-256 hex over every column but the hash itself, in order, the previous hash included. */
export function eventHash(row: Omit<EventRow, "hash">): string {
  const values = hashedColumns.map((column) => row[column]);
  return hash("sha256", JSON.stringify(values));
}

interface Part {
  subject: string;
  class: string;
  blob: Uint8Array;
}

const before = (a: Part, b: Part) => (a.subject === b.subject ? a.class < b.class : a.subject < b.subject);

/** Says where a part begins and ends: no byte can move from one column to the next. */
const headOf = ({ subject, class: kind, blob }: Part) => Buffer.from(JSON.stringify([subject, kind, blob.length]));

/** SHA-256 hex over the sealed parts in order of subject and class; "" when there are none. */
export function sealedHash(parts: readonly Part[]): string {
  const [first] = parts;
  if (!first) return "";
  if (parts.length === 1) return hash("sha256", Buffer.concat([headOf(first), first.blob]));
  const sum = createHash("sha256");
  for (const part of [...parts].sort((a, b) => (before(a, b) ? -1 : 1))) sum.update(headOf(part)).update(part.blob);
  return sum.digest("hex");
}

/** Root of a group: the previous root and the hashes of its events, in order of pos. */
export const sealRoot = (previous: string, hashes: readonly string[]): string =>
  hash("sha256", previous + hashes.join(""));
