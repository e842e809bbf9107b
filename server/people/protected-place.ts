// What keeps from whoever may not know a protected address also the comune in which its person lives: on her record and on that of a
// household in which she lives. A case about her names the comune that is responsible for it, which is no place of hers; its letters
// of before the protection are closed, since they say where she lived.
import type { FoundCase } from "../../db/cases/find-case.ts";
import type { Driver } from "../../db/driver/driver.ts";
import { listPersons } from "../../db/people/find-persons.ts";
import { protectedSince } from "../../db/people/find-sheltered.ts";
import type { CaseDocument } from "../../workflows/kernel/document.ts";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Access, Policy } from "../access/policy.ts";
import type { Session } from "../access/session.ts";
import type { Services } from "../services.ts";

/** Kinds whose comune is where somebody lives. */
export const lived: ReadonlySet<string> = new Set(["person", "household"]);

/** Open facts that say in which comune, of residence or domicile; whom a stay was told to is the comune of before. */
const ofPlace: ReadonlySet<string> = new Set([
  ...["territory", "residesOutside", "residences", "outside", "homes", "domicile", "domiciles"],
  ...["noticeTo", "claimTo", "originTerritory"],
]);

/** Acts on who pays say a comune that was decided. */
const decided: ReadonlySet<string> = new Set(["payerActs"]);

export const isPlaceClosed = (
  { isProtected, snapshot }: Pick<FoundCase, "isProtected" | "snapshot">,
  access: Pick<Access, "classes">,
): boolean => isProtected && lived.has(snapshot.kind) && !access.classes.has("protectedAddress");

export const saysPlace = (field: string): boolean => ofPlace.has(field);

/** Without what says the comune, at whatever depth. */
export function withoutComune<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutComune) as unknown as T;
  if (!isObject(value)) return value;
  const kept: JsonObject = {};
  for (const [field, one] of Object.entries(value))
    if (decided.has(field)) kept[field] = one;
    else if (!ofPlace.has(field)) kept[field] = withoutComune(one);
  return kept as T;
}

/** The head without its comune, which is empty then: it is closed, and not absent. */
export const headFor = <H extends { territory: string }>(found: FoundCase, access: Access, head: H): H =>
  isPlaceClosed(found, access) ? { ...head, territory: "" } : head;

/** Of each person whose address the case would give away, the reader may know it. */
export async function knowsPlaces(
  { driver, policy }: { driver: Driver; policy: Pick<Policy, "readable"> },
  session: Session,
  { sheltered }: Pick<FoundCase, "sheltered">,
): Promise<boolean> {
  const told = await listPersons(driver, policy.readable(session, "protectedAddress"), [...sheltered]);
  return sheltered.every((id) => told.some(({ personId }) => personId === id));
}

/** Papers on which an address stands whatever else they say: kept as sent, or by their kind. */
const addressed: ReadonlySet<string> = new Set([
  ...["letterSent", "identityDocument", "certificate", "iseeStatement", "selfDeclaration"],
]);

/** Papers that may say where the person lived: those, and what was written by the office to send. */
const saysWhere = ({ kind, versions }: CaseDocument): boolean =>
  addressed.has(kind) || versions.some(({ madeFrom }) => madeFrom !== undefined);

/** Which documents of the case are closed to the reader, because they say where she lived before the address was protected. */
export async function closedLetters(
  services: Services,
  session: Session,
  found: FoundCase,
): Promise<(document: CaseDocument) => boolean> {
  const { documents = {} } = found.snapshot.doc;
  if (!found.isProtected || !Object.values(documents).some(saysWhere)) return () => false;
  const since = await protectedSince(services.driver, found.sheltered);
  if (since === undefined || (await knowsPlaces(services, session, found))) return () => false;
  const day = romeDay(since);
  // Of the day itself it is not known which was first.
  return (document) => saysWhere(document) && document.versions.some(({ on }) => on <= day);
}
