// What the acts of a person's records say of who signs, who may be told and who must not know the address on a day, under the reader's
// rights: the one answer of the box on her page, of a letter's addressees and of who signed for her. Opening her other records is recorded.
import { rowsOf, textOf } from "../../workflows/kernel/data.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { rightsOn } from "../../workflows/rules/representation/rights.ts";
import type { SessionContext } from "../trpc.ts";
import { actsOf } from "./acts-of.ts";
import { agesOf, contextOf, type ReachedPerson } from "./reach-person.ts";
import { beyond, othersOf } from "./same-person.ts";

/** Kinds of households that say where somebody lives; an ISEE or a family of origin does not. */
const livedIn: ReadonlySet<string> = new Set(["registry", "deFacto", "foster"]);

/**
 * Who lives with her wherever she lives: of two households only one may be at the protected address, and who is in the other alone, as
 * who stays in the register while she left, need not know it. Where the reader may not see one of them nobody is said to live there.
 */
async function livesWith(
  ctx: SessionContext,
  records: readonly JsonObject[],
  at: string | undefined,
): Promise<string[]> {
  const rows = records.flatMap((context) => rowsOf(context.households)).filter(({ kind }) => livedIn.has(textOf(kind)));
  const ids = new Set(rows.map(({ household }) => textOf(household)));
  const members: string[][] = [];
  for (const id of ids) {
    const { members: there } = await contextOf(ctx, id, at);
    members.push(rowsOf(there).map(({ person }) => textOf(person)));
  }
  const [first = [], ...rest] = members;
  return first.filter((one) => rest.every((some) => some.includes(one)));
}

export async function rightsOfPerson(ctx: SessionContext, reached: ReachedPerson, on: Day, at?: string) {
  const { found, access } = reached;
  const { context } = found.snapshot.doc;
  const own = await actsOf(ctx, found, access);
  const others = await othersOf(ctx, reached, at);
  const theirs = await Promise.all(others.map((one) => actsOf(ctx, one.found, one.access)));
  // Who must not know the address must not, at whichever record of the person it was said.
  const acts = [...own, ...theirs.flatMap((list, i) => list.map((one) => ({ ...one, act: one.act + beyond(i) })))];
  const ages = await agesOf(ctx, reached);
  const deceased = [found, ...others.map((one) => one.found)].some(({ snapshot }) => snapshot.state === "deceased");
  const subject = {
    ...ages(on),
    // Also that of somebody who lives with her: a child's address says where its mother is.
    protectedAddress: [found, ...others.map((one) => one.found)].some((one) => one.isProtected),
    livesWith: await livesWith(ctx, [context, ...others.map((one) => one.found.snapshot.doc.context)], at),
    deceased,
  };
  return { acts, deceased, rights: rightsOn(acts, subject, on) };
}
