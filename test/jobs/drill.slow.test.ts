// The restore drill on a real folder: what it says, what it keeps, what it leaves behind; the rehearsal of an upgrade on
// a release with one more migration; the hour at which it is due and the process it runs in.
import { createHash, randomBytes } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lockFile } from "../../db/driver/file-lock.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { healthRoutes } from "../../server/health.ts";
import { assertRoom } from "../../server/jobs/backup.ts";
import { type DrillOptions, readDrills, rehearse, runDrill, sweepScratch } from "../../server/jobs/drill.ts";
import { hourOf, isDue, startNightly } from "../../server/jobs/nightly.ts";
import { createLog } from "../../server/log.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { root } from "../support/source-files.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
let second = 0;
const anna = sessionOf("anna", "socialWorker");

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow] });
  for (let i = 0; i < 3; i++)
    await house.send(anna, {
      ...{ caseId: uuidOf(`drill ${i}`), kind: "toy", expectedSeq: 0, type: "OPEN" },
      payload: { territory: "020038", story: "Storia inventata" },
    });
  writeFileSync(join(house.dir, "installation.json"), JSON.stringify({ mode: "demo", createdOn: "2026-03-02" }));
});
afterAll(() => house.close());

const options = (more: Partial<DrillOptions> = {}): DrillOptions => ({
  ...{ root, folder: dataFolder(house.dir), masterKey: house.masterKey, encryptionKey: undefined, nights: 0 },
  random: (size) => randomBytes(size),
  workflows: house.services.workflows,
  now: () => `2026-03-0${3 + Math.floor(second / 60)}T01:00:${String(second++ % 60).padStart(2, "0")}.000Z`,
  ...more,
});

const backups = () => (existsSync(join(house.dir, "backups")) ? readdirSync(join(house.dir, "backups")) : []);

test("what was restored holds; nothing stays behind, and the result is kept", async () => {
  const result = await runDrill(options());
  expect(result).toMatchObject({ ok: true, events: 3, cases: 3, migrations: 0, found: 0, problems: [] });
  expect(readDrills(dataFolder(house.dir))).toEqual([result]);
  expect(backups()).toEqual([]);
  expect(readdirSync(join(house.dir, "scratch"))).toEqual([]);
});

test("nights are kept as many as are asked for, their keys for two", async () => {
  for (let i = 0; i < 4; i++) await runDrill(options({ nights: 3 }));
  expect(backups()).toHaveLength(3);
  const withKeys = backups().filter((name) => existsSync(join(house.dir, "backups", name, "keys")));
  expect(withKeys).toEqual(backups().sort().slice(1));
  expect(readDrills(dataFolder(house.dir))[0]?.kept).toBe(backups().sort().at(-1));
});

test("a log that was changed is found, told to the administrator and in the figures, and stops nothing", async () => {
  await house.open.driver.batch([{ sql: "UPDATE list_row SET weight=weight+1", args: [] }]);
  const result = await runDrill(options({ nights: 3 }));
  expect(result).toMatchObject({ ok: false, events: 3, found: 3 });
  expect(result.problems[0]).toMatch(/^case 2026-\d{6}: the list row differs from the fold$/);
  await house.open.driver.batch([{ sql: "UPDATE list_row SET weight=weight-1", args: [] }]);
  const administrator = callerOf(house, sessionOf("admin", "administrator"));
  expect((await administrator.jobs.listDrills()).drills[0]).toEqual(result);
  // Asked of the server, which made no drill itself.
  const config = { ...house.services.config, metricsToken: "token" };
  const asked = { headers: { authorization: "Bearer token" } };
  const figures = await (await healthRoutes({ ...house.services, config }).request("/metrics", asked)).text();
  expect(figures).toContain("ambito_drill_ok 0");
  expect(figures).toContain("ambito_drill_problems 3");
});

test("a wrong master key is a result too", async () => {
  const result = await runDrill(options({ masterKey: randomBytes(32) }));
  expect(result).toMatchObject({ ok: false, found: 1 });
  expect(readdirSync(join(house.dir, "scratch"))).toEqual([]);
});

test("without room for the copies nothing is begun", () => {
  expect(() => assertRoom(house.dir, join(house.dir, "ambito.db"), 1e9)).toThrow(
    /not enough free space in .*MiB are needed/,
  );
});

test("what a drill that was killed left is swept, what another works on is not", async () => {
  const folder = dataFolder(house.dir);
  mkdirSync(join(folder.scratch, "drill/restored"), { recursive: true });
  mkdirSync(join(folder.scratch, "backup-now"));
  mkdirSync(join(folder.scratch, "backup-old"));
  utimesSync(join(folder.scratch, "backup-old"), 1, 1);
  const another = lockFile(folder.drillLock);
  sweepScratch(folder, Date.now());
  expect(existsSync(join(folder.scratch, "drill/restored"))).toBe(true);
  await expect(runDrill(options())).rejects.toThrow("another drill runs");
  another?.();
  sweepScratch(folder, Date.now());
  expect(readdirSync(folder.scratch)).toEqual(["backup-now"]);
  rmSync(join(folder.scratch, "backup-now"), { recursive: true });
});

describe("an upgrade is rehearsed", () => {
  /** A release like this one with one more migration. */
  function release(sql: string): string {
    const other = mkdtempSync(join(tmpdir(), "ambito-release-"));
    mkdirSync(join(other, "db/seed"), { recursive: true });
    cpSync(join(root, "db/migrations"), join(other, "db/migrations"), { recursive: true });
    symlinkSync(join(root, "db/seed/data"), join(other, "db/seed/data"));
    writeFileSync(join(other, "db/migrations/0002_later.sql"), sql);
    return other;
  }
  const live = () =>
    readdirSync(house.dir)
      .filter((name) => /\.(db|json|txt)$/.test(name))
      .map(
        (name) =>
          `${name} ${createHash("sha256")
            .update(readFileSync(join(house.dir, name)))
            .digest("hex")}`,
      );

  test("on a copy, migrations and verify included; the live folder stays as it is", async () => {
    await runDrill(options({ nights: 3 }));
    const before = live();
    const kept = readdirSync(join(house.dir, "backups"), { recursive: true });
    expect(kept).toContain(join(backups()[0] ?? "", "data/ambito.db.enc"));
    const result = await rehearse(options({ root: release("CREATE TABLE later (a INTEGER);") }));
    expect(result).toMatchObject({ ok: true, events: 3, migrations: 1, problems: [] });
    expect(live()).toEqual(before);
    expect(readdirSync(join(house.dir, "backups"), { recursive: true })).toEqual(kept);
    expect(readdirSync(join(house.dir, "scratch"))).toEqual([]);
  });

  test("and what would go wrong is said", async () => {
    const before = live();
    const broken = await rehearse(options({ root: release("CREATE TABLE event (a INTEGER);") }));
    expect(broken).toMatchObject({ ok: false });
    expect(broken.problems[0]).toContain("already exists");
    const wrong = await rehearse(options({ root: release("UPDATE snapshot SET state='lost';") }));
    expect(wrong.problems.join("\n")).toMatch(/case 2026-\d{6}: the snapshot differs from the fold/);
    expect(live()).toEqual(before);
  });
});

describe("it is due", () => {
  test.each<[string, string | undefined, boolean]>([
    ["2026-03-03T00:59:00.000Z", undefined, false],
    ["2026-03-03T01:00:00.000Z", undefined, true],
    ["2026-03-03T01:01:00.000Z", "2026-03-03T01:00:00.000Z", false],
    ["2026-03-04T00:30:00.000Z", "2026-03-03T01:00:00.000Z", false],
    ["2026-03-04T15:00:00.000Z", "2026-03-03T01:00:00.000Z", true],
    // 02:00 of summer in Rome is midnight UTC.
    ["2026-07-03T00:00:00.000Z", "2026-07-02T00:00:00.000Z", true],
  ])("at %s after %s: %s", (now, last, due) => {
    expect(isDue(2, now, last)).toBe(due);
  });

  test("at the hour that is set; in a demo and on a libSQL server only when asked, or never", () => {
    expect(hourOf({ nightlyHour: undefined, databaseUrl: undefined }, false)).toBe(2);
    expect(hourOf({ nightlyHour: undefined, databaseUrl: undefined }, true)).toBeUndefined();
    expect(hourOf({ nightlyHour: 23, databaseUrl: undefined }, true)).toBe(23);
    expect(hourOf({ nightlyHour: "off", databaseUrl: undefined }, false)).toBeUndefined();
    expect(hourOf({ nightlyHour: 4, databaseUrl: "http://127.0.0.1:1" }, false)).toBeUndefined();
  });
});

test("it runs once a night in a process of its own, whose result is taken up", async () => {
  const folder = dataFolder(mkdtempSync(join(tmpdir(), "ambito-nightly-")));
  const result = { startedAt: "2026-03-09T03:00:00.000Z", seconds: 1, ok: true, events: 7, cases: 1, migrations: 0 };
  const script = `require("node:fs").appendFileSync(${JSON.stringify(join(folder.dir, "runs"))}, "x");
    require("node:fs").writeFileSync(${JSON.stringify(folder.drills)}, ${JSON.stringify(JSON.stringify([{ ...result, found: 0, problems: [] }]))})`;
  const stop = startNightly({
    services: { ...house.services, folder, config: { ...house.services.config, nightlyHour: 3 } },
    log: createLog({ logLevel: "silent" }),
    now: () => "2026-03-09T03:00:00.000Z",
    command: [process.execPath, "-e", script],
    lookEveryMs: 20,
  });
  const seen = async () => (await house.services.metrics.registry.metrics()).includes("ambito_drill_events 7");
  for (let i = 0; i < 400 && !(await seen()); i++) await new Promise((done) => setTimeout(done, 25));
  await new Promise((done) => setTimeout(done, 100));
  stop();
  expect(await seen()).toBe(true);
  expect(readFileSync(join(folder.dir, "runs"), "utf8")).toBe("x");
});
