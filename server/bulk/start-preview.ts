// bulk.preview: begins to look at what one event would do to many cases. Answers at once; bulk.getPreview tells how far
// it is and what it found. Nothing is written.
import { z } from "zod";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { bulkKinds } from "./bulk-kinds.ts";
import { chosenOf, rowsOf, targetInput } from "./target.ts";

export const startPreview = procedure
  .meta({ rule: "bulk" })
  .input(
    z.object({
      event: z.string().max(62),
      payload: z.record(z.string(), z.unknown()),
      occurredOn: z.string().length(10).optional(),
      target: targetInput,
    }),
  )
  .mutation(({ ctx, input }) => {
    const { event, target } = input;
    // Said at once, and in words: the act is one of those that ask a judgment case by case.
    if (bulkKinds(ctx.workflows, event).length === 0) throw new AppError("INVALID", { reason: "notBulk" });
    if ("plan" in target && event !== "ASSIGN") throw new AppError("INVALID", { reason: "notBulk" });
    const { id } = ctx.bulk.preview(
      ctx.session,
      {
        type: event,
        payload: input.payload as JsonObject,
        occurredOn: input.occurredOn ?? ctx.clock.today(),
        chosen: chosenOf(target),
      },
      () => rowsOf(ctx, target),
    );
    return { previewId: id };
  });
