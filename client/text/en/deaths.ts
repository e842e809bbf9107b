// English words of a death that a case heard of.
import type { deaths as it } from "../it/deaths.ts";

export const deaths: typeof it = {
  title: (name, day) => `${name || "The person"}: the record says that they died on ${day}`,
  told: (day) => `The case has known since ${day}.`,
  asks: {
    "housing-application":
      "To be decided: a member of the household takes the place, or the application ends. Nothing changes by itself, and no term stops.",
    contact: "To be decided: close the contact. Do not ring the person back: if a relative wrote, answer the relative.",
  },
  asksOther: "What becomes of the case is to be decided. Nothing changes by itself.",
  mistake: "If it is a mistake, annul the death in the record of the person: this notice then goes.",
};
