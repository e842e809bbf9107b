// What the procedures of absences take, and how what an act refuses becomes an error of the API.
import { z } from "zod";
import { findAbsence } from "../../db/accounts/absences.ts";
import { oversees } from "../access/oversees.ts";
import { AppError } from "../errors.ts";
import type { SessionContext } from "../trpc.ts";
import { AbsenceError, longestThing, mostThings } from "./acts.ts";

export const dayInput = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const thingsInput = z.array(z.string().trim().max(longestThing)).max(mostThings);

/** INVALID with the reason, or NOT_FOUND. */
export function acting<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof AbsenceError)) throw error;
    throw error.problem === "unknown" ? new AppError("NOT_FOUND") : new AppError("INVALID", { reason: error.problem });
  }
}

/** Oneself, or a supervisor of the colleague's. */
export const mayArrange = (ctx: SessionContext, accountId: string): boolean =>
  ctx.session.accountId === accountId || oversees(ctx.accounts, ctx.session, accountId);

/** The absence, for who may arrange it; unknown and forbidden look alike. */
export function arranged(ctx: SessionContext, absenceId: string) {
  const absence = findAbsence(ctx.accounts.db, absenceId);
  if (!absence || !mayArrange(ctx, absence.accountId)) throw new AppError("NOT_FOUND");
  return absence;
}
