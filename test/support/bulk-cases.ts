// Many real cases in a production folder, opened by the writer itself before the server starts on it: for the bench and the
// kill test of acts on many cases.
import { randomBytes } from "node:crypto";
import { dataFolder } from "../../server/data-folder.ts";
import type { Command } from "../../server/engine/command.ts";
import { openWriter } from "../../server/engine/open-writer.ts";
import { workflows } from "../../workflows/registry.ts";
import { idOf, type ProductionFolder } from "./production-folder.ts";

const actor = { accountId: "bench", roles: [] };
const waiting = 1_000;

export const bulkCaseId = (i: number): string => idOf(`bulk-bench-${i}`);

const common = (
  caseId: string,
  commandId: string,
): Pick<Command, "commandId" | "correlationId" | "caseId"> &
  Pick<Command, "occurredOn" | "actor" | "fields" | "toComplete" | "payloadMac" | "internal"> => ({
  ...{ commandId: idOf(commandId), correlationId: caseId, caseId, occurredOn: "2026-03-02", actor },
  ...{ fields: [], toComplete: [], payloadMac: caseId.repeat(2).slice(0, 64), internal: false },
});

const opening = (i: number, territory: string): Command => ({
  ...common(bulkCaseId(i), `bulk-bench-open-${i}`),
  ...{ kind: "case-intake", expectedSeq: 0, type: "OPEN_CONTACT" },
  open: {
    ...{ person: idOf("bulk-bench-person"), territory, area: "adults" },
    ...{ need: "income", channel: "desk", requester: "self" },
  },
  sealed: [{ subject: "case", class: "contact", values: { contactReason: "Motivo inventato" } }],
});

const assigning = (i: number): Command => ({
  ...common(bulkCaseId(i), `bulk-bench-assign-${i}`),
  ...{ kind: "case-intake", expectedSeq: 1, type: "ASSIGN", open: { assignee: "bench" }, sealed: [] },
});

/**
 * Opens `count` cases; `territoryOf` says where each lies. `assigned`: so many of the last ones are assigned by the writer
 * alone, and the rate of that, a second, is answered: what an act on many cases could reach if it cost nothing else.
 */
export async function openBulkCases(
  root: string,
  folder: ProductionFolder,
  given: { count: number; territoryOf: (i: number) => string; assigned: number },
): Promise<number> {
  const { database: databaseFile, keys: keyFile } = dataFolder(folder.dir);
  const { writer, close } = await openWriter({
    ...{ root, databaseFile, keyFile, masterKey: folder.masterKey, workflows, now: () => new Date().toISOString() },
    random: (size) => randomBytes(size),
  });
  const sendAll = async (from: number, to: number, make: (i: number) => Command) => {
    for (let i = from; i < to; i += waiting) {
      const some = Array.from({ length: Math.min(waiting, to - i) }, (_, k) => writer.send(make(i + k)));
      const refused = (await Promise.all(some)).find((answer) => !answer.ok);
      if (refused) throw new Error(`refused: ${JSON.stringify(refused)}`);
    }
  };
  const personId = idOf("bulk-bench-person");
  await writer.send({
    ...common(personId, "bulk-bench-person-opens"),
    ...{ kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
    open: { territory: given.territoryOf(0), fiscalCodeMissing: "unknown" },
    sealed: [{ subject: "case", class: "identity", values: { surname: "Prova", givenName: "Ada" } }],
  });
  await sendAll(0, given.count, (i) => opening(i, given.territoryOf(i)));
  const started = performance.now();
  await sendAll(given.count - given.assigned, given.count, assigning);
  const perSecond = (given.assigned * 1_000) / (performance.now() - started);
  await close();
  return perSecond;
}
