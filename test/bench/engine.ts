// engine.commands_per_s: the writer in process, in full groups, against a raw loop that seals, hashes and writes
// exactly the same rows in the same groups without deciding anything.
import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Driver, Statement } from "../../db/driver/driver.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { type EventRow, eventColumns, eventHash, sealedHash } from "../../db/log/event-row.ts";
import type { Command } from "../../server/engine/command.ts";
import { openWriter } from "../../server/engine/open-writer.ts";
import { sealValues } from "../../server/engine/seal.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { workflows } from "../../workflows/registry.ts";
import { type Figure, figureOf, median } from "./figure.ts";

const cases = 3_000;
const rounds = 5;
const waiting = 64;

type Given = Pick<Command, "caseId" | "kind" | "type"> & {
  open: JsonObject;
  text?: JsonObject;
  class?: "contact" | "social" | "identity";
};

function command(given: Given, n: number, expectedSeq: number | null): Command {
  const { text, class: dataClass = "social", ...rest } = given;
  const commandId = uuidOf(`${given.caseId}/${given.type}/${n}`);
  return {
    ...rest,
    commandId,
    correlationId: commandId,
    actor: { accountId: "bench", roles: ["socialWorker"] },
    expectedSeq,
    occurredOn: "2026-03-02",
    sealed: text ? [{ subject: "case", class: dataClass, values: text }] : [],
    fields: text ? Object.keys(text).map((field) => ({ field, subject: "case", class: dataClass })) : [],
    toComplete: [],
    payloadMac: commandId.repeat(2).slice(0, 64),
    internal: false,
  };
}

const words = "Testo inventato di una nota di lavoro, lungo quanto una nota vera: ".repeat(4);

/** A working day in small: a contact is opened, reported, noted, assigned, listened to. */
function script(round: number): Command[][] {
  const steps: Command[][] = [[], [], [], [], []];
  const perRound = Math.floor(cases / rounds);
  for (let i = 0; i < perRound; i++) {
    const caseId = uuidOf(`bench-case-${round}-${i}`);
    const one = { caseId, kind: "case-intake" };
    const opening = {
      person: uuidOf(`bench-person-${i % 500}`),
      territory: "020038",
      area: "adults",
      need: "income",
      channel: "desk",
      requester: "self",
    };
    steps[0]?.push(
      command({ ...one, type: "OPEN_CONTACT", open: opening, text: { contactReason: words }, class: "contact" }, 0, 0),
    );
    steps[1]?.push(
      command({ ...one, type: "REPORT", open: { reportSource: "self" }, text: { reportText: words } }, 1, 1),
    );
    steps[2]?.push(command({ ...one, type: "NOTE", open: { noteKind: "call" }, text: { text: words } }, 2, 2));
    steps[3]?.push(command({ ...one, type: "ASSIGN", open: { assignee: `worker-${i % 9}` } }, 3, 3));
    steps[4]?.push(command({ ...one, type: "START_LISTENING", open: {} }, 4, 4));
  }
  return steps;
}

/** Keeps every batch the engine writes, so that the raw loop can write the same. */
class RecordingDriver implements Driver {
  readonly batches: Statement[][] = [];
  recording = false;
  readonly #inner: EmbeddedDriver;
  constructor(inner: EmbeddedDriver) {
    this.#inner = inner;
  }
  read<T extends object>(sql: string, args?: Parameters<Driver["read"]>[1]) {
    return this.#inner.read<T>(sql, args);
  }
  async batch(statements: readonly Statement[]) {
    if (this.recording) this.batches.push([...statements]);
    await this.#inner.batch(statements);
  }
  analyze() {
    return this.#inner.analyze();
  }
  close() {
    this.#inner.close();
  }
}

async function sendAll(
  send: (command: Command) => Promise<{ ok: boolean }>,
  commands: readonly Command[],
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < commands.length) {
      const answer = await send(commands[next++] as Command);
      if (!answer.ok) throw new Error(`the bench was refused: ${JSON.stringify(answer)}`);
    }
  };
  await Promise.all(Array.from({ length: waiting }, lane));
}

/** Seals, hashes and writes a recorded group as the engine did, with nothing decided or read. */
function replay(raw: EmbeddedDriver, batch: Statement[], key: Uint8Array): void {
  for (const { sql, args } of batch) {
    if (sql.startsWith("INSERT INTO event_sealed")) {
      const size = (args[6] as Uint8Array).length - 28;
      const place = { caseId: String(args[3]), seq: Number(args[4]), subject: String(args[1]), class: String(args[2]) };
      const blob = sealValues({ t: "x".repeat(Math.max(1, size - 8)) }, key, randomBytes(12), place);
      sealedHash([{ subject: place.subject, class: place.class, blob }]);
    } else if (sql.startsWith("INSERT INTO event ")) {
      const row = Object.fromEntries(eventColumns.map((column, i) => [column, args[i]])) as unknown as EventRow;
      eventHash(row);
    }
  }
  raw.batchSync(batch);
}

export async function engineSuite(root: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ambito-bench-"));
  const databaseFile = join(folder, "ambito.db");
  const embedded = EmbeddedDriver.open(databaseFile, { mode: "write" });
  const recorder = new RecordingDriver(embedded);
  const { writer, close } = await openWriter({
    root,
    databaseFile,
    keyFile: join(folder, "keys.db"),
    masterKey: randomBytes(32),
    workflows,
    now: () => new Date().toISOString(),
    random: (size) => randomBytes(size),
    driver: recorder,
  });
  const send = (one: Command) => writer.send(one);
  const persons = Array.from({ length: 500 }, (_, i) =>
    command(
      {
        caseId: uuidOf(`bench-person-${i}`),
        kind: "person",
        type: "OPEN_PERSON",
        open: { territory: "020038", fiscalCodeMissing: "unknown" },
        text: { surname: `Prova${i}`, givenName: "Ada" },
        class: "identity",
      },
      0,
      0,
    ),
  );
  await sendAll(send, persons);
  embedded.checkpoint("truncate");
  copyFileSync(databaseFile, join(folder, "raw.db"));
  const raw = EmbeddedDriver.open(join(folder, "raw.db"), { mode: "write" });
  const key = randomBytes(32);
  const rates: { engine: number; raw: number }[] = [];
  recorder.recording = true;
  for (let round = 0; round < rounds; round++) {
    recorder.batches.length = 0;
    const steps = script(round);
    const commands = steps.flat().length;
    const started = performance.now();
    for (const step of steps) await sendAll(send, step);
    const engine = (commands * 1000) / (performance.now() - started);
    const rawStarted = performance.now();
    for (const batch of recorder.batches) replay(raw, batch, key);
    rates.push({ engine, raw: (commands * 1000) / (performance.now() - rawStarted) });
    for (const one of [embedded, raw]) one.checkpoint("truncate");
  }
  raw.close();
  await close();
  rmSync(folder, { recursive: true, force: true });
  const n = `${rounds} rounds of ${cases} commands, ${waiting} waiting`;
  return [
    figureOf({
      figure: "engine.commands_per_s",
      value: median(rates.map((one) => one.engine)),
      limit: median(rates.map((one) => one.raw)),
      unit: "1/s",
      n,
    }),
  ];
}
