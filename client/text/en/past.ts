// English words of the past: lists, board and cases as they were at a minute.
import type { past as italian } from "../it/past.ts";
import type { Words } from "../language.ts";

export const past: Words<typeof italian> = {
  change: "Another moment…",
  day: "Day",
  time: "Time",
  timePlaceholder: "end of day",
  timeHelp: "Time of Rome; empty, the end of the day.",
  show: "Show",
  close: "Cancel",
  notATime: "Write the time as 14:30.",
  notPast: "Choose a moment that is past.",
  title: (day, time) => `As it was on ${day} at ${time}`,
  help: "This is the past, as it was known at that moment: nothing can be done from here. Today's permissions and erasures apply: what you may not see today is not seen here either, and erased data do not come back.",
  back: "Back to today",
  empty: "At that moment there was nothing.",
  emptyHelp: "Choose another moment, or go back to today.",
  absent: "At that moment this case did not exist yet.",
  anotherDay: "On another day…",
  onDay: "As it was (or will be) on",
  noDay: "Close",
  dayHelp: (day) => `On ${day}, by what is recorded.`,
  noLoad: "Workload is shown for today only: it serves to spread the work, not to look back.",
};
