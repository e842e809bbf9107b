// access.getLeaving: what stands between an account and its deactivation: how many open cases are assigned to it, the
// hand-over a supervisor has prepared, and how many notes nobody would read any more. Counts only: an administrator opens no case.
import { z } from "zod";
import { countPrivateNotes } from "../../db/absences/count-private-notes.ts";
import { countCarried } from "../../db/absences/list-carried.ts";
import { systemPermit } from "../engine/system.ts";
import { procedure } from "../trpc.ts";
import { namesOf } from "./names.ts";

export const getLeaving = procedure
  .meta({ rule: "accounts" })
  .input(z.object({ accountId: z.uuid() }))
  .query(async ({ ctx, input: { accountId } }) => {
    const plan = await ctx.bulk.findHandOver(accountId);
    return {
      openCases: await countCarried(ctx.driver, systemPermit(), accountId),
      /** Nobody reads them once the account has ended. */
      privateNotes: await countPrivateNotes(ctx.driver, systemPermit(), accountId),
      plan: plan && {
        planId: plan.id,
        by: namesOf(ctx.accounts, [plan.accountId])[plan.accountId] ?? "",
        madeAt: plan.createdAt,
        cases: plan.total - plan.excluded,
      },
    };
  });
