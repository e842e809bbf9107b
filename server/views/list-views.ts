// views.list: the saved views an account sees, its own and the team's, and for whom it may set some.
import type { ViewRow } from "../../db/accounts/views.ts";
import { savedViews } from "../../db/accounts/views.ts";
import type { Session } from "../access/session.ts";
import { procedure } from "../trpc.ts";
import { type SavedView, sees, type Team, teamsOf, toView } from "./saved-view.ts";

/** A view this release cannot read is as if it were not there. */
function readable(session: Session, row: ViewRow): SavedView[] {
  try {
    return [toView(session, row)];
  } catch {
    return [];
  }
}

export const listViews = procedure
  .meta({ rule: "cases" })
  .query(({ ctx: { accounts, session } }): { views: SavedView[]; teams: Team[] } => ({
    views: savedViews(accounts.db, session.accountId)
      .filter((row) => sees(session, row))
      .flatMap((row) => readable(session, row)),
    teams: teamsOf(session),
  }));
