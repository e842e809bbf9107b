// Computing the codice fiscale: published vectors, all 128 forms, and an independent library as oracle.
import { CheckDigitizer, Parser } from "@marketto/codice-fiscale-utils";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  birthCode,
  checkCharacter,
  computeFiscalCode,
  givenNameCode,
  omocodeForm,
  omocodeNumber,
  plainForm,
  plainLetters,
  surnameCode,
} from "../../../workflows/rules/fiscal-code/compute.ts";
import { anyBirth } from "./arbitraries.ts";

const oracle = new Parser({ findByCode: async () => null });

/** Vectors of python-codicefiscale and codice-fiscale-utils. */
const vectors = ["CCCFBA85D03L219P", "VRNGNY07D68C351V", "THDSDA95P08Z330H", "BRNGNN71B26L219T"];
const omocodes: [string, string][] = [
  ["CCCFBA85D03L21VE", "CCCFBA85D03L219P"],
  ["CCCFBA85D03LNMVE", "CCCFBA85D03L219P"],
  ["CCCFBAURDLPLNMVU", "CCCFBA85D03L219P"],
  ["VRNGNYLTDSUCPRMT", "VRNGNY07D68C351V"],
];

test("the published vectors have their check character", () => {
  for (const code of [...vectors, ...omocodes.map(([code]) => code)])
    expect(checkCharacter(code.slice(0, 15))).toBe(code[15]);
  expect(checkCharacter("CCCFBA85D03L219")).not.toBe("B");
});

test("a whole code is computed from the facts of birth", () => {
  const facts = {
    surname: "Caccamo",
    givenName: "Fabio",
    birthOn: "1985-04-03",
    sex: "M" as const,
    birthPlace: "L219",
  };
  expect(computeFiscalCode(facts)).toBe("CCCFBA85D03L219P");
  expect(birthCode("2007-04-28", "F")).toBe("07D68");
});

test("published omocodes are read back and made again", () => {
  for (const [omocode, plain] of omocodes) {
    expect(plainForm(omocode)).toBe(plain);
    expect(omocodeForm(plain, omocodeNumber(omocode))).toBe(omocode);
  }
  expect(omocodeNumber("VRNGNYLTDSUCPRMT")).toBe(127);
  expect(omocodeForm("VRNGNY07D68C351V", 1)).toBe(`VRNGNY07D68C35M${checkCharacter("VRNGNY07D68C35M")}`);
});

test("short names are filled, long given names lose the second consonant", () => {
  expect(surnameCode("Fo")).toBe("FOX");
  expect(surnameCode("Aia")).toBe("AIA");
  expect(surnameCode("O")).toBe("OXX");
  expect(surnameCode("")).toBe("XXX");
  expect(givenNameCode("Gianfranco")).toBe("GFR");
  expect(givenNameCode("Mario")).toBe("MRA");
  expect(givenNameCode("Ada")).toBe("DAA");
  expect(surnameCode("D'Angelo")).toBe("DNG");
  expect(surnameCode("De Þór-Łuk")).toBe("DTH");
});

test("accents and foreign letters become plain ones", () => {
  expect(plainLetters("Nicolò")).toBe("NICOLO");
  expect(plainLetters("Müller-Ørsted Ștefan ß")).toBe("MULLERORSTEDSTEFANSS");
});

test("what cannot be computed is refused", () => {
  const facts = { surname: "Rossi", givenName: "Ada", birthOn: "1985-02-30", sex: "F" as const, birthPlace: "G186" };
  expect(() => computeFiscalCode(facts)).toThrow(RangeError);
  expect(() => computeFiscalCode({ ...facts, birthOn: "1985-02-28", birthPlace: "Ostiglia" })).toThrow(RangeError);
});

test("letters of names agree with the oracle", () => {
  const name = fc.string({
    unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzàèéìòùçñ' "),
    minLength: 2,
    maxLength: 20,
  });
  fc.assert(
    fc.property(name, (text) => {
      fc.pre(plainLetters(text).length >= 2 && text.trim().length >= 2);
      expect(surnameCode(text)).toBe(oracle.lastNameToCf(text));
      expect(givenNameCode(text)).toBe(oracle.firstNameToCf(text));
    }),
    { numRuns: 500 },
  );
});

test("every one of the 128 forms agrees with the oracle, reads back and checks", () => {
  fc.assert(
    fc.property(anyBirth, (facts) => {
      const code = computeFiscalCode(facts);
      expect(code).toMatch(/^[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]$/);
      expect(CheckDigitizer.checkDigit(code)).toBe(code[15]);
      const forms = new Set<string>();
      for (let n = 0; n < 128; n++) {
        const form = omocodeForm(code, n);
        forms.add(form);
        expect(form).toBe(oracle.cfOmocode(code, n));
        expect(omocodeNumber(form)).toBe(n);
        expect(plainForm(form)).toBe(code);
        expect(checkCharacter(form)).toBe(form[15]);
      }
      expect(forms.size).toBe(128);
    }),
    { numRuns: 20 },
  );
});

test("dates agree with the oracle, whose months are 0-based", () => {
  fc.assert(
    fc.property(anyBirth, (facts) => {
      const code = computeFiscalCode(facts);
      expect(oracle.cfToBirthMonth(code)).toBe(Number(facts.birthOn.slice(5, 7)) - 1);
      expect(oracle.cfToBirthDay(code)).toBe(Number(facts.birthOn.slice(8)));
      expect(oracle.cfToGender(code)).toBe(facts.sex);
    }),
  );
});
