// Countries as the field of citizenship offers and shows them.
import { afterEach, expect, test } from "vitest";
import { setLanguage } from "../../client/text/language.ts";
import { countryChoices, countryName } from "../../client/ui/countries.ts";

afterEach(() => setLanguage("it"));

test.each(["it", "en"] as const)("each has a name of its own, in %s", async (language) => {
  await setLanguage(language);
  const all = countryChoices("");
  expect(all.length).toBe(198);
  expect(all.filter(({ value, label }) => label === value || label.length < 4)).toEqual([]);
  expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
});

test("Italy stands first, those without citizenship last, the others by name", () => {
  const labels = countryChoices("").map(({ label }) => label);
  expect(labels.slice(0, 3)).toEqual(["Italia", "Afghanistan", "Albania"]);
  expect(labels.at(-1)).toBe("Apolide");
  expect(["436", "235", "330", "314", "305", "344", "243", "353"].map(countryName)).toEqual([
    ...["Marocco", "Romania", "India", "Cina", "Bangladesh", "Pakistan", "Ucraina", "Vietnam"],
  ]);
});

test("a code of which nothing is known is shown and kept", () => {
  expect(countryName("998")).toBe("998");
  expect(countryChoices("998").at(-1)).toEqual({ value: "998", label: "998" });
});
