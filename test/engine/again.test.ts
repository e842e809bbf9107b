// What is sent or tried again: a repetition after the case moved on, a group whose write failed, a late payload.
import { randomBytes } from "node:crypto";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { switchOff } from "../../db/accounts/accounts.ts";
import { ConflictError, type Driver } from "../../db/driver/driver.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { KeyReader } from "../../db/keys/key-file.ts";
import { readBindingsOf, readCases } from "../../db/log/read-log.ts";
import type { Command } from "../../server/engine/command.ts";
import { openWriter } from "../../server/engine/open-writer.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");
let n = 0;

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow] });
});
afterAll(() => house.close());

async function opened() {
  const caseId = uuidOf(`again-${n++}`);
  await house.send(anna, {
    caseId,
    kind: "toy",
    expectedSeq: 0,
    type: "OPEN",
    payload: { territory: "020038", story: "inventata" },
  });
  return caseId;
}

describe("behind the case", () => {
  test("a payload the present form would not take is stale, not wrong", async () => {
    const caseId = await opened();
    await house.send(anna, { caseId, expectedSeq: 1, type: "PROPOSE" });
    await expect(
      house.send(anna, { caseId, expectedSeq: 1, type: "TAKE_SLOT", payload: { unknown: 1 } }),
    ).rejects.toMatchObject({ code: "STALE", details: { seq: 2 } });
  });

  test("a command repeated on another day, about somebody who left since, answers what is recorded", async () => {
    const caseId = await opened();
    house.know("bruno", "socialWorker");
    const assign = {
      caseId,
      commandId: uuidOf("assign"),
      expectedSeq: 1,
      type: "ASSIGN",
      payload: { assignee: "bruno" },
    };
    const first = await house.send(anna, assign);
    house.services.accounts.db.batchSync(switchOff("bruno", "2026-03-02T09:00:00.000Z"));
    house.at("2026-03-03T09:00:00.000Z");
    expect(await house.send(anna, assign)).toMatchObject({ seq: first.seq, pos: first.pos, repeated: true });
    await expect(house.send(anna, { ...assign, payload: { assignee: "anna" } })).rejects.toMatchObject({
      code: "INVALID",
      details: { reason: "commandReused" },
    });
  });
});

const opening = (caseId: string): Command => ({
  commandId: uuidOf(`open/${caseId}`),
  correlationId: uuidOf(`open/${caseId}`),
  actor: { accountId: "anna", roles: ["socialWorker"] },
  caseId,
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
});

/** The real driver, except that the next batches fail with these errors. */
function failing(driver: EmbeddedDriver): { driver: Driver; next: Error[] } {
  const next: Error[] = [];
  return {
    next,
    driver: {
      read: driver.read.bind(driver),
      analyze: driver.analyze.bind(driver),
      close: driver.close.bind(driver),
      batch: (statements) => {
        const error = next.shift();
        return error ? Promise.reject(error) : driver.batch(statements);
      },
    },
  };
}

/** A writer of its own on a copy of the house. */
async function writerBeside(through: (driver: EmbeddedDriver) => Driver = (driver) => driver) {
  const file = join(house.dir, `${n}-beside.db`);
  const keyFile = join(house.dir, `${n++}-beside-keys.db`);
  house.open.driver instanceof EmbeddedDriver && house.open.driver.checkpoint("truncate");
  cpSync(join(house.dir, "ambito.db"), file);
  const driver = through(EmbeddedDriver.open(file, { mode: "write" }));
  const masterKey = randomBytes(32);
  const options = { root: join(import.meta.dirname, "../.."), databaseFile: file, keyFile, masterKey, driver };
  const { writer, close } = await openWriter({
    ...options,
    workflows: [toyWorkflow],
    now: () => "2026-03-05T09:00:00.000Z",
    random: (size) => randomBytes(size),
  });
  const ids = Array.from({ length: 20 }, (_, i) => uuidOf(`${file}/${i}`));
  return { driver, keyFile, masterKey, writer, close, ids };
}

const noteOn = (caseId: string): Command => ({
  ...opening(caseId),
  commandId: uuidOf(`note/${caseId}`),
  expectedSeq: 1,
  type: "NOTE",
});

test("a command sent again, alone or among others, changes nothing and is told what it did", async () => {
  const { driver, writer, close, ids } = await writerBeside();
  const all = (commands: readonly Command[]) => Promise.all(commands.map((one) => writer.send(one)));
  const opened = await all([...ids, ...ids].map(opening));
  expect(opened.map((answer) => answer.ok && answer.repeated)).toEqual([
    ...ids.map(() => false),
    ...ids.map(() => true),
  ]);
  // Notes commute, so nothing but the id says that one was sent before; an opening is refused by the case as it is.
  const before = ids.slice(0, 5);
  const first = await all(before.map(noteOn));
  const again = await all([...ids.map(noteOn), ...before.map(opening)]);
  expect(again.map((answer) => answer.ok && answer.repeated)).toEqual([
    ...ids.map((id) => before.includes(id)),
    ...before.map(() => true),
  ]);
  expect(again.slice(0, 5)).toEqual(first.map((answer) => ({ ...answer, repeated: true })));
  expect((await readCases(driver, ids)).map((one) => one.snapshot.seq)).toEqual(ids.map(() => 2));
  const other = { ...noteOn(ids[0] ?? ""), payloadMac: "another" };
  expect(await writer.send(other)).toMatchObject({ ok: false, code: "INVALID", reason: "commandReused" });
  const report = await verify({ driver, workflows: new Map([["toy", toyWorkflow]]) });
  expect(report.problems).toEqual([]);
  await close();
});

test.each([
  ["another writer was first", () => new ConflictError("UNIQUE constraint failed")],
  ["the disk failed once", () => new Error("SQLITE_IOERR")],
])("when %s, nothing uncommitted stays behind and each command is done once", async (_, error) => {
  let next: Error[] = [];
  const { driver, keyFile, masterKey, writer, close, ids } = await writerBeside((real) => {
    const made = failing(real);
    next = made.next;
    return made.driver;
  });
  next.push(error());
  const answers = await Promise.all(ids.map((caseId) => writer.send(opening(caseId))));
  expect(answers.every((answer) => answer.ok && !answer.repeated)).toBe(true);
  expect(new Set(answers.map((answer) => answer.ok && answer.number)).size).toBe(20);
  expect((await Promise.all(ids.map((id) => writer.send(noteOn(id))))).every((answer) => answer.ok)).toBe(true);
  expect((await readCases(driver, ids)).map((one) => one.snapshot.seq)).toEqual(ids.map(() => 2));
  const keys = KeyReader.open(keyFile, masterKey);
  const report = await verify({ driver, workflows: new Map([["toy", toyWorkflow]]) });
  expect(report.problems).toEqual([]);
  const bound = await readBindingsOf(driver, ids);
  expect(bound).toHaveLength(ids.length);
  expect(bound.filter((row) => keys.find(row.key_id) === undefined)).toEqual([]);
  keys.close();
  await close();
});

test.each([
  ["what was recorded", "WHERE command_id IN"],
  ["the end of the log", "FROM seal ORDER BY from_pos DESC"],
])("when a conflict is followed by a failing read of %s, everybody is told, and the writer goes on", async (_, of) => {
  let next: Error[] = [];
  let failures = 0;
  const { driver, writer, close, ids } = await writerBeside((real) => {
    const made = failing(real);
    next = made.next;
    const read = ((sql: string, args) => {
      if (failures > 0 && sql.includes(of)) {
        failures -= 1;
        return Promise.reject(Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR" }));
      }
      return real.read(sql, args);
    }) as Driver["read"];
    return { ...made.driver, read };
  });
  next.push(new ConflictError("UNIQUE constraint failed"));
  failures = 1;
  const answers = await Promise.all(ids.map((caseId) => writer.send(opening(caseId))));
  expect(failures).toBe(0);
  expect(answers).toEqual(ids.map((caseId) => ({ ok: false, code: "LIMIT", caseId, reason: "disk" })));
  const anew = await Promise.all(ids.map((caseId) => writer.send(opening(caseId))));
  expect(anew.every((answer) => answer.ok && !answer.repeated)).toBe(true);
  expect((await verify({ driver, workflows: new Map([["toy", toyWorkflow]]) })).problems).toEqual([]);
  await close();
});

/** The real driver, except that of the next group sent ahead everything is taken and, a moment later, nothing lands. */
function landingFails(driver: EmbeddedDriver, error: Error) {
  let left = 1;
  const groups: number[] = [];
  return {
    groups,
    driver: {
      read: driver.read.bind(driver),
      analyze: driver.analyze.bind(driver),
      close: driver.close.bind(driver),
      batch: driver.batch.bind(driver),
      ahead: (statements) => {
        groups.push(statements.filter(({ sql }) => sql.startsWith("INSERT INTO event ")).length);
        if (left-- <= 0) return driver.ahead(statements);
        driver.raw.exec("BEGIN IMMEDIATE");
        for (const { sql, args } of statements) driver.raw.prepare(sql).run([...args]);
        const fail = async () => {
          await new Promise((resolve) => setTimeout(resolve, 30));
          driver.raw.exec("ROLLBACK");
          throw error;
        };
        return { landed: fail() };
      },
    } satisfies Driver,
  };
}

test.each([
  ["the disk failed", Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR" }), "putOff"],
  ["a rule of the file failed", new Error("FOREIGN KEY constraint failed"), "done"],
])("when %s as a group landed, what was decided on it is decided anew", async (_, error, fate) => {
  let groups: number[] = [];
  const { driver, writer, close, ids } = await writerBeside((real) => {
    const made = landingFails(real, error);
    groups = made.groups;
    return made.driver;
  });
  const send = (commands: readonly Command[]) => commands.map((one) => writer.send(one));
  const [first, later] = [ids.slice(0, 5), ids.slice(5)];
  const early = send(first.map(opening));
  // By now the first group is on its way: these are decided while it is.
  await new Promise((resolve) => setTimeout(resolve, 10));
  const late = send([...first.map(noteOn), ...later.map(opening)]);
  const told = await Promise.all(early);
  const after = await Promise.all(late);
  const noted = after.slice(0, first.length);
  if (fate === "putOff") {
    expect(told).toEqual(first.map((caseId) => ({ ok: false, code: "LIMIT", caseId, reason: "disk" })));
    expect(noted.map((answer) => !answer.ok && answer.code)).toEqual(first.map(() => "NOT_FOUND"));
    expect((await Promise.all(send(first.map(opening)))).every((answer) => answer.ok && !answer.repeated)).toBe(true);
  } else {
    expect(told.every((answer) => answer.ok && !answer.repeated)).toBe(true);
    expect(noted.every((answer) => answer.ok && answer.seq === 2)).toBe(true);
  }
  expect(after.slice(first.length).every((answer) => answer.ok)).toBe(true);
  expect(groups[0]).toBe(first.length);
  const numbers = (await readCases(driver, ids)).map((one) => one.snapshot.number);
  expect(new Set(numbers).size).toBe(ids.length);
  const report = await verify({ driver, workflows: new Map([["toy", toyWorkflow]]) });
  expect(report.problems).toEqual([]);
  await close();
});

test("while a group is on its way to the disk the next is decided, and nobody is answered before hers has landed", async () => {
  const seen: string[] = [];
  const { writer, driver, close, ids } = await writerBeside((real) => ({
    read: real.read.bind(real),
    analyze: real.analyze.bind(real),
    close: real.close.bind(real),
    batch: real.batch.bind(real),
    ahead: (statements) => {
      seen.push("sent");
      const flight = real.ahead(statements);
      const landed = flight.landed.then(async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen.push("landed");
      });
      return { landed };
    },
  }));
  const [caseId = ""] = ids;
  const answered = (what: string) => () => seen.push(what);
  const opened = writer.send(opening(caseId)).then(answered("opened"));
  await new Promise((resolve) => setTimeout(resolve, 10));
  const noted = writer.send(noteOn(caseId)).then(answered("noted"));
  await Promise.all([opened, noted]);
  expect(seen).toEqual(["sent", "landed", "opened", "sent", "landed", "noted"]);
  expect((await readCases(driver, [caseId])).map((one) => one.snapshot.seq)).toEqual([2]);
  await close();
});

test("who could see a case hears that it left", async () => {
  const here = sessionOf("carla", { role: "socialWorker", territory: "020038" });
  const caseId = await opened();
  const gone = new AbortController();
  const stream = house.services.live.listen(() => here, undefined, gone.signal);
  const first = stream.next();
  await house.send(anna, {
    caseId,
    expectedSeq: 1,
    type: "MOVE_TERRITORY",
    payload: { territory: "020042", reason: "trasferimento" },
  });
  expect((await first).value).toMatchObject({ cases: [{ caseId, kind: "toy" }] });
  gone.abort();
  expect((await stream.next()).done).toBe(true);
});

test("a command sent at any moment after an answer is decided: the writer never sleeps over one", async () => {
  const caseId = await opened();
  for (let hops = 0; hops < 40; hops++) {
    // Each time some microtasks later: one of them is when the writer has just found nothing more to do.
    for (let i = 0; i < hops; i++) await Promise.resolve();
    const note = { ...opening(caseId), expectedSeq: 1, type: "NOTE", commandId: uuidOf(`hop-${hops}`) };
    expect(await house.open.writer.send({ ...note, open: { noteKind: "call" }, sealed: [], fields: [] })).toMatchObject(
      {
        ok: true,
      },
    );
  }
});
