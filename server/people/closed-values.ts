// What is taken out of the sealed values of an event before a reader gets them: where a protected person lives, in whatever field or
// text it is spelled, and numbers that became secret. One way for all that opens or corrects, or what is closed here stands open there.
import type { FoundCase } from "../../db/cases/find-case.ts";
import type { Driver } from "../../db/driver/driver.ts";
import type { KeyReader } from "../../db/keys/key-file.ts";
import { listPlaceParts } from "../../db/people/find-places.ts";
import { findSecrets } from "../../db/people/find-secrets.ts";
import { findSheltered } from "../../db/people/find-sheltered.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { isObject, type Json, type JsonObject, sameJson } from "../../workflows/kernel/json.ts";
import { coverPlaces } from "../../workflows/rules/names/spelled-places.ts";
import type { Access, Policy } from "../access/policy.ts";
import type { Session } from "../access/session.ts";
import { openValues } from "../engine/seal.ts";
import { knowsPlaces, lived } from "./protected-place.ts";
import { type Closing, closingOf } from "./secret-points.ts";

/** What of a case decides what is closed in it. */
export type Guarded = Pick<FoundCase, "snapshot" | "isProtected" | "sheltered" | "secrets">;

/** Of a case whose reader the gate has already asked about. */
export async function guardedOf(driver: Driver, snapshot: CaseSnapshot): Promise<Guarded> {
  const sheltered = await findSheltered(driver, snapshot);
  return { snapshot, sheltered, isProtected: sheltered.length > 0, secrets: await findSecrets(driver, snapshot) };
}

/** What tells where a person lives or stays, or where somebody goes to her, sealed under an ordinary class before her address was protected. */
const whereabouts: ReadonlySet<string> = new Set([
  "address",
  "domicileAddress",
  "declaredResidence",
  "stayPlace",
  "whereText",
]);
/** Of a record: where she lives now, and where she lived or was domiciled before. */
const placeFields = ["address", "domicileAddress", "protectedAddressText"] as const;

/** Without a session nobody is known to know an address of whom the case is about. */
export interface Needs {
  driver: Driver;
  keys: KeyReader;
  policy?: Pick<Policy, "readable">;
  session?: Session;
}

/** Whoever may know each address the case would give away reads it in the texts of the case, too. */
async function mayKnow({ driver, policy, session }: Needs, found: Guarded): Promise<boolean> {
  if (lived.has(found.snapshot.kind) || !policy || !session) return false;
  return knowsPlaces({ driver, policy }, session, found);
}

async function placesOf(
  { driver, keys }: Pick<Needs, "driver" | "keys">,
  sheltered: readonly string[],
): Promise<string[]> {
  const places = new Set<string>();
  for (const { record, seq, subject, class: dataClass, keyId, blob } of await listPlaceParts(driver, sheltered)) {
    const key = keys.find(keyId);
    if (!key) continue;
    const values = openValues(blob, key, { caseId: record, seq, subject, class: dataClass });
    for (const field of placeFields) if (typeof values[field] === "string") places.add(values[field]);
  }
  return [...places];
}

function covered<T extends Json>(value: T, places: readonly string[]): T {
  if (typeof value === "string") return coverPlaces(value, places) as T;
  if (Array.isArray(value)) return value.map((one) => covered(one, places)) as unknown as T;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, covered(one, places)])) as T;
}

export async function closedTo(services: Needs, found: Guarded, access: Pick<Access, "classes">): Promise<Closing> {
  const secrets = await closingOf(services, found, access);
  if (!found.isProtected || access.classes.has("protectedAddress")) return secrets;
  const places = (await mayKnow(services, found)) ? [] : await placesOf(services, found.sheltered);
  return (seq, values) => {
    const kept = Object.entries(secrets(seq, values)).filter(([field]) => !whereabouts.has(field));
    return covered(Object.fromEntries(kept), places);
  };
}

/** Fields of which this reader gets less than stands there: who is shown part of a value cannot say what it should have been. */
export function fieldsClosed(closing: Closing, seq: number, values: JsonObject): ReadonlySet<string> {
  const shown = closing(seq, values);
  return new Set(
    Object.entries(values).flatMap(([field, value]) => {
      const given = shown[field];
      return given !== undefined && sameJson(given, value) ? [] : [field];
    }),
  );
}
