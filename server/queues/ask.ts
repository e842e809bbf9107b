// What may be asked of a work list, checked once for the tRPC procedures and for the plain GET, and turned into
// the terms of db/queues with the reader's rights.
import { z } from "zod";
import { findByText } from "../../db/queues/find-by-text.ts";
import { type ListFilter, listViews } from "../../db/queues/list-filter.ts";
import type { ListRights, PageAsk } from "../../db/queues/list-page.ts";
import { listSorts } from "../../db/queues/list-walk.ts";
import { areaIds } from "../../workflows/kernel/ids.ts";
import type { Session } from "../access/session.ts";
import { minuteInput } from "../history/past.ts";
import type { Services } from "../services.ts";

const words = z.array(z.string().max(80)).max(40).default([]);

export const filterInput = z.object({
  view: z.enum(listViews).default("todo"),
  status: z.enum(["open", "closed"]).default("open"),
  kinds: words,
  states: words,
  territories: words,
  areas: z.array(z.enum(areaIds)).max(20).default([]),
  /** Account id; '' is nobody; looked at in view `all` only. */
  assignee: z.string().max(100).optional(),
  overdue: z.boolean().default(false),
  /** Number, name or fiscal code. Finds closed cases too. */
  text: z.string().trim().max(100).default(""),
});

/** `at`: the list as it was at that minute. */
export const countsInput = filterInput.extend({ at: minuteInput.optional() });

const key = z.object({ value: z.string().max(40), caseId: z.string().max(40) });

export const pageInput = countsInput
  .extend({
    sort: z.enum(listSorts).default("dueOn"),
    descending: z.boolean().default(false),
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
  // The order of the day is that of somebody's cases, or of nobody's.
  .refine(
    ({ view, assignee, text, sort }) => sort !== "urgent" || view !== "all" || assignee !== undefined || text !== "",
  );

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
  const { view, status, kinds, states, territories, areas, assignee, overdue, text } = input;
  const filter: ListFilter = {
    ...{ view, kinds, states, territories, areas, overdue },
    status: text === "" ? status : "any",
    ...(assignee === undefined ? {} : { assignee }),
    readers: [session.accountId, ...session.standsInFor],
    today,
  };
  if (text === "") return { filter, capped: false };
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
