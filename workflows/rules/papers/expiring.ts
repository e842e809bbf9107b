// What a person has on paper with a last day (ISEE, permits, certificates, benefits) and what of it runs out: said ahead of
// time and after it, until a later one of the same kind is there or somebody closed it. Pure and total.
import type { Day } from "../../kernel/ids.ts";
import { addDays } from "../calendar/days.ts";

export const paperSorts = ["isee", "permit", "certificate", "income"] as const;
export type PaperSort = (typeof paperSorts)[number];

export interface Paper {
  /** Seq of the event that recorded it. */
  paper: number;
  about: PaperSort;
  from: Day;
  /** Last day; none where it has no end. */
  until?: Day;
  /** Closed before or after its last day. */
  endedOn?: Day;
  /** The mark of its kind, shared with others of that kind; it tells nothing of which one it is. Absent: a mark of its own. */
  like?: string;
}

export interface Expiring {
  paper: number;
  about: PaperSort;
  until: Day;
  isOver: boolean;
}

/** What papers of one kind have in common: which kind it is stands sealed. */
export const likenessOf = ({ like, paper }: Pick<Paper, "like" | "paper">): string => like ?? String(paper);

/** A person may have several of these of one kind side by side; of the others a later one takes the place of the earlier. */
const sideBySide: ReadonlySet<PaperSort> = new Set(["income"]);

export function expiringOn(papers: readonly Paper[], on: Day, withinDays: number): Expiring[] {
  const soon = addDays(on, withinDays);
  const hasLater = (one: Paper) =>
    !sideBySide.has(one.about) &&
    papers.some(
      (two) =>
        two.about === one.about &&
        likenessOf(two) === likenessOf(one) &&
        two.from <= on &&
        (two.from > one.from || (two.from === one.from && two.paper > one.paper)),
    );
  return papers
    .flatMap((one): Expiring[] => {
      const { paper, about, from, until, endedOn } = one;
      if (until === undefined || until > soon || from > on || endedOn !== undefined || hasLater(one)) return [];
      return [{ paper, about, until, isOver: until < on }];
    })
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.paper - b.paper));
}

/** Last day of a declaration by the rule of its day (`MM-DD` of its own year); undefined where the rule is not set. */
export function lastDayOfYear(from: Day, monthDay: string | undefined): Day | undefined {
  return monthDay !== undefined && /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(monthDay)
    ? `${from.slice(0, 4)}-${monthDay}`
    : undefined;
}
