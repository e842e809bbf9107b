// Findings about a typed codice fiscale: one test per finding, and properties over valid and damaged codes.
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkFiscalCode, isPossible, type PlaceTable } from "../../../workflows/rules/fiscal-code/check.ts";
import {
  checkCharacter,
  computeFiscalCode,
  omocodeForm,
  plainForm,
} from "../../../workflows/rules/fiscal-code/compute.ts";
import { anyBirth } from "./arbitraries.ts";

const today = "2026-11-22";
const places: PlaceTable = {
  L219: [{ name: "Torino", validFrom: "1871-01-01" }],
  C351: [{ name: "Catania" }],
  Z330: [{ name: "Marocco" }],
  H248: [{ name: "Revere", validFrom: "1866-11-19", validTo: "2017-12-31" }],
  M396: [{ name: "Borgo Mantovano", validFrom: "2018-01-01" }],
  I632: [
    { name: "Sermide", validFrom: "1866-11-19", validTo: "2017-02-28" },
    { name: "Sermide e Felonica", validFrom: "2017-03-01" },
  ],
};
const check = (code: string, given = {}) => checkFiscalCode(code, { today, places, given });
const codes = (code: string, given = {}) => check(code, given).findings.map((one) => one.code);
const withCheck = (first15: string) => first15 + checkCharacter(first15);

test("the published vectors are clean, and omocodes only noted", () => {
  for (const code of ["CCCFBA85D03L219P", "VRNGNY07D68C351V", "THDSDA95P08Z330H", "BRNGNN71B26L219T"])
    expect(codes(code)).toEqual([]);
  for (const code of ["CCCFBA85D03L21VE", "CCCFBA85D03LNMVE", "CCCFBAURDLPLNMVU", "VRNGNYLTDSUCPRMT"]) {
    expect(codes(code)).toEqual(["omocode"]);
    expect(isPossible(check(code))).toBe(true);
  }
  expect(check("VRNGNYLTDSUCPRMT").parsed).toEqual({
    surnameCode: "VRN",
    givenNameCode: "GNY",
    birthOn: "2007-04-28",
    sex: "F",
    birthPlace: "C351",
    omocode: 127,
  });
});

test("case and spaces do not matter", () => {
  expect(check(" cccfba 85d03 l219p\n").code).toBe("CCCFBA85D03L219P");
  expect(codes(" cccfba 85d03 l219p\n")).toEqual([]);
});

test("a wrong check character says which one fits", () => {
  expect(check("CCCFBA85D03L219B").findings).toEqual([
    { code: "checkCharacter", field: "fiscalCode", severity: "error", expected: "P" },
  ]);
  expect(isPossible(check("CCCFBA85D03L219B"))).toBe(false);
});

test("length and characters", () => {
  for (const code of ["", "CCCFBA85D03L219", "CCCFBA85D03L219PP", "123456789012"])
    expect(codes(code)).toEqual(["length"]);
  expect(check("CCCFB185D03L2A9P").findings).toEqual([
    { code: "characters", field: "fiscalCode", severity: "error", positions: [6, 14] },
  ]);
  expect(codes("CCCFBA85F03L219P")).toEqual(["characters"]);
});

test("dates that do not exist or lie ahead", () => {
  expect(codes(withCheck("CCCFBA85B30L219"))).toEqual(["dateNotExisting"]);
  expect(codes(withCheck("CCCFBA85D00L219"))).toEqual(["dateNotExisting"]);
  expect(codes(withCheck("CCCFBA85D35L219"))).toEqual(["dateNotExisting"]);
  expect(codes(withCheck("CCCFBA85D40L219"))).toEqual(["dateNotExisting"]);
  expect(codes(withCheck("CCCFBA85D75L219"))).toEqual(["dateNotExisting"]);
  expect(codes(withCheck("CCCFBA26T31L219"), { birthOn: "2026-12-31" })).toEqual(["dateInFuture"]);
});

test("of two centuries the given one counts, else the latest past", () => {
  expect(check(withCheck("CCCFBA26T31L219")).parsed?.birthOn).toBe("1926-12-31");
  expect(check(withCheck("CCCFBA26S22L219")).parsed?.birthOn).toBe("2026-11-22");
  expect(check(withCheck("CCCFBA24A10L219"), { birthOn: "1924-01-10" }).parsed?.birthOn).toBe("1924-01-10");
});

test("a place must have existed on the day of birth; merged comuni stay valid before", () => {
  expect(codes(withCheck("CCCFBA85D03H248"))).toEqual([]);
  expect(check(withCheck("CCCFBA19D03H248")).findings).toEqual([
    { code: "placeNotValidThen", field: "birthPlace", severity: "warning", expected: "Revere" },
  ]);
  expect(codes(withCheck("CCCFBA85D03M396"))).toEqual(["placeNotValidThen"]);
  expect(codes(withCheck("CCCFBA17B28I632"))).toEqual([]);
  expect(codes(withCheck("CCCFBA17C01I632"))).toEqual([]);
  expect(codes(withCheck("CCCFBA85D03G999"))).toEqual(["placeUnknown"]);
});

test("each field of the person is compared on its own", () => {
  const given = {
    surname: "Caccamo",
    givenName: "Fabio",
    birthOn: "1985-04-03",
    sex: "M" as const,
    birthPlace: "L219",
  };
  expect(codes("CCCFBA85D03L219P", given)).toEqual([]);
  const other = { surname: "Rossi", givenName: "Ada", birthOn: "1985-04-04", sex: "F" as const, birthPlace: "H248" };
  for (const field of ["surname", "givenName", "birthOn", "sex", "birthPlace"] as const) {
    const found = check("CCCFBA85D03L219P", { ...given, [field]: other[field] }).findings;
    expect(found.map((one) => [one.code, one.field])).toEqual([["mismatch", field]]);
  }
  expect(codes("CCCFBA85D03L219P", { surname: "" })).toEqual([]);
});

test("provisional codes have 11 digits and a check of their own", () => {
  expect(codes("00000000000")).toEqual(["provisional"]);
  expect(codes("12345678903")).toEqual(["provisional"]);
  expect(check("12345678904").findings[0]).toMatchObject({ code: "provisionalCheckDigit", expected: "3" });
});

test("a computed code fits its person in every form", () => {
  fc.assert(
    fc.property(anyBirth, fc.integer({ min: 0, max: 127 }), (facts, n) => {
      const table = { [facts.birthPlace]: [{ name: "x" }] };
      const found = checkFiscalCode(omocodeForm(computeFiscalCode(facts), n), { today, places: table, given: facts });
      expect(found.findings.map((one) => one.code)).toEqual(n === 0 ? [] : ["omocode"]);
      expect(found.parsed).toMatchObject({ birthOn: facts.birthOn, sex: facts.sex, omocode: n });
    }),
  );
});

test("one changed character never passes unseen", () => {
  const alphabet = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"];
  fc.assert(
    fc.property(anyBirth, fc.integer({ min: 0, max: 15 }), fc.constantFrom(...alphabet), (facts, i, char) => {
      const code = computeFiscalCode(facts);
      fc.pre(code[i] !== char);
      const damaged = code.slice(0, i) + char + code.slice(i + 1);
      const found = checkFiscalCode(damaged, { today, places: {}, given: facts });
      // A digit and its omocode letter weigh differently, two letters of one weight do not exist.
      expect(isPossible(found) && plainForm(damaged) === code).toBe(false);
      expect(found.findings.filter((one) => one.code !== "placeUnknown").length).toBeGreaterThan(0);
    }),
  );
});

test("any text is answered", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
      expect(Array.isArray(check(text).findings)).toBe(true);
    }),
  );
});
