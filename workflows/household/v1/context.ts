// What a household's record keeps: who lives together since when, where, and which others came out of it. Ids and days only.
import type { Mistake } from "../../rules/mistakes/mistake.ts";
import type { KeptResidence } from "../../rules/payer/since-unknown.ts";

export interface Member {
  person: string;
  relation: string;
  from: string;
}

/** Some left together. */
export interface Split {
  /** Seq of the event. */
  split: number;
  /** The household they opened. */
  household: string;
  on: string;
  reason: string;
  recordedAt: string;
  /** As they were members here until then. */
  left: Member[];
}

export interface HouseholdContext {
  kind: string;
  members: Member[];
  /** Comune by date, oldest first. */
  homes: KeptResidence[];
  splits?: Split[];
  /** The household it came out of. */
  origin?: { household: string; on: string; recordedAt: string };
  mistake?: Mistake | undefined;
  /** Where it lives is not to be known: the record does not hold it. */
  placeProtected?: boolean | undefined;
}
