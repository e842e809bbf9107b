// imports.cancel: forgets an upload of one's own, or stops an import that is at work; what was done stays done.
import { z } from "zod";
import { findImport } from "../../db/imports/jobs.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

export const cancel = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ id: z.uuid() }))
  .mutation(async ({ ctx, input: { id } }) => {
    const upload = ctx.imports.find(ctx.session, id);
    const job = await findImport(ctx.driver, id);
    if (job?.accountId === ctx.session.accountId) return { cancelled: await ctx.imports.cancel(job) };
    if (!upload) throw new AppError("NOT_FOUND");
    ctx.imports.forget(upload);
    return { cancelled: true };
  });
