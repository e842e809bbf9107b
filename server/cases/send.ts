// cases.send: every act of a worker on a case, opening included. Idempotent by commandId.
import { z } from "zod";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { send } from "../engine/send.ts";
import { AppError } from "../errors.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { colleagueNames } from "./names.ts";

const envelope = z.object({
  caseId: z.uuid(),
  commandId: z.uuid(),
  expectedSeq: z.int().min(0),
  kind: z.string().max(60).optional(),
  occurredOn: z.string().length(10).optional(),
  event: z.object({ type: z.string().max(62), payload: z.record(z.string(), z.unknown()) }),
});

/** Who comes second is told by name who came first: they may have to talk. */
function withNames(ctx: SessionContext, error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== "STALE") return error;
  const known = colleagueNames(ctx);
  const changes = (error.details.changes ?? []).map((one) => ({ ...one, actorName: known.get(one.actor) ?? "" }));
  return new AppError("STALE", { ...error.details, changes });
}

export const sendCommand = procedure
  .meta({ rule: "cases" })
  .input(envelope)
  .mutation(({ ctx, input }) => {
    const { kind, occurredOn, event, ...rest } = input;
    const workflow = ctx.workflows.get(kind ?? "");
    // An opening names its kind; what only an import may bring is nobody's to type.
    if (workflow?.versions[workflow.current]?.events[event.type]?.byImport) throw new AppError("FORBIDDEN");
    return send(ctx, ctx.session, {
      ...rest,
      ...(kind ? { kind } : {}),
      ...(occurredOn ? { occurredOn } : {}),
      event: { type: event.type, payload: event.payload as JsonObject },
    }).catch((error: unknown) => {
      throw withNames(ctx, error);
    });
  });
