// Whose name stands over a letter, against the district's own table of mandates.
import { afterAll, describe, expect, test } from "vitest";
import { findMandate, loadTables } from "../../db/district/load-tables.ts";
import { letterheadOf, serviceOfCase } from "../../workflows/rules/letters/letterhead.ts";
import { openDistrict } from "../support/district-database.ts";

const { driver, close } = await openDistrict();
const tables = await loadTables(driver);
afterAll(close);

const headOf = (kind: string, area: string, istat: string, comune: string, on: string, own: string[] = []) => {
  const service = serviceOfCase(kind, area);
  return letterheadOf({ body: findMandate(tables, service, istat, on)?.letterhead, service, own, comune });
};
const azienda = "Azienda Sociale Destra Secchia";

describe("a letterhead", () => {
  test("follows the service through its change of hands", () => {
    const protection = (on: string) => headOf("case-intake", "protection", "020038", "Ostiglia", on);
    expect(protection("2021-12-31")).toEqual(["Ambito di Ostiglia", "Servizio tutela minori"]);
    expect(protection("2022-01-01")).toEqual([azienda, "Servizio tutela minori"]);
  });

  test("is the comune's where that kept the service to itself", () => {
    const adults = (istat: string, comune: string) => headOf("case-intake", "adults", istat, comune, "2026-03-09");
    expect(adults("020038", "Ostiglia")).toEqual(["Comune di Ostiglia", "Servizio sociale professionale"]);
    expect(adults("020047", "Quistello")).toEqual([azienda, "Servizio sociale professionale"]);
  });

  test("has address and contacts of the house over its own letters alone", () => {
    const own = [azienda, "Sede", "Via delle Prove 1"];
    expect(headOf("foster-vetting", "foster", "020038", "Ostiglia", "2026-03-09", own)).toEqual(own);
    expect(headOf("case-intake", "adults", "020038", "Ostiglia", "2026-03-09", own)[0]).toBe("Comune di Ostiglia");
  });

  test("without a mandate is the house's, else the comune's", () => {
    const asked = { body: undefined, service: "housing", comune: "Ostiglia" } as const;
    expect(letterheadOf({ ...asked, own: [] })).toEqual(["Comune di Ostiglia", "Servizio sociale"]);
    expect(letterheadOf({ ...asked, own: ["Ambito", "Ufficio"] })).toEqual(["Ambito", "Ufficio"]);
  });

  test.each([
    ["contact", "adults", undefined, "socialSecretariat"],
    ["contact", "protection", undefined, "childProtection"],
    ["housing-application", "housing", undefined, "housing"],
    ["delivery", "elderly", "homeCare", "homeCare"],
    ["delivery", "families", "homeEducation", "professionalService"],
    ["case-intake", "elderly", undefined, "professionalService"],
  ])("a %s of area %s is of %s %s", (kind, area, delivered, service) => {
    expect(serviceOfCase(kind, area, delivered)).toBe(service);
  });
});
