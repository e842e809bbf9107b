// views.setLayout: the columns of one list as this account wants them, or again as they come.
import { z } from "zod";
import { listLayouts, putLayout } from "../../db/accounts/views.ts";
import { listViews } from "../../db/queues/list-filter.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { layoutInput, mostLayouts } from "./layout.ts";
import { getView } from "./saved-view.ts";

export const setLayout = procedure
  .meta({ rule: "cases" })
  .input(z.strictObject({ list: z.union([z.enum(listViews), z.uuid()]), layout: layoutInput.nullable() }))
  .mutation(({ ctx, input: { list, layout } }) => {
    const { accounts, session } = ctx;
    if (!(listViews as readonly string[]).includes(list)) getView(ctx, list);
    const others = listLayouts(accounts.db, session.accountId, mostLayouts).filter((one) => one.list !== list);
    if (layout && others.length >= mostLayouts) throw new AppError("LIMIT", { reason: "layouts" });
    putLayout(accounts.db, session.accountId, list, layout ? JSON.stringify(layout) : undefined);
    return { ok: true };
  });
