// views.list: the saved views an account sees, its own and the team's, and for whom it may set some.
import { savedViews } from "../../db/accounts/views.ts";
import { procedure } from "../trpc.ts";
import { readable, type SavedView, type Team, teamsOf } from "./saved-view.ts";

export const listViews = procedure
  .meta({ rule: "cases" })
  .query(({ ctx: { accounts, session } }): { views: SavedView[]; teams: Team[] } => ({
    views: savedViews(accounts.db, session.accountId, session.grants).flatMap((row) => readable(session, row) ?? []),
    teams: teamsOf(session),
  }));
