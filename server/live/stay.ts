// live.stay: a page says that it shows a case, and hears which colleagues have it open too. Only between people who may
// read what the case holds, and only where the house wants it.
import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { sayEveryMs } from "./presence.ts";

export const stay = procedure
  .meta({ rule: "cases" })
  .input(
    z.object({
      caseId: z.uuid(),
      /** Made by the page: those of one browser share their session. */
      pageId: z.uuid(),
      isWriting: z.boolean().default(false),
      /** The page turns away. */
      leaves: z.boolean().default(false),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const { caseId, pageId, isWriting, leaves } = input;
    const isOn = ctx.accounts.settings.showPresence === 1;
    if (!isOn || leaves) {
      ctx.presence.leave(caseId, ctx.session.sessionId, pageId);
      return { isOn, others: [], sayEveryMs };
    }
    if (!(await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), caseId)))
      throw new AppError("NOT_FOUND");
    return { isOn, others: ctx.presence.stay(caseId, ctx.session, pageId, isWriting), sayEveryMs };
  });
