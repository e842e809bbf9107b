// The gate's part for events that mend earlier ones: whose right it is, and what the server adds to what was asked. Who
// recorded an event or may record it may mend it; so may a supervisor who reaches the case.
import type { EventRow } from "../../db/log/event-row.ts";
import { findEvent } from "../../db/log/find-event.ts";
import type { CaseSnapshot, EventInfo, Workflow } from "../../workflows/kernel/definition.ts";
import { approvalsOf } from "../../workflows/kernel/four-eyes.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { infoOf } from "../../workflows/kernel/past.ts";
import { chosenClass } from "../../workflows/kernel/split-payload.ts";
import { type Access, asAuthor } from "../access/policy.ts";
import type { Services } from "../services.ts";

/** The earlier event in question, and what its version says of it. */
export interface Mended {
  row: EventRow;
  info: EventInfo;
  /** Events that approve what it proposed. */
  approvals: readonly string[];
}

const seqIn = (payload: JsonObject, key: string): number | undefined => {
  const value = payload[key];
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : undefined;
};

/** The key by which a mending event names an earlier one. */
const namedBy: Record<string, string> = {
  UNDO: "undoes",
  STEP_BACK: "undoes",
  TAKE_BACK: "undoes",
  CORRECT: "corrects",
  SETTLE_CORRECTION: "settles",
};

/**
 * For a settlement: the event that the correction corrects. Undefined when there is no such event, or when the version
 * it was decided by is no longer here.
 */
export async function findMended(
  services: Pick<Services, "driver">,
  { versions }: Workflow,
  snapshot: CaseSnapshot,
  event: { type: string; payload: JsonObject },
): Promise<Mended | undefined> {
  const { payload } = event;
  const named = seqIn(payload, namedBy[event.type] ?? "");
  // Only the key its own event is decided by: rights to one event must not open another.
  const seq = event.type === "SETTLE_CORRECTION" ? snapshot.doc.corrections[named ?? 0]?.corrects : named;
  const row = seq === undefined ? undefined : await findEvent(services.driver, snapshot.caseId, seq);
  const version = row && versions[row.workflow_version];
  const info = version && infoOf(versions, { type: row.type, workflowVersion: row.workflow_version });
  return version && info ? { row, info, approvals: approvalsOf(version, row.type) } : undefined;
}

export const isSupervisor = (access: Access): boolean => access.roles.includes("supervisor");

/** The reader of an event she recorded herself is its author, whoever else may not read it. */
export const accessOf = (access: Access, row: Pick<EventRow, "actor">, accountId: string): Access =>
  row.actor === accountId ? asAuthor(access) : access;

/** As far as rights go; what the case allows is decided by the kernel. Nobody mends what she may not read. */
export function mayMend(
  access: Access,
  { row, info }: { row: Pick<EventRow, "actor" | "type" | "payload">; info: EventInfo },
  accountId: string,
): boolean {
  const kept = info.form.sealedBy && chosenClass(info.form, JSON.parse(row.payload) as JsonObject);
  if (kept && !accessOf(access, row, accountId).classes.has(kept)) return false;
  return (
    access.mayRead &&
    info.internal !== true &&
    (row.actor === accountId || access.send(row.type) || isSupervisor(access))
  );
}

/** Open facts a decision needs and only the server knows. */
export function factsOfServer(
  services: Pick<Services, "accounts">,
  type: string,
  access: Access,
  approvals: readonly string[] = [],
): { withinMinutes?: number; asSupervisor?: boolean; asApprover?: boolean } {
  if (type === "UNDO") return { withinMinutes: services.accounts.settings.undoMinutes };
  const asApprover = type === "SETTLE_CORRECTION" && approvals.some((approval) => access.send(approval));
  return { ...(isSupervisor(access) ? { asSupervisor: true } : {}), ...(asApprover ? { asApprover } : {}) };
}
