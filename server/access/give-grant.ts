// access.giveGrant: one more role, place and areas for an account, from today or a later day.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { acting, grantInput, toGrant } from "./grant-input.ts";
import { giveGrant as give } from "./grants.ts";

export const giveGrant = procedure
  .meta({ rule: "accounts" })
  .input(z.object({ accountId: z.uuid(), grant: grantInput }))
  .mutation(({ ctx, input }) => {
    acting(() => give(ctx.accounts, input.accountId, toGrant(input.grant), ctx.session.accountId));
    return { ok: true };
  });
