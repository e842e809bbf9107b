// Fan-outs of the outbox: ordinary commands to the children in slices of 200, with command ids made from the
// entry and the child, so that a slice repeated after a crash changes nothing. Then the parent is told; a child linked
// before it heard is reached too. What the parent does not take ends as refused, and is told to `onEnd`.
import { type OutboxRow, readPending } from "../../db/log/outbox.ts";
import { readCases, readChildren, readCommands } from "../../db/log/read-log.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Answer } from "../engine/command.ts";
import { systemCommandId } from "../engine/system.ts";
import type { Services } from "../services.ts";
import { codeOf, isPassing, PutOff, systemCommand } from "./system-command.ts";

const sliceSize = 200;

type FanOutServices = Pick<Services, "driver" | "port" | "clock" | "mac">;

interface FanOut {
  role: string;
  kind: string;
  type: string;
  data: JsonObject;
  onDone: string;
}

export interface FanOutEnd {
  id: string;
  /** Of the case that asked. */
  kind: string;
  onDone: string;
  answered: number;
  refused: number;
  /** Why the parent did not take the answer; absent when it did. */
  reason?: string;
}

export interface FanOutOptions {
  /** Slices of this run at most; 100 by default. */
  limit?: number;
  onEnd?: (end: FanOutEnd) => void;
}

/** A writer that is busy, stopping or short of disk has refused nobody: the slice is left for another time. */
function assertDecided(answers: readonly Answer[]): void {
  for (const one of answers) if (!one.ok && isPassing(one)) throw new PutOff(codeOf(one));
}

const doneName = (entry: OutboxRow) => `${entry.id}/done`;

/** One slice: commands and cursor; when none is left, word to the parent; when it has heard, the end. */
async function slice(services: FanOutServices, entry: OutboxRow, options: FanOutOptions): Promise<void> {
  const { role, kind, type, data } = entry.payload as unknown as FanOut;
  const [told] = await readCommands(services.driver, [systemCommandId(doneName(entry))]);
  const of = { parent: entry.caseId, role };
  const children = await readChildren(services.driver, of, { after: entry.cursor, before: told?.pos }, sliceSize);
  const last = children.at(-1);
  if (!last) return told ? end(services, entry, options) : tellParent(services, entry, options);
  const answers = await Promise.all(
    children
      .filter((child) => child.snapshot.kind === kind)
      .map(({ snapshot }) =>
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
  await services.port.outbox({
    ...{ id: entry.id, cursor: last.linkPos, answered, refused },
    ...{ status: "pending", reason: "" },
  });
}

/** The entry stays pending when the parent has heard: a child may have been linked just before. */
async function tellParent(services: FanOutServices, entry: OutboxRow, options: FanOutOptions): Promise<void> {
  const [parent] = await readCases(services.driver, [entry.caseId]);
  if (!parent) throw new Error(`outbox ${entry.id} has no case`);
  const { onDone } = entry.payload as unknown as FanOut;
  const answer = await services.port.send(
    systemCommand(services, {
      name: doneName(entry),
      caseId: entry.caseId,
      kind: parent.snapshot.kind,
      type: onDone,
      open: { answered: entry.answered, refused: entry.refused.length },
    }),
  );
  assertDecided([answer]);
  if (!answer.ok) await end(services, entry, options, codeOf(answer));
}

async function end(services: FanOutServices, entry: OutboxRow, options: FanOutOptions, reason?: string) {
  const { id, cursor, answered, refused, caseId } = entry;
  const status = reason === undefined ? "done" : "refused";
  await services.port.outbox({ id, cursor, answered, refused, status, reason: reason ?? "" });
  const [parent] = await readCases(services.driver, [caseId]);
  options.onEnd?.({
    ...{ id, kind: parent?.snapshot.kind ?? "", onDone: (entry.payload as unknown as FanOut).onDone },
    ...{ answered, refused: refused.length },
    ...(reason === undefined ? {} : { reason }),
  });
}

/** Entries looked at in a run. */
const mostPending = 100;

/**
 * Works off what is pending, at most `limit` slices; returns how many. An entry that fails stays pending and keeps
 * none of the others waiting; the first failure is thrown at the end.
 */
export async function runFanOuts(services: FanOutServices, options: FanOutOptions = {}): Promise<number> {
  const { limit = 100 } = options;
  const failed = new Map<string, unknown>();
  let slices = 0;
  while (slices < limit) {
    const entry = (await readPending(services.driver, mostPending)).find(({ id }) => !failed.has(id));
    if (!entry) break;
    try {
      await slice(services, entry, options);
      slices += 1;
    } catch (error) {
      failed.set(entry.id, error);
    }
  }
  for (const error of failed.values()) throw error;
  return slices;
}
