// The sentence of a refusal with the amounts it names in it: `{name}` stands for euro cents.
import type { Refusal } from "./decision.ts";

const euro = {
  it: new Intl.NumberFormat("it-IT", { style: "currency", currency: "EUR", useGrouping: "always" }),
  en: new Intl.NumberFormat("en-GB", { style: "currency", currency: "EUR" }),
};

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
      const cents = amounts[name];
      return cents === undefined ? whole : euro[locale].format(cents / 100);
    });
    return `${said} ${named}`;
  });
