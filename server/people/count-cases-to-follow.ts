// people.countCasesToFollow: of how many open cases it must be said which household they follow, now that this one split or is no more.
// Names nobody, and counts only what the reader may read and say.
import { z } from "zod";
import { textOf } from "../../workflows/kernel/data.ts";
import { procedure } from "../trpc.ts";
import { casesToFollow } from "./cases-to-follow.ts";
import { reachHousehold } from "./shown-household.ts";

export const countCasesToFollow = procedure
  .meta({ rule: "cases" })
  .input(z.object({ householdId: z.uuid() }))
  .query(async ({ ctx, input: { householdId } }) => {
    const reached = await reachHousehold(ctx, householdId);
    if (!reached) return { count: 0, isCut: false };
    const { cases, next } = await casesToFollow(ctx, householdId, textOf(reached.found.snapshot.doc.context.kind));
    return { count: cases.length, isCut: next !== undefined };
  });
