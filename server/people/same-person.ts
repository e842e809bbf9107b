// The records that are one person's since they were merged: the one that stands and those that go on in it, each under the
// reader's own rights. Of one that a search would not show her nothing is told, not even that it is there.
import { findCase } from "../../db/cases/find-case.ts";
import type { FoundPerson } from "../../db/people/find-persons.ts";
import { listShown } from "../../db/people/list-shown.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { isNamed } from "../access/session.ts";
import { caseAt } from "../history/past.ts";
import { searchRights } from "../search/rights.ts";
import type { SessionContext } from "../trpc.ts";
import type { ReachedPerson } from "./reach-person.ts";

export type OtherRecord = Pick<ReachedPerson, "found" | "access"> & { person: FoundPerson; name: string };

const idsAt = (context: JsonObject, field: string): string[] => {
  const value = context[field];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
};

/** The record that stands for this one; undefined where this one stands itself. */
export const standingOf = (context: JsonObject): string | undefined => idsAt(context, "mergedInto").at(-1);

async function reach(ctx: SessionContext, ids: readonly string[], at?: string): Promise<OtherRecord[]> {
  const persons = await listShown(ctx.driver, searchRights(ctx.policy, ctx.session), ids);
  const byId = new Map(persons.map((one) => [one.personId, one]));
  const reached: OtherRecord[] = [];
  for (const id of ids) {
    const person = byId.get(id);
    const standing = person && (await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), id));
    if (!person || !standing) continue;
    const access = ctx.policy.accessTo(ctx.session, standing.attributes, isNamed(ctx.session, standing.readers));
    await ctx.reads.recordCase(ctx.session, standing.snapshot, access);
    const found = at === undefined ? standing : await caseAt(ctx, standing, at);
    if (found) reached.push({ found, access, person, name: `${person.surname} ${person.givenName}`.trim() });
  }
  return reached;
}

/** Those that go on in this one. Opening them is recorded, one by one. */
export const absorbedBy = (ctx: SessionContext, { found }: ReachedPerson, at?: string): Promise<OtherRecord[]> =>
  reach(ctx, idsAt(found.snapshot.doc.context, "absorbed"), at);

/** All others that are the same person's, from whichever of them. */
export async function othersOf(ctx: SessionContext, one: ReachedPerson, at?: string): Promise<OtherRecord[]> {
  const { caseId, doc } = one.found.snapshot;
  const standing = standingOf(doc.context);
  if (standing === undefined) return absorbedBy(ctx, one, at);
  const [stands] = await reach(ctx, [standing], at);
  if (!stands) return [];
  const beside = idsAt(stands.found.snapshot.doc.context, "absorbed").filter((id) => id !== caseId);
  return [stands, ...(await reach(ctx, beside, at))];
}

/** Numbers of acts and papers are those of events: what another record holds is numbered beyond all of them. */
export const beyond = (place: number): number => (place + 1) * 10_000_000;
