// engine.commands_per_s: the writer in process, in full groups, against the raw loop (raw-loop.ts) on the same rows.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "../../server/engine/command.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type Figure, figureOf, middleRound } from "./figure.ts";
import { openEngine, RawLoop } from "./raw-loop.ts";

const cases = 3_000;
const rounds = 5;
const waiting = 128;
/** Rounds of the raw loop that stand beside other figures. */
const roundsBeside = 3;

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

/** The register the day's contacts are about. */
const persons = (): Command[] =>
  Array.from({ length: 500 }, (_, i) =>
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

const steps = ["open", "report", "note", "assign", "listen"] as const;

/** A step of a working day in small: contacts are opened, reported, noted, assigned, listened to. */
function commandsOf(round: number, step: (typeof steps)[number]): Command[] {
  return Array.from({ length: Math.floor(cases / rounds) }, (_, i) => {
    const one = { caseId: uuidOf(`bench-case-${round}-${i}`), kind: "case-intake" };
    switch (step) {
      case "open":
        return command(
          {
            ...one,
            type: "OPEN_CONTACT",
            open: {
              person: uuidOf(`bench-person-${i % 500}`),
              territory: "020038",
              area: "adults",
              need: "income",
              channel: "desk",
              requester: "self",
            },
            text: { contactReason: words },
            class: "contact",
          },
          0,
          0,
        );
      case "report":
        return command({ ...one, type: "REPORT", open: { reportSource: "self" }, text: { reportText: words } }, 1, 1);
      case "note":
        return command({ ...one, type: "NOTE", open: { noteKind: "call" }, text: { text: words } }, 2, 2);
      case "assign":
        return command({ ...one, type: "ASSIGN", open: { assignee: `worker-${i % 9}` } }, 3, 3);
      default:
        return command({ ...one, type: "START_LISTENING", open: {} }, 4, 4);
    }
  });
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

/** Milliseconds that a day took. What makes its commands is no work of the engine, nor of the raw loop beside it. */
async function workDay(send: (command: Command) => Promise<{ ok: boolean }>, round: number): Promise<number> {
  let took = 0;
  for (const step of steps) {
    const commands = commandsOf(round, step);
    const started = performance.now();
    await sendAll(send, commands);
    took += performance.now() - started;
  }
  return took;
}

/** The raw loop, in `folder`, stands beside the engine's figures here and over HTTP: measured within each round. */
export async function engineSuite(root: string, folder: string): Promise<{ figures: Figure[]; raw: RawLoop }> {
  const raw = await RawLoop.record(root, folder, {
    before: (send) => sendAll(send, persons()),
    days: Array.from({ length: rounds + roundsBeside }, (_, round) => async (send) => {
      await workDay(send, round);
    }),
  });
  // Both begin from the same file and grow alike: the larger an index, the more pages a row of it touches.
  const files = { database: join(folder, "ambito.db"), keys: join(folder, "keys.db") };
  copyFileSync(raw.base.database, files.database);
  copyFileSync(raw.base.keys, files.keys);
  const { writer, embedded, close } = await openEngine(root, files);
  const measured: { value: number; limit: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const took = await workDay((one) => writer.send(one), round);
    embedded.checkpoint("truncate");
    measured.push({ value: (cases * 1000) / took, limit: raw.perSecond() });
  }
  await close();
  const n = `${rounds} rounds of ${cases} commands, ${waiting} waiting`;
  return {
    figures: [figureOf({ figure: "engine.commands_per_s", ...middleRound(measured), unit: "1/s", n })],
    raw,
  };
}
