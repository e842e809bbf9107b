// exports.get: how far an export of one's own is, and what came of it.
import { z } from "zod";
import { procedure } from "../trpc.ts";

export const get = procedure
  .meta({ rule: "exports" })
  .input(z.object({ exportId: z.uuid() }))
  .query(({ ctx, input }) => ctx.exports.stateOf(ctx.session, input.exportId));
