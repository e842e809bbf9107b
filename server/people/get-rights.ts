// people.getRights: who must sign for a person, who may be told, who gets copies and who must not know the address on a day,
// each with the act that says so. Looking at it is reading the person's record, and is recorded as that.
import { z } from "zod";
import { rowsOf, textOf } from "../../workflows/kernel/data.ts";
import { isDay } from "../../workflows/kernel/ids.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { holdsOn, lastDayOf } from "../../workflows/rules/representation/acts.ts";
import { rightsOn } from "../../workflows/rules/representation/rights.ts";
import { namesOf } from "../cases/names.ts";
import { idsIn } from "../cases/view-case.ts";
import { procedure } from "../trpc.ts";
import { actsOf } from "./acts-of.ts";
import { contextOf, minorOn, personInput, reachPerson } from "./reach-person.ts";
import { beyond, othersOf } from "./same-person.ts";

/** Days before its last day from which an act is said to run out: time to ask the judge. */
const runsOutWithin = 60;
export const getRights = procedure
  .meta({ rule: "cases" })
  // `on`: what is known answers for another day.
  .input(personInput.extend({ on: z.string().refine(isDay).optional() }))
  .query(async ({ ctx, input }) => {
    const reached = await reachPerson(ctx, input);
    const { found, access } = reached;
    const on = input.on ?? reached.on;
    const { head, context } = found.snapshot.doc;
    const own = await actsOf(ctx, found, access);
    const others = await othersOf(ctx, reached, input.at);
    const theirs = await Promise.all(others.map((one) => actsOf(ctx, one.found, one.access)));
    // Who must not know the address must not, at whichever record of the person it was said.
    const acts = [...own, ...theirs.flatMap((list, i) => list.map((one) => ({ ...one, act: one.act + beyond(i) })))];
    // Where the reader may not see the household nobody is said to live there, so that an address stays unsaid.
    const household = await contextOf(ctx, head.householdId, input.at);
    const isMinor = await minorOn(ctx, reached);
    const subject = {
      isMinor: isMinor(on),
      protectedAddress: context.protectedAddress === true,
      livesWith: rowsOf(household.members).map((one) => textOf(one.person)),
    };
    const soon = addDays(on, runsOutWithin);
    return {
      personId: input.personId,
      on,
      deceased: found.snapshot.state === "deceased",
      rights: rightsOn(acts, subject, on),
      acts,
      /** Acts in force whose last day is near. */
      runningOut: acts.filter((act) => holdsOn(act, on) && (lastDayOf(act) ?? soon) < soon).map(({ act }) => act),
      names: await namesOf(ctx, idsIn([acts, input.personId])),
    };
  });
