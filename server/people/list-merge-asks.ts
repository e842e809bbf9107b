// people.listMergeAsks: requests that two records go on as one which wait for an answer of this reader, and those she made. Only of
// records both of which a search would show her; whom it names is recorded as a search of their names.
import { listMergeAsks as askRows, type OpenMergeAsk } from "../../db/people/list-merge-asks.ts";
import { colleagueNames } from "../cases/names.ts";
import { createPace } from "../pace.ts";
import { searchRights } from "../search/rights.ts";
import { shownPerson } from "../search/shown-person.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { mayAnswer } from "./merge-asks-of.ts";

/** Pairs shown of each sort, and slices of pairs looked at. */
const mostShown = 50;
const mostSlices = 40;
const turnMs = 10;

async function openAsks(ctx: SessionContext): Promise<{ toAnswer: OpenMergeAsk[]; made: OpenMergeAsk[] }> {
  const rights = searchRights(ctx.policy, ctx.session);
  const pace = createPace(turnMs);
  const [toAnswer, made]: [OpenMergeAsk[], OpenMergeAsk[]] = [[], []];
  let after = "";
  for (let slice = 0; slice < mostSlices; slice++) {
    const { asks, next } = await askRows(ctx.driver, rights, after);
    for (const one of asks)
      if (one.by === ctx.session.accountId) made.push(one);
      else if (mayAnswer(ctx, one.other)) toAnswer.push(one);
    if (next === undefined || toAnswer.length > mostShown) break;
    after = next;
    await pace();
  }
  return { toAnswer, made };
}

export const listMergeAsks = procedure.meta({ rule: "cases" }).query(async ({ ctx }) => {
  const found = await openAsks(ctx);
  const first = (asks: readonly OpenMergeAsk[]) =>
    [...asks].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).slice(0, mostShown);
  const [toAnswer, made] = [first(found.toAnswer), first(found.made)];
  const named = [...toAnswer, ...made].flatMap(({ one, other }) => [one, other]);
  const said = named.map(({ surname, givenName }) => `${surname} ${givenName}`).join(" · ");
  if (named.length > 0) await ctx.reads.recordSearch(ctx.session, said, named.length);
  const colleagues = colleagueNames(ctx);
  const shown = ({ one, other, way, by, on }: OpenMergeAsk) => ({
    ...{ one: shownPerson(one), other: shownPerson(other) },
    ...{ way, on, by: colleagues.get(by) ?? "" },
  });
  return {
    toAnswer: toAnswer.map(shown),
    made: made.map(shown),
    more: found.toAnswer.length > mostShown || found.made.length > mostShown,
  };
});
