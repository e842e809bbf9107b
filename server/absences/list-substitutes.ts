// absences.listSubstitutes: who could stand in for a colleague in those days, and who of them is away herself. What each
// carries is told to a supervisor only.
import { z } from "zod";
import { oversees } from "../access/oversees.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { mayStandIn } from "./acts.ts";
import { listColleagues } from "./colleagues.ts";
import { dayInput, mayArrange } from "./input.ts";

export interface Substitute {
  accountId: string;
  name: string;
  isAway: boolean;
  weight?: number;
  cases?: number;
}

export const listSubstitutes = procedure
  .meta({ rule: "cases" })
  .input(z.object({ accountId: z.string().max(100), from: dayInput, to: dayInput }))
  .query(async ({ ctx, input }): Promise<Substitute[]> => {
    if (!mayArrange(ctx, input.accountId)) throw new AppError("FORBIDDEN");
    const { accounts, session } = ctx;
    const showsLoad = oversees(accounts, session, input.accountId);
    return (await listColleagues(ctx, input))
      .filter(({ accountId }) => mayStandIn(accounts, input.accountId, accountId))
      .map(({ accountId, name, isAway, weight, cases }) => ({
        ...{ accountId, name, isAway },
        ...(showsLoad ? { weight, cases } : {}),
      }))
      .sort((a, b) => Number(a.isAway) - Number(b.isAway) || a.name.localeCompare(b.name, "it"));
  });
