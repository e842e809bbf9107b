// access.deactivateUser: nobody signs in with the account any more and its sessions end now. Nobody is deleted:
// the log names who did what.
import { z } from "zod";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { acting, endReason } from "./grant-input.ts";
import { deactivate } from "./grants.ts";

export const deactivateUser = procedure
  .meta({ rule: "accounts" })
  .input(z.object({ accountId: z.uuid(), reason: endReason }))
  .mutation(({ ctx, input }) => {
    // The last thing an administrator should be able to do by mistake.
    if (input.accountId === ctx.session.accountId) throw new AppError("INVALID", { reason: "self" });
    acting(() => deactivate(ctx.accounts, input.accountId, input.reason, ctx.session.accountId));
    return { ok: true };
  });
