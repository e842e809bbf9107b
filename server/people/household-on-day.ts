// A household on a day: who lived there and as what, and where, as it is known now or was at a minute. Members of another day are
// shown as those of today are, and where they lived is hidden as it would be today.
import { rowsOf, textOf } from "../../workflows/kernel/data.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import {
  type HouseholdAct,
  type MemberOnDay,
  type Membership,
  memberships,
  membersOn,
} from "../../workflows/rules/households/memberships.ts";
import type { SessionContext } from "../trpc.ts";
import { membershipActsOf } from "./membership-acts.ts";
import { isPlaceHidden, outsideOf, type ReachedHousehold } from "./shown-household.ts";

export interface KnownHousehold extends ReachedHousehold {
  /** Its acts as they stand. */
  acts: HouseholdAct[];
  stays: Membership[];
  /** Its acts are too many to be looked at: nothing is told of another day. */
  isTooLong: boolean;
}

export async function withMemberships(ctx: SessionContext, reached: ReachedHousehold): Promise<KnownHousehold> {
  const known = await membershipActsOf(ctx, reached.found);
  const acts = known ?? [];
  return { ...reached, acts, stays: memberships(acts), isTooLong: known === undefined };
}

export interface HouseholdOnDay {
  household: string;
  kind: string;
  /** On that day. */
  members: MemberOnDay[];
  /** Absent where it is not to be known, or nobody said where it lived then. */
  territory?: string;
  outside?: string;
  placeHidden: boolean;
}

export async function onDay(ctx: SessionContext, known: KnownHousehold, on: Day): Promise<HouseholdOnDay> {
  const { caseId, doc } = known.found.snapshot;
  const members = membersOn(known.stays, on);
  const placeHidden = await isPlaceHidden(
    ctx,
    known,
    members.map(({ person }) => person),
  );
  const home = rowsOf(doc.context.homes).findLast((row) => textOf(row.from) <= on);
  return {
    ...{ household: caseId, kind: textOf(doc.context.kind), members, placeHidden },
    ...(placeHidden || home === undefined || members.length === 0
      ? {}
      : { territory: textOf(home.territory), ...(await outsideOf(ctx, home)) }),
  };
}
