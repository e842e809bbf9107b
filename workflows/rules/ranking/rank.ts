// The order of a ranking, and nothing else: score descending, ties by the ruleset's list of partial scores,
// then by a recorded draw. Pure, independent of the order of its input; what stays equal is returned as a tie
// and never decided here (R.R. Lombardia 4/2017 art. 12; the rule after the last criterion was not found).

/** One applicant of a ranking; scores as the regional platform gave them, higher first. */
export interface Entry {
  /** Case id. */
  id: string;
  /** Seq of the case when its scores were read. */
  seq: number;
  /** Number of the application, the only name a ranking shows. */
  number: string;
  score: number;
  /** Partial scores by name; a missing one counts as 0. */
  partials: Readonly<Record<string, number>>;
}

/** Case ids in the order in which they were drawn. */
export type Draw = readonly string[];

export interface Ranked<E extends Entry> {
  entry: E;
  /** 1 for the first; no position is shared. */
  position: number;
  /** True when a draw decided the place. */
  drawn: boolean;
}

export interface Ranking<E extends Entry> {
  rows: Ranked<E>[];
  /** Groups that no criterion and no draw separates; a ranking with ties must not be approved. */
  ties: E[][];
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Negative when `a` comes first; 0 when score and all criteria are equal. */
export function compareScores(a: Entry, b: Entry, tieOrder: readonly string[]): number {
  if (a.score !== b.score) return b.score - a.score;
  for (const name of tieOrder) {
    const difference = (b.partials[name] ?? 0) - (a.partials[name] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The latest draw that names every member of the group; a draw of only some of them decides nothing. */
function drawFor(group: readonly Entry[], draws: readonly Draw[]): Draw | undefined {
  return [...draws].reverse().find((draw) => group.every((entry) => draw.includes(entry.id)));
}

function groupsOf<E extends Entry>(sorted: readonly E[], tieOrder: readonly string[]): E[][] {
  const groups: E[][] = [];
  for (const entry of sorted) {
    const last = groups.at(-1);
    const first = last?.[0];
    if (last && first && compareScores(first, entry, tieOrder) === 0) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

/** Ranks entries with distinct ids. Total: any finite scores give an order; unresolved ties keep number order. */
export function rank<E extends Entry>(
  entries: readonly E[],
  tieOrder: readonly string[],
  draws: readonly Draw[] = [],
): Ranking<E> {
  const sorted = [...entries].sort(
    (a, b) => compareScores(a, b, tieOrder) || byText(a.number, b.number) || byText(a.id, b.id),
  );
  const rows: Ranked<E>[] = [];
  const ties: E[][] = [];
  for (const group of groupsOf(sorted, tieOrder)) {
    const draw = group.length > 1 ? drawFor(group, draws) : undefined;
    if (group.length > 1 && !draw) ties.push(group);
    const ordered = draw ? [...group].sort((a, b) => draw.indexOf(a.id) - draw.indexOf(b.id)) : group;
    for (const entry of ordered) rows.push({ entry, position: rows.length + 1, drawn: draw !== undefined });
  }
  return { rows, ties };
}
