// Verify, backup and restore on a real folder: what holds, what does not, that a copy is encrypted and carries no name.

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
import { decryptFile } from "../../server/jobs/encrypted-file.ts";
import { person } from "../../workflows/person/index.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { root } from "../support/source-files.ts";
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
  await house.services.roots.signNow();
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

const fresh = (name: string) => mkdtempSync(join(tmpdir(), `ambito-${name}-`));
const random = (size: number) => randomBytes(size);
const given = () => ({ root, masterKey: house.masterKey, random, workflows: house.services.workflows });

async function makeBackup(): Promise<string> {
  const to = join(fresh("backup"), "copy");
  await backup({ ...given(), folder: dataFolder(house.dir), to, scratch: join(fresh("scratch"), "s") });
  return to;
}

test("a backup is verified, encrypted file by file, and restores to the same", async () => {
  const to = await makeBackup();
  const files = ["data", "keys"].flatMap((part) => readdirSync(join(to, part)).map((file) => `${part}/${file}`));
  expect(files.sort()).toEqual([
    ...["data/accounts.db.enc", "data/ambito.db.enc", "data/installation.json", "data/notices.db.enc"],
    ...["data/reads.db.enc", "data/roots.txt"],
    "keys/keys.db.enc",
  ]);
  for (const file of files.filter((one) => one.endsWith(".enc"))) {
    const bytes = readFileSync(join(to, file)).toString("latin1");
    expect(bytes.toLowerCase()).not.toMatch(/zampironi|inventata|sqlite|020038/);
  }

  const target = join(fresh("restore"), "data");
  const report = await restore({ ...given(), from: to, to: target });
  expect(report).toMatchObject({ problems: [], cases: 21, signedRoots: 1, redecided: 53 });
  const restored = EmbeddedDriver.open(join(target, "ambito.db"), { mode: "read" });
  const found = await restored.read("SELECT surname,given_name,sort_name FROM person_row");
  expect(found).toEqual([{ surname: "Zampironi", given_name: "Ada", sort_name: "zampironi ada" }]);
  expect(await restored.read("SELECT rowid FROM search_row WHERE search_row MATCH 'zampi*'")).toHaveLength(1);
  restored.close();

  const elsewhere = join(fresh("restore"), "data");
  await expect(restore({ ...given(), from: to, to: elsewhere, masterKey: randomBytes(32) })).rejects.toThrow(
    "does not decrypt",
  );
  expect(existsSync(join(elsewhere, "ambito.db"))).toBe(false);
});

test("what a backup decrypts to carries no plain name, and nothing in clear stays behind", async () => {
  const to = await makeBackup();
  const plain = join(fresh("plain"), "ambito.db");
  await decryptFile(join(to, "data/ambito.db.enc"), plain, { masterKey: house.masterKey, name: "ambito.db" });
  const bytes = readFileSync(plain).toString("latin1").toLowerCase();
  expect(bytes).not.toContain("zampironi");
  expect(bytes).not.toContain("inventata");
});

test("the copy before a migration is such a backup too", async () => {
  const backups = fresh("before");
  const databaseFile = join(house.dir, "ambito.db");
  const options = { databaseFile, backups, databaseUrl: undefined, encryptionKey: undefined, stamp: "1" };
  await backupBeforeMigration({ ...options, masterKey: house.masterKey, random });
  expect(readdirSync(backups)).toEqual(["before-migration-1"]);
  const target = join(fresh("restore"), "data");
  const report = await restore({ ...given(), from: join(backups, "before-migration-1"), to: target });
  expect(report.cases).toBe(21);
  expect(existsSync(join(house.dir, "scratch/before-migration-1"))).toBe(false);
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
