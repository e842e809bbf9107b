// The spending matrix: totals of rows and columns, per head, and the published totals beside the computed ones.
import { afterAll, beforeAll, expect, test } from "vitest";
import { findMatrix, perHeadCents } from "../../db/spending/find-matrix.ts";
import { listTotals } from "../../db/spending/list-totals.ts";
import { openDistrict } from "../support/district-database.ts";

let district: Awaited<ReturnType<typeof openDistrict>>;
beforeAll(async () => {
  district = await openDistrict();
});
afterAll(() => district.close());

test("rows, columns and the whole agree, per head is by table 2", async () => {
  for (const [year, total, perHead] of [
    [2017, 5_303_878, 12_379],
    [2018, 5_476_711, 12_783],
  ] as const) {
    const matrix = await findMatrix(district.driver, year);
    expect(matrix).toMatchObject({ year, totalEur: total, population: 42_845, perHeadCents: perHead });
    expect(matrix?.services).toHaveLength(74);
    expect(matrix?.areas).toHaveLength(7);
    expect(matrix?.services.reduce((sum, one) => sum + one.totalEur, 0)).toBe(total);
    matrix?.areas.forEach((area, i) => {
      expect(matrix.services.reduce((sum, one) => sum + (one.amountsEur[i] ?? 0), 0)).toBe(area.totalEur);
    });
  }
});

test("the first cell and a cell not applicable are as printed", async () => {
  const matrix = await findMatrix(district.driver, 2017);
  expect(matrix?.areas[0]?.area).toBe("famiglia e minori");
  expect(matrix?.services[0]).toMatchObject({ position: 1, service: "servizio sociale professionale" });
  expect(matrix?.services[0]?.amountsEur.slice(0, 2)).toEqual([179_714, 40_809]);
  expect(matrix?.services.flatMap((one) => one.amountsEur).filter((one) => one === null)).toHaveLength(74 * 7 - 223);
});

test("a year without data is not found", async () => {
  expect(await findMatrix(district.driver, 2016)).toBeUndefined();
  expect(perHeadCents(100, 0)).toBe(0);
});

test("all 16 published totals are the sums of their cells", async () => {
  const totals = await listTotals(district.driver);
  expect(totals).toHaveLength(16);
  expect(totals.filter((one) => !one.matches)).toEqual([]);
  expect(totals.filter((one) => one.area === "totale").map((one) => one.computedEur)).toEqual([5_303_878, 5_476_711]);
});
