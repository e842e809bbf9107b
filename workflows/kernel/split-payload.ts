// Splits a checked payload into the open part (which decides and is kept in clear) and sealed parts per
// subject and class. A group is open or sealed whole, by the class of the group field; a choice of the form may give all its
// fields one class.
import type { DataClass, Form } from "./form.ts";
import type { JsonObject } from "./json.ts";
import { markOf } from "./marks.ts";

export interface SealedPart {
  subject: string;
  class: DataClass;
  values: JsonObject;
}

export interface SplitPayload {
  open: JsonObject;
  sealed: SealedPart[];
  /** `field` as a case marks it. */
  fields: { field: string; subject: string; class: DataClass }[];
}

/** The class that the form's choice of readers gives to all its other fields. */
export function chosenClass({ sealedBy }: Form, values: JsonObject): DataClass | undefined {
  const chosen = sealedBy && values[sealedBy.field];
  return typeof chosen === "string" ? sealedBy?.classes[chosen] : undefined;
}

export function classOf(form: Form, name: string, values: JsonObject): DataClass {
  const chosen = name === form.sealedBy?.field ? undefined : chosenClass(form, values);
  return chosen ?? form.fields.find((field) => field.name === name)?.class ?? "social";
}

/** `subject` is the id of the person named by the field's subject, or `case` when that field is empty. */
export function splitPayload(form: Form, payload: JsonObject): SplitPayload {
  const open: JsonObject = {};
  const parts = new Map<string, SealedPart>();
  const fields: SplitPayload["fields"] = [];
  const chosen = chosenClass(form, payload);
  for (const field of form.fields) {
    const value = payload[field.name];
    if (value === undefined) continue;
    const dataClass = classOf(form, field.name, payload);
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
    fields.push({ field: markOf(field.name, chosen), subject, class: dataClass });
  }
  return { open, sealed: [...parts.values()], fields };
}
