// Languages people speak, by ISO 639-1 code, in the words of the switch: those met in the offices first, by name.
import { language } from "../text/language.ts";

const codes = [
  ...["ar", "bn", "bs", "de", "en", "es", "fr", "hi", "hr", "it", "ka", "ml", "pa", "pl", "pt", "ro", "ru"],
  ...["si", "so", "sq", "sr", "ta", "ti", "tl", "tr", "uk", "ur", "wo", "zh"],
];

/** The name of a language; the code when there is none. */
export function languageName(code: string): string {
  try {
    const name = new Intl.DisplayNames([language()], { type: "language" }).of(code) ?? code;
    return name.charAt(0).toUpperCase() + name.slice(1);
  } catch {
    return code; // What was typed is no code.
  }
}

/** Choices by name; what is already chosen is always among them. */
export function languageChoices(chosen: string): { value: string; label: string }[] {
  const all = codes.includes(chosen) || chosen === "" ? codes : [...codes, chosen];
  return all
    .map((value) => ({ value, label: languageName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, language()));
}
