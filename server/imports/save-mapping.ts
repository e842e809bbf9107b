// imports.saveMapping: keeps what the columns of a table mean under a name, for oneself or for who imports in the same comune; it is
// proposed again for the same headers. One's own of that name is written over.
import { z } from "zod";
import { listImportMappings, listSharedMappings, putImportMapping } from "../../db/accounts/import-mappings.ts";
import { headersKey } from "../../workflows/rules/imports/fields.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { layoutInput } from "./layout.ts";
import { mostMappings, mostShared, sharedInOf } from "./mappings.ts";
import { assertMayImport } from "./may-import.ts";

export const saveMapping = procedure
  .meta({ rule: "bulk" })
  .input(
    z.object({
      importId: z.uuid(),
      name: z.string().trim().min(1).max(60),
      layout: layoutInput,
      isShared: z.boolean().default(false),
    }),
  )
  .mutation(({ ctx, input: { importId, name, layout, isShared } }) => {
    assertMayImport(ctx);
    const { db, chance } = ctx.accounts;
    const { accountId } = ctx.session;
    const { table } = ctx.imports.get(ctx.session, importId);
    const own = listImportMappings(db, accountId, mostMappings);
    const before = own.find((one) => one.name === name);
    if (own.length >= mostMappings && !before) throw new AppError("LIMIT", { reason: "mappings" });
    const isNewlyShared = isShared && (before?.sharedIn ?? "") === "";
    if (isNewlyShared && listSharedMappings(db, mostShared).length >= mostShared)
      throw new AppError("LIMIT", { reason: "sharedMappings" });
    const headers = headersKey((table.lines[layout.headerLine] ?? []).map((cell) => cell.slice(0, 60)));
    putImportMapping(db, {
      ...{ id: chance.uuid(), accountId, name, headers, content: JSON.stringify(layout) },
      ...{ sharedIn: isShared ? sharedInOf(ctx) : "", savedAt: ctx.clock.now() },
    });
    return { ok: true };
  });
