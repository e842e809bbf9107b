// people.getRights: who must sign for a person, who may be told, who gets copies and who must not know the address on a day,
// each with the act that says so. Looking at it is reading the person's record, and is recorded as that.
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { holdsOn, lastDayOf } from "../../workflows/rules/representation/acts.ts";
import { namesOf } from "../cases/names.ts";
import { idsIn } from "../cases/view-case.ts";
import { procedure } from "../trpc.ts";
import { personInput, reachPerson } from "./reach-person.ts";
import { rightsOfPerson } from "./rights-of.ts";

/** Days before its last day from which an act is said to run out: time to ask the judge. */
const runsOutWithin = 60;

export const getRights = procedure
  .meta({ rule: "cases" })
  .input(personInput)
  .query(async ({ ctx, input }) => {
    const reached = await reachPerson(ctx, input);
    const { on } = reached;
    const { acts, deceased, rights } = await rightsOfPerson(ctx, reached, on, input.at);
    const soon = addDays(on, runsOutWithin);
    return {
      personId: input.personId,
      on,
      ...{ deceased, rights, acts },
      /** Acts in force whose last day is near. */
      runningOut: acts.filter((act) => holdsOn(act, on) && (lastDayOf(act) ?? soon) < soon).map(({ act }) => act),
      names: await namesOf(ctx, idsIn([acts, input.personId])),
    };
  });
