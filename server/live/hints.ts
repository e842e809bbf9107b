// live.hints: the one stream of a tab. Position as event id, so that a reconnect says what it has seen.
import { tracked } from "@trpc/server";
import { z } from "zod";
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
    } finally {
      ctx.metrics.streams.dec();
    }
  });
