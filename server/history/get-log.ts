// history.getLog: a case's log with its hashes, each checked again against the stored bytes. Open data of the events
// go only to who reads the case's content; sealed parts are only checked, never opened.
import { z } from "zod";
import { type LogRow, listLog, type SealedCheck } from "../../db/history/list-log.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { colleagueNames } from "../cases/names.ts";
import { payloadFor } from "../people/secret-points.ts";
import { procedure } from "../trpc.ts";
import { findReadable } from "./find-readable.ts";

export interface LogEntry {
  pos: number;
  seq: number;
  type: string;
  actor: string;
  behalfOf?: string;
  recordedAt: string;
  occurredOn: string;
  stateBefore: string;
  stateAfter: string;
  workflowVersion: number;
  prevHash: string;
  hash: string;
  isWhole: boolean;
  isChained: boolean;
  sealed: SealedCheck;
  /** Open data of the event; absent on a skeleton. */
  payload?: JsonObject;
  rulesets?: JsonObject;
}

function entryOf({ row, isWhole, isChained, sealed }: LogRow, payload: JsonObject | undefined): LogEntry {
  return {
    pos: row.pos,
    seq: row.seq,
    type: row.type,
    actor: row.actor,
    ...(row.behalf_of === "" ? {} : { behalfOf: row.behalf_of }),
    recordedAt: row.recorded_at,
    occurredOn: row.occurred_on,
    stateBefore: row.state_before,
    stateAfter: row.state_after,
    workflowVersion: row.workflow_version,
    prevHash: row.prev_hash,
    hash: row.hash,
    ...{ isWhole, isChained, sealed },
    ...(payload ? { payload, rulesets: JSON.parse(row.rulesets) as JsonObject } : {}),
  };
}

export const getLog = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid(), before: z.int().min(1).optional(), limit: z.int().min(1).max(50).default(25) }))
  .query(async ({ ctx, input }) => {
    const { found, access } = await findReadable(ctx, input.caseId);
    const { kind, number, state, seq } = found.snapshot;
    const rows = await listLog(ctx.driver, found, input.before ?? seq + 1, input.limit);
    const entries = rows.map((one) => entryOf(one, access.mayRead ? payloadFor(found, access, one.row) : undefined));
    const known = colleagueNames(ctx);
    const named = entries.flatMap(({ actor, behalfOf }) => (behalfOf === undefined ? [actor] : [actor, behalfOf]));
    const last = entries.at(-1);
    return {
      kind,
      number,
      state,
      /** Events in all. */
      total: seq,
      isSkeleton: !access.mayRead,
      entries,
      /** Pass as `before` to go on; absent at the beginning of the case. */
      next: last && last.seq > 1 ? last.seq : undefined,
      names: Object.fromEntries(named.map((id) => [id, known.get(id) ?? id])),
    };
  });
