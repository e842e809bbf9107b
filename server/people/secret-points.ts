// What keeps a secret number or mailbox from who may not know it: the event that says it is closed as a whole, and wherever else the
// same stands in a field, on the record, on another that is one with it or in a case about the person, that field is closed.
import type { FoundCase } from "../../db/cases/find-case.ts";
import type { Driver } from "../../db/driver/driver.ts";
import type { KeyReader } from "../../db/keys/key-file.ts";
import { listSecretParts } from "../../db/people/find-secrets.ts";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import { pointsIn, reachFields, sameReach } from "../../workflows/rules/contact-points/points.ts";
import type { Access } from "../access/policy.ts";
import { openValues } from "../engine/seal.ts";
import { isPlaceClosed, withoutComune } from "./protected-place.ts";

/** Whether this event of the case says a point that the reader may not know. */
export const isClosedTo = (
  { snapshot, secrets }: Pick<FoundCase, "snapshot" | "secrets">,
  access: Pick<Access, "classes">,
  seq: number,
): boolean =>
  !access.classes.has("secretContact") &&
  secrets.some(({ record, seqs }) => record === snapshot.caseId && seqs.includes(seq));

/** The open payload of an event as the reader may have it: of a secret point not even how it is used. */
export function payloadFor(found: FoundCase, access: Pick<Access, "classes">, row: { seq: number; payload: string }) {
  const payload = JSON.parse(row.payload) as JsonObject;
  const { contactPoint } = payload;
  const isClosed =
    isClosedTo(found, access, row.seq) || (typeof contactPoint === "number" && isClosedTo(found, access, contactPoint));
  if (isClosed) return undefined;
  return isPlaceClosed(found, access) ? withoutComune(payload) : payload;
}

/** The open part of a record, or of another case as it is. */
export function contextFor(found: FoundCase, access: Pick<Access, "classes">): JsonObject {
  const { context: whole } = found.snapshot.doc;
  const context = isPlaceClosed(found, access) ? withoutComune(whole) : whole;
  if (context.contactPoints === undefined || access.classes.has("secretContact")) return context;
  const { openContactPoint, ...rest } = context;
  const contactPoints = pointsIn(context).filter(({ secret }) => !secret) as unknown as JsonObject[];
  const isOpen = contactPoints.some(({ point }) => point === openContactPoint);
  return { ...rest, contactPoints, ...(isOpen && openContactPoint !== undefined ? { openContactPoint } : {}) };
}

/** Takes out of the values of an event what the reader may not know. */
export type Closing = (seq: number, values: JsonObject) => JsonObject;

const asTheyAre: Closing = (_, values) => values;

export async function closingOf(
  services: { driver: Driver; keys: KeyReader },
  found: Pick<FoundCase, "snapshot" | "secrets">,
  access: Pick<Access, "classes">,
): Promise<Closing> {
  if (found.secrets.length === 0 || access.classes.has("secretContact")) return asTheyAre;
  const known = new Set<string>();
  for (const { record, seq, subject, class: dataClass, keyId, blob } of await listSecretParts(services.driver, found)) {
    const key = services.keys.find(keyId);
    if (!key) continue;
    const values = openValues(blob, key, { caseId: record, seq, subject, class: dataClass });
    for (const field of reachFields) if (typeof values[field] === "string") known.add(sameReach(values[field]));
  }
  known.delete("");
  const says = (value: Json): boolean =>
    typeof value === "string"
      ? known.has(sameReach(value))
      : Array.isArray(value)
        ? value.some(says)
        : isObject(value) && Object.values(value).some(says);
  return (seq, values) =>
    isClosedTo(found, access, seq)
      ? {}
      : Object.fromEntries(Object.entries(values).filter(([, value]) => !says(value)));
}
