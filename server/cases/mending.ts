// What of a case can be taken back now, asked of the kernel itself: the reader's own last act while the window is open,
// and the last step with a reason. Where something has left the office, the reason is the answer.
import type { FoundCase } from "../../db/cases/find-case.ts";
import { listEvents, type TimelineRow } from "../../db/cases/list-events.ts";
import { findEvent } from "../../db/log/find-event.ts";
import { decide } from "../../workflows/kernel/decide.ts";
import { isSystemWork } from "../../workflows/kernel/decide-common.ts";
import type { Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { eventInfo, isMend } from "../../workflows/kernel/event-info.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { migrateEvent } from "../../workflows/kernel/migrate-event.ts";
import { infoOf } from "../../workflows/kernel/past.ts";
import type { Access } from "../access/policy.ts";
import { actorOf } from "../access/session.ts";
import { committedFacts, loadFacts } from "../engine/facts.ts";
import { factsOfServer, mayMend } from "../engine/mend-command.ts";
import { termParameters } from "../engine/term-parameters.ts";
import type { SessionContext } from "../trpc.ts";

export interface TakeBack {
  seq: number;
  type: string;
  possible: boolean;
  /** Text ids of `texts.reasons`. */
  reasons: string[];
}

/** A correction that waits for a decision. */
export interface PendingCorrection {
  seq: number;
  corrects: number;
  /** Type of the corrected event. */
  type: string;
  fields: string[];
}

export interface Mending {
  pending: PendingCorrection[];
  /** `leftMs`: until the window closes. */
  undo?: TakeBack & { leftMs: number };
  stepBack?: TakeBack;
}

/** A step lies among the newest events, or is old enough to be mended by hand. */
const looked = 30;

async function ask(
  ctx: SessionContext,
  version: WorkflowVersion,
  found: FoundCase,
  access: Access,
  event: { type: "UNDO" | "STEP_BACK"; row: TimelineRow },
): Promise<TakeBack> {
  const { snapshot } = found;
  const { territory } = snapshot.doc.head;
  const today = ctx.clock.today();
  const data: JsonObject = { undoes: event.row.seq, ...factsOfServer(ctx, event.type, access) };
  const needs = eventInfo(version, event.type)?.needs ?? [];
  const facts = await loadFacts(committedFacts(ctx), { needs, snapshot, data, territory, occurredOn: today });
  const outcome = decide(
    version,
    snapshot,
    { type: event.type, occurredOn: today, data, sealed: [], toComplete: [] },
    facts,
    {
      actor: actorOf(ctx.session, access.behalfOf(event.row.type)),
      recordedAt: ctx.clock.now(),
      today,
      terms: termParameters(ctx.tables, territory, today),
    },
  );
  const reasons = outcome.refused ? outcome.reasons : [];
  return { seq: event.row.seq, type: event.row.type, possible: !outcome.refused, reasons };
}

/** Reasons for which nobody expects the button at all. */
const silent = ["undoTooLate", "actedSince", "notYours", "openingStays", "mendStays", "internalStays", "notTheLast"];
const worthTelling = (one: TakeBack) => one.possible || !one.reasons.some((reason) => silent.includes(reason));

export async function mendingOf(
  ctx: SessionContext,
  workflow: Workflow,
  version: WorkflowVersion,
  found: FoundCase,
  access: Access,
): Promise<Mending> {
  const mending: Mending = { pending: [] };
  if (!access.mayRead || workflow.id === "account") return mending;
  const { snapshot } = found;
  for (const [seq, made] of Object.entries(snapshot.doc.corrections)) {
    if (made.outcome !== "pending") continue;
    const row = await findEvent(ctx.driver, snapshot.caseId, made.corrects);
    const { corrects, fields } = made;
    mending.pending.push({ seq: Number(seq), corrects, fields, type: row?.type ?? "" });
  }
  const rows = await listEvents(ctx.driver, found, snapshot.seq + 1, looked);
  const isGone = (row: TimelineRow) => snapshot.doc.takenBack[row.seq] !== undefined;
  const standing = rows.filter((row) => !isGone(row) && !/^(UNDO|STEP_BACK|TAKE_BACK)$/.test(row.type));
  const isSystems = (row: TimelineRow) =>
    row.type === migrateEvent || (row.actor === "system" && isSystemWork(row.type));
  const last = standing.find((row) => !isSystems(row));
  if (last?.actor === ctx.session.accountId) {
    const leftMs =
      Date.parse(last.recordedAt) + ctx.accounts.settings.undoMinutes * 60_000 - Date.parse(ctx.clock.now());
    const asked = await ask(ctx, version, found, access, { type: "UNDO", row: last });
    if (worthTelling(asked) && leftMs > 0) mending.undo = { ...asked, leftMs };
  }
  const { versions } = workflow;
  const isStep = (row: TimelineRow) =>
    row.type !== migrateEvent && !isMend(version, row.type) && infoOf(versions, row)?.commutes !== true;
  const step = standing.find(isStep);
  const info = step && infoOf(versions, step);
  const row = step && info ? await findEvent(ctx.driver, snapshot.caseId, step.seq) : undefined;
  if (step && info && row && mayMend(access, { row, info }, ctx.session.accountId)) {
    const asked = await ask(ctx, version, found, access, { type: "STEP_BACK", row: step });
    if (worthTelling(asked)) mending.stepBack = asked;
  }
  return mending;
}
