// people.getPayerProposal: which comune pays for the services of a case by the rule, today, with the reason. For who reads the case and
// the person's record; looking at it is reading both.
import { z } from "zod";
import { isOutside } from "../cases/outsiders.ts";
import { AppError } from "../errors.ts";
import { findReadable } from "../history/find-readable.ts";
import { procedure } from "../trpc.ts";
import { proposePayer } from "./propose-payer.ts";

export const getPayerProposal = procedure
  .meta({ rule: "cases" })
  .input(z.strictObject({ caseId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const { found, access } = await findReadable(ctx, input.caseId);
    if (access.level !== "content" || isOutside(access)) throw new AppError("FORBIDDEN");
    return proposePayer(ctx, found.snapshot, ctx.clock.today());
  });
