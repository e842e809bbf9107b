// The list somebody works through, from case to case and back to the same row; and what is to be opened at once on the case
// one goes to. Kept in memory only.
import { createSignal } from "solid-js";

export interface WalkStep {
  id: string;
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
  /** As the list stood when the first case was opened: what leaves it meanwhile is still passed by. */
  steps: readonly WalkStep[];
}

const [walk, setWalk] = createSignal<Walk>();
const [seen, setSeen] = createSignal<string>();

export { setWalk, walk };

/** The case last looked at, so that the list begins there again. */
export const walkSees = (caseId: string) => setSeen(caseId);

/** Where the list at this address was left. */
export function leftAt(href: string): { id: string; index: number } | undefined {
  const last = walk();
  const steps = last?.href === href && !last.isSearch ? last.steps : undefined;
  const index = steps?.findIndex((step) => step.id === seen()) ?? -1;
  const id = seen();
  return index < 0 || id === undefined ? undefined : { id, index };
}

/** The case `by` steps on from this one; undefined at either end, or when the case is none of the list. */
export function stepFrom(caseId: string, by: 1 | -1): WalkStep | undefined {
  const steps = walk()?.steps ?? [];
  const at = steps.findIndex((step) => step.id === caseId);
  return at < 0 ? undefined : steps[at + by];
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
