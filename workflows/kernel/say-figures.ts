// The sentence of a refusal with the figures it names in it: `{nameCents}` stands for euro cents, `{name}` for a number of things.
import type { Refusal } from "./decision.ts";

const euro = {
  it: new Intl.NumberFormat("it-IT", { style: "currency", currency: "EUR", useGrouping: "always" }),
  en: new Intl.NumberFormat("en-GB", { style: "currency", currency: "EUR" }),
};
const count = { it: new Intl.NumberFormat("it-IT"), en: new Intl.NumberFormat("en-GB") };

/** Reasons in words, those that name amounts with them; ids without a text stay ids. */
export const sayReasons = (
  { reasons, figures }: Pick<Refusal, "reasons" | "figures">,
  texts: Readonly<Record<string, string>>,
  locale: "it" | "en",
): string[] =>
  reasons.map((id) => {
    const said = texts[id] ?? id;
    const amounts = figures?.[id];
    const sentence = texts[`${id}Figures`];
    if (amounts === undefined || sentence === undefined) return said;
    const named = sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const figure = amounts[name];
      if (figure === undefined) return whole;
      return name.endsWith("Cents") ? euro[locale].format(figure / 100) : count[locale].format(figure);
    });
    return `${said} ${named}`;
  });
