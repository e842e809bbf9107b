// Verify, backup and restore on a real folder: what holds, what does not, and that a copy carries no plain name.

import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { backup, backupBeforeMigration, restore } from "../../server/jobs/backup.ts";
import { person } from "../../workflows/person/index.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");
const personId = uuidOf("ada");

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow, person] });
  const birth = { surname: "Zampironi", givenName: "Ada", territory: "020038", fiscalCodeMissing: "unknown" };
  await house.send(anna, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: birth });
  for (let i = 0; i < 20; i++) {
    const caseId = uuidOf(`toy-${i}`);
    const payload = { territory: "020038", personId, story: `Storia inventata ${i}` };
    await house.send(anna, { caseId, kind: "toy", expectedSeq: 0, type: "OPEN", payload });
    await house.send(anna, {
      caseId,
      expectedSeq: 1,
      type: "NOTE",
      payload: { noteKind: "call", text: "nota inventata" },
    });
    if (i % 3 === 0) await house.send(anna, { caseId, expectedSeq: 2, type: "TAKE_SLOT", payload: { slot: `S${i}` } });
    if (i % 4 === 0) await house.send(anna, { caseId, expectedSeq: i % 3 === 0 ? 3 : 2, type: "PROPOSE" });
  }
  writeFileSync(join(house.dir, "installation.json"), JSON.stringify({ mode: "demo", createdOn: "2026-03-02" }));
});
afterAll(() => house.close());

const look = (driver: EmbeddedDriver) =>
  verify({ driver, workflows: house.services.workflows, keys: house.services.keys });

test("a folder that only the gate wrote verifies", async () => {
  const report = await look(house.services.driver as EmbeddedDriver);
  expect(report.problems).toEqual([]);
  expect(report).toMatchObject({ cases: 21, events: 53 });
});

test("a backup verifies, carries no plain name, and restores to the same", async () => {
  const to = join(mkdtempSync(join(tmpdir(), "ambito-backup-")), "copy");
  await backup({ folder: dataFolder(house.dir), to, workflows: house.services.workflows });
  const bytes = readFileSync(join(to, "data/ambito.db")).toString("latin1").toLowerCase();
  expect(bytes).not.toContain("zampironi");
  expect(bytes).not.toContain("inventata");
  expect(existsSync(join(to, "data/keys.db"))).toBe(false);

  const target = join(mkdtempSync(join(tmpdir(), "ambito-restore-")), "data");
  const given = { from: to, to: target, workflows: house.services.workflows, random: (n: number) => randomBytes(n) };
  const report = await restore({ ...given, masterKey: house.masterKey });
  expect(report).toMatchObject({ problems: [], cases: 21 });
  const restored = EmbeddedDriver.open(join(target, "ambito.db"), { mode: "read" });
  const found = await restored.read("SELECT surname,given_name,sort_name FROM person_row");
  expect(found).toEqual([{ surname: "Zampironi", given_name: "Ada", sort_name: "zampironi ada" }]);
  expect(await restored.read("SELECT rowid FROM search_row WHERE search_row MATCH 'zampi*'")).toHaveLength(1);
  restored.close();

  const elsewhere = join(mkdtempSync(join(tmpdir(), "ambito-restore-")), "data");
  await expect(restore({ ...given, to: elsewhere, masterKey: randomBytes(32) })).rejects.toThrow();
});

test("the copy before a migration carries no plain name either", async () => {
  const backups = mkdtempSync(join(tmpdir(), "ambito-before-"));
  const databaseFile = join(house.dir, "ambito.db");
  await backupBeforeMigration({ databaseFile, backups, databaseUrl: undefined, encryptionKey: undefined, stamp: "1" });
  expect(readdirSync(backups)).toEqual(["before-migration-1.db"]);
  const bytes = readFileSync(join(backups, "before-migration-1.db")).toString("latin1").toLowerCase();
  expect(bytes).not.toContain("zampironi");
});

test.each([
  ["a changed payload", "UPDATE event SET payload='{}' WHERE pos=3", "the row was changed"],
  ["a changed sealed part", "UPDATE event_sealed SET blob=zeroblob(40) WHERE pos=3", "a sealed part was changed"],
  ["a removed event", "DELETE FROM event WHERE pos=5", "it follows position 4"],
  ["a changed seal", "UPDATE seal SET root='00' WHERE from_pos=2", "seal 2: the root of its group does not match"],
  ["a changed snapshot", `UPDATE snapshot SET state='done' WHERE case_id='${uuidOf("toy-1")}'`, "the snapshot differs"],
  [
    "a changed list row",
    `UPDATE list_row SET due_on='2030-01-01' WHERE case_id='${uuidOf("toy-1")}'`,
    "the list row differs",
  ],
  ["a wrong counter", "UPDATE counter SET cases=cases+1", "counter"],
  ["a lost claim", "DELETE FROM claim", "claim: 0 rows instead of 7"],
  ["a lost link", "DELETE FROM case_link", "case_link: 0 rows instead of 20"],
  ["a changed name", "UPDATE person_row SET surname='Altri'", "the row of the person differs from the fold"],
])("%s is found", async (_what, sql, problem) => {
  const file = join(mkdtempSync(join(tmpdir(), "ambito-broken-")), "ambito.db");
  const source = EmbeddedDriver.open(join(house.dir, "ambito.db"), { mode: "copy" });
  source.raw.exec(`VACUUM INTO '${file}'`);
  source.close();
  const broken = EmbeddedDriver.open(file, { mode: "write" });
  broken.raw.exec(sql);
  const report = await look(broken);
  broken.close();
  expect(report.problems.join("\n")).toContain(problem);
});
