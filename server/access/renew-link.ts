// access.renewLink: a new one-time link for an account that lost its password or second factor. The old password
// holds until the link is used.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { acting } from "./grant-input.ts";
import { linkFor } from "./grants.ts";

export const renewLink = procedure
  .meta({ rule: "accounts" })
  .input(z.object({ accountId: z.uuid() }))
  .mutation(({ ctx, input }) => ({
    link: acting(() => linkFor(ctx.accounts, input.accountId, ctx.session.accountId)),
  }));
