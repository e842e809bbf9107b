// Repeats the history of accounts in the log, as events of kind `account`: after each change, and once a minute for
// what the admin command wrote. Command ids derive from the entry's position, so repeating is harmless.
import { type HistoryRead, markTold, untoldHistory } from "../../db/accounts/history.ts";
import { readCases } from "../../db/log/read-log.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { toCommand } from "../engine/send.ts";
import { systemActor, systemCommandId } from "../engine/system.ts";
import { isPassing } from "../jobs/system-command.ts";
import type { Services } from "../services.ts";

type Needs = Pick<Services, "accounts" | "clock" | "driver" | "mac" | "port" | "workflows">;

const slice = 200;

/**
 * Tells what was not told yet, in order. Answers how many entries the log took, and the positions it refused: those
 * are passed over, since accounts.db is the truth and the log its echo.
 */
export async function tellLog(services: Needs): Promise<{ told: number; refused: number[] }> {
  const refused: number[] = [];
  let told = 0;
  for (;;) {
    const entries = untoldHistory(services.accounts.db, slice);
    for (const entry of entries) {
      const done = await tell(services, entry);
      if (done === "later") return { told, refused };
      if (done === "refused") refused.push(entry.pos);
      else told++;
      markTold(services.accounts.db, entry.pos);
    }
    if (entries.length < slice) return { told, refused };
  }
}

async function tell(services: Needs, entry: HistoryRead): Promise<"told" | "refused" | "later"> {
  const workflow = services.workflows.get("account");
  const event = eventOf(entry);
  if (!workflow) return "refused";
  const [stored] = await readCases(services.driver, [entry.accountId]);
  const version = workflow.versions[stored?.snapshot.workflowVersion ?? workflow.current];
  const info = version && eventInfo(version, event.type);
  if (!info) return "refused";
  const actor = entry.by === "system" ? systemActor : { accountId: entry.by, roles: ["administrator" as const] };
  const envelope = {
    caseId: entry.accountId,
    // The installation is in it through the account's id; positions alone repeat between installations.
    commandId: systemCommandId(`account-history/${entry.accountId}/${entry.pos}`),
    expectedSeq: 0,
    occurredOn: entry.onDay,
    event,
  };
  const command = toCommand(services, actor, envelope, { workflow, info, snapshot: stored?.snapshot });
  const answer = await services.port.send({
    ...command,
    expectedSeq: info.opens ? 0 : null,
    internal: true,
  });
  if (answer.ok) return "told";
  return answer.code === "STALE" || isPassing(answer) ? "later" : "refused";
}

function eventOf(entry: HistoryRead): { type: string; payload: JsonObject } {
  const reason: JsonObject = entry.reason ? { endReason: entry.reason } : {};
  switch (entry.action) {
    case "created":
      return { type: "ACCOUNT_CREATED", payload: { account: entry.accountId, territory: entry.territory ?? "" } };
    case "grantGiven":
      return {
        type: "GRANT_GIVEN",
        payload: {
          grant: entry.grantId ?? "",
          role: entry.role ?? "",
          grantTerritory: entry.territory ?? "",
          ...(entry.areas && entry.areas !== "all" ? { grantAreas: JSON.parse(entry.areas) as string[] } : {}),
          validFrom: entry.from ?? "",
          ...(entry.to ? { validTo: entry.to } : {}),
          ...(entry.body ? { body: entry.body } : {}),
        },
      };
    case "grantEnded":
      return {
        type: "GRANT_ENDED",
        payload: { grant: entry.grantId ?? "", validTo: entry.to ?? entry.onDay, ...reason },
      };
    case "linkIssued":
      return { type: "SIGN_IN_LINK_ISSUED", payload: {} };
    case "passwordChanged":
      return { type: "PASSWORD_CHANGED", payload: {} };
    case "secondFactorSet":
      return { type: "SECOND_FACTOR_SET", payload: {} };
    case "deactivated":
      return { type: "ACCOUNT_DEACTIVATED", payload: reason };
    case "reactivated":
      return { type: "ACCOUNT_REACTIVATED", payload: {} };
    case "absenceSet":
      return {
        type: "ABSENCE_SET",
        payload: {
          absence: entry.absenceId ?? "",
          ...(entry.substitute ? { substitute: entry.substitute } : {}),
          validFrom: entry.from ?? "",
          validTo: entry.to ?? "",
        },
      };
    case "absenceEnded":
      return { type: "ABSENCE_ENDED", payload: { absence: entry.absenceId ?? "", validTo: entry.to ?? entry.onDay } };
  }
}

/** Tells at once, after every change and every `everyMs`; one telling at a time. Answers the stop. */
export function startTelling(
  services: Needs,
  everyMs: number,
  onProblem: (problem: { refused?: number[]; error?: unknown }) => void,
): () => void {
  let running: Promise<void> = Promise.resolve();
  const run = (): void => {
    running = running
      .then(() => tellLog(services))
      .then(({ refused }) => {
        if (refused.length > 0) onProblem({ refused });
      })
      .catch((error: unknown) => onProblem({ error }));
  };
  const off = services.accounts.onChange(run);
  const timer = setInterval(run, everyMs);
  timer.unref();
  run();
  return () => {
    off();
    clearInterval(timer);
  };
}
