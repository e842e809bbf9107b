// costSharing.listShares: the household's shares of a case that were computed by a tariff, each with what is different today: another
// ISEE, one that ran out, another tariff, another comune. Computed at every reading; what was decided stays as it was.
import { z } from "zod";
import { rowsOf } from "../../workflows/kernel/data.ts";
import type { Commitment } from "../../workflows/rules/budget/budget.ts";
import { laterOf } from "../../workflows/rules/calendar/days.ts";
import { shareChanges } from "../../workflows/rules/cost-sharing/share.ts";
import { isOutside } from "../cases/outsiders.ts";
import { AppError } from "../errors.ts";
import { findReadable } from "../history/find-readable.ts";
import { procedure } from "../trpc.ts";
import { type Proposed, proposeShare } from "./propose.ts";

export const listShares = procedure
  .meta({ rule: "cases" })
  .input(z.strictObject({ caseId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const { found, access } = await findReadable(ctx, input.caseId);
    if (access.level !== "content" || isOutside(access)) throw new AppError("FORBIDDEN");
    const today = ctx.clock.today();
    const lines = rowsOf(found.snapshot.doc.context.budget) as unknown as Commitment[];
    const shares = [];
    const asked = new Map<string, Proposed>();
    for (const { commitment, share, from, to, releasedOn } of lines) {
      // What is over is paid as it was decided.
      if (!share || releasedOn !== undefined || to < today) continue;
      const on = laterOf(today, from);
      const key = `${share.service}/${on}/${share.priceCents ?? ""}`;
      const question = { service: share.service, on, priceCents: share.priceCents };
      const now = asked.get(key) ?? (await proposeShare(ctx, found.snapshot, question));
      asked.set(key, now);
      // Who may not know the ISEE is told nothing that is computed from it.
      if (now.why === "closed" || now.why === "noPerson") continue;
      const changes = shareChanges(share, now.answer);
      shares.push({ commitment, on, changes, ...(changes.length > 0 ? { now } : {}) });
    }
    return { shares };
  });
