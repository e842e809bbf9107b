// access.createUser: a new account with its grants. The one-time link is answered once, to be handed over in person.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { acting, bodyNameInput, grantInput, toGrant } from "./grant-input.ts";
import { askBodyName, createAccount } from "./grants.ts";

export const createUser = procedure
  .meta({ rule: "accounts" })
  .input(
    z.object({
      name: z.string().min(1).max(200),
      email: z.string().min(3).max(200),
      locale: z.enum(["it", "en"]).default("it"),
      grants: z.array(grantInput).min(1).max(20),
      bodyName: bodyNameInput.optional(),
    }),
  )
  .mutation(({ ctx, input: { grants, bodyName, ...account } }) =>
    acting(() => {
      const given = grants.map(toGrant);
      askBodyName(ctx.accounts, undefined, given, bodyName);
      const named = bodyName === undefined ? {} : { bodyName };
      return createAccount(ctx.accounts, { ...account, grants: given, ...named }, ctx.session.accountId);
    }),
  );
