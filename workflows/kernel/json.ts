// JSON values and the merge patch (RFC 7386) by which the log keeps what a decision changed.
// Pure and small: runs on every thread and in the browser.

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Structural equality of JSON values; order of object keys does not matter. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys) if (!sameJson(a[key], b[key])) return false;
  return true;
}

/** The RFC 7386 patch that turns `before` into `after`. Null means "key removed", so context never holds null. */
export function diff(before: JsonObject, after: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const key of Object.keys(before)) if (!(key in after)) patch[key] = null;
  for (const key of Object.keys(after)) {
    const value = after[key] as Json;
    const old = before[key];
    if (sameJson(old, value)) continue;
    patch[key] = isObject(old) && isObject(value) ? diff(old, value) : value;
  }
  return patch;
}

/** Applies an RFC 7386 merge patch; neither argument is changed. */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const result: JsonObject = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else if (isObject(value)) result[key] = mergePatch(isObject(result[key]) ? result[key] : {}, value);
    else result[key] = value;
  }
  return result;
}

/** The same as `mergePatch`, but `target` itself is changed and takes over what `patch` holds: neither is of use after. */
export function patchInPlace(target: JsonObject, patch: JsonObject): void {
  for (const key of Object.keys(patch)) {
    const value = patch[key];
    if (value === null || value === undefined) delete target[key];
    else if (isObject(value)) {
      // Only what the target has of its own: a patch that was tampered with may name what every object inherits.
      const old = Object.hasOwn(target, key) ? target[key] : undefined;
      if (isObject(old)) patchInPlace(old, value);
      else target[key] = mergePatchInto(value);
    } else target[key] = value;
  }
}

/** What a merge patch gives on nothing: itself, when it takes nothing away. */
const mergePatchInto = (patch: JsonObject): JsonObject => (hasNull(patch) ? mergePatch({}, patch) : patch);

const hasNull = (value: JsonObject): boolean =>
  Object.values(value).some((one) => one === null || (isObject(one) && hasNull(one)));

/**
 * The same without nulls in objects, since a merge patch cannot say "null". Arrays keep theirs. What held none is not
 * copied, and what is in its place in `known`, which holds none, is not looked at: most of a document is as it was
 * before the event.
 */
export function withoutNulls(value: JsonObject, known?: JsonObject): JsonObject {
  let copy: JsonObject | undefined;
  for (const key of Object.keys(value)) {
    const item = value[key];
    const old = known?.[key];
    if (item === old && item !== undefined) continue;
    const kept = isObject(item) ? withoutNulls(item, isObject(old) ? old : undefined) : item;
    if (kept === item && kept !== null && kept !== undefined) continue;
    copy ??= { ...value };
    if (kept === null || kept === undefined) delete copy[key];
    else copy[key] = kept;
  }
  return copy ?? value;
}

/** What a machine assigned, as the log would give it back: not copied where it is plain JSON. */
export const asStored = (value: JsonObject): JsonObject =>
  withoutNulls(isPlain(value, false) ? value : (JSON.parse(JSON.stringify(value)) as JsonObject));

/** Whether writing and reading it again changes nothing; what has no value is left out of objects outside arrays anyway. */
function isPlain(value: unknown, inArray: boolean): boolean {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return true;
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (value === undefined) return !inArray;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (!isPlain(value[i], true)) return false;
    return true;
  }
  if (typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const key of Object.keys(value)) if (!isPlain((value as JsonObject)[key], inArray)) return false;
  return true;
}

/** Reads a dotted path ("context.window.opensOn"); undefined where it ends. */
export function atPath(source: unknown, path: string): Json | undefined {
  let value: unknown = source;
  for (const part of path.split(".")) {
    if (!isObject(value)) return undefined;
    value = value[part];
  }
  return value as Json | undefined;
}

/** JSON text with sorted keys: the one form that is hashed and compared. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] as Json)}`).join(",")}}`;
}
