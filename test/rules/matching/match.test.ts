// Who may be one person: what is said of names heard otherwise, slips, swapped days and codes; two records are as alike
// whichever comes first; and a day of birth is found by every day that may be meant by it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likenessOfDays, nearDays } from "../../../workflows/rules/matching/birth-days.ts";
import {
  bandOf,
  type Known,
  leastOfPair,
  leastWhileTyping,
  matchPersons,
} from "../../../workflows/rules/matching/match.ts";

const nicolo: Known = {
  surname: "Zappaterra",
  givenName: "Nicolò",
  birthOn: "1961-04-02",
  sex: "M",
  fiscalCode: "ZPPNCL61D02G186X",
  address: "Via Trìgoli 12",
};
const match = (other: Partial<Known>, known: Known = nicolo) => matchPersons({ ...known, ...other }, known);
const names = { ...nicolo, birthOn: null, sex: null, fiscalCode: null, address: null };

describe("the reasons", () => {
  it.each<[string, Partial<Known>, string[]]>([
    ["accents and capitals are nothing", { givenName: "NICOLO'" }, ["sameNames"]],
    ["a name heard otherwise", { surname: "Zapaterra" }, ["namesHeard"]],
    ["one letter", { surname: "Zappaperra" }, ["namesSlip"]],
    ["a second name", { givenName: "Nicolò Maria" }, ["namesPart"]],
    ["swapped", { surname: "Nicolò", givenName: "Zappaterra" }, ["namesSwapped"]],
  ])("of names: %s", (_, other, reasons) => expect(match(other, names)?.reasons).toEqual(reasons));

  it.each<[string, Partial<Known>, string]>([
    ["the same day", {}, "sameBirth"],
    ["day and month swapped", { birthOn: "1961-02-04" }, "birthTurned"],
    ["one digit", { birthOn: "1967-04-02" }, "birthDigit"],
    ["two neighbouring digits swapped", { birthOn: "1916-04-02" }, "birthDigit"],
    ["another day", { birthOn: "1988-11-20" }, "otherBirth"],
  ])("of birth: %s", (_, other, reason) => expect(match(other)?.reasons).toContain(reason));

  it.each<[string, string, string]>([
    ["the same, whatever the spaces", "zpp ncl 61d02 g186x", "sameCode"],
    ["an omocode one, which the tax office gives to tell two persons apart", "ZPPNCL61D02G18SV", "omocode"],
    ["one character wrong", "ZPPNCL61D03G186Y", "codeSlip"],
    ["another", "RSSMRA80A01F205X", "otherCode"],
  ])("of codes: %s", (_, fiscalCode, reason) => expect(match({ fiscalCode })?.reasons).toContain(reason));

  it("of addresses: the number counts, the kind of street does not", () => {
    expect(match({ address: "v.le Trigoli, 12" })?.reasons).toContain("sameAddress");
    expect(match({ address: "Via Trìgoli 14" })?.reasons).not.toContain("sameAddress");
    expect(match({ address: "Via Trìgoli" }, { ...nicolo, address: "Via Trìgoli" })?.reasons).not.toContain(
      "sameAddress",
    );
  });
});

describe("how sure one may be", () => {
  const band = (other: Partial<Known>, known?: Known) => bandOf(match(other, known)?.score ?? 0);
  it("almost, with the code or with names and birth", () => {
    expect(band({})).toBe("almostSure");
    expect(band({ fiscalCode: null, address: null })).toBe("likely");
    expect(band({ fiscalCode: null })).toBe("almostSure");
  });
  it("a namesake is told while a record is made, and waits in no queue", () => {
    const score = matchPersons(names, names)?.score ?? 0;
    expect([score >= leastWhileTyping, score >= leastOfPair]).toEqual([true, false]);
    expect(match({ birthOn: "1988-11-20", fiscalCode: "ZPPNCL88S20G186X" })?.score).toBeLessThan(leastWhileTyping);
  });
  it("twins with the same surname, day and house are told apart by their names", () =>
    expect(matchPersons({ ...nicolo, givenName: "Elda", sex: "F", fiscalCode: "ZPPLDE61D42G186X" }, nicolo)).toBe(
      undefined,
    ));
  it("who has only the birthday or the house in common is nobody", () =>
    expect(match({ surname: "Vanzetti", givenName: "Elda", fiscalCode: null })).toBe(undefined));
});

const word = fc.constantFrom("Rossi", "Rosi", "De Luca", "Deluca", "Maria", "Mario", "Maria Grazia", "Zappaterra", "");
const someDay = fc
  .date({ min: new Date("1930-01-01"), max: new Date("2026-01-01"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const known: fc.Arbitrary<Known> = fc.record({
  surname: word,
  givenName: word,
  birthOn: maybe(fc.constantFrom("1961-04-02", "1961-02-04", "1967-04-02", "1988-11-20")),
  sex: maybe(fc.constantFrom("F", "M")),
  fiscalCode: maybe(fc.constantFrom("ZPPNCL61D02G186X", "ZPPNCL61D02G18SV", "ZPPNCL61D03G186Y", "RSSMRA80A01F205X")),
  address: maybe(fc.constantFrom("Via Roma 1", "via roma, 1", "Via Roma 2")),
});

it("two records are as alike whichever comes first", () => {
  fc.assert(
    fc.property(known, known, (a, b) => {
      expect(matchPersons(a, b)).toEqual(matchPersons(b, a));
    }),
  );
});

it("near days are those that are alike, and no others", () => {
  fc.assert(
    fc.property(someDay, someDay, (day, other) => {
      const near = nearDays(day, "2026-11-27");
      expect(near.length).toBeLessThanOrEqual(70);
      expect(near[0]).toBe(day);
      for (const one of near) expect(likenessOfDays(one, day), `${one} ${day}`).toBeDefined();
      expect(near.includes(other)).toBe(likenessOfDays(day, other) !== undefined);
    }),
  );
});
