// Which members of a household are there by a record that goes on in another, as far as the reader is shown both: of a record that a
// search would not show her it is not said that it goes on, and of the other not which it is.
import type { FoundCase } from "../../db/cases/find-case.ts";
import { findStanding, mergedState } from "../../db/people/find-standing.ts";
import { listShown } from "../../db/people/list-shown.ts";
import { rowsOf, textOf } from "../../workflows/kernel/data.ts";
import { isNamed } from "../access/session.ts";
import { searchRights } from "../search/rights.ts";
import type { SessionContext } from "../trpc.ts";

const act = "MEMBER_GOES_ON";

export interface GoingOn {
  /** Who takes the place: only where the reader may record that. */
  into?: string;
}

/** By the id of the member; of a household as it stands now. */
export async function membersGoingOn(
  ctx: SessionContext,
  { snapshot, attributes, readers }: FoundCase,
): Promise<Map<string, GoingOn>> {
  const ids = rowsOf(snapshot.doc.context.members).map((row) => textOf(row.person));
  if (snapshot.state !== "active") return new Map();
  const rights = searchRights(ctx.policy, ctx.session);
  const merged = (await listShown(ctx.driver, rights, ids)).filter(({ state }) => state === mergedState);
  const may = ctx.policy.accessTo(ctx.session, attributes, isNamed(ctx.session, readers)).send(act);
  const standing = may ? await findStanding(ctx.driver, rights, merged) : new Map();
  return new Map(
    merged.map(({ personId }) => {
      const into = standing.get(personId)?.personId;
      return [personId, into === undefined ? {} : { into }];
    }),
  );
}

/** Each with what is said of the record. */
export const withGoingOn = <M extends { person: string }>(
  members: readonly M[],
  goingOn: ReadonlyMap<string, GoingOn>,
): (M & { goesOn?: GoingOn })[] =>
  members.map((one) => {
    const goesOn = goingOn.get(one.person);
    return goesOn ? { ...one, goesOn } : one;
  });
