// spending.getMatrix: services by areas of one year, computed totals beside the published ones, per head, notes.
import { z } from "zod";
import { listNotes } from "../../db/plan/list-notes.ts";
import { findMatrix } from "../../db/spending/find-matrix.ts";
import { listTotals } from "../../db/spending/list-totals.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

export const getMatrix = procedure
  .meta({ rule: "signedIn" })
  .input(z.object({ year: z.number().int().min(1990).max(2100) }))
  .query(async ({ ctx, input }) => {
    const [matrix, totals, notes] = await Promise.all([
      findMatrix(ctx.driver, input.year),
      listTotals(ctx.driver),
      listNotes(ctx.driver, ["spending", "population"]),
    ]);
    if (!matrix) throw new AppError("NOT_FOUND");
    return {
      ...matrix,
      years: [...new Set(totals.map((one) => one.year))],
      totals: totals.filter((one) => one.year === input.year),
      // Of the notes on inhabitants only the one about the divisor concerns these figures.
      notes: notes.filter((one) => one.topic === "spending" || one.id === "population-three-totals"),
    };
  });
