// A form that was filled in while its case went on: what nobody touched follows the case, what was typed stays, and where both
// changed the same field, or the same row of a group, whoever types is asked. Pure.
import type { Typed, TypedRow } from "./read-values.ts";

const isNothing = (value: Typed | undefined): boolean =>
  value === undefined || value === "" || value === false || (Array.isArray(value) && value.length === 0);

export const isSameTyped = (one: Typed | undefined, other: Typed | undefined): boolean =>
  (isNothing(one) && isNothing(other)) || JSON.stringify(one) === JSON.stringify(other);

const namesOf = (...rows: TypedRow[]): string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))];

/** Whether two forms say the same, an emptied field being the same as one never filled in. */
export const isSameForm = (one: TypedRow, other: TypedRow): boolean =>
  namesOf(one, other).every((name) => isSameTyped(one[name], other[name]));

const isRows = (value: Typed | undefined): value is readonly TypedRow[] =>
  Array.isArray(value) && value.every((one) => typeof one === "object" && one !== null);

/** For each row of `from` the row of `to` that says the same, in order, as many as can be (longest common subsequence). */
function matches(from: readonly TypedRow[], to: readonly TypedRow[]): (number | undefined)[] {
  const same = from.map((one) => to.map((other) => isSameForm(one, other)));
  const longest = Array.from({ length: from.length + 1 }, () => Array<number>(to.length + 1).fill(0));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      (longest[i] as number[])[j] = same[i]?.[j] ? 1 + at(i + 1, j + 1) : Math.max(at(i + 1, j), at(i, j + 1));
  const found: (number | undefined)[] = [];
  for (let i = 0, j = 0; i < from.length; i++) {
    while (j < to.length && !same[i]?.[j] && at(i, j + 1) >= at(i + 1, j)) j++;
    found.push(j < to.length && same[i]?.[j] && at(i, j) === 1 + at(i + 1, j + 1) ? j++ : undefined);
  }
  return found;
}

type Rows = readonly TypedRow[];
const sayTheSame = (one: Rows, other: Rows): boolean =>
  one.length === other.length && one.every((row, i) => isSameForm(row, other[i] ?? {}));

/** Between two rows that stayed. Undefined: both changed the same row, or one took out what the other changed. */
function mergeStretch(before: Rows, there: Rows, here: Rows): Rows | undefined {
  if (sayTheSame(before, there) || sayTheSame(there, here)) return here;
  if (sayTheSame(before, here)) return there;
  // Both added: theirs stand in the case already, and what both said is there once.
  if (before.length === 0) return [...there, ...here.filter((row) => !there.some((other) => isSameForm(row, other)))];
  if (before.length !== there.length || before.length !== here.length) return undefined;
  const rows = before.map((row, i) => mergeTyped(row, there[i] ?? {}, here[i] ?? {}, new Set()));
  return rows.every(({ contested }) => contested.length === 0) ? rows.map(({ typed }) => typed) : undefined;
}

/**
 * Rows of a group, changed here and there: those that both left stand, and what lies between them is merged by stretches, so
 * that a row added here and one added, changed or taken out there all come true. Undefined where somebody must decide.
 */
export function mergeRows(before: Rows, there: Rows, here: Rows): Rows | undefined {
  const [inThere, inHere] = [matches(before, there), matches(before, here)];
  const merged: TypedRow[] = [];
  let [b, t, h] = [0, 0, 0];
  for (let i = 0; i <= before.length; i++) {
    const end = i === before.length;
    const [nextThere, nextHere] = end ? [there.length, here.length] : [inThere[i], inHere[i]];
    if (nextThere === undefined || nextHere === undefined) continue;
    const stretch = mergeStretch(before.slice(b, i), there.slice(t, nextThere), here.slice(h, nextHere));
    if (stretch === undefined) return undefined;
    merged.push(...stretch);
    const stayed = here[nextHere];
    if (!end && stayed) merged.push(stayed);
    [b, t, h] = [i + 1, nextThere + 1, nextHere + 1];
  }
  return merged;
}

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
  /** Not typed here, and changed there; of groups also where rows of both stand now. */
  followed: string[];
}

/**
 * By field of the form, by row in its groups. `base`: what the form said before anybody typed; `theirs`: what it would say now. Fields of `own` are
 * nobody else's: they stay as typed.
 */
export function mergeTyped(base: TypedRow, theirs: TypedRow, mine: TypedRow, own: ReadonlySet<string>): Merged {
  const merged: Merged = { typed: { ...mine }, contested: [], followed: [] };
  for (const name of namesOf(base, theirs, mine)) {
    const [before, there, here] = [base[name], theirs[name], mine[name]];
    if (own.has(name) || isSameTyped(before, there) || isSameTyped(there, here)) continue;
    if (!isSameTyped(before, here)) {
      const rows =
        isRows(there) && isRows(here) && (isRows(before) || isNothing(before))
          ? mergeRows(isRows(before) ? before : [], there, here)
          : undefined;
      if (rows) {
        merged.followed.push(name);
        merged.typed[name] = rows;
        continue;
      }
      merged.contested.push({ field: name, theirs: there, before });
      continue;
    }
    merged.followed.push(name);
    if (there === undefined) delete merged.typed[name];
    else merged.typed[name] = there;
  }
  return merged;
}
