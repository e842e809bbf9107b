// Splits a checked payload into the open part (which decides and is kept in clear) and sealed parts per
// subject and class. A group is open or sealed whole, by the class of the group field.
import type { DataClass, Form } from "./form.ts";
import type { JsonObject } from "./json.ts";

export interface SealedPart {
  subject: string;
  class: DataClass;
  values: JsonObject;
}

export interface SplitPayload {
  open: JsonObject;
  sealed: SealedPart[];
  fields: { field: string; subject: string; class: DataClass }[];
}

/** `subject` is the id of the person named by the field's subject, or `case` when that field is empty. */
export function splitPayload(form: Form, payload: JsonObject): SplitPayload {
  const open: JsonObject = {};
  const parts = new Map<string, SealedPart>();
  const fields: SplitPayload["fields"] = [];
  for (const field of form.fields) {
    const value = payload[field.name];
    if (value === undefined) continue;
    const dataClass = field.class ?? "social";
    if (dataClass === "open") {
      open[field.name] = value;
      continue;
    }
    const named = field.subject ? payload[field.subject] : undefined;
    const subject = typeof named === "string" ? named : "case";
    const key = `${subject}/${dataClass}`;
    const part = parts.get(key) ?? { subject, class: dataClass, values: {} };
    part.values[field.name] = value;
    parts.set(key, part);
    fields.push({ field: field.name, subject, class: dataClass });
  }
  return { open, sealed: [...parts.values()], fields };
}
