// Fills the placeholders of an example's payload: `$name` by the id the runner gives it, `$day`, `$day+30` or
// `$day-10` by a day counted from the step's own. Pure; used by tests and by the demo.
import { addDays } from "../rules/calendar/days.ts";
import type { Json, JsonObject } from "./definition.ts";
import type { Day } from "./ids.ts";
import { isObject } from "./json.ts";

const relativeDay = /^\$day([+-]\d{1,5})?$/;

function fill(value: Json, day: Day, id: (name: string) => string): Json {
  if (Array.isArray(value)) return value.map((item) => fill(item, day, id));
  if (isObject(value)) return fillExample(value, day, id);
  if (typeof value !== "string" || !value.startsWith("$")) return value;
  const relative = relativeDay.exec(value);
  return relative ? addDays(day, Number(relative[1] ?? 0)) : id(value.slice(1));
}

/** `id` gets the name without its `$` and answers a case or account id. */
export function fillExample(payload: JsonObject, day: Day, id: (name: string) => string): JsonObject {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, fill(value, day, id)]));
}
