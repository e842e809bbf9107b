// cases.getSettlement: of a correction that waits for a decision, what would change if it were applied, or why it cannot
// be applied by itself.

import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import { consequence } from "../../workflows/kernel/correct.ts";
import { changeOf } from "../../workflows/kernel/replay.ts";
import { isNamed } from "../access/session.ts";
import { committedFacts } from "../engine/facts.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { shownConsequence } from "./shown-consequence.ts";

export const getSettlement = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid(), settles: z.int().min(1) }))
  .query(async ({ ctx, input }) => {
    const found = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), input.caseId);
    const version = found && ctx.workflows.get(found.snapshot.kind)?.versions[found.snapshot.workflowVersion];
    const made = found?.snapshot.doc.corrections[input.settles];
    if (!found || !version || made?.outcome !== "pending") throw new AppError("NOT_FOUND");
    const access = ctx.policy.accessTo(ctx.session, found.attributes, isNamed(ctx.session, found.readers));
    if (!access.mayRead) throw new AppError("NOT_FOUND");
    await ctx.reads.recordCase(ctx.session, found.snapshot, access);
    const { caseId, kind } = found.snapshot;
    const past = await committedFacts(ctx).past({ caseId, kind, seq: input.settles, history: true });
    const payload = past?.history?.events.find(({ logged }) => logged.seq === input.settles)?.logged.payload;
    const would = past && consequence(found.snapshot, past, made.corrects, changeOf(payload ?? {}));
    return { corrects: made.corrects, fields: made.fields, ...shownConsequence(would) };
  });
