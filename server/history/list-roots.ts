// history.listRoots: the signed roots of the log, newest first, and how many days still wait for theirs.
import { z } from "zod";
import { listRoots as readRoots } from "../../db/log/roots.ts";
import { rootFingerprint, shortFingerprint } from "../engine/signed-root.ts";
import { procedure } from "../trpc.ts";

export const listRoots = procedure
  .meta({ rule: "proof" })
  .input(z.object({ before: z.int().min(1).optional(), limit: z.int().min(1).max(100).default(31) }))
  .query(async ({ ctx, input }) => {
    const rows = await readRoots(ctx.driver, input.before ?? Number.MAX_SAFE_INTEGER, input.limit);
    const last = rows.at(-1);
    return {
      roots: rows.map((one) => ({
        ...{ n: one.n, kind: one.kind, day: one.day, pos: one.pos, signedAt: one.signedAt },
        short: shortFingerprint(rootFingerprint(one)),
      })),
      /** Pass as `before` to go on. */
      next: last && last.n > 1 && rows.length === input.limit ? last.n : undefined,
      daysMissing: await ctx.roots.daysMissing(),
    };
  });
