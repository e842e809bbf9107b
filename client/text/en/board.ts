// English words of the supervisor's board and of the assignment of a case.
import type { board as italian } from "../it/board.ts";
import type { Words } from "../language.ts";

export const board: Words<typeof italian> = {
  title: "Board of the area",
  comune: "Comune",
  allComuni: "The whole district",
  area: "Area",
  allAreas: "All areas",
  nothing: "No open case here.",
  nothingHelp: "Choose another comune or another area.",
  state: "Step",
  open: "Open",
  overdue: "Overdue",
  oldest: "The oldest",
  unassigned: "To be assigned",
  openedOn: "opened on",
  total: "Total",
  byComune: "By comune",
  load: "Load by worker",
  worker: "Worker",
  cases: "Open cases",
  weight: "Load",
  dueSoon: (days) => `Due within ${days} days`,
  noLoad: "No case is assigned.",
  noLoadHelp: "Cases are assigned from the lists, by “Assign” on the row.",
  ownLoad: (weight, cases) => `Your load: ${weight} (${cases} open cases)`,
  loadNote:
    "Load sums the weights of the steps of open cases and serves only to spread work: it measures neither time nor performance and ranks nobody (art. 4 L. 300/1970; notice to staff). The worker and her supervisor see it.",
  assignTitle: (number) => `Assign case ${number}`,
  assignHelp: "Who may follow it, by comune and area. The lightest load stands first.",
  nobodyEligible: "No active worker may follow this case.",
  nobodyEligibleHelp: "It takes somebody with a role for this comune and this area: the system administrator gives it.",
  carries: (weight, cases) => `load ${weight}, ${cases} cases`,
  assigned: (name) => `Assigned to ${name}`,
};
