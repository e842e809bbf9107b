// The writer is killed again and again under sixteen clients for a minute. Afterwards every acknowledged command
// stands in the log exactly once, with the seq that was answered; repeating the unanswered ones changes nothing
// twice; and the whole folder verifies.
import { afterAll, beforeAll, expect, test } from "vitest";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { KeyReader } from "../../db/keys/key-file.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { verify } from "../../server/engine/verify.ts";
import { workflows } from "../../workflows/registry.ts";
import { type App, findFreePort, startApp } from "../support/app.ts";
import {
  idOf,
  makeProductionFolder,
  type ProductionFolder,
  type SignedIn,
  signIn,
} from "../support/production-folder.ts";

const minuteMs = 60_000;
const clients = 16;

let folder: ProductionFolder;
let app: App;
let origin: string;
let worker: SignedIn;
let down = false;

interface Sent {
  commandId: string;
  caseId: string;
  input: unknown;
  acknowledged?: { seq: number; pos: number };
}

const start = () => startApp({ dataDir: folder.dir, env: { ...folder.env, BASE_URL: origin } });

beforeAll(async () => {
  origin = `http://127.0.0.1:${await findFreePort()}`;
  folder = makeProductionFolder(["socialWorker"], origin);
  app = await start();
  worker = await signIn(folder, "socialWorker", () => app.url, origin);
}, minuteMs);

afterAll(async () => {
  await app.stop();
  folder.remove();
});

/** Sends until it is answered, or gives up when the test is over; a command is never changed between tries. */
async function send(one: Sent, until: number): Promise<void> {
  while (Date.now() < until) {
    try {
      const { status, body } = await worker.send(one.input);
      if (status === 200) {
        one.acknowledged = body as { seq: number; pos: number };
        return;
      }
      if (status < 500 && status !== 429) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
    } catch (error) {
      if (error instanceof Error && error.message.startsWith("answered")) throw error;
    }
    await new Promise((done) => setTimeout(done, down ? 50 : 5));
  }
}

function opening(n: number): Sent[] {
  const person = idOf(`kill-person-${n}`);
  const caseId = idOf(`kill-case-${n}`);
  const first = { surname: `Prova${n}`, territory: "020038", fiscalCodeMissing: "unknown" };
  const second = {
    person,
    territory: "020038",
    area: "adults",
    need: "income",
    channel: "desk",
    requester: "self",
    contactReason: "inventato",
  };
  return [
    command(person, "person", 0, "OPEN_PERSON", first),
    command(caseId, "case-intake", 0, "OPEN_CONTACT", second),
    command(caseId, "case-intake", 1, "NOTE", { noteKind: "call", text: `nota ${n}` }),
  ];
}

let commands = 0;
function command(caseId: string, kind: string, expectedSeq: number, type: string, payload: unknown): Sent {
  const commandId = idOf(`kill-command-${commands++}`);
  return { commandId, caseId, input: { caseId, kind, commandId, expectedSeq, event: { type, payload } } };
}

test("no acknowledged command is lost, halved or doubled", { timeout: 4 * minuteMs }, async () => {
  const until = Date.now() + minuteMs;
  const sent: Sent[] = [];
  let n = 0;
  let kills = 0;
  const client = async () => {
    while (Date.now() < until) {
      for (const one of opening(n++)) {
        sent.push(one);
        await send(one, until + minuteMs);
      }
    }
  };
  const killer = async () => {
    while (Date.now() < until) {
      await new Promise((done) => setTimeout(done, 1500 + (kills % 5) * 700));
      down = true;
      app.process.kill("SIGKILL");
      await new Promise((done) => app.process.once("close", done));
      kills += 1;
      app = await start();
      down = false;
    }
  };
  await Promise.all([killer(), ...Array.from({ length: clients }, client)]);

  const driver = EmbeddedDriver.open(dataFolder(folder.dir).database, { mode: "read" });
  const rows = await driver.read<{ command_id: string; seq: number; pos: number; case_id: string }>(
    "SELECT command_id,seq,pos,case_id FROM event WHERE kind<>'account'",
  );
  const byCommand = new Map(rows.map((row) => [row.command_id, row]));
  const lost = sent.filter((one) => {
    const row = byCommand.get(one.commandId);
    return one.acknowledged && !(row && row.seq === one.acknowledged.seq && row.pos === one.acknowledged.pos);
  });
  expect(kills).toBeGreaterThan(2);
  expect(sent.length).toBeGreaterThan(100);
  expect(sent.filter((one) => !one.acknowledged)).toEqual([]);
  expect(lost).toEqual([]);
  expect(rows).toHaveLength(sent.length);
  const keys = KeyReader.open(dataFolder(folder.dir).keys, folder.masterKey);
  const report = await verify({ driver, keys, workflows: new Map(workflows.map((one) => [one.id, one])) });
  keys.close();
  driver.close();
  expect(report.problems).toEqual([]);
});
