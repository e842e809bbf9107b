// Takes back what one event changed in a case, field by field, and leaves what others changed since. A field somebody
// else has written meanwhile is a conflict: taking it back would silently undo another's work.
import { numberOf } from "./data.ts";
import { isObject, type Json, type JsonObject, sameJson } from "./json.ts";

/** `doc` is `now` without what the event changed; `conflicts` are dotted paths that were written again since. */
export interface Reverted {
  doc: JsonObject;
  conflicts: string[];
}

/** What telling somebody of a term leaves on it. */
const alarmMarks = ["told", "alarmAt"];
/** And what else running again at the limit of a standstill changes. */
const runningMarks = [...alarmMarks, "status", "stopped", "steps", "dueOn", "dueAt"];

/** Kept by the engine for the case as a whole, or derived again: never taken back. */
const apart = new Set(["takenBack", "corrections", "columns", "by"]);

/** `sums`: fields of the context that events only add to. Of these what the event added goes, whoever added since. */
export function revert(
  given: { before: JsonObject; after: JsonObject; now: JsonObject },
  sums: readonly string[] = [],
): Reverted {
  const found: Found = { conflicts: [], sums: new Set(sums.map((name) => `context.${name}`)) };
  const doc = back(given.before, given.after, given.now, "", found) as JsonObject;
  return { doc, conflicts: found.conflicts };
}

interface Found {
  conflicts: string[];
  sums: ReadonlySet<string>;
}

function back(before: JsonObject, after: JsonObject, now: JsonObject, path: string, found: Found): JsonObject {
  const result: JsonObject = { ...now };
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (path === "" && apart.has(key)) continue;
    const old = before[key];
    const changed = after[key];
    if (sameJson(old, changed)) continue;
    const current = now[key];
    const at = path === "" ? key : `${path}.${key}`;
    if (found.sums.has(at)) {
      result[key] = numberOf(current) - (numberOf(changed) - numberOf(old));
      continue;
    }
    // What only the clock did to a term since is nobody's act, and goes with what it was done to.
    if (isTerm(at) && onlyMarked(at, changed, current)) {
      put(result, key, old);
      continue;
    }
    if (isObject(old) && isObject(changed) && isObject(current)) {
      result[key] = back(old, changed, current, at, found);
      continue;
    }
    if (!sameJson(current, changed)) {
      // Somebody already put it back, or wrote a newer text over it, which stays.
      if (sameJson(current, old) || at.startsWith("sealed.")) continue;
      if (onlyMarked(at, changed, current)) {
        put(result, key, old);
        continue;
      }
      found.conflicts.push(at);
      continue;
    }
    put(result, key, old);
  }
  return result;
}

function put(into: JsonObject, key: string, value: Json | undefined): void {
  if (value === undefined) delete into[key];
  else into[key] = value;
}

const isTerm = (path: string): boolean => /^deadlines\.[^.]+$/.test(path);

/** A term it started may have been alarmed since, a missing fact given another owner: the mark goes with the thing. */
function onlyMarked(path: string, changed: Json | undefined, current: Json | undefined): boolean {
  const marks = isTerm(path) ? alarmMarks : /^todo\.[^.]+$/.test(path) ? ["owner"] : undefined;
  if (!marks || !isObject(changed) || !isObject(current)) return false;
  const bare = (value: JsonObject, left = marks) =>
    Object.fromEntries(Object.entries(value).filter(([key]) => !left.includes(key)));
  if (sameJson(bare(changed), bare(current))) return true;
  // Or it ran again by itself when it could stand still no longer.
  const stops = Array.isArray(current.stops) ? current.stops : [];
  const last = stops.at(-1);
  if (!isObject(changed.stopped) || !isObject(last) || last.atLimit !== true) return false;
  const { stops: _stops, ...rest } = bare(current, runningMarks);
  const before = stops.length > 1 ? { ...rest, stops: stops.slice(0, -1) } : rest;
  return sameJson(bare(changed, runningMarks), before);
}
