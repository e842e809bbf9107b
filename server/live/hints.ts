// live.hints: the one stream of a tab. Position as event id, so that a reconnect says what it has seen.
import { TRPCError, tracked } from "@trpc/server";
import { z } from "zod";
import { AppError, trpcCode } from "../errors.ts";
import { procedure } from "../trpc.ts";

export const hints = procedure
  .meta({ rule: "signedIn" })
  .input(z.object({ lastEventId: z.string().max(20).nullish() }).optional())
  .subscription(async function* ({ ctx, input, signal }) {
    const last = Number(input?.lastEventId ?? Number.NaN);
    ctx.metrics.streams.inc();
    try {
      const stop = signal ?? ctx.signal;
      for await (const hint of ctx.live.listen(ctx.recheck, Number.isSafeInteger(last) ? last : undefined, stop))
        yield tracked(String(hint.pos), hint);
    } catch (error) {
      // Thrown inside a stream it would pass for a bug, and the page would come back at once.
      if (error instanceof AppError) throw new TRPCError({ code: trpcCode[error.code], cause: error });
      throw error;
    } finally {
      ctx.metrics.streams.dec();
    }
  });
