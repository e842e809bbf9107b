// What an account could do when it asked for an act on many cases, kept with the job: once one of those grants is gone,
// what is left of the job is not done.
import type { Session } from "../access/session.ts";

const marksOf = ({ grants }: Pick<Session, "grants">): string[] =>
  grants.map(({ role, territory, areas }) =>
    [role, territory, areas === "all" ? areas : [...areas].sort().join("+")].join("/"),
  );

export const grantsMark = (session: Pick<Session, "grants">): string => JSON.stringify([...new Set(marksOf(session))]);

/** Grants given since do no harm. */
export function hasStill(session: Pick<Session, "grants">, mark: string): boolean {
  const now = new Set(marksOf(session));
  return (JSON.parse(mark) as string[]).every((one) => now.has(one));
}
