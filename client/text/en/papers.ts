// English words of what a person has on paper with a last day.
import type { papers as italian } from "../it/papers.ts";
import type { Words } from "../language.ts";

export const papers: Words<typeof italian> = {
  title: "ISEE, permits, certificates, incomes",
  none: "Nothing recorded.",
  former: (count) => `Earlier (${count})`,
  sorts: { isee: "ISEE", permit: "Document", certificate: "Certificate", income: "Income or benefit" },
  from: (day) => `from ${day}`,
  until: (day) => `to ${day}`,
  over: (day) => `Ran out on ${day}`,
  soon: (day) => `Runs out on ${day}`,
  ofAge: (name, day) => `${name} turns 18 on ${day}`,
  comesOfAge: "turns 18",
  ofAgeHelp:
    "To be seen to in time: passage to the services for adults, support administrator, care continued by the court, review of the invalidity, day services.",
  runsOut: (name) => `What runs out of ${name}`,
};
