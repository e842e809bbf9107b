// What a care call remembers, version 1: its window, the rankings it has with their rules, the money, what was approved. Nobody appears
// here: applications are cases of their own, named by their number.
import { actOf } from "../../kernel/act-fields.ts";
import { isTrue, numberOf, pickGiven, textOf } from "../../kernel/data.ts";
import type { JsonObject, MachineEvent, RulesetFact } from "../../kernel/definition.ts";
import type { Day } from "../../kernel/ids.ts";
import { isObject } from "../../kernel/json.ts";
import type { Move } from "../../rules/care/allocate.ts";
import type { Cuts } from "../../rules/care/cut.ts";
import { readSections, type Section, type SectionProblem } from "../../rules/care/section.ts";

export const measures = ["b2", "afterUs", "caregiver", "independentLiving", "rentAid"] as const;

/** Rankings as they were proposed; `seq` and `document` find their frozen rows in this case. */
export interface RankingRef {
  stage: "first" | "scroll";
  seq: number;
  document: string;
  count: number;
  sha256: string;
  /** The same without the seqs of the applications: equal as long as who stands where is. */
  contentSha256: string;
  /** Whom it finances anew, and with what money of other sections. */
  funded: number;
  cuts: Cuts;
  moves: Move[];
}

export interface CallContext {
  title: string;
  year: number;
  measure: string;
  /** The rules of the day it was prepared: they are the avviso's, whatever is written in the ruleset later. */
  ruleset?: { version: number; example: boolean } | undefined;
  sections: Section[];
  opensOn?: Day | undefined;
  closesOn?: Day | undefined;
  acts: JsonObject[];
  proposal?: RankingRef | undefined;
  approved: RankingRef[];
  /** Of the ranking that was approved last: what its applications ask. */
  cuts: Cuts;
  /** Money of one section that paid for somebody of another, in all. */
  moves: Move[];
  added: { section: string; cents: number; seq: number }[];
  publishedOn?: Day | undefined;
  spread?: { answered: number; refused: number } | undefined;
  told?: { answered: number; refused: number } | undefined;
}

export const emptyCall: CallContext = {
  ...{ title: "", year: 0, measure: "", sections: [], acts: [], approved: [], cuts: {}, moves: [], added: [] },
};

/** Longest lists kept; the log keeps all. */
const keep = 60;
export const mostAdded = 60;
export const mostRankings = 60;

export interface At {
  context: CallContext;
  event: MachineEvent;
}
type Change = Partial<CallContext>;

const rulesOf = ({ facts }: MachineEvent): RulesetFact | undefined => {
  const fact = facts.rules;
  return isObject(fact) && "values" in fact ? (fact as unknown as RulesetFact) : undefined;
};

/** The sections of a measure as the rules in force write them. */
export function writtenSections(event: MachineEvent): { sections: Section[]; problems: SectionProblem[] } {
  return readSections(rulesOf(event)?.values[textOf(event.data.measure)]);
}

export const prepared = ({ event }: At): Change => {
  const rules = rulesOf(event);
  return {
    ...(pickGiven(event.data, ["title", "year", "measure"]) as Change),
    sections: writtenSections(event).sections,
    ruleset: rules && { version: rules.version, example: isTrue(rules.example) },
  };
};
export const acted = ({ context, event }: At): Change => ({ acts: [...context.acts, actOf(event)].slice(-keep) });
export const windowSet = ({ event }: At): Change => pickGiven(event.data, ["opensOn", "closesOn"]) as Change;
export const proposalDropped = (): Change => ({ proposal: undefined });

/** The ranking that the event names by its number. */
export const numbered = ({ context, event }: At): Section | undefined =>
  context.sections[numberOf(event.data.sectionNumber) - 1];
export const moneyAdded = (at: At): Change => {
  const { context, event } = at;
  const row = { section: numbered(at)?.id ?? "", cents: numberOf(event.data.addedCents), seq: event.seq };
  return { added: [...context.added, row] };
};

const joined = (before: readonly Move[], more: readonly Move[]): Move[] => {
  const sums = new Map<string, Move>();
  for (const { from, to, cents } of [...before, ...more]) {
    const sum = sums.get(`${from}/${to}`) ?? { from, to, cents: 0 };
    sums.set(`${from}/${to}`, { ...sum, cents: sum.cents + cents });
  }
  return [...sums.values()];
};

/** What was proposed holds: the applications ask its cuts, and the money it moved has moved. */
export const approved = ({ context }: At): Change => {
  const { proposal } = context;
  if (!proposal) return {};
  return {
    approved: [...context.approved, proposal].slice(-keep),
    ...{ cuts: proposal.cuts, moves: joined(context.moves, proposal.moves), proposal: undefined },
  };
};
const counted = ({ event: { data } }: At) => ({
  ...{ answered: numberOf(data.answered), refused: numberOf(data.refused) },
});
export const spread = (at: At): Change => ({ spread: counted(at) });
export const told = (at: At): Change => ({ told: counted(at) });
export const published = ({ event }: At): Change => ({ publishedOn: textOf(event.data.alboFrom) });
