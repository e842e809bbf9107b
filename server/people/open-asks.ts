// Open requests that two records go on as one, of which a search would show the reader both: those she may answer, and those she made.
import { listMergeAsks, type OpenMergeAsk } from "../../db/people/list-merge-asks.ts";
import { createPace } from "../pace.ts";
import { searchRights } from "../search/rights.ts";
import type { SessionContext } from "../trpc.ts";
import { mayAnswer } from "./merge-asks-of.ts";

/** Slices of pairs looked at. */
const mostSlices = 40;
const turnMs = 10;

/** Walked until more than so many wait for her. */
export async function openAsks(
  ctx: SessionContext,
  enough: number,
): Promise<{ toAnswer: OpenMergeAsk[]; made: OpenMergeAsk[] }> {
  const rights = searchRights(ctx.policy, ctx.session);
  const pace = createPace(turnMs);
  const [toAnswer, made]: [OpenMergeAsk[], OpenMergeAsk[]] = [[], []];
  let after = "";
  for (let slice = 0; slice < mostSlices; slice++) {
    const { asks, next } = await listMergeAsks(ctx.driver, rights, after);
    for (const one of asks)
      if (one.by === ctx.session.accountId) made.push(one);
      else if (mayAnswer(ctx, one.other, one.by)) toAnswer.push(one);
    if (next === undefined || toAnswer.length > enough) break;
    after = next;
    await pace();
  }
  return { toAnswer, made };
}
