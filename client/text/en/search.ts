// English words of the search in the page's head.
import type { search as it } from "../it/search.ts";
import type { Words } from "../language.ts";

export const search: Words<typeof it> = {
  label: "Persons, fiscal code, address, case or reference number",
  help: "The first letters are enough; a slip of the hand does not matter. Searches are recorded.",
  persons: "Persons",
  cases: "Cases",
  results: (persons, cases, more) =>
    [
      persons === 1 ? "1 person" : persons > 0 ? `${more ? "more than " : ""}${persons} persons` : "",
      cases === 1 ? "1 case" : cases > 0 ? `${cases} cases` : "",
    ]
      .filter(Boolean)
      .join(", "),
  more: "There are others: add the given name, or more letters.",
  none: "Nothing found",
  noneHelp:
    "Try the surname alone or its first letters, the fiscal code, or the last digits of the case number. Who you may not see does not appear here.",
  failed: "The search did not work. Change a letter, or try again shortly.",
  searching: "Searching…",
  mine: "yours",
  followedBy: (names) => `followed by ${names}`,
  protocol: "by the reference number",
  isProtected: "protected",
  closed: "closed",
  unassigned: "not assigned",
  notes: {
    ask: (words) => `Search “${words}” in what is written in your cases`,
    title: "Written in your cases",
    none: (cases) =>
      cases === 0
        ? "You have no open cases."
        : cases === 1
          ? "Nothing in your case."
          : `Nothing in your ${cases} cases.`,
    more: (cases) => `The ${cases} cases changed last were searched, of each the latest events: not everything.`,
    askOthers: "Search in cases of others too…",
    othersTitle: "Written in cases of others",
    othersHelp:
      "Only in cases that your duties let you read. The words, the reason and every case of which you see a line are recorded.",
    reason: "Why do you search in cases of others?",
    reasonShort: "Write the reason, in five letters at least.",
    startOthers: (words) => `Search “${words}” in cases of others`,
    stop: "Stop",
    goOn: "Go on with earlier cases",
    othersSaid: (found, cases) => {
      const where = cases === 1 ? "1 case of others" : `${cases} cases of others`;
      return cases === 0
        ? "No cases of others to look through."
        : found === 0
          ? `Nothing in ${where}.`
          : `${found === 1 ? "1 line" : `${found} lines`} in ${where}.`;
    },
    moreOthers: "Not all yet: there are earlier cases or events.",
    tooShort: "Type at least one word of two letters.",
  },
};
