// people.countMergeAsks: how many requests that two records go on as one wait for an answer of this reader, and since when the oldest
// does. Names nobody.
import { procedure } from "../trpc.ts";
import { openAsks } from "./open-asks.ts";

const most = 100;

export const countMergeAsks = procedure.meta({ rule: "cases" }).query(async ({ ctx }) => {
  const { toAnswer } = await openAsks(ctx, most);
  const [oldestOn] = toAnswer.map(({ on }) => on).sort();
  return { toAnswer: Math.min(toAnswer.length, most), most, ...(oldestOn === undefined ? {} : { oldestOn }) };
});
