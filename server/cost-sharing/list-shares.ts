// costSharing.listShares: the household's shares of a case that were computed by a tariff, each with what is different today: another
// ISEE, one that ran out, another tariff, another comune. Computed at every reading; what was decided stays as it was.
import { z } from "zod";
import { rowsOf } from "../../workflows/kernel/data.ts";
import type { Commitment } from "../../workflows/rules/budget/budget.ts";
import { isOutside } from "../cases/outsiders.ts";
import { AppError } from "../errors.ts";
import { findReadable } from "../history/find-readable.ts";
import { procedure } from "../trpc.ts";
import { changedShares } from "./changed-shares.ts";

export const listShares = procedure
  .meta({ rule: "cases" })
  .input(z.strictObject({ caseId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const { found, access } = await findReadable(ctx, input.caseId);
    if (access.level !== "content" || isOutside(access)) throw new AppError("FORBIDDEN");
    const lines = rowsOf(found.snapshot.doc.context.budget) as unknown as Commitment[];
    const shares = await changedShares(ctx, found.snapshot, lines);
    return { shares };
  });
