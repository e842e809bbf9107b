// What the acts of a person's records say of who signs, who may be told and who must not know the address on a day, under the reader's
// rights: the one answer of the box on her page, of a letter's addressees and of who signed for her. Opening her other records is recorded.
import { rowsOf, textOf } from "../../workflows/kernel/data.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import { rightsOn } from "../../workflows/rules/representation/rights.ts";
import type { SessionContext } from "../trpc.ts";
import { actsOf } from "./acts-of.ts";
import { contextOf, minorOn, type ReachedPerson } from "./reach-person.ts";
import { beyond, othersOf } from "./same-person.ts";

export async function rightsOfPerson(ctx: SessionContext, reached: ReachedPerson, on: Day, at?: string) {
  const { found, access } = reached;
  const { head, context } = found.snapshot.doc;
  const own = await actsOf(ctx, found, access);
  const others = await othersOf(ctx, reached, at);
  const theirs = await Promise.all(others.map((one) => actsOf(ctx, one.found, one.access)));
  // Who must not know the address must not, at whichever record of the person it was said.
  const acts = [...own, ...theirs.flatMap((list, i) => list.map((one) => ({ ...one, act: one.act + beyond(i) })))];
  // Where the reader may not see the household nobody is said to live there, so that an address stays unsaid.
  const household = await contextOf(ctx, head.householdId, at);
  const isMinor = await minorOn(ctx, reached);
  const deceased = [found, ...others.map((one) => one.found)].some(({ snapshot }) => snapshot.state === "deceased");
  const subject = {
    isMinor: isMinor(on),
    protectedAddress: context.protectedAddress === true,
    livesWith: rowsOf(household.members).map((one) => textOf(one.person)),
    deceased,
  };
  return { acts, deceased, rights: rightsOn(acts, subject, on) };
}
