// cases.getAwaited: whom a case waits for, request by request, so that a reminder sent from a row of a list marks the one it
// means. It tells what the case page tells, hence for who may read the case, and recorded as an opening of it.

import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import { awaitedKeys } from "../../workflows/kernel/asked.ts";
import { isNamed } from "../access/session.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";

export const getAwaited = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const found = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), input.caseId);
    if (!found) throw new AppError("NOT_FOUND");
    const access = ctx.policy.accessTo(ctx.session, found.attributes, isNamed(ctx.session, found.readers));
    if (access.level !== "content") throw new AppError("NOT_FOUND");
    await ctx.reads.recordCase(ctx.session, found.snapshot, access);
    const { doc, workflowVersion } = found.snapshot;
    return {
      /** Of the workflow: its form of the reminder is the one to fill in. */
      version: workflowVersion,
      /** The first asked first, as a list names it; empty where the wait is of another kind than a request. */
      asked: awaitedKeys(doc)
        .flatMap((key) => {
          const one = doc.asked[key];
          return one ? [{ key, request: one.request, of: one.of, since: one.since, remindedOn: one.remindedOn }] : [];
        })
        .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0)),
    };
  });
