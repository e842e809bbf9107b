// Names of countries and the choice among them, by the codes that records of persons hold citizenship by.
import { stateless, states } from "../../workflows/kernel/countries.ts";
import { language } from "../text/language.ts";

const italy = "100";
const statelessNames = { it: "Apolide", en: "Stateless" };

const isoOf = new Map(states.map((state) => [state.slice(0, 3), state.slice(3)]));

/** The name of a country; the code where there is none. */
export function countryName(code: string): string {
  if (code === stateless) return statelessNames[language()];
  const iso = isoOf.get(code);
  return (iso && new Intl.DisplayNames([language()], { type: "region" }).of(iso)) || code;
}

/** Choices by name, Italy first; what is already chosen is always among them. */
export function countryChoices(chosen: string): { value: string; label: string }[] {
  const others = [...isoOf.keys()].filter((code) => code !== italy);
  const unknown = chosen === "" || chosen === stateless || isoOf.has(chosen) ? [] : [chosen];
  const named = (codes: readonly string[]) => codes.map((value) => ({ value, label: countryName(value) }));
  return [
    ...named([italy]),
    ...named(others).sort((a, b) => a.label.localeCompare(b.label, language())),
    ...named([stateless, ...unknown]),
  ];
}
