// What was read again, with everything that did not change as the object it was: screens draw anew only what differs. A row is compared
// with the one of the same case or person, wherever in the list that stood: one that comes in above moves the others and draws none of
// them anew.

/** What a row is told by, the first that all rows of a list have, each another. */
const names = ["id", "caseId", "personId", "accountId", "household", "jobId", "seq"] as const;

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function rowsByName(rows: readonly unknown[], name: string): Map<unknown, unknown> | undefined {
  const byName = new Map<unknown, unknown>();
  for (const row of rows) {
    const value = isFields(row) ? row[name] : undefined;
    if (value === undefined || value === null || byName.has(value)) return undefined;
    byName.set(value, row);
  }
  return byName;
}

/** The row of before that each row of now is compared with. */
function partners(before: readonly unknown[], now: readonly unknown[]): (row: unknown, i: number) => unknown {
  for (const name of names) {
    const known = rowsByName(now, name) && rowsByName(before, name);
    if (known) return (row) => known.get((row as Fields)[name]);
  }
  return (_row, i) => before[i];
}

function keepRows(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  const partner = partners(before, now);
  const kept = now.map((row, i) => keepEqual(partner(row, i), row));
  return kept.length === before.length && kept.every((row, i) => Object.is(row, before[i])) ? before : kept;
}

function keepFields(before: Fields, now: Fields): Fields {
  const kept: Fields = {};
  let isSame = Object.keys(before).length === Object.keys(now).length;
  for (const [name, value] of Object.entries(now)) {
    kept[name] = keepEqual(before[name], value);
    isSame &&= name in before && Object.is(kept[name], before[name]);
  }
  return isSame ? before : kept;
}

/** `now`, of data as JSON holds them, with all of `before` that is still so; `before` itself when nothing changed. */
export function keepEqual(before: unknown, now: unknown): unknown {
  if (Object.is(before, now)) return before;
  if (Array.isArray(before) && Array.isArray(now)) return keepRows(before, now);
  return isFields(before) && isFields(now) ? keepFields(before, now) : now;
}
