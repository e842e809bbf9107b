// people.getRights: who must sign for a person, who may be told, who gets copies and who must not know the address on a day,
// each with the act that says so. Looking at it is reading the person's record, and is recorded as that.
import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import { listPersons } from "../../db/people/find-persons.ts";
import { rowsOf, textOf } from "../../workflows/kernel/data.ts";
import { isDay } from "../../workflows/kernel/ids.ts";
import { addDays, ageOn } from "../../workflows/rules/calendar/days.ts";
import { holdsOn, lastDayOf } from "../../workflows/rules/representation/acts.ts";
import { rightsOn } from "../../workflows/rules/representation/rights.ts";
import { namesOf } from "../cases/names.ts";
import { idsIn } from "../cases/view-case.ts";
import { AppError } from "../errors.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { actsOf } from "./acts-of.ts";

/** Days before its last day from which an act is said to run out: time to ask the judge. */
const runsOutWithin = 60;
const majority = 18;

/** Who is registered in the same household; nobody where the reader may not see it, so that an address stays unsaid. */
async function livesWith(ctx: SessionContext, householdId: string | undefined): Promise<string[]> {
  if (householdId === undefined) return [];
  const found = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), householdId);
  return rowsOf(found?.snapshot.doc.context.members).map((one) => textOf(one.person));
}

export const getRights = procedure
  .meta({ rule: "cases" })
  .input(z.object({ personId: z.uuid(), on: z.string().refine(isDay).optional() }))
  .query(async ({ ctx, input }) => {
    const permitted = ctx.policy.readable(ctx.session, "content");
    const found = await findCase(ctx.driver, permitted, input.personId);
    if (found?.snapshot.kind !== "person") throw new AppError("NOT_FOUND");
    const access = ctx.policy.accessTo(ctx.session, found.attributes, found.readers.includes(ctx.session.accountId));
    await ctx.reads.recordCase(ctx.session, found.snapshot, access);
    const on = input.on ?? ctx.clock.today();
    const [person] = await listPersons(ctx.driver, permitted, [input.personId]);
    const { head, context } = found.snapshot.doc;
    const acts = await actsOf(ctx, found, access);
    const subject = {
      isMinor: isDay(person?.birthOn) ? ageOn(person.birthOn, on) < majority : undefined,
      protectedAddress: context.protectedAddress === true,
      livesWith: await livesWith(ctx, head.householdId),
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
