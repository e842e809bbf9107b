// Requests that a record goes on as one with others, as its context keeps them: made at it, and lying at it. Only of those whom a
// search would show the reader; of the others not even that something was asked. Words are opened where they were written, under
// the reader's rights there.
import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import type { FoundPerson } from "../../db/people/find-persons.ts";
import { mergedState } from "../../db/people/find-standing.ts";
import { listShown } from "../../db/people/list-shown.ts";
import { numberOf, textOf } from "../../workflows/kernel/data.ts";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import type { Access } from "../access/policy.ts";
import { isNamed } from "../access/session.ts";
import { colleagueNames } from "../cases/names.ts";
import { searchRights } from "../search/rights.ts";
import { shownPerson } from "../search/shown-person.ts";
import type { SessionContext } from "../trpc.ts";
import type { ReachedPerson } from "./reach-person.ts";
import { sealedWords } from "./sealed-words.ts";

type Asker = Pick<SessionContext, "policy" | "session">;

/** Who asked does not answer, nor who stands in for her. */
const anotherAsked = ({ session }: Asker, by: string): boolean =>
  by !== session.accountId && !session.standsInFor.includes(by);

/** Whether the reader may accept or refuse what somebody asks of the record. */
export function mayAnswer(asker: Asker, { personId, state, territory }: FoundPerson, by: string): boolean {
  const { policy, session } = asker;
  if (!anotherAsked(asker, by)) return false;
  const attributes = { caseId: personId, kind: "person", state, territory, area: "registry" as const };
  return policy.accessTo(session, { ...attributes, restricted: false }, false).send("ACCEPT_MERGE");
}

interface Kept {
  otherId: string;
  ask: number;
  way: string;
  by: string;
  on: string;
  /** Seq of the refusal at the other record; 0 while none. */
  refused: number;
}

const keptIn = (value: Json | undefined): Kept[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([otherId, one]) =>
        isObject(one)
          ? [
              {
                ...{ otherId, ask: numberOf(one.ask), refused: numberOf(one.refused) },
                ...{ way: textOf(one.way), by: textOf(one.by), on: textOf(one.on) },
              },
            ]
          : [],
      )
    : [];

type At = Pick<ReachedPerson, "found" | "access">;

/** The other record, opened and recorded as read: something of it is told. */
async function reachOther(ctx: SessionContext, id: string): Promise<At | undefined> {
  const found = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "content"), id);
  if (!found) return undefined;
  const access = ctx.policy.accessTo(ctx.session, found.attributes, isNamed(ctx.session, found.readers));
  await ctx.reads.recordCase(ctx.session, found.snapshot, access);
  return { found, access };
}

async function wordsAt(ctx: SessionContext, at: At | undefined, seq: number, field: string): Promise<string> {
  if (!at) return "";
  const words = await sealedWords(ctx, at.found, [seq], at.access);
  return textOf(words(seq)("identity", field));
}

export interface ShownMergeAsk {
  other: ReturnType<typeof shownPerson>;
  /** Made at this record, or lying at it. */
  isMadeHere: boolean;
  isRefused: boolean;
  /** One of the two goes on in a third: the request waits. */
  isWaiting: boolean;
  way: string;
  by: string;
  on: string;
  askText: string;
  refuseText: string;
  mayWithdraw: boolean;
  mayAnswer: boolean;
}

const isMerged = ({ snapshot }: FoundCase): boolean => snapshot.state === mergedState;

/** Open ones, and those refused that were made here; the newest first. */
export async function mergeAsksOf(ctx: SessionContext, here: At): Promise<ShownMergeAsk[]> {
  const { context } = here.found.snapshot.doc as { context: JsonObject };
  const all = [
    ...keptIn(context.mergeAsks).map((one) => ({ ...one, isMadeHere: true })),
    ...keptIn(context.mergeAskedBy).map((one) => ({ ...one, isMadeHere: false })),
  ];
  const ids = all.map(({ otherId }) => otherId);
  const shown = new Map(
    (await listShown(ctx.driver, searchRights(ctx.policy, ctx.session), ids)).map((one) => [one.personId, one]),
  );
  const colleagues = colleagueNames(ctx);
  const may = (access: Access, event: string) => access.send(event);
  const asks: ShownMergeAsk[] = [];
  for (const { otherId, isMadeHere, ask, refused, way, by, on } of all) {
    const other = shown.get(otherId);
    if (!other) continue;
    const isRefused = refused > 0;
    // What is told of a request made here stands here; the other record is opened only for its own words.
    const there = !isMadeHere || isRefused ? await reachOther(ctx, otherId) : undefined;
    const isWaiting = isMerged(here.found) || other.state === mergedState;
    asks.push({
      ...{ other: shownPerson(other), isMadeHere, isRefused, isWaiting, way, on },
      by: colleagues.get(by) ?? "",
      askText: await wordsAt(ctx, isMadeHere ? here : there, ask, "askText"),
      refuseText: isRefused ? await wordsAt(ctx, there, refused, "refuseText") : "",
      mayWithdraw: isMadeHere && !isRefused && may(here.access, "WITHDRAW_MERGE_ASK"),
      mayAnswer: !isMadeHere && anotherAsked(ctx, by) && may(here.access, "ACCEPT_MERGE"),
    });
  }
  return asks.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
