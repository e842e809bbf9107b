// imports.dropMapping: throws a mapping away: one's own, or one that is shared where the reader leads the office.
import { z } from "zod";
import { deleteImportMapping } from "../../db/accounts/import-mappings.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { findShown, mayDrop } from "./mappings.ts";

export const dropMapping = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ id: z.uuid() }))
  .mutation(({ ctx, input }) => {
    const one = findShown(ctx, input.id);
    // Gone already, or never to be seen: nothing is told apart.
    if (!one) return { ok: true };
    if (!mayDrop(ctx, one)) throw new AppError("FORBIDDEN");
    deleteImportMapping(ctx.accounts.db, input.id);
    return { ok: true };
  });
