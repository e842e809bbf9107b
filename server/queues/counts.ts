// queues.counts: cases by step in the chosen view, and how many each view holds. How many cases fit a name says whether
// somebody is known, so counting a search is recorded like its answer.
import { countStepsAt } from "../../db/history/count-at.ts";
import { countLimit, countSteps, type StepCount } from "../../db/queues/count-cases.ts";
import { type ListFilter, type ListView, listViews } from "../../db/queues/list-filter.ts";
import { overdueCondition } from "../../workflows/kernel/list-condition.ts";
import { pastOf } from "../history/past.ts";
import { procedure } from "../trpc.ts";
import { countsInput, listRights, toFilter } from "./ask.ts";

export interface Counts {
  /** Of the chosen view and filters, the step aside. */
  steps: StepCount[];
  views: Record<ListView, number>;
  overdue: number;
  /** Counting of views that counters do not keep stops here. */
  limit: number;
}

const total = (steps: readonly StepCount[]) => steps.reduce((sum, step) => sum + step.cases, 0);

export const counts = procedure
  .meta({ rule: "cases" })
  .input(countsInput)
  .query(async ({ ctx, input }): Promise<Counts> => {
    const { rows } = listRights(ctx, ctx.session);
    const { filter, searched } = await toFilter(ctx, ctx.session, {
      ...input,
      // The widest, so that each of them knows where few rows lie.
      view: "all",
      where: input.where.filter(({ field }) => field !== "state"),
    });
    if (searched !== undefined) await ctx.reads.recordSearch(ctx.session, input.text, searched);
    const past = input.at === undefined ? undefined : await pastOf(ctx, input.at);
    const count = (change: Partial<ListFilter>) =>
      past
        ? countStepsAt(ctx.driver, rows, past, { ...filter, ...change })
        : countSteps(ctx.driver, rows, { ...filter, ...change });
    const steps = {} as Record<ListView, StepCount[]>;
    for (const view of listViews) steps[view] = await count({ view });
    const views = {} as Record<ListView, number>;
    for (const view of listViews) views[view] = total(steps[view]);
    return {
      steps: steps[input.view],
      views,
      overdue: total(await count({ view: input.view, where: [...filter.where, overdueCondition] })),
      limit: countLimit,
    };
  });
