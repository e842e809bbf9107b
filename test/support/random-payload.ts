// Makes payloads for a form from a stream of random numbers: mostly valid ones, with optional fields now and then.
import type { Json, JsonObject } from "../../workflows/kernel/definition.ts";
import { holds, type Surroundings } from "../../workflows/kernel/evaluate.ts";
import type { Field, Form } from "../../workflows/kernel/form.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";

/** In [0, 1). */
export type Random = () => number;

/** A small reproducible generator (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const pickOne = <T>(items: readonly T[], random: Random): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
};

export interface Source extends Surroundings {
  random: Random;
  /** Ids for `case` and `account` fields. */
  ids: readonly string[];
  /** Names of the case's terms, for the events about terms. */
  terms: readonly string[];
  /** A value known to mean something in this field; undefined where any will do. */
  likely?: (field: Field) => Json | undefined;
}

function dayFor(field: Field, { random, today }: Source): string {
  const far = Math.floor(random() * 400);
  if (field.when === "past") return addDays(today, -far);
  if (field.when === "future") return addDays(today, far);
  return addDays(today, far - 200);
}

function numberFor(field: Field, { random }: Source): number {
  const min = field.min ?? 0;
  const max = Math.min(field.max ?? min + 12, min + 12);
  return min + Math.floor(random() * (max - min + 1));
}

function valueFor(field: Field, source: Source): JsonObject[string] {
  const { random, ids, terms } = source;
  const likely = source.likely?.(field);
  if (likely !== undefined) return likely;
  if (field.name === "deadline") return terms.length > 0 ? pickOne(terms, random) : "none";
  switch (field.kind) {
    case "integer":
    case "cents":
    case "decimal":
      return numberFor(field, source);
    case "day":
      return dayFor(field, source);
    case "instant":
      return `${dayFor(field, source)}T10:00:00.000Z`;
    case "boolean":
      return random() < 0.5;
    // Some lists of options are made by the server for one case.
    case "choice":
      return pickOne(field.options?.length ? field.options : ["none"], random);
    case "choices":
      return [pickOne(field.options?.length ? field.options : ["none"], random)];
    case "comune":
      return pickOne(["020038", "020042", "020072"], random);
    case "account":
    case "case":
      return pickOne(ids, random);
    case "group": {
      const rows = Math.max(field.min ?? 0, Math.ceil(random() * Math.min(field.max ?? 3, 3)));
      return Array.from({ length: rows }, () => payloadFor({ fields: field.fields ?? [] }, source));
    }
    case "phone":
      return "+39 000 0000000";
    case "email":
      return "prova@esempio.invalid";
    case "fiscalCode":
      return "CCCFBA85D03L219P";
    default:
      return `esempio ${Math.floor(random() * 1000)}`.slice(0, field.maxLength ?? 200);
  }
}

export function payloadFor(form: Form, source: Source): JsonObject {
  const payload: JsonObject = {};
  for (const field of form.fields) {
    if (field.visibleWhen && !holds(field.visibleWhen, payload, source)) continue;
    const required = field.required || (field.requiredWhen && holds(field.requiredWhen, payload, source));
    if (required || source.random() < 0.4) payload[field.name] = valueFor(field, source);
  }
  return payload;
}
