// board.getLoad: load by worker for the supervisor; every worker reads her own. Nobody else has it.
import { accountNames } from "../../db/accounts/accounts.ts";
import { listLoad } from "../../db/board/list-load.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { hasRole } from "../access/session.ts";
import { procedure } from "../trpc.ts";
import { boardInput, toBoardFilter } from "./input.ts";

/** Terms within this many days count as falling due. */
const soonDays = 7;
const maxNames = 2000;

export const getLoad = procedure
  .meta({ rule: "cases" })
  .input(boardInput)
  .query(async ({ ctx, input }) => {
    const { session, driver, policy } = ctx;
    const today = ctx.clock.today();
    const seesAll = hasRole(session, "supervisor");
    const days = { today, dueUntil: addDays(today, soonDays) };
    const permitted = policy.readable(session, "list");
    const loads = await listLoad(
      driver,
      permitted,
      toBoardFilter(input),
      days,
      seesAll ? undefined : session.accountId,
    );
    const names = new Map(accountNames(ctx.accounts.db, maxNames).map((one) => [one.accountId, one.name]));
    return {
      soonDays,
      workers: loads.map((load) => ({ ...load, name: names.get(load.accountId) ?? "" })),
    };
  });
