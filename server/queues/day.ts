// queues.day: the sections of a worker's own list in the order of the day, and whom her other cases wait for.
import { countSections, countWaiting, type SectionCount, type WaitingCount } from "../../db/queues/count-day.ts";
import { fixedAssignees } from "../../db/queues/list-filter.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { filterInput, listRights, toFilter } from "./ask.ts";

/** Days that are a section of their own, today included. */
const daysApart = 8;

export interface DayFigures {
  today: Day;
  /** Last day that is a section of its own. */
  lastDay: Day;
  /** Absent where there are more cases than are counted. */
  sections?: SectionCount[];
  /** Of all her cases, whatever the filter. */
  waiting: WaitingCount[];
}

export const day = procedure
  .meta({ rule: "cases" })
  .input(filterInput.omit({ text: true }))
  .query(async ({ ctx, input }): Promise<DayFigures> => {
    const { rows } = listRights(ctx, ctx.session);
    const { filter } = await toFilter(ctx, ctx.session, { ...input, text: "" });
    if (fixedAssignees(filter) === undefined) throw new AppError("INVALID", { reason: "view" });
    const { today } = filter;
    const lastDay = addDays(today, daysApart - 1);
    const sections = await countSections(ctx.driver, rows, filter, lastDay);
    const all = { kinds: [], states: [], territories: [], areas: [], overdue: false } as const;
    const waiting = await countWaiting(ctx.driver, rows, { ...filter, ...all, view: "waiting", status: "open" });
    return { today, lastDay, waiting, ...(sections ? { sections } : {}) };
  });
