// What may be asked of a work list, checked once for the tRPC procedures and for the plain GET, and turned into
// the terms of db/queues with the reader's rights.
import { z } from "zod";
import { findByText } from "../../db/queues/find-by-text.ts";
import { type ListFilter, listViews } from "../../db/queues/list-filter.ts";
import type { ListRights, PageAsk } from "../../db/queues/list-page.ts";
import { type ListSort, listSorts } from "../../db/queues/list-walk.ts";
import { findNarrow } from "../../db/queues/narrow.ts";
import {
  conditionProblem,
  haveRoom,
  type ListCondition,
  maxConditions,
} from "../../workflows/kernel/list-condition.ts";
import type { Session } from "../access/session.ts";
import { minuteInput } from "../history/past.ts";
import type { Services } from "../services.ts";

/** A field or an operator nobody knows is refused, and which one is said: a filter left out would show too much. */
const condition = z
  .object({
    field: z.string().max(20),
    op: z.string().max(20),
    values: z.array(z.string().max(80)).readonly().default([]),
  })
  .superRefine((one, ctx) => {
    const problem = conditionProblem(one);
    if (problem) ctx.addIssue({ code: "custom", message: `condition: ${problem}`, path: [problem] });
  })
  .transform((one) => one as ListCondition);

/** Strict: a filter that were left out would let too much through. */
export const filterInput = z.strictObject({
  view: z.enum(listViews).default("todo"),
  status: z.enum(["open", "closed"]).default("open"),
  /** Conditions that hold together; one of them is overdue, or could be. */
  where: z.array(condition).max(maxConditions).refine(haveRoom).default([]),
  /** Number, name or fiscal code. Finds closed cases too. */
  text: z.string().trim().max(100).default(""),
});

const pastInput = filterInput.extend({ at: minuteInput.optional() });

/** The number of a case does not change and is not among what is kept of the past. */
const isOfItsTime = ({ at, where }: z.output<typeof pastInput>) =>
  at === undefined || where.every(({ field }) => field !== "number");

/** `at`: the list as it was at that minute. */
export const countsInput = pastInput.refine(isOfItsTime);

const key = z.object({ value: z.string().max(40), caseId: z.string().max(40) });

/** What a page, an export and a saved view are ordered by. */
export const orderInput = z.strictObject({
  sort: z.enum(listSorts).default("dueOn"),
  descending: z.boolean().default(false),
});

/** The order of the day is that of somebody's cases, or of nobody's. */
export function hasItsOrder(ask: Omit<FilterInput, "text" | "status"> & { text?: string; sort: ListSort }): boolean {
  const { view, where, text = "", sort } = ask;
  if (sort !== "urgent" || view !== "all" || text !== "") return true;
  return where.some(({ field, op }) => field === "assignee" && (op === "is" || op === "empty"));
}

export const pageInput = pastInput
  .extend({
    ...orderInput.shape,
    /** Of the row before the page, when its neighbour was read. */
    after: key.optional(),
    /** Of the row that follows the page. */
    before: key.optional(),
    /** Of the page's first row in the whole list, from 0: for a jump. */
    position: z.int().min(0).max(1_000_000_000).optional(),
    /** Only these rows, as far as the list still holds them. */
    ids: z.array(z.string().max(40)).min(1).max(200).optional(),
    /** How many rows the list holds, with the page: `quick` counts ten thousand at most. */
    total: z.enum(["quick", "exact"]).optional(),
    limit: z.int().min(1).max(200).default(100),
  })
  .refine(
    ({ after, before, position, ids }) => [after, before, position, ids].filter((one) => one !== undefined).length < 2,
  )
  // What was is read on from its beginning.
  .refine(({ at, before, position, ids, total }) => at === undefined || !(before || position || ids || total))
  // What was is in one order only: every index more would be paid for by every command.
  .refine(({ at, sort }) => at === undefined || sort === "dueOn")
  .refine(hasItsOrder)
  .refine(isOfItsTime);

export type FilterInput = z.output<typeof filterInput>;
export type PageInput = z.output<typeof pageInput>;

/** A skeleton shows that a case is there, its step and its worker; contents also whose it is. */
export const listRights = (services: Services, session: Session): ListRights => ({
  rows: services.policy.readable(session, "skeleton"),
  contents: services.policy.readable(session, "list"),
});

export interface AskedFilter {
  filter: ListFilter;
  /** The search found more than it answers with. */
  capped: boolean;
  /** Persons were looked for, and this many of their cases found. */
  searched?: number;
}

/** Runs the search, if one is asked, so that the filter is bounded by what it found. */
export async function toFilter(services: Services, session: Session, input: FilterInput): Promise<AskedFilter> {
  const today = services.clock.today();
  const { view, status, where, text } = input;
  const filter: ListFilter = {
    ...{ view, where, today },
    status: text === "" ? status : "any",
    readers: [session.accountId, ...session.standsInFor],
  };
  if (text === "") {
    const narrow = await findNarrow(services.driver, filter);
    return { filter: narrow ? { ...filter, narrow } : filter, capped: false };
  }
  const found = await findByText(services.driver, listRights(services, session), text, Number(today.slice(0, 4)));
  return {
    filter: { ...filter, found: found.ids },
    capped: found.capped,
    ...(found.byName ? { searched: found.ids.length } : {}),
  };
}

export const toPageAsk = (filter: ListFilter, input: PageInput): PageAsk => ({
  filter,
  sort: input.sort,
  descending: input.descending,
  ...(input.after ? { after: input.after } : {}),
  ...(input.before ? { before: input.before } : {}),
  ...(input.ids ? { ids: input.ids } : {}),
  limit: input.limit,
});
