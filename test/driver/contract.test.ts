// What every driver must do, whatever it runs on: the file and the libSQL server pass the same tests.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bind, ConflictError, type Driver } from "../../db/driver/driver.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { openServerDriver } from "../../db/driver/server.ts";
import { readCases } from "../../db/log/read-log.ts";
import type { Command } from "../../server/engine/command.ts";
import { openWriter } from "../../server/engine/open-writer.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { hasLibsqlServer, type LibsqlServer, startLibsqlServer } from "../support/libsql-server.ts";
import { root } from "../support/source-files.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

interface Opened {
  driver: Driver;
  close: () => Promise<void>;
}

async function openFile(): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), "ambito-driver-"));
  const driver = EmbeddedDriver.open(join(folder, "main.db"), { mode: "write" });
  return {
    driver,
    close: async () => {
      driver.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openServer(): Promise<Opened> {
  const server: LibsqlServer = await startLibsqlServer();
  const driver = openServerDriver(server.url, undefined);
  return {
    driver,
    close: async () => {
      driver.close();
      await server.stop();
    },
  };
}

const drivers: [string, () => Promise<Opened>][] = [["a file", openFile]];
if (hasLibsqlServer) drivers.push(["a libSQL server", openServer]);

describe.each(drivers)("on %s", (_name, open) => {
  let opened: Opened;
  let driver: Driver;
  beforeAll(async () => {
    opened = await open();
    driver = opened.driver;
    await driver.batch([
      { sql: "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b BLOB, c REAL) STRICT", args: [] },
    ]);
  });
  afterAll(() => opened.close());

  test("values come back as they went in", async () => {
    const bytes = new Uint8Array([0, 1, 255]);
    await driver.batch([{ sql: "INSERT INTO t VALUES (?,?,?,?)", args: [1, "è così", bytes, 0.5] }]);
    const [row] = await driver.read<{ id: number; a: string; b: Uint8Array; c: number }>(
      "SELECT * FROM t WHERE id=?",
      [1],
    );
    expect({ ...row, b: [...new Uint8Array(row?.b ?? [])] }).toEqual({ id: 1, a: "è così", b: [0, 1, 255], c: 0.5 });
    await driver.batch([{ sql: "INSERT INTO t VALUES (?,?,?,?)", args: [2, null, null, null] }]);
    expect(await driver.read("SELECT a,b,c FROM t WHERE id=2")).toEqual([{ a: null, b: null, c: null }]);
  });

  test("a batch is all or nothing, and a taken key is a conflict", async () => {
    const statements = [
      { sql: "INSERT INTO t (id,a) VALUES (?,?)", args: [10, "x"] },
      { sql: "INSERT INTO t (id,a) VALUES (?,?)", args: [1, "y"] },
    ];
    await expect(driver.batch(statements)).rejects.toThrow(ConflictError);
    expect(await driver.read("SELECT id FROM t WHERE id=10")).toEqual([]);
    await expect(driver.batch([{ sql: "INSERT INTO nowhere VALUES (1)", args: [] }])).rejects.not.toThrow(
      ConflictError,
    );
    await driver.batch([{ sql: "INSERT INTO t (id,a) VALUES (?,?)", args: [11, "z"] }]);
    expect(await driver.read("SELECT a FROM t WHERE id=11")).toEqual([{ a: "z" }]);
  });

  test.each([true, undefined, Number.NaN, new Date(0), { a: 1 }, [1]])(
    "%s is refused before it is bound",
    async (value) => {
      await expect(driver.read("SELECT ?", [value as Bind])).rejects.toThrow(TypeError);
      await expect(driver.batch([{ sql: "SELECT ?", args: [value as Bind] }])).rejects.toThrow(TypeError);
    },
  );

  test("an empty batch is nothing", async () => {
    await driver.batch([]);
  });
});

test("a batch sent ahead is seen at once by its driver, by others when it has landed, or by nobody", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ambito-ahead-"));
  const file = join(folder, "main.db");
  const driver = EmbeddedDriver.open(file, { mode: "write" });
  const make = [
    "CREATE TABLE owner (id INTEGER PRIMARY KEY) STRICT",
    "CREATE TABLE thing (id INTEGER PRIMARY KEY, owner INTEGER REFERENCES owner DEFERRABLE INITIALLY DEFERRED) STRICT",
  ];
  await driver.batch(make.map((sql) => ({ sql, args: [] })));
  const other = EmbeddedDriver.open(file, { mode: "read" });
  const add = (id: number, owner: number | null) => ({ sql: "INSERT INTO thing VALUES (?,?)", args: [id, owner] });
  const ids = async (from: EmbeddedDriver) =>
    (await from.read<{ id: number }>("SELECT id FROM thing ORDER BY id")).map((row) => row.id);
  const flight = driver.ahead([add(1, null), add(2, null)]);
  expect(() => driver.batchSync([add(3, null)])).toThrow("on its way");
  expect(() => driver.checkpoint("restart")).toThrow("on its way");
  expect(await ids(driver)).toEqual([1, 2]);
  // Waits for the one before.
  await driver.batch([add(4, null)]);
  await flight.landed;
  expect(await ids(other)).toEqual([1, 2, 4]);
  expect(() => driver.ahead([add(5, null), add(1, null)])).toThrow(ConflictError);
  // This one is taken statement by statement; the commit finds that its owner is nobody.
  const lost = driver.ahead([add(6, 99)]);
  await expect(lost.landed).rejects.toThrow("FOREIGN KEY");
  expect(await ids(driver)).toEqual([1, 2, 4]);
  await driver.ahead([add(7, null)]).landed;
  expect(await ids(other)).toEqual([1, 2, 4, 7]);
  other.close();
  driver.close();
  rmSync(folder, { recursive: true, force: true });
});

const command = (n: number, given: Partial<Command>): Command => ({
  commandId: uuidOf(`command-${n}`),
  correlationId: uuidOf(`command-${n}`),
  actor: { accountId: "anna", roles: ["socialWorker"] },
  caseId: uuidOf(`case-${n}`),
  kind: "toy",
  expectedSeq: 0,
  type: "OPEN",
  occurredOn: "2026-03-02",
  open: { territory: "020038" },
  sealed: [{ subject: "case", class: "social", values: { story: "inventata" } }],
  fields: [{ field: "story", subject: "case", class: "social" }],
  toComplete: [],
  payloadMac: "mac",
  internal: false,
  ...given,
});

describe.each(drivers)("the whole engine on %s", (_name, open) => {
  test("migrates, decides, commits, verifies, and notices another writer", async () => {
    const { driver, close } = await open();
    const folder = mkdtempSync(join(tmpdir(), "ambito-keys-"));
    const options = {
      root,
      databaseFile: "",
      keyFile: join(folder, "keys.db"),
      masterKey: randomBytes(32),
      workflows: [toyWorkflow],
      now: () => "2026-03-02T09:00:00.000Z",
      random: (size: number) => randomBytes(size),
      driver,
    };
    const { writer } = await openWriter(options);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => writer.send(command(n, {}))));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    // A claim is taken again by its case without harm, in SQL too.
    const claim = { type: "TAKE_SLOT", open: { slot: "A" }, sealed: [], fields: [] };
    const take = (n: number, id: string, expectedSeq: number) =>
      writer.send(command(n, { caseId: uuidOf(id), expectedSeq, ...claim }));
    expect(await take(40, "case-3", 1)).toMatchObject({ ok: true });
    expect(await take(41, "case-3", 2)).toMatchObject({ ok: true });
    expect(await take(42, "case-4", 1)).toMatchObject({ ok: false, code: "REFUSED" });
    // A second writer that does not know of the first: its group is decided again on the true head.
    const other = await openWriter({ ...options, keyFile: join(folder, "other-keys.db") });
    await writer.send(command(30, {}));
    const late = await other.writer.send(command(31, { sealed: [], fields: [] }));
    expect(late).toMatchObject({ ok: true, pos: 24 });
    const cases = await readCases(driver, [uuidOf("case-3")]);
    expect(cases[0]?.snapshot.state).toBe("open");
    const report = await verify({ driver, workflows: new Map([["toy", toyWorkflow]]) });
    expect(report).toMatchObject({ problems: [], events: 24 });
    await close();
  });
});

async function openFolder(filling: boolean) {
  const folder = mkdtempSync(join(tmpdir(), "ambito-writer-"));
  const databaseFile = join(folder, "main.db");
  const opened = await openWriter({
    root,
    databaseFile,
    keyFile: join(folder, "keys.db"),
    masterKey: randomBytes(32),
    workflows: [toyWorkflow],
    now: () => "2026-03-02T09:00:00.000Z",
    random: (size) => randomBytes(size),
    filling,
  });
  return { ...opened, folder, databaseFile };
}

test("a command sent just after an answer is answered too, whatever the microtask", async () => {
  const { writer, close, folder } = await openFolder(false);
  for (let hops = 0; hops < 8; hops++) {
    expect(await writer.send(command(2 * hops, {}))).toMatchObject({ ok: true });
    for (let i = 0; i < hops; i++) await Promise.resolve();
    expect(await writer.send(command(2 * hops + 1, {}))).toMatchObject({ ok: true });
  }
  await close();
  rmSync(folder, { recursive: true, force: true });
});

test("what a group on its way opens is known to the next, which reads what has landed", async () => {
  const { writer, driver, close, folder } = await openFolder(false);
  const opened = Array.from({ length: 200 }, (_, n) => writer.send(command(n, {})));
  // Into the groups that are decided while those before them are on their way.
  const noted = Array.from({ length: 200 }, (_, n) =>
    writer.send(command(1_000 + n, { caseId: uuidOf(`case-${n}`), expectedSeq: 1, type: "NOTE" })),
  );
  const doubled = writer.send(command(2_000, { caseId: uuidOf("case-199") }));
  expect((await Promise.all([...opened, ...noted])).every((answer) => answer.ok && !answer.repeated)).toBe(true);
  expect(await doubled).toMatchObject({ ok: false });
  const bindings = await driver.read<{ n: number }>("SELECT COUNT(*) AS n FROM key_binding");
  expect(bindings).toEqual([{ n: 200 }]);
  expect(await verify({ driver, workflows: new Map([["toy", toyWorkflow]]) })).toMatchObject({
    problems: [],
    events: 400,
  });
  await close();
  rmSync(folder, { recursive: true, force: true });
});

test("a file being filled waits for no disk, and for every group once it is settled", async () => {
  const { writer, driver, settle, close, folder, databaseFile } = await openFolder(true);
  const [off, full] = [0, 2];
  const synchronous = async () => (await driver.read<{ synchronous: number }>("PRAGMA synchronous"))[0]?.synchronous;
  expect(await synchronous()).toBe(off);
  await writer.send(command(1, {}));
  settle();
  expect(await synchronous()).toBe(full);
  await writer.send(command(2, {}));
  await close();
  const reader = EmbeddedDriver.open(databaseFile, { mode: "read" });
  expect(await verify({ driver: reader, workflows: new Map([["toy", toyWorkflow]]) })).toMatchObject({
    problems: [],
    events: 2,
  });
  reader.close();
  rmSync(folder, { recursive: true, force: true });
});
