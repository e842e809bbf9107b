// English words of the sheets of figures.
import type { SheetTexts } from "./texts-it.ts";

const some = (cases: number | null, text: string): string =>
  cases === null ? `Some cases (number covered) ${text}.` : `${cases} cases ${text}.`;

export const sheetTextsEn: SheetTexts = {
  title: (unit, basis, by) => `${unit} ${basis}, by ${by}`,
  and: " and ",
  units: { cases: "Cases", persons: "Persons", households: "Households", events: "Events" },
  basis: {
    now: () => "as in the list now",
    openOn: ({ on }) => `in care on ${on}`,
    opened: ({ from, to }) => `– new from ${from} to ${to}`,
    closed: ({ from, to }) => `– closed from ${from} to ${to}`,
    followed: ({ from, to }) => `followed from ${from} to ${to}`,
    recorded: ({ from, to }) => `recorded from ${from} to ${to}`,
  },
  dimensions: {
    comune: "comune",
    area: "area",
    kind: "kind of case",
    step: "step",
    ageBand: "age band",
    sex: "sex",
    yearOpened: "year opened",
    monthOpened: "month opened",
    yearClosed: "year closed",
    monthClosed: "month closed",
  },
  unknown: { yearClosed: "not closed", monthClosed: "not closed" },
  notKnown: "not known",
  district: "District",
  sexes: { F: "female", M: "male" },
  ageBand: (from, to) => (to === undefined ? `${from} and over` : `${from}–${to}`),
  counted: {
    cases: "Cases are counted, one by one.",
    persons: "The persons whose cases they are: who has several cases counts once.",
    households: "The households of the persons whose cases they are: several cases in one household count once.",
    events: "Entries in the history of cases are counted, automatic ones included.",
  },
  over: {
    now: () => "Cases that the list holds at the moment named below.",
    openOn: ({ on }) => `Cases open at the end of ${on}: opened by that day and not closed by that day.`,
    opened: ({ from, to }) => `Cases opened from ${from} to ${to}, both included.`,
    closed: ({ from, to }) => `Cases closed from ${from} to ${to}, both included, and not opened anew.`,
    followed: ({ from, to }) => `Cases open on at least one day from ${from} to ${to}.`,
    recorded: ({ from, to }) =>
      `By the day on which the event was recorded, from ${from} to ${to}; open and closed cases.`,
  },
  filtered: (filters) => `Filters: ${filters}.`,
  notFiltered: "No filter.",
  rights: "Only cases that whoever made the sheet may see.",
  sums: {
    cases: "Totals are the sum of the cells.",
    persons: "A person in several rows or columns counts once in the total: the sum of the cells may be higher.",
    households: "A household in several rows or columns counts once in the total: the sum of the cells may be higher.",
    events: "Totals are the sum of the cells.",
  },
  age: (day) => `Completed years of age on ${day}.`,
  ofPerson: "Age and sex are those of the person whose case it is.",
  asToday: "Comune, area, step and restricted reading are those the case has today.",
  without: {
    cases: (cases) => some(cases, "are not counted"),
    persons: (cases) => some(cases, "of no person are not counted"),
    households: (cases) => some(cases, "whose household is not known are not counted"),
    events: (cases) => some(cases, "are not counted"),
  },
  external: (least) =>
    `For use outside: values from 1 to ${least - 1} are covered (•), and others with them, totals too, so that none follows by subtraction.`,
  guarded: (least) =>
    `Of some cases you do not see the persons: by age and sex values from 1 to ${least - 1} are covered (•), and others with them, so that none follows by subtraction.`,
  internal: "Exact values: a sheet for use inside, not to be given out.",
  views: {
    todo: "to do, of whoever made the sheet",
    mine: "cases of whoever made the sheet",
    waiting: "waiting for others, of whoever made the sheet",
    unassigned: "not assigned",
  },
  statuses: { open: "open", closed: "closed" },
  total: "Total",
  onDay: (day) => `on ${day}`,
  covered: "covered",
  definition: "What these figures say",
  madeBy: (who, day, time) => `Made by ${who} on ${day} at ${time}.`,
  mayor: {
    title: (year) => `One page for the mayor – year ${year}`,
    followed: "Persons followed in the year, by area",
    followedTotal: "Persons followed",
    opened: "New cases",
    closed: "Closed cases",
    open: "Open cases",
    definition: ({ from, to, on }) => [
      `Persons followed: with at least one case open on at least one day from ${from} to ${to}; who is followed in several areas or comuni counts once in the totals.`,
      `New and closed cases: from ${from} to ${to}; those opened anew are not among the closed ones.`,
      `Open cases: at the end of ${on}.`,
      "Comune and area are those the case has today.",
    ],
  },
};
