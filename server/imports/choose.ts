// imports.choose: what becomes of rows whose person may be in the registry already (linked to, left out, or made anew all the same), or
// that a row is left out.
import { z } from "zod";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { assertMayImport } from "./may-import.ts";

export const choose = procedure
  .meta({ rule: "bulk" })
  .input(
    z.object({
      importId: z.uuid(),
      /** Lines of the file, or all whose person may be there. */
      lines: z.union([z.array(z.int().min(1)).min(1).max(100), z.literal("known")]),
      choice: z.enum(["link", "skip", "new"]),
    }),
  )
  .mutation(({ ctx, input: { importId, lines, choice } }) => {
    assertMayImport(ctx);
    const { preview, starting } = ctx.imports.get(ctx.session, importId);
    if (preview?.status !== "ready" || starting) throw new AppError("INVALID", { reason: "previewNotReady" });
    const wanted = lines === "known" ? undefined : new Set(lines);
    for (const row of preview.rows) {
      if (wanted ? !wanted.has(row.line) : row.status !== "known") continue;
      const mayLink = row.known !== undefined;
      if (row.status === "known" || (row.status === "new" && choice !== "link")) row.choice = choice;
      else if (choice === "link" && !mayLink) throw new AppError("INVALID", { reason: "nobodyToLink" });
    }
    return { ok: true };
  });
