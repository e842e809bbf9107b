// cases.send: every act of a worker on a case, opening included. Idempotent by commandId. Asked as a procedure or by
// the plain route beside this file: one check of the envelope, one way to the gate.
import { z } from "zod";
import { commonEvents } from "../../workflows/kernel/common-events.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Session } from "../access/session.ts";
import { type Sent, send } from "../engine/send.ts";
import { AppError } from "../errors.ts";
import type { Services } from "../services.ts";
import { procedure } from "../trpc.ts";
import { colleagueNames } from "./names.ts";

export const sendInput = z.object({
  caseId: z.uuid(),
  commandId: z.uuid(),
  expectedSeq: z.int().min(0),
  kind: z.string().max(60).optional(),
  occurredOn: z.string().length(10).optional(),
  event: z.object({ type: z.string().max(62), payload: z.record(z.string(), z.unknown()) }),
});

/** Who comes second is told by name who came first: they may have to talk. */
function withNames(services: Services, error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== "STALE") return error;
  const known = colleagueNames(services);
  const changes = (error.details.changes ?? []).map((one) => ({ ...one, actorName: known.get(one.actor) ?? "" }));
  return new AppError("STALE", { ...error.details, changes });
}

/** Throws AppError; who asks was admitted by the rule `cases`. */
export async function sendInputOf(
  services: Services,
  session: Session,
  input: z.output<typeof sendInput>,
): Promise<Sent> {
  const { kind, occurredOn, event, ...rest } = input;
  const workflow = services.workflows.get(kind ?? "");
  // An opening names its kind; what only an import or an upload may bring is nobody's to type.
  const own = workflow?.versions[workflow.current]?.events[event.type];
  if ((own ?? commonEvents[event.type])?.byImport) throw new AppError("FORBIDDEN");
  try {
    return await send(services, session, {
      ...rest,
      ...(kind ? { kind } : {}),
      ...(occurredOn ? { occurredOn } : {}),
      event: { type: event.type, payload: event.payload as JsonObject },
    });
  } catch (error) {
    throw withNames(services, error);
  }
}

export const sendCommand = procedure
  .meta({ rule: "cases" })
  .input(sendInput)
  .mutation(({ ctx, input }) => sendInputOf(ctx, ctx.session, input));
