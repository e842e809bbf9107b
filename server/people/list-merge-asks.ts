// people.listMergeAsks: requests that two records go on as one which wait for an answer of this reader, and those she made. Only of
// records both of which a search would show her; whom it names is recorded as a search of their names.
import { unheardKey, unheardOf } from "../../db/notices/unheard.ts";
import type { OpenMergeAsk } from "../../db/people/list-merge-asks.ts";
import { colleagueNames } from "../cases/names.ts";
import { shownPerson } from "../search/shown-person.ts";
import { procedure } from "../trpc.ts";
import { openAsks } from "./open-asks.ts";

/** Pairs shown of each sort. */
const mostShown = 50;

export const listMergeAsks = procedure.meta({ rule: "cases" }).query(async ({ ctx }) => {
  const found = await openAsks(ctx, mostShown);
  const first = (asks: readonly OpenMergeAsk[]) =>
    [...asks].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).slice(0, mostShown);
  const [toAnswer, made] = [first(found.toAnswer), first(found.made)];
  const named = [...toAnswer, ...made].flatMap(({ one, other }) => [one, other]);
  const said = named.map(({ surname, givenName }) => `${surname} ${givenName}`).join(" · ");
  if (named.length > 0) await ctx.reads.recordSearch(ctx.session, said, named.length);
  const unheard = unheardOf(ctx.notices, ctx.session.accountId);
  const colleagues = colleagueNames(ctx);
  const shown = ({ one, other, way, by, on }: OpenMergeAsk) => ({
    ...{ one: shownPerson(one), other: shownPerson(other) },
    ...{ way, on, by: colleagues.get(by) ?? "" },
  });
  return {
    toAnswer: toAnswer.map(shown),
    made: made.map((ask) => {
      const why = unheard.get(unheardKey(ask.one.personId, ask.other.personId));
      return { ...shown(ask), ...(why ? { unheard: why } : {}) };
    }),
    more: found.toAnswer.length > mostShown || found.made.length > mostShown,
  };
});
