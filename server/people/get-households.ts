// people.getHouseholds: with whom a person lives, since when and in which relation, by kind of household, now or as it was known
// at a minute. Looking at it is reading the person's record, and is recorded as that.
import { mergedState } from "../../db/people/find-standing.ts";
import { rowsOf, textOf } from "../../workflows/kernel/data.ts";
import { mistakenState } from "../../workflows/rules/mistakes/mistake.ts";
import { namesOf } from "../cases/names.ts";
import { idsIn } from "../cases/view-case.ts";
import { procedure } from "../trpc.ts";
import { personInput, reachPerson } from "./reach-person.ts";
import { findHousehold, type ShownHousehold } from "./shown-household.ts";

/** Nothing new may refer to a record in one of these states: a household opened for it would be refused. */
const takesNothing = new Set([mergedState, mistakenState]);

export const getHouseholds = procedure
  .meta({ rule: "cases" })
  .input(personInput)
  .query(async ({ ctx, input }) => {
    const { found, on } = await reachPerson(ctx, input);
    const { state, doc } = found.snapshot;
    const { context, head } = doc;
    const households: ShownHousehold[] = [];
    for (const row of rowsOf(context.households)) {
      const one = await findHousehold(ctx, textOf(row.household), input.at);
      if (one) households.push(one);
    }
    return {
      on,
      households,
      /** Whether a household may be opened for the person, as far as her record goes; never at a minute of the past. */
      takesNew: input.at === undefined && !takesNothing.has(state),
      /** The one of the register, else the first. */
      main: head.householdId,
      names: await namesOf(ctx, idsIn([households, input.personId])),
    };
  });
