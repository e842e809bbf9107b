// The alarm of a term on a real installation: once, and again when it was extended.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import Database from "libsql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import type { Answer, Command } from "../../server/engine/command.ts";
import { type OpenWriter, openWriter } from "../../server/engine/open-writer.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { runDeadlines } from "../../server/jobs/deadlines.ts";
import { deadlinesOf } from "../../server/jobs/start.ts";
import { createLog } from "../../server/log.ts";
import type { Services } from "../../server/services.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { root } from "../support/source-files.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow] });
});
afterAll(() => house.close());

const open = (caseId: string, payload = {}) =>
  house.send(anna, { caseId, kind: "toy", expectedSeq: 0, type: "OPEN", payload: { territory: "020038", ...payload } });
const stored = async (caseId: string) => (await readCases(house.services.driver, [caseId]))[0]?.snapshot;

test("a term that ended alarms once, and closes nothing", async () => {
  const caseId = uuidOf("late");
  await open(caseId);
  house.at("2026-04-01T21:30:00.000Z");
  expect(await runDeadlines(house.services)).toBe(0);
  house.at("2026-04-01T22:30:00.000Z");
  expect(house.services.clock.today()).toBe("2026-04-02");
  expect(await runDeadlines(house.services)).toBe(1);
  expect(await runDeadlines(house.services)).toBe(0);
  expect(await stored(caseId)).toMatchObject({
    state: "open",
    seq: 2,
    doc: {
      deadlines: {
        answer: { status: "running", told: [{ alarm: "end:1", at: "2026-04-01T22:30:00.000Z", who: ["assignee"] }] },
      },
    },
  });
});

test("an extended term alarms again when it ends again", async () => {
  const caseId = uuidOf("late");
  const extension = { deadline: "answer", extensionGround: "head", days: 10, reason: "accordo con la famiglia" };
  await house.send(anna, { caseId, expectedSeq: 2, type: "EXTEND_TERM", payload: extension });
  expect(await runDeadlines(house.services)).toBe(0);
  house.at("2026-04-12T10:00:00.000Z");
  expect(await runDeadlines(house.services)).toBe(1);
  expect(await runDeadlines(house.services)).toBe(0);
});

describe("a case that can take no event", () => {
  const admin = sessionOf("ada", "administrator");
  const [full, foreign, sound] = ["full", "of another version", "sound"].map((name) => uuidOf(name)) as [
    string,
    string,
    string,
  ];
  let later: OpenWriter;
  let services: Services;
  let sent: string[] = [];

  beforeAll(async () => {
    house.at("2026-05-04T08:00:00.000Z");
    for (const caseId of [full, foreign, sound]) await open(caseId);
    await house.open.close();
    // As after a million events, and after a release that no longer has version 1 of one kind.
    const folder = new Database(join(house.dir, "ambito.db"));
    folder.exec(`UPDATE snapshot SET seq=1000000 WHERE case_id='${full}'`);
    folder.exec(`UPDATE snapshot SET workflow_version=7 WHERE case_id='${foreign}'`);
    folder.close();
    later = await openWriter({
      ...{ root, databaseFile: join(house.dir, "ambito.db"), keyFile: join(house.dir, "keys.db") },
      ...{ masterKey: house.masterKey, workflows: [toyWorkflow], now: house.services.clock.now },
      random: (size) => randomBytes(size),
    });
    const { writer } = later;
    const send = (command: Command) => {
      sent.push(command.caseId);
      return writer.send(command);
    };
    const port = { send, outbox: writer.outbox.bind(writer), onHint: () => {}, close: writer.close.bind(writer) };
    services = { ...house.services, port };
  });
  afterAll(() => later.close());

  const run = async (instant: string) => {
    sent = [];
    house.at(instant);
    return runDeadlines(services, services.alarmWaits);
  };

  test("is tried ever more rarely, while the others get their alarms", async () => {
    expect(await run("2026-06-10T08:00:00.000Z")).toBe(1);
    expect(sent.sort()).toEqual([full, foreign, sound].sort());
    expect(await run("2026-06-10T08:01:00.000Z")).toBe(0);
    expect(sent).toEqual([]);
    let tries = 0;
    for (let minute = 2; minute < 60 * 24; minute++) {
      await run(new Date(Date.parse("2026-06-10T08:00:00.000Z") + minute * 60_000).toISOString());
      tries += sent.filter((caseId) => caseId === full).length;
    }
    // 2, 4, 8 ... minutes: ten tries in a day, not 1,438.
    expect(tries).toBe(9);
    expect(services.alarmWaits.byReason()).toEqual(
      new Map([
        ["events", 1],
        ["version", 1],
      ]),
    );
  });

  test("is said in the log once a day, counted, and seen by the administrator", async () => {
    const lines: string[] = [];
    const log = createLog({ logLevel: "debug" }, { write: (line) => void lines.push(line) });
    const said = () => lines.filter((line) => line.includes("ended terms that their cases cannot take"));
    house.at("2026-06-12T08:00:00.000Z");
    const again = deadlinesOf(services, log);
    await again();
    await again();
    expect(said()).toHaveLength(1);
    expect(JSON.parse(said()[0] ?? "{}")).toMatchObject({ stuck: { events: 1, version: 1 } });
    house.at("2026-06-13T08:00:00.000Z");
    await again();
    expect(said()).toHaveLength(2);
    const figures = await services.metrics.registry.metrics();
    expect(figures).toContain('ambito_terms_stuck{reason="events"} 1');
    const { terms } = await callerOf({ ...house, services }, admin).jobs.listStuck();
    expect(terms).toMatchObject([
      { kind: "toy", deadlineId: "answer", reason: expect.stringMatching(/events|version/) },
      { kind: "toy", deadlineId: "answer", reason: expect.stringMatching(/events|version/) },
    ]);
  });

  test("waits no more when its term is no longer overdue, and begins afresh", async () => {
    await later.close();
    const folder = new Database(join(house.dir, "ambito.db"));
    folder.exec(`UPDATE deadline SET status='met', alarm_at=NULL WHERE case_id='${full}'`);
    folder.close();
    await run("2026-06-13T08:01:00.000Z");
    expect(services.alarmWaits.byReason()).toEqual(new Map([["version", 1]]));
  });
});

test("five hundred that are stuck do not hide the one that is not", async () => {
  const busy = await install({ workflows: [toyWorkflow], now: "2026-03-02T09:00:00.000Z" });
  const stuck = Array.from({ length: 520 }, (_, i) => uuidOf(`stuck-${i}`));
  const opening = (caseId: string) =>
    busy.send(anna, { caseId, kind: "toy", expectedSeq: 0, type: "OPEN", payload: { territory: "020038" } });
  await Promise.all(stuck.map(opening));
  busy.at("2026-03-03T09:00:00.000Z");
  const last = uuidOf("the last");
  await opening(last);
  busy.at("2026-05-04T09:00:00.000Z");
  const { services } = busy;
  const { port } = services;
  const refusing = {
    ...services,
    port: {
      ...{ onHint: () => {}, outbox: port.outbox.bind(port), close: port.close.bind(port) },
      send: (command: Command): Promise<Answer> =>
        command.caseId === last
          ? port.send(command)
          : Promise.resolve({ ok: false, code: "LIMIT", caseId: command.caseId, reason: "events" }),
    },
  };
  expect(await runDeadlines(refusing, services.alarmWaits)).toBe(1);
  expect(services.alarmWaits.size).toBe(520);
  await busy.close();
});

describe("a standstill that nobody ended", () => {
  const caseId = uuidOf("forgotten");
  let other: Installation;
  const term = async () => (await readCases(other.services.driver, [caseId]))[0]?.snapshot.doc.deadlines.answer;

  beforeAll(async () => {
    other = await install({ workflows: [toyWorkflow] });
  });
  afterAll(() => other.close());

  test("runs again by itself when the law allows no more: it is in the lists, and its alarms go on", async () => {
    other.at("2026-06-01T08:00:00.000Z");
    const payload = { territory: "020038" };
    await other.send(anna, { caseId, kind: "toy", expectedSeq: 0, type: "OPEN", payload });
    other.at("2026-06-11T08:00:00.000Z");
    const stop = { deadline: "answer", ground: "documents", reason: "manca un documento" };
    await other.send(anna, { caseId, expectedSeq: 1, type: "SUSPEND_TERM", payload: stop });
    other.at("2026-07-10T08:00:00.000Z");
    expect(await runDeadlines(other.services)).toBe(0);
    // Nobody looked for days: it has run since the thirtieth day all the same.
    other.at("2026-07-14T08:00:00.000Z");
    expect(await runDeadlines(other.services)).toBe(1);
    const told = { alarm: "stop:0", at: "2026-07-14T08:00:00.000Z", ends: "2026-07-31" };
    expect(await term()).toMatchObject({
      ...{ status: "running", dueOn: "2026-07-31", alarmAt: "2026-08-01", told: [told] },
      stops: [{ from: "2026-06-11", to: "2026-07-10", days: 30, atLimit: true }],
    });
    const [row] = await other.services.driver.read("SELECT due_on FROM list_row WHERE case_id=?", [caseId]);
    expect(row).toEqual({ due_on: "2026-07-31" });
    expect(await runDeadlines(other.services)).toBe(0);
    other.at("2026-08-02T08:00:00.000Z");
    expect(await runDeadlines(other.services)).toBe(1);
    expect((await term())?.told).toMatchObject([{ alarm: "end:1", ends: "2026-07-31" }]);
  });

  test("and is taken back like any other, though the clock went on", async () => {
    const step = { undoes: 2, reason: "non mancava niente" };
    await other.send(anna, { caseId, expectedSeq: 4, type: "STEP_BACK", payload: step });
    expect(await term()).toMatchObject({ status: "running", dueOn: "2026-07-01" });
    expect(await term()).not.toHaveProperty("stops");
    other.at("2026-08-02T09:00:00.000Z");
    expect(await runDeadlines(other.services)).toBe(1);
    expect(await runDeadlines(other.services)).toBe(0);
  });
});
