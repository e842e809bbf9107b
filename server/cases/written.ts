// What of an event somebody wrote in free words: by its form, in the version it was decided under, rows of groups among it; of a
// correction what is right.
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import type { Field } from "../../workflows/kernel/form.ts";
import { isObject, type Json } from "../../workflows/kernel/json.ts";
import type { Services } from "../services.ts";
import type { TimelineEntry } from "./list-timeline.ts";

interface Written {
  field: string;
  text: string;
}

function wordsIn(fields: readonly Field[], name: string, value: Json | undefined): Written[] {
  const field = fields.find((one) => one.name === name);
  if (!field || value === undefined) return [];
  if (field.kind === "longText" || field.kind === "text")
    return typeof value === "string" ? [{ field: name, text: value }] : [];
  if (field.kind !== "group" || !Array.isArray(value)) return [];
  return value.flatMap((row) =>
    isObject(row) ? Object.entries(row).flatMap(([inner, one]) => wordsIn(field.fields ?? [], inner, one)) : [],
  );
}

/** Words given in an entry, field by field; none where the reader sees none. */
export function writtenIn(
  { workflows }: Pick<Services, "workflows">,
  kind: string,
  version: number,
  { type, given = [], correction }: TimelineEntry,
): Written[] {
  const known = workflows.get(kind)?.versions[version];
  const fieldsOf = (event: string) => (known ? eventInfo(known, event)?.form?.fields : undefined) ?? [];
  return [
    ...given.flatMap(({ field, value }) => wordsIn(fieldsOf(type), field, value)),
    ...(correction?.changes ?? []).flatMap(({ field, to }) => wordsIn(fieldsOf(correction?.type ?? ""), field, to)),
  ];
}
