// The reader's jobs behind places in a work list: counting the blocks of a whole list, and walking to one position of it
// while nobody has counted yet. Both on covering indexes; rights come as main's policy said them.
import { type AnchorAsk, type Anchors, buildAnchors, findAtPosition } from "../../db/queues/anchors.ts";
import type { ListFilter } from "../../db/queues/list-filter.ts";
import { type ListKey, type ListSort, listWalk } from "../../db/queues/list-walk.ts";
import { createPace } from "../pace.ts";
import type { ReaderContext, ReaderJob } from "../reader-jobs.ts";

export interface PlaceInput {
  /** Permit of main's policy, as text. */
  permitted: string;
  filter: ListFilter;
  sort: ListSort;
}

/** Then other jobs of the thread have their turn. */
const turnMs = 5;

const askOf = ({ permitted }: ReaderContext, { permitted: message, filter, sort }: PlaceInput): AnchorAsk => ({
  ...{ permitted: permitted(message), filter, sort },
  walk: listWalk(filter, sort),
});

export const countAnchors: ReaderJob<PlaceInput, Anchors, never> = (context, input, { signal }) => {
  const pace = createPace(turnMs);
  return buildAnchors(context.driver, askOf(context, input), () => {
    signal.throwIfAborted();
    return pace();
  });
};

/** The key of the row at a position counted from 0 in the asked direction; undefined beyond the end. */
export const findKeyAt: ReaderJob<
  PlaceInput & { position: number; descending: boolean },
  ListKey | undefined,
  never
> = (context, { position, descending, ...input }) =>
  findAtPosition(context.driver, askOf(context, input), position, descending);
