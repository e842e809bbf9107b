// people.getHouseholdsOn: with whom a person lived on a day, household by household, as it is known now or was at a minute. Her other
// records are looked at too: who lived there was she. Looking at it is reading the person's record, and is recorded as that.

import { isDay } from "../../workflows/kernel/ids.ts";
import { namesOf } from "../cases/names.ts";
import { idsIn } from "../cases/view-case.ts";
import { procedure } from "../trpc.ts";
import { type HouseholdOnDay, onDay, withMemberships } from "./household-on-day.ts";
import { everJoined } from "./membership-acts.ts";
import { personInput, reachPerson } from "./reach-person.ts";
import { othersOf } from "./same-person.ts";
import { reachHousehold } from "./shown-household.ts";

/** ⚙ Households of one person that are looked at. */
const mostHouseholds = 60;

export const getHouseholdsOn = procedure
  .meta({ rule: "cases" })
  .input(personInput.extend({ on: personInput.shape.on.unwrap().refine(isDay) }))
  .query(async ({ ctx, input }) => {
    const { on, at } = input;
    const reached = await reachPerson(ctx, input);
    const records = [reached, ...(await othersOf(ctx, reached, at))].map(({ found }) => found);
    const joined = await Promise.all(records.map((found) => everJoined(ctx, found)));
    const ids = [...new Set(joined.flatMap((some) => some ?? []))];
    const selves = new Set(records.map(({ snapshot }) => snapshot.caseId));
    const households: HouseholdOnDay[] = [];
    let isCut = ids.length > mostHouseholds || joined.some((some) => some === undefined);
    for (const id of ids.slice(-mostHouseholds)) {
      const household = await reachHousehold(ctx, id, at);
      if (!household) continue;
      const known = await withMemberships(ctx, household);
      if (known.isTooLong) isCut = true;
      const one = await onDay(ctx, known, on);
      if (one.members.some(({ person }) => selves.has(person))) households.push(one);
    }
    return {
      ...{ on, households },
      /** Not all that was recorded could be looked at. */
      isCut,
      names: await namesOf(ctx, idsIn(households)),
    };
  });
