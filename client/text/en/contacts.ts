// English words of what a person is reached by.
import type { contacts as it } from "../it/contacts.ts";

export const contacts: typeof it = {
  title: "Contact details",
  howToReach: "How to reach the person",
  first: "To be used first",
  none: "No contact detail recorded.",
  noneToUse: "No contact detail that may be used.",
  all: "All contact details",
  closed: (count) =>
    count === 1
      ? "There is a secret contact detail: those who follow the person know it."
      : `There are ${count} secret contact details: those who follow the person know them.`,
  unread: "cannot be read",
  warnings: {
    notCall: "Do not call",
    notWrite: "Do not write",
    noMessage: "Leave no messages",
    secret: "Secret: tell nobody",
    hours: (from, to) => `Call only between ${from} and ${to}`,
  },
  mayLeave: "Messages may be left",
  since: (day) => `since ${day}`,
  until: (day) => `until ${day}`,
  ended: (why) => `closed: ${why.toLowerCase()}`,
  of: (name) => `from the record of ${name}`,
  former: (count) => (count === 1 ? "One contact detail not in use" : `${count} contact details not in use`),
  add: "Add a contact detail",
  change: "Change use",
  hide: "Make secret",
  end: "Close",
  complete: "Complete",
};
