// imports.dropMapping: throws one of the reader's own mappings away.
import { z } from "zod";
import { deleteImportMapping } from "../../db/accounts/import-mappings.ts";
import { procedure } from "../trpc.ts";

export const dropMapping = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ id: z.uuid() }))
  .mutation(({ ctx, input }) => {
    deleteImportMapping(ctx.accounts.db, ctx.session.accountId, input.id);
    return { ok: true };
  });
