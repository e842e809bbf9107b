// people.getHousehold: who lives in a household, or lived there on a day, where who left lives now, and what became of one that is no
// more; as it is known now or was at a minute. Looking at it is reading the household's record, and is recorded as that.
import { z } from "zod";
import { listPersons } from "../../db/people/find-persons.ts";
import { rowsOf, textOf } from "../../workflows/kernel/data.ts";
import { isDay } from "../../workflows/kernel/ids.ts";
import { isObject } from "../../workflows/kernel/json.ts";
import { householdOfSplit } from "../../workflows/rules/households/split.ts";
import { type Mistake, mistakenState } from "../../workflows/rules/mistakes/mistake.ts";
import { isNamed } from "../access/session.ts";
import { namesOf } from "../cases/names.ts";
import { idsIn } from "../cases/view-case.ts";
import { AppError } from "../errors.ts";
import { minuteInput } from "../history/past.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { type KnownHousehold, onDay, withMemberships } from "./household-on-day.ts";
import { membersGoingOn, withGoingOn } from "./members-going-on.ts";
import { otherAt } from "./reach-person.ts";
import { standingOf } from "./same-person.ts";
import { reachHousehold, withDeaths } from "./shown-household.ts";

/** ⚙ Of who left so many are told where they are. */
const mostFormer = 60;

/** What became of a household that is no more. */
export type Became =
  | { how: "dissolved"; on: string; by: string; at: string }
  | { how: "mistake"; reason: string; by: string; at: string }
  /** What opened it, a split, was taken back. */
  | { how: "undone" }
  /** Nobody lives there since the day after. */
  | { how: "emptied"; on: string };

export interface FormerMember {
  person: string;
  /** Last day there; absent of one that was opened by mistake. */
  until?: string;
  /** Value of `endReason`, or `split`, `went` to another household, or `dissolved`. */
  why?: string;
  /** The household opened by the split. */
  split?: string;
  /** Where the person lives now, as far as the reader may open that. */
  now: { household: string; kind: string }[];
  died: boolean;
  /** The record that stands for this one. */
  goesOnIn?: string;
}

function becameOf({ found, acts, stays }: KnownHousehold): Became | undefined {
  const { state, doc } = found.snapshot;
  const { mistake, members } = doc.context;
  if (state === mistakenState && isObject(mistake)) {
    const { reason, by, at } = mistake as Mistake;
    return { how: "mistake", reason, by, at };
  }
  const dissolved = acts.findLast(({ type }) => type === "DISSOLVE");
  if (state === "dissolved" && dissolved) {
    const { data, occurredOn, actor, recordedAt } = dissolved;
    return { how: "dissolved", on: textOf(data.until) || occurredOn, by: actor, at: recordedAt };
  }
  if (state === "unopened") return { how: "undone" };
  const last = stays.flatMap(({ until }) => until ?? []).sort();
  return state === "active" && rowsOf(members).length === 0 && last.length > 0
    ? { how: "emptied", on: last.at(-1) ?? "" }
    : undefined;
}

/** Ways out of a household that need no reason beside them. */
const wayOut: Readonly<Record<string, string>> = { SPLIT_HOUSEHOLD: "split", MEMBERS_WENT: "went" };

type Left = Pick<FormerMember, "person" | "until" | "why" | "split">;

/** Who was there and is not, the last to leave first; of one opened by mistake, who was meant. */
function leftOf({ found, acts, stays }: KnownHousehold): Left[] {
  const { state, caseId, doc } = found.snapshot;
  const members = rowsOf(doc.context.members).map((row) => textOf(row.person));
  if (state === mistakenState) return members.map((person) => ({ person }));
  const there = new Set(members);
  const byPerson = new Map<string, Left & { until: string }>();
  for (const { person, until, endedBy } of stays) {
    const before = byPerson.get(person);
    if (there.has(person) || until === undefined || (before && before.until > until)) continue;
    const act = acts.find(({ seq }) => seq === endedBy);
    const split = act?.type === "SPLIT_HOUSEHOLD" ? { split: householdOfSplit(caseId, act.seq) } : {};
    const why = act?.type === "END_MEMBER" ? textOf(act.data.endReason) : (wayOut[act?.type ?? ""] ?? "dissolved");
    byPerson.set(person, { person, until, why, ...split });
  }
  return [...byPerson.values()].sort((a, b) => Number(a.until < b.until) - Number(a.until > b.until));
}

async function whereNow(ctx: SessionContext, left: Left, at: string | undefined): Promise<FormerMember> {
  const { split, ...told } = left;
  const context = (await otherAt(ctx, left.person, at))?.context ?? {};
  const standing = standingOf(context);
  const stands = standing === undefined ? context : ((await otherAt(ctx, standing, at))?.context ?? {});
  const now: FormerMember["now"] = [];
  for (const row of rowsOf(stands.households)) {
    const one = await reachHousehold(ctx, textOf(row.household), at);
    if (one) now.push({ household: textOf(row.household), kind: textOf(row.kind) });
  }
  const opened = split !== undefined && (await reachHousehold(ctx, split, at)) !== undefined;
  const shown = standing && (await listPersons(ctx.driver, ctx.policy.readable(ctx.session, "list"), [standing]));
  return {
    ...told,
    ...(opened ? { split } : {}),
    ...{ now, died: textOf(stands.diedOn) !== "" },
    ...(standing !== undefined && shown?.length === 1 ? { goesOnIn: standing } : {}),
  };
}

export const getHousehold = procedure
  .meta({ rule: "cases" })
  .input(z.object({ householdId: z.uuid(), at: minuteInput.optional(), on: z.string().refine(isDay).optional() }))
  .query(async ({ ctx, input: { householdId, at, on } }) => {
    const reached = await reachHousehold(ctx, householdId, at);
    if (!reached) throw new AppError("NOT_FOUND");
    const { standing, found } = reached;
    const access = ctx.policy.accessTo(ctx.session, standing.attributes, isNamed(ctx.session, standing.readers));
    await ctx.reads.recordCase(ctx.session, standing.snapshot, access);
    const known = await withMemberships(ctx, reached);
    const left = leftOf(known);
    const former: FormerMember[] = [];
    for (const one of left.slice(0, mostFormer)) former.push(await whereNow(ctx, one, at));
    const became = becameOf(known);
    const day = on === undefined ? undefined : await onDay(ctx, known, on);
    const { state, doc } = found.snapshot;
    const isOver = state !== "active";
    const rows = isOver ? [] : rowsOf(doc.context.members);
    const members = rows.map((row) => ({
      ...{ person: textOf(row.person), relation: textOf(row.relation), from: textOf(row.from) },
    }));
    const goingOn = at === undefined ? await membersGoingOn(ctx, standing) : new Map();
    const shown = withGoingOn(at === undefined ? await withDeaths(ctx, members) : members, goingOn);
    return {
      ...{ household: householdId, kind: textOf(doc.context.kind), isOver, became, former, day },
      /** Those of now, or of the minute. */
      members: shown,
      /** Not all that was recorded could be looked at. */
      isCut: known.isTooLong || left.length > mostFormer,
      names: await namesOf(ctx, new Set([...idsIn([former, day, doc.context.members, shown]), ...(by(became) ?? [])])),
    };
  });

const by = (became: Became | undefined): string[] | undefined => (became && "by" in became ? [became.by] : undefined);
