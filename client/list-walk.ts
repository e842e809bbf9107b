// The list somebody works through, from case to case and back to the same row; and what is to be opened at once on the case
// one goes to. Kept in memory only.
import { createSignal } from "solid-js";

export interface WalkStep {
  id: string;
  /** Its place in the whole list, from 0. */
  index: number;
  number: string;
  /** Whose case it is, as the list showed it. */
  person: string | null;
}

export interface Walk {
  /** Address of the list. */
  href: string;
  title: string;
  /** Found by words, which stand in no address: the list at `href` is another. */
  isSearch: boolean;
  /** Rows that were read when the first case was opened, by their places: what leaves the list is still passed by. */
  steps: readonly WalkStep[];
  /** Rows of the whole list; not `exact` when there are more. */
  total: { rows: number; exact: boolean };
}

const [walk, setWalk] = createSignal<Walk>();
const [seen, setSeen] = createSignal<string>();

export { setWalk, walk };

/** The case last looked at, so that the list begins there again. */
export const walkSees = (caseId: string) => setSeen(caseId);

/** Where the list at this address was left. */
export function leftAt(href: string): { id: string; index: number } | undefined {
  const last = walk();
  const step = last?.href === href && !last.isSearch ? stepOf(seen()) : undefined;
  return step && { id: step.id, index: step.index };
}

const stepOf = (caseId: string | undefined): WalkStep | undefined => walk()?.steps.find((step) => step.id === caseId);

/**
 * The case beside this one in the list; `end` at either end of the whole list, undefined where the list has more than
 * was read, or when the case is none of the list.
 */
export function stepFrom(caseId: string, by: 1 | -1): WalkStep | "end" | undefined {
  const [list, from] = [walk(), stepOf(caseId)];
  if (!list || !from) return undefined;
  const place = from.index + by;
  if (place < 0 || (list.total.exact && place >= list.total.rows)) return "end";
  return list.steps.find((step) => step.index === place);
}

/** What a key of the list asked for on the case it opened: its acts to choose from, or one of them. */
export type Wish = { caseId: string; open: "acts" | "NOTE" };
let wished: Wish | undefined;

export const wish = (next: Wish) => {
  wished = next;
};

/** Answers once. */
export function takeWish(caseId: string): Wish["open"] | undefined {
  const found = wished?.caseId === caseId ? wished.open : undefined;
  wished = undefined;
  return found;
}
