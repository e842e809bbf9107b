// A hand-over recorded by the office holds at once for the page and for the writer, stays when the release's tables are loaded again,
// and is the coordinator's to record.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findMandate, loadTables } from "../../db/district/load-tables.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { loadDistrict } from "../../db/seed/load.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

let house: Installation;
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  house.know("coordinator", "coordinator");
});
afterAll(() => house.close());

const handOver = {
  ...{ service: "homeCare", territories: ["020038"], body: "azienda", bodyName: "Azienda di prova" },
  ...{ from: "2026-04-01", act: "deliberazione 4/2026" },
};
const as = (role: "coordinator" | "frontDesk") => callerOf(house, sessionOf(role, role));

test("it holds from its day on, says who recorded it, and stays when the tables of the release are loaded again", async () => {
  expect(await as("coordinator").plan.addHandOver({ handOver })).toEqual({ problems: [] });
  const listed = await as("frontDesk").plan.listMandates({ on: "2026-04-01" });
  const at = listed.services.indexOf("homeCare");
  expect(listed.comuni.find((one) => one.istat === "020038")?.bodies[at]?.bodyName).toBe("Azienda di prova");
  expect(listed.comuni.find((one) => one.istat === "020047")?.bodies[at]?.body).toBe("comune");
  const span = listed.spans.find((one) => one.bodyName === "Azienda di prova");
  expect(span).toMatchObject({ validFrom: "2026-04-01", validTo: null, by: "coordinator", territories: ["020038"] });
  expect(listed).toMatchObject({ mayRecord: false, names: { coordinator: "coordinator" } });

  const driver = EmbeddedDriver.open(join(house.dir, "ambito.db"), { mode: "write" });
  const seed = (file: string) => readFileSync(resolve(import.meta.dirname, "../../db/seed/data", file), "utf8");
  await driver.batch(loadDistrict(seed, true));
  const tables = await loadTables(driver);
  driver.close();
  expect(findMandate(tables, "homeCare", "020038", "2026-03-31")?.body).toBe("comune");
  expect(findMandate(tables, "homeCare", "020038", "2026-04-01")?.bodyName).toBe("Azienda di prova");
});

test("what is wrong is answered at its place and nothing is recorded; nobody else may", async () => {
  const before = house.services.tables.mandates.length;
  expect(await as("coordinator").plan.addHandOver({ handOver: { ...handOver, act: "" } })).toEqual({
    problems: [{ path: "act", code: "required" }],
  });
  await expect(as("frontDesk").plan.addHandOver({ handOver })).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(house.services.tables.mandates).toHaveLength(before);
});
