// cases.exportTerms: the terms of one case as a calendar or a table. An export like any other: recorded before it goes out.

import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import { isNamed } from "../access/session.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { termFile } from "./term-files.ts";

export const exportTerms = procedure
  .meta({ rule: "exports" })
  .input(z.object({ caseId: z.uuid(), format: z.enum(["ics", "csv"]), locale: z.enum(["it", "en"]) }))
  .mutation(async ({ ctx, input }) => {
    const { session, policy } = ctx;
    const found = await findCase(ctx.driver, policy.readable(session, "skeleton"), input.caseId);
    if (!found) throw new AppError("NOT_FOUND");
    const { level } = policy.accessTo(session, found.attributes, isNamed(session, found.readers));
    if (level !== "content" && level !== "skeleton") throw new AppError("NOT_FOUND");
    const { caseId, kind, number, doc } = found.snapshot;
    await ctx.reads.recordRead(session, { what: "export", kind, caseId, answered: 1 });
    const around = {
      workflows: ctx.workflows,
      locale: input.locale,
      now: ctx.clock.now(),
      baseUrl: ctx.config.baseUrl,
    };
    return termFile(input.format, `termini-${number}`, [{ caseId, kind, number, deadlines: doc.deadlines }], around);
  });
