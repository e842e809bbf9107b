// views.remove: a saved view goes, with the columns that were chosen for it.
import { z } from "zod";
import { deleteView } from "../../db/accounts/views.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { getView, mayRemove } from "./saved-view.ts";

export const removeView = procedure
  .meta({ rule: "cases" })
  .input(z.strictObject({ viewId: z.uuid() }))
  .mutation(({ ctx, input: { viewId } }) => {
    if (!mayRemove(ctx.session, getView(ctx, viewId))) throw new AppError("FORBIDDEN");
    deleteView(ctx.accounts.db, viewId);
    return { ok: true };
  });
