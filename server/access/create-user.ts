// access.createUser: a new account with its grants. The one-time link is answered once, to be handed over in person.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { acting, grantInput, toGrant } from "./grant-input.ts";
import { createAccount } from "./grants.ts";

export const createUser = procedure
  .meta({ rule: "accounts" })
  .input(
    z.object({
      name: z.string().min(1).max(200),
      email: z.string().min(3).max(200),
      locale: z.enum(["it", "en"]).default("it"),
      grants: z.array(grantInput).min(1).max(20),
    }),
  )
  .mutation(({ ctx, input: { grants, ...account } }) =>
    acting(() => createAccount(ctx.accounts, { ...account, grants: grants.map(toGrant) }, ctx.session.accountId)),
  );
