// Who reads a note that was written, as its entry says it.
import { type NoteLevel, noteLevels } from "../../workflows/kernel/note-kinds.ts";
import type { TimelineEntry } from "./timeline.tsx";

/** What was written as a reserved annotation is of who follows the case; absent where it is no note, or has no level. */
export function levelOf({ type, given = [] }: TimelineEntry): NoteLevel | undefined {
  if (type === "RESERVED_NOTE") return "team";
  const value = given.find(({ field }) => field === "noteLevel")?.value;
  return noteLevels.find((one) => one === value);
}

export const isForFew = (entry: TimelineEntry): boolean => ["team", "private"].includes(levelOf(entry) ?? "");
