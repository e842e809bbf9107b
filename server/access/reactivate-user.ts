// access.reactivateUser: the account signs in again, with the grants that were not ended.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { acting } from "./grant-input.ts";
import { reactivate } from "./grants.ts";

export const reactivateUser = procedure
  .meta({ rule: "accounts" })
  .input(z.object({ accountId: z.uuid() }))
  .mutation(({ ctx, input }) => {
    acting(() => reactivate(ctx.accounts, input.accountId, ctx.session.accountId));
    return { ok: true };
  });
