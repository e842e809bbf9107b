// English words of the page on social spending.
import type { spending as italian } from "../it/spending.ts";
import type { Words } from "../language.ts";

export const spending: Words<typeof italian> = {
  title: "Social spending of the comuni",
  intro: (year, people) =>
    `Social spending ${year} of the 13 comuni by service and area, in whole euro. Per-head figures on the ${people} residents at 31/12/2020 (table 2 of the plan).`,
  year: "Year",
  area: "Area",
  allAreas: "all areas",
  totalOnly: "total only",
  search: "Search a service",
  hideEmpty: "Hide services without spending",
  order: "Order",
  orderSource: "as in the source",
  orderAmount: "largest first",
  service: "Service",
  total: "Total",
  share: "% of the area",
  perHead: "Per head",
  columnTotal: "Computed total",
  published: "Published total",
  check: "Check",
  equal: "equal",
  different: (eur) => `difference ${eur}`,
  shownTotal: "Total of the rows shown",
  notApplicable: "not applicable",
  notApplicableShort: "n/a",
  legend: "n/a = not applicable (“..” in the source), which is not 0.",
  rows: (shown, all) => `${shown} services of ${all}`,
  noRows: "No service with these filters",
  noRowsHelp: "Clear the words, or show services without spending too.",
  print: "Print",
  notes: "Notes on the data",
  table: (year) => `Social spending ${year} by service and area`,
};
