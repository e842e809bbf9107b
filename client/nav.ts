// The menu of a session: a door appears with the data behind it.
import { type Desk, may, worksOnCases } from "./desk.ts";
import { links } from "./links.ts";
import { shellText } from "./text/shell.ts";

export function navOf(desk: Desk): { href: string; label: string }[] {
  const text = shellText().nav;
  return [
    { href: links.home(), label: text.home, when: true },
    { href: links.work(), label: text.work, when: may(desk, "cases") },
    { href: links.board(), label: text.board, when: may(desk, "board") },
    { href: links.history(), label: text.history, when: may(desk, "history") },
    { href: links.people(), label: text.people, when: worksOnCases(desk) },
    { href: links.plan(), label: text.plan, when: true },
    { href: links.spending(), label: text.spending, when: true },
    { href: links.glass(), label: text.glass, when: may(desk, "glassAlarms") },
    { href: links.readLog(), label: text.readLog, when: may(desk, "readLog") },
    { href: links.roots(), label: text.proof, when: may(desk, "proof") },
    { href: links.accounts(), label: text.accounts, when: may(desk, "accounts") },
    { href: links.jobs(), label: text.jobs, when: may(desk, "jobs") },
  ]
    .filter((entry) => entry.when)
    .map(({ href, label }) => ({ href, label }));
}
