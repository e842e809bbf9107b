// views.change: another name, other filters and columns, for the team or no longer; what is not given stays.
import { z } from "zod";
import { putView, type ViewRow } from "../../db/accounts/views.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import {
  contentInput,
  getView,
  mayChange,
  mayRemove,
  maySetFor,
  nameInput,
  refuseTakenName,
  teamInput,
} from "./saved-view.ts";

export const changeView = procedure
  .meta({ rule: "cases" })
  .input(
    z.strictObject({
      viewId: z.uuid(),
      name: nameInput.optional(),
      content: contentInput.optional(),
      /** Null: its owner's alone from now on. */
      team: teamInput.nullable().optional(),
    }),
  )
  .mutation(({ ctx, input: { viewId, name, content, team } }) => {
    const { accounts, session } = ctx;
    const before = getView(ctx, viewId);
    const onlyTakesBack = team === null && name === undefined && content === undefined;
    if (!(onlyTakesBack ? mayRemove(session, before) : mayChange(session, before))) throw new AppError("FORBIDDEN");
    if (team && !maySetFor(session, team)) throw new AppError("FORBIDDEN");
    const row: ViewRow = {
      ...before,
      ...(name === undefined ? {} : { name }),
      ...(content === undefined ? {} : { content: JSON.stringify(content) }),
      ...(team === undefined ? {} : { territory: team?.territory ?? null, area: team?.area ?? null }),
    };
    refuseTakenName(ctx, row);
    putView(accounts.db, row);
    return { ok: true };
  });
