// A form that was filled in while its case went on: what nobody touched follows the case, what was typed stays, and where both
// changed the same field whoever types is asked. Pure.
import type { Typed, TypedRow } from "./read-values.ts";

const isNothing = (value: Typed | undefined): boolean =>
  value === undefined || value === "" || value === false || (Array.isArray(value) && value.length === 0);

export const isSameTyped = (one: Typed | undefined, other: Typed | undefined): boolean =>
  (isNothing(one) && isNothing(other)) || JSON.stringify(one) === JSON.stringify(other);

const namesOf = (...rows: TypedRow[]): string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))];

/** Whether two forms say the same, an emptied field being the same as one never filled in. */
export const isSameForm = (one: TypedRow, other: TypedRow): boolean =>
  namesOf(one, other).every((name) => isSameTyped(one[name], other[name]));

export interface Contested {
  field: string;
  theirs: Typed | undefined;
  /** What both began from. */
  before: Typed | undefined;
}

export interface Merged {
  typed: TypedRow;
  /** Typed here and changed there; what was typed stands. */
  contested: Contested[];
  /** Not typed here, and changed there. */
  followed: string[];
}

/**
 * By field of the form. `base`: what the form said before anybody typed; `theirs`: what it would say now. Fields of `own` are
 * nobody else's: they stay as typed.
 */
export function mergeTyped(base: TypedRow, theirs: TypedRow, mine: TypedRow, own: ReadonlySet<string>): Merged {
  const merged: Merged = { typed: { ...mine }, contested: [], followed: [] };
  for (const name of namesOf(base, theirs, mine)) {
    const [before, there, here] = [base[name], theirs[name], mine[name]];
    if (own.has(name) || isSameTyped(before, there) || isSameTyped(there, here)) continue;
    if (!isSameTyped(before, here)) {
      merged.contested.push({ field: name, theirs: there, before });
      continue;
    }
    merged.followed.push(name);
    if (there === undefined) delete merged.typed[name];
    else merged.typed[name] = there;
  }
  return merged;
}
