// deliveries.getWeek: what is planned and given in a week over all deliveries the reader may know of, from the plans as they stand. A list,
// and like lists not recorded. Where there are too many it says so instead of showing some.
import { z } from "zod";
import { listOfWeek, type WeekRow } from "../../db/deliveries/list-of-week.ts";
import { isDay } from "../../workflows/kernel/ids.ts";
import { services } from "../../workflows/rules/deliveries/services.ts";
import { mondayOf, type WeekDelivery, type WeekEntry, weekOf } from "../../workflows/rules/deliveries/week.ts";
import { stopIfGone } from "../long-reads.ts";
import { createPace } from "../pace.ts";
import { procedure, type SessionContext } from "../trpc.ts";

const sliceSize = 50;
/** Deliveries of one calendar: what is more is narrowed first. */
const mostDeliveries = 300;
const turnMs = 15;

const weekInput = z.object({
  /** Any day of it. */
  day: z.string().refine(isDay),
  /** Only those the reader follows herself. */
  mine: z.boolean().default(false),
  comune: z.string().max(20).optional(),
  service: z.enum(services).optional(),
});
type WeekInput = z.output<typeof weekInput>;

function weekDeliveryOf({ caseId, number, territory, context }: WeekRow): WeekDelivery {
  const { service, unit, endedOn, plans, months, suspensions } = context as unknown as WeekDelivery;
  return { caseId, number, comune: territory, service, unit: unit ?? "hour", endedOn, plans, months, suspensions };
}

/** One more than a calendar holds: then there are too many. */
async function readWeek(ctx: SessionContext, { day, mine, comune, service }: WeekInput): Promise<WeekRow[]> {
  const rights = {
    rows: ctx.policy.readable(ctx.session, "skeleton"),
    content: ctx.policy.readable(ctx.session, "content"),
  };
  const question = { monday: mondayOf(day), comune, service, ...(mine ? { assignee: ctx.session.accountId } : {}) };
  const pace = createPace(turnMs);
  const found: WeekRow[] = [];
  for (;;) {
    const last = found.at(-1);
    const after = { closed: last?.closed ?? 0, dueOn: last?.dueOn ?? "", caseId: last?.caseId ?? "" };
    const rows = await listOfWeek(ctx.driver, rights, question, after, sliceSize);
    found.push(...rows);
    if (rows.length < sliceSize || found.length > mostDeliveries) return found;
    stopIfGone(ctx.signal);
    await pace();
  }
}

/** Why a day went otherwise, or nothing is due, may tell of a person's health: for who reads the delivery alone. */
const bare = ({ deviation: _, suspension: __, ...entry }: WeekEntry): WeekEntry => entry;

export const getWeek = procedure
  .meta({ rule: "deliveries" })
  .input(weekInput)
  .query(({ ctx, input }) =>
    ctx.longReads.inTurn(ctx.session.accountId, ctx.signal, async () => {
      const monday = mondayOf(input.day);
      const rows = await readWeek(ctx, input);
      const isFull = rows.length > mostDeliveries;
      if (isFull) return { monday, isFull, entries: [], persons: {} };
      const open = new Set(rows.filter(({ isContent }) => isContent).map(({ caseId }) => caseId));
      const entries = weekOf(rows.map(weekDeliveryOf), monday).map((one) => (open.has(one.caseId) ? one : bare(one)));
      const shown = new Set(entries.map(({ caseId }) => caseId));
      const persons = Object.fromEntries(
        rows.flatMap(({ caseId, person }) => (person !== null && shown.has(caseId) ? [[caseId, person]] : [])),
      );
      return { monday, isFull, entries, persons: persons as Record<string, string> };
    }),
  );
