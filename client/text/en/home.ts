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
  seeAll: "See all",
  nothingMine: "No case is assigned to you.",
  since: (day) => `since ${day}`,
  open: "Open",
  none: "There are no lists of cases for your role.",
  district: "What there is",
};
