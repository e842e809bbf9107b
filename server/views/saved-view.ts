// What a saved view holds, who sees one of the team's and who may set one. A view never widens what is seen: it is a
// filter like any other, and holds no words of a search.
import { z } from "zod";
import { findSavedView, isNameTaken, type ViewRow } from "../../db/accounts/views.ts";
import { areaIds, district } from "../../workflows/kernel/ids.ts";
import { oneReaches } from "../access/reach.ts";
import type { Session } from "../access/session.ts";
import { AppError } from "../errors.ts";
import { filterInput, hasItsOrder, orderInput } from "../queues/ask.ts";
import type { SessionContext } from "../trpc.ts";
import { layoutInput } from "./layout.ts";

export const mostViews = 50;

export const contentInput = z
  .strictObject({
    ...filterInput.omit({ text: true }).shape,
    ...orderInput.shape,
    layout: layoutInput.optional(),
  })
  .refine(hasItsOrder);

export const nameInput = z.string().trim().min(1).max(60);

/** For whom a view of the team is: those whose grants reach the comune (or the district) and the area, or all areas. */
export const teamInput = z.strictObject({
  territory: z.string().regex(/^(district|\d{6})$/),
  area: z.enum(areaIds).optional(),
});
export type Team = z.output<typeof teamInput>;

const leads = (session: Session) =>
  session.grants.filter(({ role }) => role === "supervisor" || role === "coordinator");

/** Places and areas for which the session may set views. */
export const teamsOf = (session: Session): Team[] => {
  const teams = leads(session).flatMap(({ territory, areas }): Team[] =>
    areas === "all" ? [{ territory }] : areas.map((area) => ({ territory, area })),
  );
  return [...new Map(teams.map((team) => [JSON.stringify(team), team])).values()];
};

export const maySetFor = (session: Session, { territory, area }: Team): boolean =>
  leads(session).some(
    (grant) =>
      (grant.territory === district || grant.territory === territory) &&
      (grant.areas === "all" || (area !== undefined && grant.areas.includes(area))),
  );

const teamOf = ({ territory, area }: ViewRow): Team | undefined =>
  territory === null ? undefined : teamInput.parse({ territory, ...(area === null ? {} : { area }) });

function sees(session: Session, row: ViewRow): boolean {
  const team = teamOf(row);
  if (!team) return row.accountId === session.accountId;
  return oneReaches(session.grants, {
    territory: team.territory,
    areas: team.area === undefined ? "all" : [team.area],
  });
}

/** Whether it may be written over: one's own, or a view of the team by who may set it. */
export function mayChange(session: Session, row: ViewRow): boolean {
  const team = teamOf(row);
  return team ? maySetFor(session, team) : row.accountId === session.accountId;
}

/** Also who may no longer set it may take back what she once shared. */
export const mayRemove = (session: Session, row: ViewRow): boolean =>
  mayChange(session, row) || row.accountId === session.accountId;

/** One's own also where one's grants no longer reach, to take it back. */
const mayFind = (session: Session, row: ViewRow): boolean => row.accountId === session.accountId || sees(session, row);

/** A view that is not there and one that is not for the session answer alike. */
export function getView({ accounts, session }: SessionContext, viewId: string): ViewRow {
  const row = findSavedView(accounts.db, viewId);
  if (!row || !mayFind(session, row)) throw new AppError("NOT_FOUND");
  return row;
}

export function refuseTakenName({ accounts }: SessionContext, row: ViewRow): void {
  if (isNameTaken(accounts.db, row)) throw new AppError("INVALID", { reason: "viewName" });
}

export interface SavedView extends z.output<typeof contentInput> {
  viewId: string;
  name: string;
  team?: Team;
  mayChange: boolean;
  mayRemove: boolean;
}

/** A view that is not for the session, or that this release cannot read, is as if it were not there. */
export function readable(session: Session, row: ViewRow): SavedView | undefined {
  try {
    return mayFind(session, row) ? toView(session, row) : undefined;
  } catch {
    return undefined;
  }
}

function toView(session: Session, row: ViewRow): SavedView {
  const team = teamOf(row);
  return {
    // Checked again: a condition of another release is never left out, or the view would hold more.
    ...contentInput.parse(JSON.parse(row.content)),
    ...{ viewId: row.viewId, name: row.name },
    ...(team ? { team } : {}),
    ...{ mayChange: mayChange(session, row), mayRemove: mayRemove(session, row) },
  };
}
