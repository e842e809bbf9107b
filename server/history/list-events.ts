// history.listEvents: who did what across cases, newest first. Everybody gets the skeleton here; what a coordinator
// may not read of a case stays closed, and content is read in the case itself.
import { z } from "zod";
import { findHead, firstPosOn } from "../../db/history/find-pos.ts";
import { type EventLine, listEvents as readEvents } from "../../db/history/list-events.ts";
import { areaIds, isDay } from "../../workflows/kernel/ids.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { colleagueNames } from "../cases/names.ts";
import { procedure } from "../trpc.ts";

const day = z.string().refine(isDay);

const input = z.object({
  actor: z.string().max(100).optional(),
  kind: z.string().max(60).optional(),
  type: z.string().max(62).optional(),
  territory: z.string().max(20).optional(),
  area: z.enum(areaIds).optional(),
  /** Days of recording, both included. */
  from: day.optional(),
  to: day.optional(),
  below: z.int().min(1).optional(),
  limit: z.int().min(1).max(100).default(50),
});

export interface HistoryPage {
  events: EventLine[];
  /** Pass as `below` to go on; absent at the end. */
  below?: number;
  names: Record<string, string>;
}

export const listEvents = procedure
  .meta({ rule: "history" })
  .input(input)
  .query(async ({ ctx, input: asked }): Promise<HistoryPage> => {
    const { actor, kind, type, territory, area, from, to, below, limit } = asked;
    const head = await findHead(ctx.driver);
    const first = from === undefined ? 1 : await firstPosOn(ctx.driver, head, from);
    const end = to === undefined ? head + 1 : await firstPosOn(ctx.driver, head, addDays(to, 1));
    const permitted = ctx.policy.readable(ctx.session, "skeleton");
    const filter = {
      ...(actor === undefined ? {} : { actor }),
      ...(kind === undefined ? {} : { kind }),
      ...(type === undefined ? {} : { type }),
      ...(territory === undefined ? {} : { territory }),
      ...(area === undefined ? {} : { area }),
    };
    const range = { from: first, below: Math.min(end, below ?? end), limit };
    const page = await readEvents(ctx.driver, permitted, filter, range);
    await ctx.reads.recordRead(ctx.session, { what: "history", kind: kind ?? "", answered: page.events.length });
    const known = colleagueNames(ctx);
    const actors = new Set(
      page.events.flatMap(({ actor, behalfOf }) => (behalfOf === "" ? [actor] : [actor, behalfOf])),
    );
    return { ...page, names: Object.fromEntries([...actors].map((id) => [id, known.get(id) ?? id])) };
  });
