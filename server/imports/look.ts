// imports.look: begins to look at what the table would do with this layout. Answers at once; imports.getPreview tells how far it is.
import { z } from "zod";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { assertLayout, layoutInput } from "./layout.ts";
import { mostRows } from "./limits.ts";
import { assertMayImport } from "./may-import.ts";

export const look = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ importId: z.uuid(), layout: layoutInput }))
  .mutation(({ ctx, input: { importId, layout } }) => {
    assertMayImport(ctx);
    const upload = ctx.imports.get(ctx.session, importId);
    assertLayout(layout);
    const rows = upload.table.lines.length - layout.headerLine - 1;
    if (rows < 1) throw new AppError("INVALID", { reason: "empty" });
    if (rows > mostRows) throw new AppError("LIMIT", { reason: "rows" });
    ctx.imports.look(ctx.session, upload, layout);
    return { ok: true };
  });
