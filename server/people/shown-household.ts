// A household as a reader is shown it: who lives in it since when, which others came out of it, and its comune unless where
// somebody of it lives is protected and not for this reader.
import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import { listPersons } from "../../db/people/find-persons.ts";
import { mergedState } from "../../db/people/find-standing.ts";
import { listShown } from "../../db/people/list-shown.ts";
import { isTrue, rowsOf, textOf } from "../../workflows/kernel/data.ts";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import { isNamed } from "../access/session.ts";
import { caseAt } from "../history/past.ts";
import { searchRights } from "../search/rights.ts";
import type { SessionContext } from "../trpc.ts";
import { type GoingOn, membersGoingOn, withGoingOn } from "./members-going-on.ts";
import { outsideNames } from "./outside-places.ts";

export interface ShownMember {
  person: string;
  relation: string;
  from: string;
  /** The record goes on in another; never at a minute of the past. */
  goesOn?: GoingOn;
  /** Her death is recorded, and that she is gone from here is not yet; never at a minute of the past. */
  died?: true;
}

export interface ShownHousehold {
  household: string;
  /** Of its last event: what is sent to it is meant for it as it stands. */
  seq: number;
  kind: string;
  /** It is dissolved, or what opened it was taken back. */
  isOver: boolean;
  members: ShownMember[];
  /** Whether the others have somebody to whom they are what they are: `died` until she is recorded as gone. */
  reference: "known" | "none" | "died";
  /** Absent where it is not to be known. */
  territory?: string;
  /** Name of the place outside the district where it lives; the comune is then the one that follows it. */
  outside?: string;
  /** Why the comune is not said. */
  placeHidden: boolean;
  origin?: { household: string; on: string };
  /** Events of the household that this reader may send; none of a household that is over. */
  may: string[];
  /** Who does not move along when the household moves, and why, for who may record that it does. */
  stay: StayingMember[];
  splits: { household: string; on: string; reason: string; left: ShownMember[] }[];
}

/** `ownRecord`: where she resides is recorded there only; of whom the reader may not see no more is said. */
export interface StayingMember {
  person: string;
  why: "died" | "goesOn" | "ownRecord";
}

const members = (value: Json | undefined): ShownMember[] =>
  rowsOf(value).map((row) => ({ person: textOf(row.person), relation: textOf(row.relation), from: textOf(row.from) }));

/** Whose death is recorded, as far as the reader may see them. */
export async function withDeaths<M extends { person: string }>(
  ctx: SessionContext,
  who: readonly M[],
): Promise<(M & { died?: true })[]> {
  const ids = who.map(({ person }) => person);
  const seen = await listPersons(ctx.driver, ctx.policy.readable(ctx.session, "list"), ids);
  const dead = new Set(seen.filter(({ state }) => state === "deceased").map(({ personId }) => personId));
  return who.map((one) => (dead.has(one.person) ? { ...one, died: true } : one));
}

/** Of a household without anybody left nothing is asked. */
function referenceIn(who: readonly ShownMember[]): ShownHousehold["reference"] {
  const one = who.find(({ relation }) => relation === "reference");
  if (!one) return who.length === 0 ? "known" : "none";
  return one.died ? "died" : "known";
}

/** Somebody of these, or of those `sheltered` whom the reader may not even see, has a protected address that the reader is not told. */
async function isSheltered(
  ctx: SessionContext,
  ids: readonly string[],
  sheltered: readonly string[],
): Promise<boolean> {
  const known = await listPersons(ctx.driver, ctx.policy.readable(ctx.session, "list"), ids);
  const seen = known.filter((one) => one.protectedAddress === 1).map(({ personId }) => personId);
  const hidden = [...new Set([...seen, ...sheltered])];
  if (hidden.length === 0) return false;
  const told = await listPersons(ctx.driver, ctx.policy.readable(ctx.session, "protectedAddress"), hidden);
  return told.length < hidden.length;
}

export interface ReachedHousehold {
  /** The household as it is now, and as it is looked at. */
  standing: FoundCase;
  found: FoundCase;
}

const placeProtected = ({ snapshot }: FoundCase): boolean => isTrue(snapshot.doc.context.placeProtected);
const idsOf = ({ snapshot }: FoundCase): string[] =>
  rowsOf(snapshot.doc.context.members).map((row) => textOf(row.person));

/**
 * Whether where it lives is not to be known, then or today: who lives there now, as who lived there then, may not be found by asking for
 * another day. `also`: who else is named beside the place.
 */
export async function isPlaceHidden(
  ctx: SessionContext,
  { standing, found }: ReachedHousehold,
  also: readonly string[] = [],
): Promise<boolean> {
  if (placeProtected(standing) || placeProtected(found)) return true;
  return isSheltered(ctx, [...new Set([...idsOf(standing), ...idsOf(found), ...also])], standing.sheltered);
}

/** As the act itself decides: the dead stay, and whom a search would not show, or whose address is protected, is moved elsewhere. */
async function stayingOf(ctx: SessionContext, who: readonly ShownMember[]): Promise<StayingMember[]> {
  const ids = who.map(({ person }) => person);
  const found = await listShown(ctx.driver, searchRights(ctx.policy, ctx.session), ids);
  const seen = new Map(found.map((one) => [one.personId, one]));
  return ids.flatMap((person): StayingMember[] => {
    const one = seen.get(person);
    if (one?.state === "deceased") return [{ person, why: "died" }];
    if (one?.state === mergedState) return [{ person, why: "goesOn" }];
    return one?.protectedAddress === 0 ? [] : [{ person, why: "ownRecord" }];
  });
}

const acts = [
  "NAME_REFERENCE",
  "SPLIT_HOUSEHOLD",
  "ADD_MEMBER",
  "END_MEMBER",
  "MOVE_HOUSEHOLD",
  "END_PLACE_PROTECTION",
  "DISSOLVE",
];

/** As far as rights and the household itself go; the machine says the rest. */
function mayDo(ctx: SessionContext, { attributes, readers, snapshot }: FoundCase): string[] {
  const access = ctx.policy.accessTo(ctx.session, attributes, isNamed(ctx.session, readers));
  const { context } = snapshot.doc;
  const fits: Record<string, boolean> = {
    NAME_REFERENCE: rowsOf(context.members).length > 0,
    SPLIT_HOUSEHOLD: rowsOf(context.members).length > 1,
    MOVE_HOUSEHOLD: !isTrue(context.placeProtected),
    END_PLACE_PROTECTION: isTrue(context.placeProtected),
  };
  // What is missing is offered first; else what is done most.
  const lacks = !rowsOf(context.members).some((row) => textOf(row.relation) === "reference");
  const order = lacks ? acts : [...acts.slice(1), "NAME_REFERENCE"];
  return order.filter((event) => fits[event] !== false && access.send(event));
}

export async function outsideOf(
  ctx: SessionContext,
  home: JsonObject | undefined,
): Promise<Pick<ShownHousehold, "outside">> {
  const code = textOf(home?.outside);
  const { [code]: outside } = await outsideNames(ctx, [code]);
  return outside === undefined ? {} : { outside };
}

async function shown(
  ctx: SessionContext,
  { standing, found }: ReachedHousehold,
  isNow: boolean,
): Promise<ShownHousehold> {
  const { caseId, state, doc } = found.snapshot;
  const { context, head } = doc;
  const lives = members(context.members);
  const who = isNow ? await withDeaths(ctx, lives) : lives;
  const { origin } = context;
  const placeHidden = await isPlaceHidden(ctx, { standing, found });
  const may = isNow && state === "active" ? mayDo(ctx, found) : [];
  const takesAlong = context.kind === "registry" && may.includes("MOVE_HOUSEHOLD");
  return {
    household: caseId,
    seq: found.snapshot.seq,
    kind: textOf(context.kind),
    isOver: state !== "active",
    members: isNow ? withGoingOn(who, await membersGoingOn(ctx, found)) : who,
    reference: isNow && state === "active" ? referenceIn(who) : "known",
    placeHidden,
    may,
    stay: takesAlong ? await stayingOf(ctx, who) : [],
    ...(placeHidden ? {} : { territory: head.territory, ...(await outsideOf(ctx, rowsOf(context.homes).at(-1))) }),
    ...(isObject(origin) ? { origin: { household: textOf(origin.household), on: textOf(origin.on) } } : {}),
    splits: rowsOf(context.splits).map((one) => ({
      household: textOf(one.household),
      on: textOf(one.on),
      reason: textOf(one.reason),
      left: members(one.left),
    })),
  };
}

/** Now and as it was known at a minute; undefined where there is none that the reader may see, or was none yet. */
export async function reachHousehold(
  ctx: SessionContext,
  household: string,
  at?: string,
): Promise<ReachedHousehold | undefined> {
  const standing = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), household);
  if (standing?.snapshot.kind !== "household") return undefined;
  const found = at === undefined ? standing : await caseAt(ctx, standing, at);
  return found && { standing, found };
}

/** Now, or as it was known at a minute; undefined where there is none that the reader may see. */
export async function findHousehold(
  ctx: SessionContext,
  household: string,
  at?: string,
): Promise<ShownHousehold | undefined> {
  const reached = await reachHousehold(ctx, household, at);
  return reached && shown(ctx, reached, at === undefined);
}
