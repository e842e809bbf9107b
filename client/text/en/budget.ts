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
  planned: (amount) => `Cost of the actions of the project: ${amount}.`,
};
