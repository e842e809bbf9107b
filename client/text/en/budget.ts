// English words of the budget of a project on the page of a case.
import type { budget as italian } from "../it/budget.ts";
import type { Words } from "../language.ts";

export const budget: Words<typeof italian> = {
  title: "Budget of the project",
  commitment: "No.",
  source: "Source",
  service: "Service",
  period: "Period",
  committed: "Committed",
  spent: "Spent",
  left: "Left",
  alarms: "Alarms",
  total: "Total",
  days: (from, to) => `${from} – ${to}`,
  released: (day) => `released on ${day}`,
  alarm: {
    over: "more spent than committed",
    near: "almost used up",
    expiring: "expires within 30 days",
    expired: "period over, money left",
  },
  overProject: (amount) => `The commitments pass the cost of the project by ${amount}.`,
  approved: (amount, bound, left) =>
    `Approved for the project: ${amount}. Committed or activated: ${bound}. Left: ${left}.`,
  beyondApproved: (amount) => `Commitments and services go beyond the approved amount by ${amount}.`,
  beyond: (amount) =>
    `This amount goes beyond the money approved by ${amount}: it cannot be recorded. Whoever approves gives a new approval for the new amount first, or another commitment is lowered or released.`,
  planned: (amount) => `Cost of the actions of the project: ${amount}.`,
};
