// bulk.preview: begins to look at what one event would do to many cases. Answers at once; bulk.getPreview tells how far
// it is and what it found. Nothing is written.
import { z } from "zod";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { bulkKinds, whyAlone } from "./bulk-kinds.ts";
import { isSaidOfEach } from "./row.ts";
import { chosenOf, rowsOf, targetInput } from "./target.ts";

export const startPreview = procedure
  .meta({ rule: "bulk" })
  .input(
    z.object({
      event: z.string().max(62),
      payload: z.record(z.string(), z.unknown()),
      occurredOn: z.string().length(10).optional(),
      target: targetInput,
      /** Kinds it is meant for, where another kind calls something else by the same name. */
      kinds: z.array(z.string().max(60)).min(1).max(40).optional(),
    }),
  )
  .mutation(({ ctx, input }) => {
    const { event, target, kinds } = input;
    const chosen = chosenOf(target);
    const known = bulkKinds(ctx.workflows, event);
    const fits =
      "households" in target ? isSaidOfEach(event, chosen) : (kinds ?? known).some((kind) => known.includes(kind));
    // Said at once, and in words: the act is one of those that are sent to one case at a time.
    if (!fits) {
      const why = whyAlone(ctx.workflows, event);
      throw new AppError("INVALID", { reason: "notBulk", ...(why ? { why: `alone.${why}` } : {}) });
    }
    if ("plan" in target && event !== "ASSIGN") throw new AppError("INVALID", { reason: "notBulk" });
    const { id } = ctx.bulk.preview(
      ctx.session,
      {
        type: event,
        payload: input.payload as JsonObject,
        occurredOn: input.occurredOn ?? ctx.clock.today(),
        ...(kinds ? { kinds } : {}),
        chosen,
      },
      () => rowsOf(ctx, target),
    );
    return { previewId: id };
  });
