// access.endGrant: ends a grant at once, or after a last day.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { acting, dayInput, endReason } from "./grant-input.ts";
import { endGrant as end } from "./grants.ts";

export const endGrant = procedure
  .meta({ rule: "accounts" })
  .input(z.object({ accountId: z.uuid(), grantId: z.uuid(), to: dayInput.optional(), reason: endReason }))
  .mutation(({ ctx, input: { to, ...rest } }) => {
    acting(() => end(ctx.accounts, { ...rest, ...(to ? { to } : {}) }, ctx.session.accountId));
    return { ok: true };
  });
