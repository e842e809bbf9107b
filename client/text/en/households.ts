// English words of households: who lives with whom, how one splits, and which one a case follows.
import type { households as italian } from "../it/households.ts";
import type { Words } from "../language.ts";

export const households: Words<typeof italian> = {
  title: "Who they live with",
  none: "Not known to be in any household.",
  hidden: "protected place",
  hiddenHelp: "Where this household lives cannot be known from here.",
  since: (day) => `since ${day}`,
  somebody: "A person you may not see",
  cameOut: (day) => `Begun on ${day}, when another household split`,
  split: (day, reason) => `Split on ${day} (${reason.toLowerCase()}). Those who left:`,
  noReference: "Who is the reference person of this household is not known: say it with “Change the reference person”.",
  referenceDied: "The reference person has died: record that they left, and who takes the place.",
  more: "More about the household",
  cannot: "Not possible now: the household has changed. Open the page again.",
  staying: "Not moved from here:",
  whyStaying: {
    died: "a death is recorded",
    goesOn: "the record goes on in another, the residence is recorded there",
    ownRecord: "the residence is recorded in the person’s own record only",
  },
  followed: "Household followed",
  asks: {
    split: (day) => `The household split on ${day}: which one does this case follow?`,
    gone: () => "The household this case followed is no more: which one does it follow now?",
    left: () => "The person is no longer in the household this case follows: which one does it follow now?",
  },
  asksHelp: "It decides who finds the case among those of the household. It is said once, with the reason.",
  follows: (household) => `Follows ${household}`,
  asNow: "as now",
};
