// What a diary note is of, and who reads it.
export const reflection = "reflection";
export const noteKinds = [
  ...(["call", "interview", "homeVisit", "team", "school", "health", "legal", "other"] as const),
  reflection,
] as const;

/** Its author alone; who follows the case; all who read the case. */
export const noteLevels = ["private", "team", "case"] as const;
export type NoteLevel = (typeof noteLevels)[number];

/** Of notes written before there were levels, and where nobody chose. */
export const ordinaryLevel: NoteLevel = "case";
