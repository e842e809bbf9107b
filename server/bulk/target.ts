// Which cases an act is about: chosen by hand, all that a filter of a work list holds, the rows of a plan, or the cases of a
// household that split. A filter is walked here, on the server, with the reader's rights; what the act may do to each is for the gate.
import { z } from "zod";
import { listIds } from "../../db/queues/list-ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { AppError } from "../errors.ts";
import { createPace } from "../pace.ts";
import { filterInput, listRights, toFilter } from "../queues/ask.ts";
import type { SessionContext } from "../trpc.ts";
import { mostCases } from "./desk.ts";
import type { AskedRow } from "./preview.ts";
import type { Chosen } from "./row.ts";

const mostByHand = 5_000;
const mostPlanned = 1_000;
const mostFollowing = 100;

const byHand = z.object({ ids: z.array(z.uuid()).min(1).max(mostByHand) });
const byFilter = z.object({ filter: filterInput });

/** Cases of which the act is still to be chosen. */
export const caseTargetInput = z.union([byHand, byFilter]);

export const targetInput = z.union([
  byHand,
  byFilter,
  z.object({
    plan: z.object({
      accountId: z.string().max(100),
      rows: z
        .array(z.object({ caseId: z.uuid(), to: z.string().max(100) }))
        .min(1)
        .max(mostPlanned),
    }),
  }),
  z.object({
    households: z.object({
      rows: z
        /** `seq`: of the case as it was looked at; what changed since is left out and said. */
        .array(z.object({ caseId: z.uuid(), seq: z.int().min(1), to: z.uuid() }))
        .min(1)
        .max(mostFollowing),
    }),
  }),
]);

export type TargetInput = z.output<typeof targetInput>;

const sliceSize = 2_000;
const turnMs = 8;

/** What the list of jobs says of the choice; names that were searched for are not among it. */
export function chosenOf(target: TargetInput): Chosen {
  if ("ids" in target) return { by: "hand" };
  if ("plan" in target) return { by: "plan", accountId: target.plan.accountId };
  if ("households" in target) return { by: "households" };
  const { text, ...filter } = target.filter;
  return { by: "filter", filter: filter as unknown as JsonObject, searched: text !== "" };
}

async function walk(ctx: SessionContext, input: z.output<typeof filterInput>): Promise<AskedRow[]> {
  const { filter, searched } = await toFilter(ctx, ctx.session, input);
  if (searched !== undefined) await ctx.reads.recordSearch(ctx.session, input.text, searched);
  const { rows } = listRights(ctx, ctx.session);
  const pace = createPace(turnMs);
  const found = new Map<string, AskedRow>();
  let after = { dueOn: "", caseId: "" };
  for (;;) {
    const slice = await listIds(ctx.driver, rows, filter, after, sliceSize);
    for (const { caseId } of slice) found.set(caseId, { caseId, own: "" });
    if (found.size > mostCases) throw new AppError("LIMIT", { reason: "cases" });
    const last = slice.at(-1);
    if (!last || slice.length < sliceSize) return [...found.values()];
    after = last;
    await pace();
  }
}

export async function rowsOf(ctx: SessionContext, target: TargetInput): Promise<AskedRow[]> {
  if ("ids" in target) return [...new Set(target.ids)].map((caseId) => ({ caseId, own: "" }));
  if ("filter" in target) return walk(ctx, target.filter);
  if ("households" in target) {
    const said = new Map(target.households.rows.map((row) => [row.caseId, row]));
    return [...said.values()].map(({ caseId, seq, to }) => ({
      ...{ caseId, seq, own: JSON.stringify({ household: to }) },
    }));
  }
  const planned = new Map(target.plan.rows.map(({ caseId, to }) => [caseId, to]));
  return [...planned].map(([caseId, to]) => ({ caseId, own: JSON.stringify({ assignee: to }) }));
}
