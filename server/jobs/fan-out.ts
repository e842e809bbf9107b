// Fan-outs of the outbox: ordinary commands to the children in slices of 200, with command ids made from the
// entry and the child, so that a slice repeated after a crash changes nothing. Then the parent is told.
import { type OutboxRow, readPending } from "../../db/log/outbox.ts";
import { readCases, readChildren } from "../../db/log/read-log.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Answer, Command } from "../engine/command.ts";
import { uuidOf } from "../engine/send.ts";
import { systemActor } from "../engine/system.ts";
import type { Services } from "../services.ts";

const sliceSize = 200;

type FanOutServices = Pick<Services, "driver" | "port" | "clock" | "mac">;

interface FanOut {
  role: string;
  kind: string;
  type: string;
  data: JsonObject;
  onDone: string;
}

export function systemCommand(
  services: Pick<Services, "clock" | "mac">,
  given: { name: string; caseId: string; kind: string; type: string; open: JsonObject; correlationId?: string },
): Command {
  const commandId = uuidOf(given.name);
  return {
    commandId,
    correlationId: given.correlationId ?? commandId,
    actor: systemActor,
    caseId: given.caseId,
    kind: given.kind,
    expectedSeq: null,
    type: given.type,
    occurredOn: services.clock.today(),
    open: given.open,
    sealed: [],
    fields: [],
    toComplete: [],
    // The day is left out: a slice repeated after midnight is still the same command.
    payloadMac: services.mac(JSON.stringify([given.type, given.open])),
    internal: true,
  };
}

/** A writer that is busy, stopping or short of disk has refused nobody: the slice is left for another time. */
function assertDecided(answers: readonly Answer[]): void {
  for (const one of answers)
    if (!one.ok && one.code === "LIMIT" && one.reason !== "events") throw new Error(`fan-out put off: ${one.reason}`);
}

/** One slice; commands, cursor and, after the last, word to the parent. */
async function slice(services: FanOutServices, entry: OutboxRow): Promise<void> {
  const { role, kind, type, data, onDone } = entry.payload as unknown as FanOut;
  const children = await readChildren(services.driver, entry.caseId, role, entry.cursor, sliceSize);
  const mine = children.filter((child) => child.snapshot.kind === kind);
  const answers = await Promise.all(
    mine.map(({ snapshot }) =>
      services.port.send(
        systemCommand(services, {
          name: `${entry.id}/${snapshot.caseId}`,
          caseId: snapshot.caseId,
          kind,
          type,
          open: data,
        }),
      ),
    ),
  );
  assertDecided(answers);
  const refused = [...entry.refused, ...answers.filter((one) => !one.ok).map((one) => one.caseId)];
  const answered = entry.answered + answers.filter((one) => one.ok).length;
  const done = children.length < sliceSize;
  if (done) await tellParent(services, entry, { onDone, answered, refused: refused.length });
  const cursor = children.at(-1)?.snapshot.caseId ?? entry.cursor;
  await services.port.outbox({ id: entry.id, cursor, answered, refused, done });
}

async function tellParent(
  services: FanOutServices,
  entry: OutboxRow,
  told: { onDone: string; answered: number; refused: number },
) {
  const [parent] = await readCases(services.driver, [entry.caseId]);
  if (!parent) throw new Error(`outbox ${entry.id} has no case`);
  const { onDone, answered, refused } = told;
  const answer = await services.port.send(
    systemCommand(services, {
      name: `${entry.id}/done`,
      caseId: entry.caseId,
      kind: parent.snapshot.kind,
      type: onDone,
      open: { answered, refused },
    }),
  );
  assertDecided([answer]);
}

/** Entries looked at in a run. */
const mostPending = 100;

/**
 * Works off what is pending, at most `limit` slices; returns how many. An entry that fails stays pending and keeps
 * none of the others waiting; the first failure is thrown at the end.
 */
export async function runFanOuts(services: FanOutServices, limit = 100): Promise<number> {
  const failed = new Map<string, unknown>();
  let slices = 0;
  while (slices < limit) {
    const entry = (await readPending(services.driver, mostPending)).find(({ id }) => !failed.has(id));
    if (!entry) break;
    try {
      await slice(services, entry);
      slices += 1;
    } catch (error) {
      failed.set(entry.id, error);
    }
  }
  for (const error of failed.values()) throw error;
  return slices;
}
