// jobs.retryFanOut: a fan-out whose end was refused is pending again; the next run, within a minute, tells the case
// that asked once more. Repeating is harmless: what was answered is not asked again.
import { z } from "zod";
import { findRefused } from "../../db/log/outbox.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

export const retryFanOut = procedure
  .meta({ rule: "jobs" })
  .input(z.object({ id: z.string().max(40) }))
  .mutation(async ({ ctx, input }) => {
    const entry = await findRefused(ctx.driver, input.id);
    if (!entry) throw new AppError("NOT_FOUND");
    const { id, cursor, answered, refused } = entry;
    await ctx.port.outbox({ id, cursor, answered, refused, status: "pending", reason: "" });
  });
