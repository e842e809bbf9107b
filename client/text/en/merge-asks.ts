// English words of requests that two records be joined.
import type { mergeAsks as it } from "../it/merge-asks.ts";
import type { Words } from "../language.ts";

export const mergeAsks: Words<typeof it> = {
  title: "Requests to join records",
  one: "Request to join",
  help: "Somebody thinks that these records are of one person, and you may write in the one that is asked for. Compare them and answer.",
  made: "Requests you made",
  madeHelp:
    "They wait for an answer. The answer reaches you in Notices; if refused, the reason is also read at the record from which you asked.",
  more: "There are others: they show when these are answered.",
  compare: "Compare",
  askedBy: (name, day) => `Asked by ${name} on ${day}`,
  waitsFor: (days) => (days <= 0 ? "since today" : days === 1 ? "has waited for a day" : `has waited for ${days} days`),
  alarm: (count, isMore) =>
    count === 1
      ? "One request to join two records waits for your answer"
      : `${isMore ? "At least " : ""}${count} requests to join two records wait for your answer`,
  oldest: (days) =>
    days <= 0
      ? "The oldest is of today."
      : days === 1
        ? "The oldest has waited for a day."
        : `The oldest has waited for ${days} days.`,
  look: "Look and answer",
  nobody: "Nobody can answer.",
  unheard: {
    noRole:
      "Nobody else has a role that allows joining the record you ask for. The administrator and the coordination see this: once somebody gets the role, the request reaches her by itself.",
    notShown:
      "Those who could answer are not shown both records. The administrator and the coordination see this: once somebody is, the request reaches her by itself.",
  },
  unheardAlarm: (count) =>
    count === 1
      ? "Nobody can answer one request to join two records"
      : `Nobody can answer ${count} requests to join two records`,
  unheardHelp: (roles) =>
    `Anyone who did not ask and holds one of these roles in that comune may answer: ${roles}. Once the role is given, the request is in her Notices within ten minutes.`,
  unheardPlace: {
    noRole: (asked, asking) =>
      `${asked}: nobody to answer (asked from ${asking}). Give somebody a role in this comune.`,
    notShown: (asked, asking) =>
      `${asked}: those who may answer are not shown the record that asks (${asking}). Give one of them a role in that comune too, or somebody one for the district.`,
  },
  closedPlace: "a protected comune",
  unheardCount: (count, days) =>
    `${count === 1 ? "One request, " : `${count} requests, ${days <= 0 ? "" : "the oldest "}`}${days <= 0 ? "since today" : days === 1 ? "for a day" : `for ${days} days`}.`,
  toAccounts: "Accounts and roles",
  goesInto: (goes, stays) => `The record of ${goes} should be joined into that of ${stays}`,
  open: "Waits for an answer",
  refused: "Refused",
  refusedBecause: "Why it was refused:",
  waits: "One of the two was joined into another record meanwhile: the request waits, or is closed.",
  accept: "Accept",
  refuse: "Refuse",
  withdraw: "Withdraw the request",
  askStays: (name, year) => `Ask to join: the record of ${name}${year} stays`,
  askHelp:
    "You cannot join these two records by yourself. Who may write in the other record gets the request, and accepts or refuses.",
};
