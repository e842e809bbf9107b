// views.save: a new saved view, personal or of the team.
import { z } from "zod";
import { countOwnViews, putView, type ViewRow } from "../../db/accounts/views.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { contentInput, maySetFor, mostViews, nameInput, refuseTakenName, teamInput } from "./saved-view.ts";

export const saveView = procedure
  .meta({ rule: "cases" })
  .input(z.strictObject({ name: nameInput, content: contentInput, team: teamInput.optional() }))
  .mutation(({ ctx, input: { name, content, team } }) => {
    const { accounts, session } = ctx;
    if (team && !maySetFor(session, team)) throw new AppError("FORBIDDEN");
    if (countOwnViews(accounts.db, session.accountId) >= mostViews) throw new AppError("LIMIT", { reason: "views" });
    const row: ViewRow = {
      ...{ viewId: accounts.chance.uuid(), accountId: session.accountId, name },
      content: JSON.stringify(content),
      ...{ territory: team?.territory ?? null, area: team?.area ?? null },
    };
    refuseTakenName(ctx, row);
    putView(accounts.db, row);
    return { viewId: row.viewId };
  });
