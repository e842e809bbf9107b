// The menu of a session: a door appears with the data behind it.
import { type Desk, may, worksOnCases } from "./desk.ts";
import { links } from "./links.ts";
import { shellText } from "./text/shell.ts";

export interface NavEntry {
  href: string;
  label: string;
  /** What lies behind it, in a sentence. */
  about: string;
}

export function navOf(desk: Desk): NavEntry[] {
  const text = shellText().nav;
  const { about } = shellText();
  return [
    { href: links.home(), label: text.home, about: about.home, when: true },
    { href: links.work(), label: text.work, about: about.work, when: may(desk, "cases") },
    { href: links.absences(), label: text.absences, about: about.absences, when: may(desk, "cases") },
    { href: links.board(), label: text.board, about: about.board, when: may(desk, "board") },
    { href: links.counts(), label: text.counts, about: about.counts, when: may(desk, "cases") },
    { href: links.history(), label: text.history, about: about.history, when: may(desk, "history") },
    { href: links.people(), label: text.people, about: about.people, when: worksOnCases(desk) },
    { href: links.plan(), label: text.plan, about: about.plan, when: true },
    { href: links.week(), label: text.deliveries, about: about.deliveries, when: may(desk, "deliveries") },
    { href: links.aidsToPay(), label: text.aids, about: about.aids, when: may(desk, "aidPayments") },
    { href: links.stocks(), label: text.stocks, about: about.stocks, when: may(desk, "stocks") },
    { href: links.spending(), label: text.spending, about: about.spending, when: true },
    { href: links.glass(), label: text.glass, about: about.glass, when: may(desk, "glassAlarms") },
    { href: links.readLog(), label: text.readLog, about: about.readLog, when: may(desk, "readLog") },
    { href: links.roots(), label: text.proof, about: about.proof, when: may(desk, "proof") },
    { href: links.languages(), label: text.languages, about: about.languages, when: may(desk, "languages") },
    { href: links.accounts(), label: text.accounts, about: about.accounts, when: may(desk, "accounts") },
    { href: links.jobs(), label: text.jobs, about: about.jobs, when: may(desk, "jobs") },
  ]
    .filter((entry) => entry.when)
    .map(({ when: _, ...entry }) => entry);
}
