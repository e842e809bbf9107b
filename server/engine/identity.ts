// The identity of a person as it stands: for each field the value given by the event its sealed mark points to, which
// after an undo or a correction need not be the last one that gave it.
import { identityFields, isFindable, personKind } from "../../db/people/person-cache.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";

/** Whether the event changed which identity values stand, or whether they are searched. */
export const identityChanged = (before: CaseSnapshot, after: CaseSnapshot): boolean =>
  after.kind === personKind &&
  (isFindable(before) !== isFindable(after) ||
    before.doc.context.protectedAddress !== after.doc.context.protectedAddress ||
    identityFields.some((field) => before.doc.sealed[field]?.seq !== after.doc.sealed[field]?.seq));

/** Seqs of the events whose identity values stand now. */
export const identitySeqs = (snapshot: CaseSnapshot): number[] => [
  ...new Set(identityFields.flatMap((field) => snapshot.doc.sealed[field]?.seq ?? [])),
];

/** `valuesAt` answers the identity values an event gave; undefined when they cannot be opened. */
export function standingIdentity(
  snapshot: CaseSnapshot,
  valuesAt: (seq: number) => JsonObject | undefined,
): JsonObject {
  const identity: JsonObject = {};
  for (const field of identityFields) {
    const at = snapshot.doc.sealed[field];
    const value = at && valuesAt(at.seq)?.[field];
    if (value !== undefined) identity[field] = value;
  }
  return identity;
}
