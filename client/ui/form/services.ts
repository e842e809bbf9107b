// What a form asks of the world around it (people, colleagues, comuni): given by the app, so that the renderer knows
// no server.
import { createContext, useContext } from "solid-js";
import type { Field } from "../../../workflows/kernel/form.ts";
import type { PlaceTable } from "../../../workflows/rules/fiscal-code/check.ts";

export interface Choice {
  value: string;
  label: string;
  /** Second line: year of birth and comune of homonyms, role of a colleague. */
  detail?: string;
}

export interface FormServices {
  /** Comuni of the district by ISTAT code, those that may stand in the field. */
  comuni: (field: string) => readonly Choice[];
  /** Colleagues with role and place; of a field that hands the case over, those who could work on it; those of a role, where one is asked. */
  accounts: (field?: Pick<Field, "carries" | "role">) => readonly Choice[];
  /** Cases and persons by words, of the kinds (and states) the field admits. */
  findCases: (words: string, pick: { kinds: readonly string[]; states?: readonly string[] }) => Promise<Choice[]>;
  /** Cases of a kind of which a comune has few, to choose from: those of one comune, or all. */
  offered: (comune?: string) => Promise<Choice[]>;
  /** The label of an id that is already in the form. */
  nameOf: (id: string) => Promise<Choice | undefined>;
  /** Opens the screen that makes a new person and answers with it; absent when the reader may not. */
  createPerson?: (words: string) => Promise<Choice | undefined>;
  /** Places by words, those that may stand in the field; the value is the Belfiore code. */
  findPlaces: (words: string, field?: Pick<Field, "holds">) => Promise<Choice[]>;
  /** The dated names of a Belfiore code, as far as known. */
  placesOf: (code: string) => Promise<PlaceTable>;
}

export const FormServicesContext = createContext<FormServices>();

export function useFormServices(): FormServices {
  const services = useContext(FormServicesContext);
  if (!services) throw new Error("a form is drawn outside its services");
  return services;
}
