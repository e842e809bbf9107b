// absences.list: who is away in some days and who stands in: one's own, those one stands in for, and for a supervisor
// those of the colleagues she answers for, with the terms that fall due meanwhile.
import { z } from "zod";
import { listTermsDue } from "../../db/absences/list-carried.ts";
import { type AbsenceRow, listAbsences as read } from "../../db/accounts/absences.ts";
import { addDays, laterOf } from "../../workflows/rules/calendar/days.ts";
import { oversees } from "../access/oversees.ts";
import { AppError } from "../errors.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { openThings } from "./acts.ts";
import { dayInput } from "./input.ts";

const mostAbsences = 200;
const mostTerms = 500;
/** Terms are counted no further ahead than this. */
const countedDays = 400;

export interface ShownAbsence
  extends Pick<AbsenceRow, "absenceId" | "accountId" | "name" | "substitute" | "substituteName" | "from" | "to"> {
  /** Up to three things the substitute must know. */
  things: string[];
  /** May be changed by the reader. */
  mayArrange: boolean;
  /** Terms of her cases that end in those days, as far as the reader sees them. */
  terms: number;
}

async function shown(ctx: SessionContext, row: AbsenceRow, mayArrange: boolean): Promise<ShownAbsence> {
  const { accounts, clock, driver, policy, session } = ctx;
  const days = { from: laterOf(row.from, clock.today()), to: row.to };
  const terms = await listTermsDue(driver, policy.readable(session, "list"), row.accountId, days, mostTerms);
  const { absenceId, accountId, name, substitute, substituteName, from, to } = row;
  return {
    ...{ absenceId, accountId, name, substitute, substituteName, from, to, mayArrange },
    things: openThings(accounts, row.things),
    terms: terms.length,
  };
}

export const listAbsences = procedure
  .meta({ rule: "cases" })
  .input(z.object({ from: dayInput.optional(), to: dayInput.optional() }))
  .query(async ({ ctx, input }): Promise<ShownAbsence[]> => {
    const { accounts, clock, session } = ctx;
    const from = input.from ?? clock.today();
    const to = input.to ?? addDays(from, countedDays);
    if (to < from) throw new AppError("INVALID", { reason: "days" });
    const found: ShownAbsence[] = [];
    for (const row of read(accounts.db, { from, to }, mostAbsences)) {
      const isOwn = row.accountId === session.accountId;
      const answersFor = oversees(accounts, session, row.accountId);
      if (!isOwn && !answersFor && row.substitute !== session.accountId) continue;
      found.push(await shown(ctx, row, isOwn || answersFor));
    }
    return found;
  });
