// queues.exportTerms: the terms of a whole work list, as it is filtered, as a calendar or a table. Recorded before it goes
// out; cut at a number of cases, which the answer says.
import { z } from "zod";
import { listTerms } from "../../db/queues/list-terms.ts";
import { isOpenTerm } from "../../workflows/kernel/deadline.ts";
import { termFile } from "../cases/term-files.ts";
import { procedure } from "../trpc.ts";
import { filterInput, listRights, toFilter } from "./ask.ts";

const most = 2_000;

export const exportListTerms = procedure
  .meta({ rule: "exports" })
  .input(filterInput.extend({ format: z.enum(["ics", "csv"]), locale: z.enum(["it", "en"]) }))
  .mutation(async ({ ctx, input }) => {
    const { session } = ctx;
    const { filter, searched } = await toFilter(ctx, session, input);
    if (searched !== undefined) await ctx.reads.recordSearch(session, input.text, searched);
    const found = await listTerms(ctx.driver, listRights(ctx, session).rows, filter, most + 1);
    const cases = found.slice(0, most).map((one) => ({
      ...one,
      deadlines: Object.fromEntries(Object.entries(one.deadlines).filter(([, term]) => isOpenTerm(term))),
    }));
    await ctx.reads.recordRead(session, { what: "export", kind: "", answered: cases.length });
    const around = {
      workflows: ctx.workflows,
      locale: input.locale,
      now: ctx.clock.now(),
      baseUrl: ctx.config.baseUrl,
    };
    return { ...termFile(input.format, `termini-${filter.today}`, cases, around), cut: found.length > most };
  });
