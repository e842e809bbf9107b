// access.nameBody: the registered name of the body an account stands for. What it was called before stays in the append-only list.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { acting, bodyNameInput } from "./grant-input.ts";
import { nameBody as name } from "./grants.ts";

export const nameBody = procedure
  .meta({ rule: "accounts" })
  .input(z.object({ accountId: z.uuid(), bodyName: bodyNameInput }))
  .mutation(({ ctx, input }) => {
    acting(() => name(ctx.accounts, input.accountId, input.bodyName, ctx.session.accountId));
    return { ok: true };
  });
