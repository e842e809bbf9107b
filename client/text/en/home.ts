// English words of the first page of the day.
import type { home as italian } from "../it/home.ts";
import type { Words } from "../language.ts";

export const home: Words<typeof italian> = {
  overdue: "Overdue",
  todo: "To do",
  mine: "My cases",
  waiting: "Waiting for others",
  unassigned: "To be assigned",
  all: "All open ones",
  counts: "How many",
  mineNext: "My cases, nearest deadline first",
  waitingLongest: "Waiting for others",
  unassignedNext: "To be assigned",
  overdueLongest: "Overdue the longest",
  contactsReferred: "Referred, waiting for an answer",
  contacts: "Contacts to bring to an end",
  latest: "Updated lately",
  given: "The cases given to you",
  seeAll: "See all",
  nothingMine: "No case is assigned to you. New ones appear here; under To do you can look at those to be assigned.",
  nothingUnassigned: "Every case has its worker: there is nothing to give out.",
  nothingOverdue: "No case is overdue: there is nothing to catch up with.",
  noContacts: "No contact to bring to an end. Search by name whoever comes, then open a contact.",
  none: "There are no cases for you yet: they appear here when they are given to you.",
  since: (days) => (days === 0 ? "since today" : days === 1 ? "for 1 day" : `for ${days} days`),
  of: (name: string) => `of ${name}, for whom you stand in`,
  district: "What there is",
};
