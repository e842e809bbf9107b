// English words of the cases of a household that split: which household each follows, said of all in one act.
import type { toFollow as italian } from "../it/to-follow.ts";
import type { Words } from "../language.ts";

export const toFollow: Words<typeof italian> = {
  title: "Cases to attribute",
  intro:
    "The household split or is no more, or the person has left it. For each open case it is said which household it follows: the one where the person lives is proposed.",
  waiting: (count) => (count === 1 ? "One case to attribute" : `${count} cases to attribute`),
  waitingMore: (count) => `At least ${count} cases to attribute`,
  waitingHelp: "They still follow the household as it was: it has to be said which one they follow now.",
  open: "Say which household they follow",
  back: "Page of the household",
  which: (what) => `Household it follows: ${what}`,
  later: "I will decide later",
  proposed: "Proposed: the person lives here",
  notProposed: "The person lives in none of these households",
  asNow: "as now",
  assignee: (name) => `Assigned to ${name}`,
  nobody: "Not assigned",
  reasonHelp: "It holds for all the cases sent together here.",
  reasonMissing: "Write the reason.",
  toPreview: (count) => (count === 1 ? "Preview of one case" : `Preview of ${count} cases`),
  oneByOne: "Your role allows this from the single case only: open it by its number.",
  none: "No case to attribute",
  noneHelp: "Of all those you may see and work on it is already said which household they follow.",
  cut: "This household has more than a hundred open cases: a hundred are looked at at a time. Send those of this page, then go on to the others.",
  lastPage: "These are the last: there are others before them.",
  pageBefore: "Page before",
  pageAfter: "Look at the others",
};
