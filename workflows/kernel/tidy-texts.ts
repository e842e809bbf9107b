// Texts as they are kept: without spaces around them, the short ones on one line, none with characters that show nothing or turn the
// order of others, and codes of countries that there are. Server only: the browser hears of it by the answer.
import { isCountry } from "./countries.ts";
import type { Problem } from "./evaluate.ts";
import type { Field } from "./form.ts";
import { isObject, type Json, type JsonObject, sameJson } from "./json.ts";
import { isSeen } from "./storable.ts";

export type TextProblem = Problem & { code: "badCharacter" | "notAnOption" };

const oneLine: ReadonlySet<Field["kind"]> = new Set(["text", "phone", "email", "fiscalCode"]);

function tidyText({ kind, holds }: Field, value: string, path: string, problems: TextProblem[]): string {
  const text = (kind === "longText" ? value : value.replace(/\s*[\t\r\n]+\s*/g, " ")).trim();
  if (!isSeen(text)) problems.push({ path, code: "badCharacter" });
  else if (holds === "country" && text !== "" && !isCountry(text)) problems.push({ path, code: "notAnOption" });
  return text;
}

function tidyRows(field: Field, rows: readonly Json[], path: string, problems: TextProblem[]): Json[] {
  return rows.map((row, i) =>
    isObject(row) ? tidied(field.fields ?? [], row as JsonObject, {}, problems, `${path}.${i}.`) : row,
  );
}

/** `standing`: values equal to these are left as they are. What is wrong is added to `problems`. */
export function tidied(
  fields: readonly Field[],
  values: JsonObject,
  standing: JsonObject,
  problems: TextProblem[],
  prefix = "",
): JsonObject {
  const tidy: JsonObject = { ...values };
  for (const field of fields) {
    const [value, path] = [values[field.name], prefix + field.name];
    const isText = field.kind === "longText" || oneLine.has(field.kind);
    if (value === undefined || value === null || (!isText && field.kind !== "group")) continue;
    if (standing[field.name] !== undefined && sameJson(standing[field.name], value)) continue;
    if (typeof value === "string" && isText) tidy[field.name] = tidyText(field, value, path, problems);
    else if (Array.isArray(value) && !isText) tidy[field.name] = tidyRows(field, value, path, problems);
  }
  return tidy;
}
