// English words of absences and of the plans for an absent or leaving colleague's cases.
import type { absences as it } from "../it/absences.ts";
import type { Words } from "../language.ts";

export const absences: Words<typeof it> = {
  title: "Absences",
  intro: "Who is away from today on, and who stands in. Why somebody is away is not written here.",
  none: "No absence is set.",
  noneHelp: "If you or a colleague will be away: “Set an absence”, with who stands in.",
  add: "Set an absence",
  who: "Who",
  me: (name) => `${name} (you)`,
  from: "From",
  to: "To",
  days: (from, to) => `from ${from} to ${to}`,
  substitute: "Who stands in",
  nobody: "Nobody",
  nobodyStands: "nobody stands in",
  stoodBy: (name) => `${name} stands in`,
  away: (name) => `${name} (away in those days)`,
  carries: (name, cases) => `${name} (${cases} cases)`,
  things: "Three things to know",
  thing: (n) => `Thing to know ${n}`,
  thingsHelp: "Read only by who stands in and by the supervisor.",
  set: "Set",
  saved: "Absence set.",
  terms: (count) => (count === 1 ? "1 term falls due in those days" : `${count} terms fall due in those days`),
  seePlan: "See and spread",
  end: "End the absence",
  ended: "Absence ended.",
  endTo: "Last day (empty: there was no absence)",
  problems: {
    days: "The days do not fit: give the first and the last, which is not before it; from no more than 31 days ago, for two years at most.",
    overlaps: "An absence is already set for some of these days: end that one first, or change there who stands in.",
    tooMany: "Ten absences are already set.",
    substitute: "This person cannot stand in: it takes the same role, or a supervisor.",
    substituteAway: "This person is away in those days too.",
    things: "At most three things, of 500 characters each.",
  },
  plans: "If somebody is away or leaves",
  plansHelp: "See which terms would fall due, to whom the cases could go and why, before anything is set.",
  planTitle: (name) => `Cases of ${name}`,
  which: "Which cases",
  onlyTerms: "With a term that falls due in those days",
  allCases: "All (she leaves)",
  lapse: (name, from, to, count) =>
    `If ${name} is away from ${from} to ${to}, ${
      count === 0 ? "no term falls due" : count === 1 ? "1 term falls due" : `${count} terms fall due`
    }.`,
  lapseSeen: (name, from, to, count) =>
    `If ${name} is away from ${from} to ${to}, among the cases you may see ${
      count === 0 ? "no term falls due" : count === 1 ? "1 term falls due" : `${count} terms fall due`
    }. Terms of the others are not counted.`,
  carried: (seen, assigned) =>
    seen === assigned
      ? `${assigned} open cases assigned.`
      : `${assigned} open cases assigned, ${seen} among those you may see: the others are given by who sees them.`,
  more: "A thousand cases are spread at a time.",
  nothing: "No case to spread.",
  nothingHelp: "Choose other days, or all cases.",
  nothingSeen: "None of these cases is among those you may see.",
  nothingSeenHelp: "Whoever answers for that area hands them out.",
  toWhom: "To whom",
  keep: "Stays where it is",
  why: {
    followsHousehold: "already follows the person or household",
    sameComune: "is of the comune",
    leastLoad: "carries least",
    onlySupervisor: "nobody else with this role",
    onlyPeer: "is the only one with the same role",
    onlyOne: "is the only one possible",
  },
  load: (cases, weight, more) =>
    more === 0 ? `${cases} cases, load ${weight}` : `${cases} cases, load ${weight}; with the plan +${more}`,
  asProposed: "Back to the proposal",
  toPreview: (count) => `Preview of the spreading (${count})`,
  toLeave: (count) => `Prepare the hand-over for who leaves (${count})`,
};
