// English words of the inbox.
import type { notices as it } from "../it/notices.ts";

const moment = (alarm: string): string => {
  const [what, offset] = alarm.split(":");
  const days = Number(offset);
  if (what === "delivery") return "no proof of delivery: to be looked into";
  if (what === "stop") return "suspended as long as is allowed: to be resumed";
  if (days < 0) return "due soon";
  return days === 0 ? "due" : "overdue";
};

export const notices: typeof it = {
  title: "Notices",
  intro: "Terms you are to know of. A notice says which case to look at; what it is about is in the case.",
  none: "No notices.",
  bell: (unread) => (unread === 0 ? "Notices: none to read" : `Notices: ${unread} to read`),
  alarm: (alarms, due) => [moment(alarms.at(-1) ?? ""), due].filter((one) => one !== "").join(" · "),
  unreadOnly: "Unread only",
  markRead: "Mark as read",
  markUnread: "Mark as unread",
  markAll: "Mark all as read",
  older: "Older",
  newest: "Back to the newest",
};
