// access.giveGrant: one more role, place and areas for an account, from today or a later day.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { acting, bodyNameInput, grantInput, toGrant } from "./grant-input.ts";
import { askBodyName, giveGrant as give } from "./grants.ts";

export const giveGrant = procedure
  .meta({ rule: "accounts" })
  .input(z.object({ accountId: z.uuid(), grant: grantInput, bodyName: bodyNameInput.optional() }))
  .mutation(({ ctx, input }) => {
    const { accountId, bodyName } = input;
    const grant = toGrant(input.grant);
    acting(() => {
      askBodyName(ctx.accounts, accountId, [grant], bodyName);
      give(ctx.accounts, accountId, grant, ctx.session.accountId, bodyName);
    });
    return { ok: true };
  });
