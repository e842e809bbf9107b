// English words of what the system does by itself and could not bring to an end.
import type { jobs as it } from "../it/jobs.ts";
import type { Words } from "../language.ts";

export const jobs: Words<typeof it> = {
  title: "Automatic work",
  intro:
    "What the system does by itself and could not bring to an end. Numbers, states and dates only: no content, no names.",
  none: "All that the system does by itself came to its end.",
  noneHelp: "Nothing has to be done: what gets stuck appears here and on your first page.",
  alarm: (count) =>
    count === 1 ? "A piece of automatic work is stuck" : `${count} pieces of automatic work are stuck`,
  look: "Look at the automatic work",
  fanOuts: "Word to linked cases",
  fanOutsHelp:
    "The linked cases were reached, but the one that asked for it did not take the end of it, and keeps waiting.",
  notTaken: (event) => `not taken: ${event}`,
  reached: (answered, refused) => (refused === 0 ? `${answered} reached` : `${answered} reached, ${refused} refused`),
  entry: (pos) => `entry ${pos} of the history`,
  retry: "Try again",
  retried: "It is tried again within a minute. If it does not succeed it comes back here.",
  drills: {
    title: "Restore drill",
    help: (hour) =>
      `Every night from ${hour} the system makes a copy, restores it in a folder apart and checks everything again: only so is it known that the copy is of use.`,
    off: "No drill runs by itself here (NIGHTLY_HOUR). It can be run on the server by npm run drill.",
    none: "No drill yet.",
    late: (days) => `The last drill that held is ${days} days old: look at the program’s log, or run npm run drill.`,
    ok: "restored and verified",
    failed: (found) => (found === 1 ? "1 problem" : `${found} problems`),
    events: (events, cases) => `${events} entries, ${cases} records`,
    took: (seconds) => `in ${seconds} s`,
    kept: (name) => `copy ${name}`,
  },
  terms: "Ended terms that cannot be told",
  termsHelp:
    "The case cannot record the alarm. In the lists the term is overdue all the same; it is tried ever more rarely, down to once a day.",
  ended: (term, on) => `${term}, ended on ${on}`,
  tried: (tries, next) => (tries === 1 ? `1 try, the next ${next}` : `${tries} tries, the next ${next}`),
  reasons: {
    notNow: "does not take it in its present state",
    guard: "a condition is missing",
    toComplete: "data are still to be completed",
    noTerm: "the term is no longer there",
    events: "has reached the largest number of entries",
    version: "is of a version this installation does not have",
    bug: "error of the program",
    other: "does not take it",
  },
};
