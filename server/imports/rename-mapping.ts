// imports.renameMapping: another name for a mapping, by whoever may throw it away. Its maker's names stay apart from each other.
import { z } from "zod";
import { renameImportMapping } from "../../db/accounts/import-mappings.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { findShown, mayDrop } from "./mappings.ts";

export const renameMapping = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ id: z.uuid(), name: z.string().trim().min(1).max(60) }))
  .mutation(({ ctx, input: { id, name } }) => {
    const one = findShown(ctx, id);
    // Gone already, or never to be seen: nothing is told apart.
    if (!one) throw new AppError("INVALID", { reason: "mappingGone" });
    if (!mayDrop(ctx, one)) throw new AppError("FORBIDDEN");
    if (!renameImportMapping(ctx.accounts.db, { id, accountId: one.accountId, name }))
      throw new AppError("INVALID", { reason: "mappingNameTaken" });
    return { ok: true };
  });
