// English words of the inbox.
import type { notices as it } from "../it/notices.ts";

const moment = (alarm: string, due: string, past: boolean): string => {
  if (alarm.startsWith("delivery:")) return "no proof of delivery, to be looked into";
  if (alarm.startsWith("stop:"))
    return `suspended as long as is allowed, and runs again: ${past ? "was due" : "due"} on ${due}`;
  if (alarm.startsWith("still:")) return `stands still, and no law sets it going again: to be looked at since ${due}`;
  return `${past ? "was due" : "due"} on ${due}`;
};

export const notices: typeof it = {
  title: "Notices",
  intro:
    "Terms you are to know of, what others did on your cases or transferred to you, and requests between offices: that wait for you, that somebody answered or that nobody can answer.",
  none: "No notices.",
  noneHelp:
    "They come before a term falls due, and when others decide on a case of yours: here, and at the bell above.",
  noneUnread: "You have read them all. Turn off “Unread only” to see the others again.",
  bell: (unread) => (unread === 0 ? "Notices: none to read" : `Notices: ${unread} to read`),
  alarm: (alarms, due, past) => moment(alarms.at(-1) ?? "", due, past),
  act: (done, name) => (name === "" ? done : `${done}, by ${name}`),
  now: (state) => `Now: ${state}`,
  mergeAsk: (name) => `${name} asks to join two records: answer`,
  mergeNobody: "Nobody can answer your request to join two records",
  waits: (days) =>
    days <= 0
      ? "Asked today"
      : days === 1
        ? "Has waited for an answer for a day"
        : `Has waited for an answer for ${days} days`,
  answers: {
    mergeAccepted: (name) => `${name} joined the two records, as you had asked`,
    mergeRefused: (name) => `${name} refused to join the two records`,
    mergeApart: (name) => `${name} said that the two records are of different persons`,
    mergeWithdrawn: (name) => `${name} withdrew your request to join the two records`,
  },
  readWhy: "Read the reason",
  noWhy: "The reason can no longer be read.",
  unreadOnly: "Unread only",
  markRead: "Mark as read",
  markUnread: "Mark as unread",
  markAll: "Mark all as read",
  older: "Older",
  newest: "Back to the newest",
};
