// access.listUsers: accounts by name with their grants in force or to come, in keyset pages.
import { z } from "zod";
import { listAccounts } from "../../db/accounts/accounts.ts";
import { liveGrants } from "../../db/accounts/history.ts";
import { procedure } from "../trpc.ts";
import { readBodies } from "./bodies.ts";
import { areasOf } from "./check.ts";

const pageSize = 100;

export const listUsers = procedure
  .meta({ rule: "accounts" })
  .input(z.object({ after: z.object({ name: z.string(), accountId: z.string() }).optional() }))
  .query(({ ctx, input }) => {
    const { db, clock } = ctx.accounts;
    const rows = listAccounts(db, input.after ?? { name: "", accountId: "" }, pageSize);
    const last = rows.at(-1);
    const bodies = readBodies(ctx.accounts);
    return {
      users: rows.map((row) => ({
        accountId: row.accountId,
        name: row.name,
        email: row.email,
        ready: row.ready === 1,
        totp: row.totp === 1,
        deactivatedAt: row.deactivatedAt,
        /** Of the body it stands for; empty where none is recorded. */
        ...(bodies.isBody(row.accountId) ? { bodyName: bodies.nameOf(row.accountId) ?? "" } : {}),
        grants: liveGrants(db, row.accountId, clock.today()).map((grant) => ({
          ...grant,
          areas: areasOf(grant.areas),
        })),
      })),
      next: rows.length === pageSize && last ? { name: last.name, accountId: last.accountId } : null,
    };
  });
