// Comuni, mandates at the day of the event, rulesets in force, birthplaces.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DistrictTables, findMandate, findRuleset, loadTables } from "../../db/district/load-tables.ts";
import { findBirthplaces } from "../../db/network/find-birthplaces.ts";
import { getPlaceTable } from "../../db/network/get-place-table.ts";
import { listComuni } from "../../db/network/list-comuni.ts";
import { workflows } from "../../workflows/registry.ts";
import { holidaysOfYear, italianHolidays } from "../../workflows/rules/calendar/holidays.ts";
import { judicialSummer } from "../../workflows/rules/calendar/terms.ts";
import { checkFiscalCode } from "../../workflows/rules/fiscal-code/check.ts";
import { computeFiscalCode } from "../../workflows/rules/fiscal-code/compute.ts";
import { openDistrict } from "../support/district-database.ts";

let district: Awaited<ReturnType<typeof openDistrict>>;
let tables: DistrictTables;
beforeAll(async () => {
  district = await openDistrict();
  tables = await loadTables(district.driver);
});
afterAll(() => district.close());

const ostiglia = "020038";
const quistello = "020047";

test("13 comuni in force with their inhabitants, patrons where a source was found", async () => {
  const comuni = await listComuni(district.driver);
  expect(comuni).toHaveLength(13);
  expect(comuni.reduce((sum, one) => sum + one.population, 0)).toBe(42_845);
  for (const one of comuni) expect(one.age0To14 + one.age15To64 + one.age65Plus).toBe(one.populationTable1);
  expect(comuni.find((one) => one.istat === ostiglia)).toMatchObject({ belfiore: "G186", patronMonthDay: "08-10" });
  expect(comuni.filter((one) => one.patronMonthDay === null).map((one) => one.name)).toEqual(["Borgocarbonara"]);
});

test("protection of minors changes hands on 1 January 2022, home care stays with the comune", () => {
  const ask = (service: string, territory: string, on: string) => findMandate(tables, service, territory, on);
  expect(ask("childProtection", ostiglia, "2021-12-31")).toMatchObject({ body: "appalto" });
  expect(ask("childProtection", ostiglia, "2022-01-01")).toMatchObject({
    body: "azienda",
    bodyName: "Azienda Sociale Destra Secchia",
  });
  expect(ask("homeCare", quistello, "2026-11-22")).toMatchObject({ body: "comune", letterhead: "Comune di Quistello" });
  expect(ask("professionalService", ostiglia, "2026-11-22")).toMatchObject({ body: "comune" });
  expect(ask("professionalService", quistello, "2026-11-22")).toMatchObject({ body: "azienda" });
  expect(ask("childProtection", ostiglia, "2022-01-01")?.act).toContain("esempio");
  expect(ask("childProtection", ostiglia, "2010-01-01")).toBeUndefined();
  expect(ask("unknown", ostiglia, "2022-01-01")).toBeUndefined();
});

test("parameters are those in force on the day of the act", () => {
  const ask = (id: string, on: string) => findRuleset(tables, id, ostiglia, on);
  expect(ask("intake", "2026-11-22")?.values).toMatchObject({ termDays: 90, objectionDays: 10 });
  expect(ask("foster", "2026-11-22")?.values).toMatchObject({ maxMonths: 24, reportMonths: 6 });
  expect(ask("housing", "2024-05-01")).toMatchObject({ version: 1, values: { forcesQuotaPercent: 10 } });
  expect(ask("housing", "2026-11-22")).toMatchObject({
    version: 2,
    values: { forcesQuotaPercent: 20, windowDays: 30, indigentIseeCents: 300_000, maxUnitsPerApplication: 2 },
  });
  expect(ask("housing", "2015-01-01")).toBeUndefined();
});

test("every parameter a registered workflow's term names is in force, whole and not negative", () => {
  for (const workflow of workflows)
    for (const rule of Object.values(workflow.versions[workflow.current]?.deadlines ?? {}))
      for (const length of rule.length === "agreed" ? [] : Object.values(rule.length)) {
        if (typeof length === "number") continue;
        const value = findRuleset(tables, length.ruleset, ostiglia, "2026-11-22")?.values[length.key];
        expect([workflow.id, length.key, Number.isInteger(value) && Number(value) >= 0]).toEqual([
          workflow.id,
          length.key,
          true,
        ]);
      }
});

test("the term ruleset agrees with the calendar's rules", () => {
  const term = findRuleset(tables, "term", ostiglia, "2026-11-22");
  expect(term?.values.judicialSummer).toEqual({ from: judicialSummer.from, to: judicialSummer.to });
  const from = String(term?.values.saintFrancisFrom);
  expect(italianHolidays.find((one) => one.id === "saintFrancis")?.validFrom).toBe(from);
  expect(holidaysOfYear(Number(from.slice(0, 4)), italianHolidays).some((one) => one.toVerify)).toBe(true);
});

test("birthplaces are found by their beginning, merged ones with their dates", async () => {
  expect((await findBirthplaces(district.driver, "rever")).map((one) => one.belfiore)).toEqual(["H248"]);
  expect(await findBirthplaces(district.driver, "%")).toEqual([]);
  expect(await findBirthplaces(district.driver, "  ")).toEqual([]);
  expect((await findBirthplaces(district.driver, "maroc")).map((one) => one.province)).toEqual(["EE"]);
});

test("places of the whole country are found however accents and apostrophes are typed, and by code", async () => {
  const codes = async (text: string) => (await findBirthplaces(district.driver, text)).map((one) => one.belfiore);
  expect(await codes("forlì")).toEqual(await codes("FORLI'"));
  expect((await codes("forli"))[0]).toBe("D704");
  expect((await codes("reggio di cal"))[0]).toBe("H224");
  expect(await codes("h224")).toEqual(["H224"]);
  expect((await codes("lusiana"))[0]).toBe("E762");
  expect(await codes("unione sov")).toEqual(["Z135"]);
});

test("a whole name comes first, what is in force before what ended, a comune that changed province once", async () => {
  const found = await findBirthplaces(district.driver, "Roma");
  expect(found[0]).toMatchObject({ belfiore: "H501", province: "RM", validTo: null });
  const aglie = (await findBirthplaces(district.driver, "Agliè")).filter((one) => one.belfiore === "A074");
  expect(aglie).toEqual([{ belfiore: "A074", name: "Agliè", province: "TO", validFrom: "1945-10-05", validTo: null }]);
});

test("the table of places serves the fiscal-code rule", async () => {
  const places = await getPlaceTable(district.driver, ["H248", "I632", "Z330", "X000"]);
  expect(Object.keys(places).sort()).toEqual(["H248", "I632", "Z330"]);
  expect(places.I632?.map((one) => one.name)).toEqual(["Sermide", "Sermide e Felonica"]);
  const facts = { surname: "Prova", givenName: "Ada", birthOn: "2019-05-01", sex: "F" as const, birthPlace: "H248" };
  const check = checkFiscalCode(computeFiscalCode(facts), { today: "2026-11-22", places });
  expect(check.findings.map((one) => one.code)).toEqual(["placeNotValidThen"]);
});
