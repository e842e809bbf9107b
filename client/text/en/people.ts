// English words of persons and places as pickers and first pages show them.
import type { people as it } from "../it/people.ts";
import type { Words } from "../language.ts";

export const people: Words<typeof it> = {
  searchPeople: "Search a person",
  placeUntil: (day) => `until ${day}`,
  newPerson: "New person",
  duplicates: "Possible duplicates",
  alsoAs: (name) => `also recorded as ${name}`,
  leadsTo: (name) => `joined into ${name}`,
  importPeople: "Import from a spreadsheet",
  notConnected: (register: string) => `${register} is not connected: nothing is checked against the national register.`,
  bornIn: (year) => `born in ${year}`,
};
