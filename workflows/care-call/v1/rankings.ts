// From the applications read in the same transaction to the rankings of a call, version 1: who stands where, who is financed with which
// money. The first time and each time money is free again it is the same. Rows carry the number of the application, no name and nothing
// of anybody's health: of what gave points only the sum and what tells equals apart.
import { numberOf, textOf } from "../../kernel/data.ts";
import { frozenHash } from "../../kernel/decide-effects.ts";
import type { CaseFact, JsonObject, MachineEvent } from "../../kernel/definition.ts";
import { type Allocation, allocate, leftCents, type SectionMoney } from "../../rules/care/allocate.ts";
import { type Cuts, entryOf } from "../../rules/care/cut.ts";
import { heldCents } from "../../rules/care/held.ts";
import { inOrder } from "../../rules/care/order.ts";
import { type Section, shareCents } from "../../rules/care/section.ts";
import type { Entry } from "../../rules/ranking/rank.ts";
import type { CallContext, RankingRef } from "./context.ts";

/** Most applications of a call: beyond it the event is refused, never cut short. */
export const maxApplications = 2000;

/** Somebody must decide before rankings are formed. */
export const undecidedStates = ["received", "toComplete", "refusing"];
/** They wait for money. */
const waiting = ["admitted", "notFunded"];
/** What an application tells its call. */
export const picked = [
  ...[
    "section",
    "score",
    "partials",
    "arrival",
    "protocolNumber",
    "outcome",
    "fundedCents",
    "grantedCents",
    "endReason",
  ],
] as const;

interface Applicant extends Entry {
  fact: CaseFact;
  section: string;
}

export const applicationsOf = (event: MachineEvent): CaseFact[] => {
  const facts = event.facts.applications;
  return Array.isArray(facts) ? facts : [];
};

export type Outcome = "eligibleFunded" | "eligibleNotFunded" | "notEligible" | "left";

const toApplicant = (fact: CaseFact): Applicant => {
  const { context } = fact;
  const entry = entryOf({ number: context.arrival ?? "", score: context.score ?? 0, partials: context.partials ?? {} });
  return {
    id: fact.id,
    seq: fact.seq,
    number: "",
    score: 0,
    partials: {},
    ...entry,
    fact,
    section: textOf(context.section),
  };
};

const held = ({ state, context }: CaseFact): number =>
  heldCents(state, { fundedCents: numberOf(context.fundedCents), grantedCents: numberOf(context.grantedCents) });

/** It was in a ranking and waits no more: it keeps its place and shows why those after it came up. */
const hasLeft = ({ state, context }: CaseFact): boolean =>
  textOf(context.outcome).startsWith("eligible") && ["withdrawn", "ended", "closedWithCall"].includes(state);
/** It holds money of its section. */
const isHolding = ({ state }: CaseFact): boolean => ["funded", "granted", "suspended", "paid"].includes(state);
const isListed = (fact: CaseFact): boolean => waiting.includes(fact.state) || isHolding(fact) || hasLeft(fact);

export interface Rankings {
  allocation: Allocation;
  rows: JsonObject[];
  cuts: Cuts;
}

function moneyOf(
  context: CallContext,
  section: Section,
  all: readonly Applicant[],
  list: readonly Applicant[],
): SectionMoney {
  const holds = all.filter((one) => one.section === section.id).reduce((sum, { fact }) => sum + held(fact), 0);
  return {
    ...{ id: section.id, remainderTo: section.remainderTo, remainderWhen: section.remainderWhen },
    shareCents: shareCents(section),
    leftCents: leftCents(section, context.added, context.moves, holds),
    waiting: list.filter(({ fact }) => waiting.includes(fact.state)).map(({ id }) => id),
  };
}

function outcomeOf(fact: CaseFact, financed: ReadonlySet<string>): Outcome {
  if (financed.has(fact.id) || isHolding(fact)) return "eligibleFunded";
  return hasLeft(fact) ? "left" : "eligibleNotFunded";
}

export function rankingsOf(context: CallContext, event: MachineEvent): Rankings {
  const all = applicationsOf(event).map(toApplicant);
  const lists = context.sections.map((section) => ({
    section,
    list: inOrder(
      all.filter((one) => one.section === section.id && isListed(one.fact)),
      section.tieOrder,
    ),
  }));
  const allocation = allocate(lists.map(({ section, list }) => moneyOf(context, section, all, list)));
  const financed = new Set(allocation.funded.map(({ id }) => id));
  const cuts: Cuts = {};
  const rows = lists.flatMap(({ section, list }) => {
    const eligible = list.map((one, i): JsonObject => {
      const { id, seq, number, score, partials, fact } = one;
      if (financed.has(id)) cuts[section.id] = { number, score, partials };
      return {
        ...{ section: section.id, position: i + 1, applicationId: id, number: textOf(fact.context.protocolNumber) },
        ...{ factSeq: seq, score, partials: { ...partials }, outcome: outcomeOf(fact, financed) },
        ...{ cents: financed.has(id) ? shareCents(section) : held(fact), isNew: financed.has(id) },
      };
    });
    const notEligible = all
      .filter((one) => one.section === section.id && one.fact.state === "notEligible")
      .sort((a, b) => (a.number < b.number ? -1 : 1))
      .map(
        ({ id, seq, fact }): JsonObject => ({
          ...{ section: section.id, applicationId: id, number: textOf(fact.context.protocolNumber), factSeq: seq },
          outcome: "notEligible",
        }),
      );
    return [...eligible, ...notEligible];
  });
  return { allocation, rows, cuts };
}

/** Hash of what rankings say, without the seqs they were read at: a note on an application does not change it. */
export const contentHash = (rows: JsonObject[]): string =>
  frozenHash(rows.map(({ factSeq: _seq, ...row }) => row as JsonObject));

export function proposalOf(context: CallContext, event: MachineEvent, stage: RankingRef["stage"]): RankingRef {
  const { rows, cuts, allocation } = rankingsOf(context, event);
  return {
    ...{ stage, seq: event.seq, document: `${stage}Rankings`, count: rows.length, sha256: frozenHash(rows) },
    ...{ contentSha256: contentHash(rows), funded: allocation.funded.length, cuts, moves: allocation.moves },
  };
}

/** Nothing of what was read at the proposal has changed. */
export function isUnchanged(context: CallContext, event: MachineEvent): boolean {
  const { proposal } = context;
  if (!proposal) return false;
  const { rows, allocation } = rankingsOf(context, event);
  const isSame =
    frozenHash(allocation.moves as unknown as JsonObject[]) === frozenHash(proposal.moves as unknown as JsonObject[]);
  return isSame && contentHash(rows) === proposal.contentSha256;
}
