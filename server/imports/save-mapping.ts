// imports.saveMapping: keeps what the columns of a table mean under a name; it is proposed again for the same headers. One of that name
// is written over.
import { z } from "zod";
import { listImportMappings, putImportMapping } from "../../db/accounts/import-mappings.ts";
import { headersKey } from "../../workflows/rules/imports/fields.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { mostMappings } from "./get-table.ts";
import { layoutInput } from "./layout.ts";

export const saveMapping = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ importId: z.uuid(), name: z.string().trim().min(1).max(60), layout: layoutInput }))
  .mutation(({ ctx, input: { importId, name, layout } }) => {
    const { db, chance } = ctx.accounts;
    const { accountId } = ctx.session;
    const { table } = ctx.imports.get(ctx.session, importId);
    const own = listImportMappings(db, accountId, mostMappings);
    if (own.length >= mostMappings && !own.some((one) => one.name === name))
      throw new AppError("LIMIT", { reason: "mappings" });
    const headers = headersKey((table.lines[layout.headerLine] ?? []).map((cell) => cell.slice(0, 60)));
    putImportMapping(db, accountId, { id: chance.uuid(), name, headers, content: JSON.stringify(layout) });
    return { ok: true };
  });
