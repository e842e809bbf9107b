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
  fromTo: (from, until) => `from ${from} to ${until}`,
  noneOn: (day) => `On ${day} not known to be in any household.`,
  nobodyOn: (day) => `On ${day} nobody lived there.`,
  noPlace: "comune of that day not recorded",
  cut: "There is too much recorded: not all of it was looked at.",
  toPage: "Page of the household",
  page: {
    title: "Who lives there",
    titleOver: "What became of it",
    nobody: "Nobody lives there now.",
    former: (count) => (count === 1 ? "Who lived there before: one person" : `Who lived there before: ${count} people`),
    meant: "Who was meant",
    until: (day) => `until ${day}`,
    splitOff: "left when the household split",
    dissolved: "household dissolved",
    now: "Now in:",
    nowNowhere: "Now in no household that you may see",
    elsewhere: "in the household that began with the split",
    died: "a death is recorded",
    goesOn: "The record goes on in that of",
  },
  became: {
    dissolved: (day, who, when) =>
      `This household is dissolved: its last day was ${day}. Recorded by ${who} on ${when}.`,
    mistake: (who, when) =>
      `This household was opened by mistake: nobody ever lived there. Recorded by ${who} on ${when}. Reason:`,
    undone: "The split this household began with was undone: everybody stayed where they were.",
    emptied: (day) => `Nobody lives in this household any more: the last day was ${day}.`,
    somebody: "somebody who no longer works here",
    help: "This is only to be read. A new household is opened from the person’s record.",
  },
};
