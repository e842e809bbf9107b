// cases.previewCorrection: what a correction would change, before it is sent: the facts that differ, and where the case
// would have gone with them. A mutation because its input holds what people write; it records nothing.
import { z } from "zod";
import { consequence } from "../../workflows/kernel/correct.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { changeOf } from "../../workflows/kernel/replay.ts";
import { buildCorrection, readCorrection } from "../engine/correction.ts";
import { committedFacts } from "../engine/facts.ts";
import { refilled } from "../engine/refill.ts";
import { procedure } from "../trpc.ts";
import { findCorrectable } from "./find-correctable.ts";
import { shownConsequence } from "./shown-consequence.ts";

export const previewCorrection = procedure
  .meta({ rule: "cases" })
  .input(
    z.object({
      caseId: z.uuid(),
      corrects: z.int().min(1),
      mendReason: z.string().max(2_000),
      values: z.record(z.string(), z.unknown()),
      correctedOn: z.string().length(10).optional(),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const { found, access, mended } = await findCorrectable(ctx, input.caseId, input.corrects);
    const { snapshot } = found;
    await ctx.reads.recordCase(ctx.session, snapshot, access);
    const today = ctx.clock.today();
    const { caseId: _case, ...payload } = input;
    const asked = readCorrection(payload as unknown as JsonObject, today);
    const built = await buildCorrection(ctx, access, snapshot, mended, asked, today);
    const open = await refilled(ctx, snapshot, mended, built);
    const { caseId, kind } = snapshot;
    const past = await committedFacts(ctx).past({ caseId, kind, seq: input.corrects, history: true });
    const led = past && consequence(snapshot, past, input.corrects, changeOf(open));
    return {
      changes: built.changes.map(({ field, from, to }) => ({ field, from, to })),
      day: typeof built.open.correctedOn === "string" ? built.open.correctedOn : undefined,
      ...shownConsequence(led),
    };
  });
