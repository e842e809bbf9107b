// Reads values of a checked payload or of a context without casts. Total: a value of another kind reads as empty.
import { isObject, type Json, type JsonObject } from "./json.ts";

export const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");
export const numberOf = (value: Json | undefined): number => (typeof value === "number" ? value : 0);
export const isTrue = (value: Json | undefined): boolean => value === true;
export const rowsOf = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
export const textsOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

/** The named values of `data` that are there, so that an absent one leaves the context as it was. */
export function pickGiven(data: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => (data[name] === undefined || data[name] === null ? [] : [[name, data[name]]])),
  );
}
