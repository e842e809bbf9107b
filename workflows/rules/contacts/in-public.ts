// What may be asked of the social service by a page that anybody opens, and what may be told there of how it goes on. What is left
// out is left out on purpose: a danger wants a telephone, and a need that tells somebody's health does not belong on such a page.
import type { needs, requesters } from "./codes.ts";

export const publicNeeds = [
  "information",
  "careAtHome",
  "income",
  "housing",
  "work",
  "school",
  "parenting",
  "loneliness",
  "migration",
  "other",
] as const satisfies readonly (typeof needs)[number][];

/** Never protection: no such case begins here. */
export const publicAreas = ["adults", "elderly", "families"] as const;

export const publicRequesters = [
  "self",
  "relative",
  "neighbour",
  "volunteers",
] as const satisfies readonly (typeof requesters)[number][];

/** Needs of which the page of a receipt says nothing, nor of who lives with such a person. */
export const guardedNeeds = ["violence", "justice", "childAtRisk"] as const satisfies readonly (typeof needs)[number][];

/** Day of the privacy notice as its words stand; a change of the words is a change of the day. */
export const publicNoticeOn = "2026-11-28";
