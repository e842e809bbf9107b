// The record of a person for a box of its page, now or as it was known at a minute: asks policy, writes the read log, and then
// hands the record on. Rights and erasures are those of today, whatever the minute; so are the names beside ids.

import { z } from "zod";
import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import type { CaseDoc } from "../../workflows/kernel/definition.ts";
import { type Day, isDay } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addMonths, ageOn } from "../../workflows/rules/calendar/days.ts";
import { majority, type Subject } from "../../workflows/rules/representation/rights.ts";
import type { Access } from "../access/policy.ts";
import { isNamed } from "../access/session.ts";
import { openSealed } from "../cases/view-case.ts";
import { AppError } from "../errors.ts";
import { caseAt, minuteInput } from "../history/past.ts";
import type { SessionContext } from "../trpc.ts";

/** `on`: what is known answers for another day than that of the minute, or today. */
export const personInput = z.object({
  personId: z.uuid(),
  at: minuteInput.optional(),
  on: z.string().refine(isDay).optional(),
});
export type PersonInput = z.infer<typeof personInput>;

export interface ReachedPerson {
  found: FoundCase;
  access: Access;
  /** The day asked for; else today, or the day of the minute. */
  on: Day;
}

/** NOT_FOUND also for a minute before the record was opened. */
export async function reachPerson(ctx: SessionContext, input: PersonInput): Promise<ReachedPerson> {
  const standing = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), input.personId);
  if (standing?.snapshot.kind !== "person") throw new AppError("NOT_FOUND");
  const isReader = isNamed(ctx.session, standing.readers);
  const access = ctx.policy.accessTo(ctx.session, standing.attributes, isReader);
  await ctx.reads.recordCase(ctx.session, standing.snapshot, access);
  const found = input.at === undefined ? standing : await caseAt(ctx, standing, input.at);
  if (!found) throw new AppError("NOT_FOUND");
  const known = input.at === undefined ? ctx.clock.today() : input.at.slice(0, 10);
  return { found, access, on: input.on ?? known };
}

/** What a question on a person's records stands on, at the gate as on a page. */
export type AskingPersons = Pick<SessionContext, "driver" | "keys" | "policy" | "session" | "clock">;

/** Another person's or a household's record at the same time; absent where the reader may not see it. */
export async function otherAt(
  ctx: AskingPersons,
  caseId: string | undefined,
  at: string | undefined,
): Promise<CaseDoc | undefined> {
  if (caseId === undefined) return undefined;
  const standing = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), caseId);
  const found = standing && at !== undefined ? await caseAt(ctx, standing, at) : standing;
  return found?.snapshot.doc;
}

/** The open part of it; empty where the reader may not see it. */
export const contextOf = async (...asked: Parameters<typeof otherAt>): Promise<JsonObject> =>
  (await otherAt(...asked))?.context ?? {};

/** Answers whether the person was a minor on a day, by the date of birth as it was known; undefined where it was not. */
export async function minorOn(
  ctx: AskingPersons,
  reached: Pick<ReachedPerson, "found" | "access">,
): Promise<(on: Day) => boolean | undefined> {
  const age = await agesOf(ctx, reached);
  return (on) => age(on).isMinor;
}

/** The same with the day on which she comes of age. */
export async function agesOf(
  ctx: AskingPersons,
  { found, access }: Pick<ReachedPerson, "found" | "access">,
): Promise<(on: Day) => Pick<Subject, "isMinor" | "ofAgeOn">> {
  const place = found.snapshot.doc.sealed.birthOn;
  const opened = await openSealed(ctx, found, place ? [place.seq] : [], access);
  const born = place && opened.find(place.seq, place.subject, place.class)?.birthOn;
  return (on) => ageAt(born, on);
}

export const ageAt = (born: unknown, on: Day): Pick<Subject, "isMinor" | "ofAgeOn"> =>
  isDay(born)
    ? { isMinor: ageOn(born, on) < majority, ofAgeOn: addMonths(born, majority * 12) }
    : { isMinor: undefined };
