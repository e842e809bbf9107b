// Server only: derives a zod schema from a form (shape and limits), tidies the texts and then applies evaluate(), so that the
// browser and the server agree on what is missing and values of hidden fields are refused.
import { z } from "zod";
import { type Evaluation, evaluate, type Problem, type Surroundings } from "./evaluate.ts";
import { type Field, type Form, limits } from "./form.ts";
import type { JsonObject } from "./json.ts";
import { type TextProblem, tidied } from "./tidy-texts.ts";

function fieldSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case "integer":
    case "cents":
      return z.number().int();
    case "decimal":
      return z.number();
    case "boolean":
      return z.boolean();
    case "choices":
      return z.array(z.string().max(limits.text)).max(limits.choices);
    case "group":
      return z.array(objectSchema(field.fields ?? [])).max(field.max ?? limits.groupRows);
    case "longText":
      return z.string().max(field.maxLength ?? limits.longText);
    default:
      return z.string().max(field.maxLength ?? limits.text);
  }
}

const objectSchema = (fields: readonly Field[]) =>
  z.strictObject(Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field).nullish()])));

const cache = new WeakMap<Form, z.ZodType>();

/** The zod schema of a form: shape and lengths; kinds, options and conditions are evaluate()'s. */
export function formSchema(form: Form): z.ZodType {
  let schema = cache.get(form);
  if (!schema) {
    schema = objectSchema(form.fields);
    cache.set(form, schema);
  }
  return schema;
}

export type Checked = { ok: true; payload: JsonObject; evaluation: Evaluation } | { ok: false; problems: Problem[] };

/**
 * Checks a payload whole; texts are trimmed, empty values are dropped from what is kept. `standing`: values that a correction leaves
 * as they are, whatever was taken when they were given.
 */
export function checkPayload(form: Form, payload: unknown, around: Surroundings, standing: JsonObject = {}): Checked {
  const parsed = formSchema(form).safeParse(payload);
  if (!parsed.success) {
    const problems = parsed.error.issues.slice(0, 50).map((issue): Problem => {
      const keys = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
      return {
        path: keys.join("."),
        code: issue.code === "unrecognized_keys" ? "unknownField" : issue.code === "too_big" ? "tooLong" : "wrongKind",
      };
    });
    return { ok: false, problems };
  }
  const problems: TextProblem[] = [];
  const clean = withoutEmpty(tidied(form.fields, parsed.data as JsonObject, standing, problems));
  if (problems.length > 0) return { ok: false, problems };
  const evaluation = evaluate(form, clean, around);
  return evaluation.problems.length > 0
    ? { ok: false, problems: evaluation.problems }
    : { ok: true, payload: clean, evaluation };
}

function withoutEmpty(payload: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(payload).filter(
      ([, value]) =>
        value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
