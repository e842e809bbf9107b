// access.deactivateUser: nobody signs in with the account any more and its sessions end now. Nobody is deleted: the log
// names who did what. Refused while open cases are assigned to the account, unless a supervisor's hand-over plan is
// applied in the same act.
import { z } from "zod";
import { countCarried } from "../../db/absences/list-carried.ts";
import { systemPermit } from "../engine/system.ts";
import { AppError } from "../errors.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { acting, endReason } from "./grant-input.ts";
import { deactivate } from "./grants.ts";

/** All of them, also those that no supervisor sees. */
const carriedBy = (ctx: SessionContext, accountId: string): Promise<number> =>
  countCarried(ctx.driver, systemPermit(), accountId);

async function handOver(ctx: SessionContext, accountId: string, planId: string): Promise<void> {
  const plan = await ctx.bulk.findHandOver(accountId);
  if (plan?.id !== planId) throw new AppError("INVALID", { reason: "planGone" });
  // As the supervisor who made it, with the rights she has now.
  await ctx.bulk.applyHandOver(plan);
}

export const deactivateUser = procedure
  .meta({ rule: "accounts" })
  .input(
    z.object({
      accountId: z.uuid(),
      reason: endReason,
      /** The hand-over to be applied first. */
      planId: z.uuid().optional(),
    }),
  )
  .mutation(async ({ ctx, input: { accountId, reason, planId } }) => {
    // The last thing an administrator should be able to do by mistake.
    if (accountId === ctx.session.accountId) throw new AppError("INVALID", { reason: "self" });
    if (planId !== undefined && (await carriedBy(ctx, accountId)) > 0) await handOver(ctx, accountId, planId);
    const openCases = await carriedBy(ctx, accountId);
    if (openCases > 0) throw new AppError("INVALID", { reason: "carries", openCases });
    acting(() => deactivate(ctx.accounts, accountId, { reason, openCases }, ctx.session.accountId));
    return { ok: true };
  });
