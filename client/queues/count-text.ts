// Counts of a work list in words.
import type { ListView } from "../list-address.ts";
import { queueText } from "../text/queues.ts";
import type { trpc } from "../trpc.ts";
import { formatNumber } from "../ui/format.ts";

export type Counts = Awaited<ReturnType<typeof trpc.queues.counts.query>>;

/** Views that counters tell exactly; the others are counted up to a limit. */
export const exact: readonly ListView[] = ["mine", "unassigned", "all"];

/** `1.234`, or `oltre 1.000` where counting stopped. */
export const countText = (counts: Counts, cases: number, isExact: boolean): string =>
  !isExact && cases >= counts.limit ? queueText().moreThan(formatNumber(counts.limit)) : formatNumber(cases);
