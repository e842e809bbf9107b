// access.breakGlass: opens one case in an emergency, for an hour, with a reason, before the eyes of its supervisors
// and the dpo. Refused to administrator and dpo by its rule.
import { z } from "zod";
import { insertGlass } from "../../db/accounts/glass.ts";
import { readCases } from "../../db/log/read-log.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { glassUntil } from "./policy.ts";

export const breakGlass = procedure
  .meta({ rule: "brokenGlass" })
  .input(z.object({ caseId: z.uuid(), reason: z.string().trim().min(10).max(2000) }))
  .mutation(async ({ ctx, input }) => {
    const { accounts, clock, session } = ctx;
    const [stored] = await readCases(ctx.driver, [input.caseId]);
    if (!stored || stored.snapshot.kind === "account") throw new AppError("NOT_FOUND");
    const { number, kind, doc } = stored.snapshot;
    const at = clock.now();
    const until = glassUntil(at, accounts.settings.glassMinutes);
    // On disk first: who opens it is known even if nothing else follows.
    insertGlass(accounts.db, {
      accountId: session.accountId,
      caseId: input.caseId,
      caseNumber: number,
      territory: doc.head.territory,
      area: doc.head.area,
      reason: accounts.box.seal(input.reason),
      at,
      until,
    });
    await ctx.reads.recordRead(session, { what: "case", kind, caseId: input.caseId, byGlass: true });
    accounts.changed(session.accountId);
    return { until };
  });
