// exports.cancel: ends an export of one's own and forgets its file, whether it was still being made or waited to be fetched.
import { z } from "zod";
import { procedure } from "../trpc.ts";

export const cancel = procedure
  .meta({ rule: "exports" })
  .input(z.object({ exportId: z.uuid() }))
  .mutation(({ ctx, input }) => {
    ctx.exports.cancel(ctx.session, input.exportId);
    return { ok: true };
  });
