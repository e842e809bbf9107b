// English words of the day in a work list.
import type { day as it } from "../it/day.ts";
import type { Words } from "../language.ts";

export const day: Words<typeof it> = {
  waitingDays: (days) => (days === 0 ? "since today" : days === 1 ? "for 1 day" : `up to ${days} days`),
  waitingOthers: (count) => (count === 1 ? "and one other" : `and ${count} others`),
  waitingLong: (days, day) =>
    days === 0
      ? `Waiting since today (${day}).`
      : days === 1
        ? `Waiting for one day (${day}).`
        : `Waiting for ${days} days (${day}).`,
  remindTitle: (who) => `Remind: ${who}`,
  remindWhom: "Who was reminded?",
  remindChoice: (who, since) => `${who}, asked on ${since}`,
  remindHelp: "How was the reminder sent? It stays in the history of the case.",
  reminded: (who) => `Reminder recorded: ${who}`,
  remindedOn: (day) => `Last reminder on ${day}.`,
  neverReminded: "No reminder so far.",
  waitsForNobody: "This case waits for nobody: there is nobody to remind.",
  notYours: "Of this case you only see that it exists: you cannot act on it.",
  noRow: "Choose a row first, with the arrows.",
  openRow: "Open the case",
  acts: "What I can do",
  chooseOne: "Choose for an act in bulk",
  nobody: "no case",
  bulk: {
    act: "In bulk",
    toJobs: "Acts started",
    actAll: "On the whole list",
    actChosen: (count) => `On the chosen ones (${count})`,
    choose: "Choose by hand",
    notWhole: (actAll) =>
      `Not chosen: they are too many, or not all were read. For all of them there is “${actAll}”, under More.`,
    stopChoosing: "Stop choosing",
    chosen: (count, written) => (count === 1 ? "1 case chosen" : `${written} cases chosen`),
  },
};
