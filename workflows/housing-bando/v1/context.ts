// What a bando remembers, version 1: units, window, acts, rankings. No person appears here; applications are
// named by their case id and their number.
import { rowsOf, textOf, textsOf } from "../../kernel/data.ts";
import type { CaseFact, Facts, JsonObject, MachineEvent, RulesetFact } from "../../kernel/definition.ts";
import type { Day } from "../../kernel/ids.ts";
import { isObject } from "../../kernel/json.ts";
import { isOwnRanking, rankingKey } from "../../rules/ranking/keys.ts";

export type Stage = "provisional" | "final" | "reformulated";

export interface Unit {
  code: string;
  owner: string;
  comune: string;
  withdrawn?: boolean;
}

/** Where a ranking stands; `seq` and `document` find its frozen rows in this case. */
export interface RankingRef {
  key: string;
  stage: Stage;
  seq: number;
  document: string;
  count: number;
  sha256: string;
  /** The same without the seqs of the applications: equal as long as the order and the scores are. */
  contentSha256: string;
}

export interface Tie {
  key: string;
  ids: string[];
  numbers: string[];
}

export interface BandoContext {
  title: string;
  bandoKind: string;
  leadComune: string;
  rup?: string;
  units: Unit[];
  opensOn?: Day;
  closesOn?: Day;
  acts: JsonObject[];
  proposal?: RankingRef | undefined;
  approved: RankingRef[];
  external: { key: string; stage: string; seq: number }[];
  ties: Tie[];
  draws: { key: string; ids: string[]; seq: number }[];
  /** Last day on which a correction may be asked. */
  correctionsUntil?: Day | undefined;
  spread?: { answered: number; refused: number };
  /** Applications that heard of the end of the call. */
  told?: { answered: number; refused: number } | undefined;
  /** Somebody wants the call opened again: the state it was closed in, and the one it was closed from. */
  reopening?: { from: string; to: string; ground: string; seq: number } | undefined;
  reopenings?: number;
  appeals: number;
  /** Keys whose ranking was annulled and must be formed again. */
  annulledKeys: string[];
  resumeTo?: string | undefined;
  /** The next ranking owed, offered by the forms. */
  nextKey?: string | undefined;
}

export const emptyContext: BandoContext = {
  title: "",
  bandoKind: "sap",
  leadComune: "",
  units: [],
  acts: [],
  approved: [],
  external: [],
  ties: [],
  draws: [],
  appeals: 0,
  annulledKeys: [],
};

export const unitsOf = (data: JsonObject): Unit[] =>
  rowsOf(data.units).map((row) => ({ code: textOf(row.code), owner: textOf(row.owner), comune: textOf(row.comune) }));

/** Rankings this bando owes: one per owner and comune of its units, withdrawn ones included. */
export const rankingKeys = (units: readonly Unit[]): string[] =>
  [...new Set(units.map((unit) => rankingKey(unit.owner, unit.comune)))].sort();

export const ownKeys = (context: BandoContext): string[] => rankingKeys(context.units).filter(isOwnRanking);

/** Keys still without an approved ranking at this stage. */
export function openKeys(context: BandoContext, stage: Stage): string[] {
  const wanted = stage === "reformulated" && context.annulledKeys.length > 0 ? context.annulledKeys : ownKeys(context);
  return wanted.filter((key) => !context.approved.some((one) => one.key === key && one.stage === stage));
}

/** The ranking to offer after one of `stage` was settled: another of the same stage, else the first of the next. */
export const nextKeyOf = (context: BandoContext, stage: Stage = "provisional"): string | undefined =>
  openKeys(context, stage)[0] ?? ownKeys(context)[0];

export function rulesetOf(facts: Facts): RulesetFact | undefined {
  const fact = facts.housing;
  return isObject(fact) && "values" in fact ? (fact as RulesetFact) : undefined;
}

export const tieOrderOf = (facts: Facts): string[] => textsOf(rulesetOf(facts)?.values.tieOrder);

export function applicationsOf(event: MachineEvent): CaseFact[] {
  const facts = event.facts.applications;
  return Array.isArray(facts) ? facts : [];
}
