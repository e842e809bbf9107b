// npm run rules: the office sets what no source gives, from a day on, with the act it rests on; what was decided before
// keeps its rules, and the release's tables loaded again take nothing away.
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findRuleset, loadTables } from "../../db/district/load-tables.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import type { CommandContext } from "../../server/cli/command.ts";
import { rulesCommand } from "../../server/cli/rules.ts";
import { readConfig } from "../../server/config.ts";
import { dataFolder, takeLock } from "../../server/data-folder.ts";
import { upgradeDatabase } from "../../server/open-database.ts";
import { workflows } from "../../workflows/registry.ts";
import { toolsOf } from "../../workflows/rules/assessment/tool.ts";

const root = resolve(import.meta.dirname, "../..");
let dir: string;
let said: string[];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "ambito-rules-"));
  said = [];
  writeFileSync(join(dir, "installation.json"), JSON.stringify({ mode: "production", createdOn: "2026-01-01" }));
  const driver = EmbeddedDriver.open(join(dir, "ambito.db"), { mode: "write" });
  await upgradeDatabase(driver, { root, demo: false });
  driver.close();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const run = (...args: string[]) =>
  rulesCommand(
    {
      root,
      config: readConfig({ DATA_DIR: dir }, dir),
      workflows,
      wall: () => new Date("2026-11-22T09:00:00.000Z"),
      random: (size) => randomBytes(size),
      say: (line) => said.push(line),
    } satisfies CommandContext,
    args,
  );

async function inForce(id: string, territory: string, on: string) {
  const driver = EmbeddedDriver.open(join(dir, "ambito.db"), { mode: "read" });
  const row = findRuleset(await loadTables(driver), id, territory, on);
  driver.close();
  return row;
}

const days = ["--id", "intake", "--key", "firstAppointmentDays"];
const act = ["--source", "Regolamento 12/2026"];

test("a value nobody gave is told as not set, and holds from its day once set", async () => {
  await run("list");
  expect(said).toContain("  firstAppointmentDays = NOT SET days");
  expect(said).toContain("  termDays = 30 days");
  await run("set", ...days, "--value", "20", "--from", "2026-12-01", ...act);
  expect((await inForce("intake", "020038", "2026-11-30"))?.values.firstAppointmentDays).toBeUndefined();
  const row = await inForce("intake", "020038", "2026-12-01");
  expect(row).toMatchObject({ version: 1000, source: "Regolamento 12/2026", example: false });
  expect(row?.values).toMatchObject({ termDays: 30, firstAppointmentDays: 20 });
});

test("a comune may have its own", async () => {
  await run("set", ...days, "--value", "10", "--from", "2026-12-01", ...act, "--comune", "020042");
  expect((await inForce("intake", "020042", "2026-12-02"))?.values.firstAppointmentDays).toBe(10);
  expect((await inForce("intake", "020038", "2026-12-02"))?.version).toBe(1);
});

test("the release's tables loaded again leave the house's own", async () => {
  await run("set", ...days, "--value", "20", "--from", "2026-12-01", ...act);
  const driver = EmbeddedDriver.open(join(dir, "ambito.db"), { mode: "write" });
  await driver.batch([{ sql: "DELETE FROM setting WHERE key='districtSeed'", args: [] }]);
  expect((await upgradeDatabase(driver, { root, demo: false })).seeded).toBe(true);
  driver.close();
  expect((await inForce("intake", "020038", "2026-12-02"))?.values.firstAppointmentDays).toBe(20);
});

test("what makes no sense is refused with what was expected", async () => {
  const set = (...more: string[]) => run("set", ...more);
  await expect(set(...days, "--value", "presto", "--from", "2026-12-01", ...act)).rejects.toThrow("something like 15");
  await expect(set(...days, "--value", "20", "--from", "domani", ...act)).rejects.toThrow("--from");
  await expect(set(...days, "--value", "20", "--from", "2026-12-01", "--source", " ")).rejects.toThrow("--source");
  await expect(set("--id", "intake", "--key", "x", "--value", "1", "--from", "2026-12-01", ...act)).rejects.toThrow(
    "no workflow asks",
  );
  const far = ["--comune", "015146"];
  await expect(set(...days, "--value", "20", "--from", "2026-12-01", ...act, ...far)).rejects.toThrow("--comune");
  expect(await run("help")).toBe(2);
});

describe("assessment sheets", () => {
  const files = () => [join(dir, "sheet.json"), join(dir, "next.json")] as const;
  const from = ["--from", "2026-12-01"];
  const right = ["--source", "Delibera 3/2026"];
  const importing = (file: string, ...more: string[]) => run("import", "--file", file, ...from, ...right, ...more);

  test("one goes out as JSON and comes in changed as the next version, while the earlier one stays", async () => {
    const [out, next] = files();
    await run("export", "--tool", "general", "--file", out);
    const sheet = JSON.parse(readFileSync(out, "utf8"));
    // As it is, it may come in again.
    await importing(out);
    sheet.areas[0].items[0].words.it = "Poter restare nella casa";
    writeFileSync(next, JSON.stringify(sheet));
    await expect(importing(next)).rejects.toThrow("says something else");
    writeFileSync(next, JSON.stringify({ ...sheet, version: 2 }));
    await importing(next);
    const row = await inForce("assessmentTools", "020038", "2026-12-02");
    expect(toolsOf(row?.values).map(({ id, version }) => [id, version])).toEqual([
      ["general", 2],
      ["frailty", 1],
      ["poverty", 1],
    ]);
    expect((await inForce("assessmentTools", "020038", "2026-11-30"))?.version).toBe(1);
    await expect(importing(out)).resolves.toBe(0);
  });

  test("a comune may have one of its own, which the list names", async () => {
    const [out, next] = files();
    await run("export", "--tool", "poverty", "--file", out);
    const own = { ...JSON.parse(readFileSync(out, "utf8")), id: "caregivers", words: { it: "Chi assiste" } };
    writeFileSync(next, JSON.stringify(own));
    await importing(next, "--comune", "020042");
    expect(toolsOf((await inForce("assessmentTools", "020042", "2026-12-02"))?.values)).toHaveLength(4);
    expect(toolsOf((await inForce("assessmentTools", "020038", "2026-12-02"))?.values)).toHaveLength(3);
    said.length = 0;
    await run("list");
    expect(said).toContain("  general = Scheda generale, version 1, 23 items");
  });

  test("what is no sheet is refused with what is wrong, and nothing is set by hand", async () => {
    const [, next] = files();
    writeFileSync(next, JSON.stringify({ id: "x" }));
    await expect(importing(next)).rejects.toThrow("about: expected an object");
    writeFileSync(next, "{");
    await expect(importing(next)).rejects.toThrow("no JSON");
    await expect(run("export", "--tool", "none")).rejects.toThrow("in force are general, frailty, poverty");
    const byHand = ["--id", "assessmentTools", "--key", "general", "--value", "{}", ...from, ...right];
    await expect(run("set", ...byHand)).rejects.toThrow("see import");
  });
});

test("what only reads is answered while a server holds the folder, and what writes is not", async () => {
  const release = takeLock(dataFolder(dir));
  expect(await run("list")).toBe(0);
  expect(said).toContain("  termDays = 30 days");
  await expect(run("set", ...days, "--value", "20", "--from", "2026-12-01", ...act)).rejects.toThrow();
  release();
});
