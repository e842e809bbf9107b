// From the applications read in the same transaction to the rows of a ranking, version 1. The rows carry the
// seq of every application used, so that the ranking can be formed again from what it was formed from.
import { isTrue, numberOf, textOf, textsOf } from "../../kernel/data.ts";
import { frozenHash } from "../../kernel/decide-effects.ts";
import type { CaseFact, JsonObject, MachineEvent } from "../../kernel/definition.ts";
import { isObject } from "../../kernel/json.ts";
import { type Entry, type Ranking, rank } from "../../rules/ranking/rank.ts";
import { applicationsOf, type BandoContext, type RankingRef, type Stage, type Tie, tieOrderOf } from "./context.ts";

/** States in which an application stands in a ranking: its declared scores count until an exclusion. */
const ranking = ["imported", "admitted", "ranked"];
/** Later states: only a ranking formed again meets them, and they keep their place in it. */
const advanced = [
  "inVerification",
  "proposed",
  "dwellingVisited",
  "accepted",
  "assigned",
  "contracted",
  "handedOver",
  "unreachable",
  "suspendedForLitigation",
];
/** Somebody must decide before a ranking can be formed. */
export const undecidedStates = ["toVerify", "reopeningProposed"];

/** Most applications one ranking is formed from; beyond it the event is refused, never cut short. */
export const maxApplications = 5000;

export interface Applicant extends Entry {
  indigent: boolean;
  categories: string[];
}

const scoresOf = (fact: CaseFact): JsonObject => (isObject(fact.context.scores) ? fact.context.scores : {});

export const concerns = (fact: CaseFact, key: string): boolean => textsOf(fact.context.rankings).includes(key);

export const keyOf = (event: MachineEvent): string => textOf(event.data.rankingKey);

function toApplicant(fact: CaseFact): Applicant {
  const scores = scoresOf(fact);
  const partials = Object.fromEntries(
    Object.entries(scores).flatMap(([name, value]) =>
      typeof value === "number" && name !== "isbar" ? [[name, value]] : [],
    ),
  );
  return {
    id: fact.id,
    seq: fact.seq,
    number: textOf(fact.context.platformId),
    score: numberOf(scores.isbar),
    partials,
    indigent: isTrue(fact.context.indigent),
    categories: textsOf(fact.context.categories),
  };
}

export function rankingOf(context: BandoContext, event: MachineEvent, key = keyOf(event)): Ranking<Applicant> {
  const counted = new Set([...ranking, ...advanced]);
  const entries = applicationsOf(event)
    .filter((fact) => counted.has(fact.state) && concerns(fact, key))
    .map(toApplicant);
  const draws = context.draws.filter((draw) => draw.key === key).map((draw) => draw.ids);
  return rank(entries, tieOrderOf(event.facts), draws);
}

/** Frozen row: position, application (id, number, seq), score, partial scores, flags. Scores in points. */
export const rowsOf = (ranked: Ranking<Applicant>): JsonObject[] =>
  ranked.rows.map(({ entry, position, drawn }) => ({
    position,
    applicationId: entry.id,
    number: entry.number,
    factSeq: entry.seq,
    score: entry.score,
    partials: { ...entry.partials },
    indigent: entry.indigent,
    categories: entry.categories,
    ...(drawn ? { drawn } : {}),
  }));

/** Hash of what a ranking says, without the seqs it was read at: a note on an application does not change it. */
export const contentHash = (rows: JsonObject[]): string =>
  frozenHash(rows.map(({ factSeq: _seq, ...row }) => row as JsonObject));

export const documentOf = (stage: Stage, key: string): string => `${stage}Ranking/${key}`;

export function proposalOf(context: BandoContext, event: MachineEvent, stage: Stage): RankingRef {
  const rows = rowsOf(rankingOf(context, event));
  const key = keyOf(event);
  return {
    key,
    stage,
    seq: event.seq,
    document: documentOf(stage, key),
    count: rows.length,
    sha256: frozenHash(rows),
    contentSha256: contentHash(rows),
  };
}

export const tiesOf = (context: BandoContext, event: MachineEvent): Tie[] =>
  rankingOf(context, event).ties.map((group) => ({
    key: keyOf(event),
    ids: group.map((entry) => entry.id),
    numbers: group.map((entry) => entry.number),
  }));
