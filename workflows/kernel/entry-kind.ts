// What kind of thing an entry of a timeline is, for who looks for one: by the type of its event where every case has it, else by
// whether it led to another state. Pure.

import { documentEvents } from "./document-events.ts";
import { diaryEvents } from "./note-events.ts";

export const entryKinds = [
  "steps",
  "records",
  "notes",
  "documents",
  "assignments",
  "letters",
  "terms",
  "corrections",
] as const;

export type EntryKind = (typeof entryKinds)[number];

const typesOf: Partial<Record<EntryKind, readonly string[]>> = {
  notes: diaryEvents,
  documents: Object.keys(documentEvents),
  /** Whose case it is, where, and who may read it. */
  assignments: ["ASSIGN", "RESTRICT", "MOVE_TERRITORY", "FOLLOW_HOUSEHOLD", "FOLLOW_CASE"],
  /** What left the office, came back or was asked again. */
  letters: ["RECORD_SENDING", "RECORD_RETURN", "RECORD_DELIVERY", "REMIND"],
  terms: ["SUSPEND_TERM", "RESUME_TERM", "EXTEND_TERM", "TERM_ALARM", "PERSON_TERMS"],
  corrections: ["UNDO", "STEP_BACK", "TAKE_BACK", "CORRECT", "SETTLE_CORRECTION"],
};

/** Types that are of a kind whatever they did. */
export const namedTypes: readonly string[] = Object.values(typesOf).flat();

/** Those of the kinds asked for; `steps` and `records` have none of their own. */
export const typesOfKinds = (kinds: readonly EntryKind[]): string[] => kinds.flatMap((kind) => typesOf[kind] ?? []);

export function entryKindOf(event: { type: string; stateBefore: string; stateAfter: string }): EntryKind {
  const named = entryKinds.find((kind) => typesOf[kind]?.includes(event.type));
  return named ?? (event.stateBefore === event.stateAfter ? "records" : "steps");
}
