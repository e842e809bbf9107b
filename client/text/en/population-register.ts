// English words of the register of the population, which is asked who somebody is.
import type { populationRegister as it } from "../it/population-register.ts";
import type { Words } from "../language.ts";

export const populationRegister: Words<typeof it> = {
  title: "Compare with the population register",
  ask: "Ask the register",
  reason: "Why you ask",
  reasonHelp: "Question and reason stay in the log of readings.",
  noCode: "To ask, the fiscal code is needed.",
  notConnected: (register) =>
    `No register is connected: ${register} was not asked and nothing was filled in. The data are to be checked by hand.`,
  notFound: (register) => `${register} finds nobody with this fiscal code.`,
  unavailable: (register) => `${register} did not answer: try again later. Nothing changed.`,
  identity: "Who they are",
  residence: "Where they reside",
  here: "Here",
  there: (register) => `At ${register}`,
  nothing: "nothing",
  same: "the same",
  choose: "Take",
  take: "Put into the form",
};
