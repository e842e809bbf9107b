// What of an event somebody wrote in free words: by its form, in the version it was decided under.
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import type { Services } from "../services.ts";
import type { TimelineEntry } from "./list-timeline.ts";

/** Words given in an entry, field by field; none where the reader sees none. */
export function writtenIn(
  { workflows }: Pick<Services, "workflows">,
  kind: string,
  version: number,
  { type, given = [] }: TimelineEntry,
): { field: string; text: string }[] {
  const known = workflows.get(kind)?.versions[version];
  const fields = (known ? eventInfo(known, type)?.form?.fields : undefined) ?? [];
  const isWritten = (name: string) =>
    fields.some((one) => one.name === name && (one.kind === "longText" || one.kind === "text"));
  return given.flatMap(({ field, value }) =>
    typeof value === "string" && isWritten(field) ? [{ field, text: value }] : [],
  );
}
