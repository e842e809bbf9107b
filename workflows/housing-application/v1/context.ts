// What an application remembers, version 1: numbers, scores and flags of the platform, its place, its checks. No
// name, no reason of vulnerability: the person is another case, the rest is sealed.
import { isTrue, numberOf, pickGiven, rowsOf, textOf, textsOf } from "../../kernel/data.ts";
import type { CaseFact, Facts, JsonObject, MachineEvent, RulesetFact } from "../../kernel/definition.ts";
import type { Day } from "../../kernel/ids.ts";
import { isObject } from "../../kernel/json.ts";
import { rankingKey } from "../../rules/ranking/keys.ts";
import { scoreNames } from "./forms.ts";

export type Scores = Record<string, number>;

/** Points to the frozen rows of the bando that hold this application's position. */
export interface Place {
  key: string;
  stage: string;
  seq: number;
  document: string;
}

export interface Request {
  status: string;
  requestedOn: Day;
  seq: number;
}

export interface ApplicationContext {
  bando: string;
  person: string;
  household?: string;
  /** Resource of the claim made at import: it stays the same when somebody of the household takes over. */
  householdClaim: string;
  platformId: string;
  protocolNumber: string;
  protocolOn: Day;
  submittedOn: Day;
  /** In force: the platform's, or those of the last accepted correction. */
  scores: Scores;
  /** As imported; never changed. */
  platformScores: Scores;
  units: string[];
  rankings: string[];
  indigent: boolean;
  categories: string[];
  places: Place[];
  correction?: Request;
  selfReview?: Request;
  checks: Record<string, string>;
  contested: boolean;
  /** Dwelling proposed, accepted or assigned. */
  unit?: string | undefined;
  deliveredOn?: Day | undefined;
  accepted: boolean;
  householdChanged: boolean;
  project?: string;
  forfeiture?: string | undefined;
  resumeTo?: string | undefined;
  /** Somebody wants it opened again; `from` is the state it was closed in. */
  reopening?: { from: string; ground: string; seq: number } | undefined;
  reopenings?: number;
}

export const emptyContext: ApplicationContext = {
  bando: "",
  person: "",
  householdClaim: "",
  platformId: "",
  protocolNumber: "",
  protocolOn: "",
  submittedOn: "",
  scores: {},
  platformScores: {},
  units: [],
  rankings: [],
  indigent: false,
  categories: [],
  places: [],
  checks: {},
  contested: false,
  accepted: false,
  householdChanged: false,
};

export const scoresOf = (data: JsonObject): Scores =>
  Object.fromEntries(
    scoreNames.flatMap((name) => {
      const value = data[name];
      return typeof value === "number" ? [[name, value]] : [];
    }),
  );

export interface BandoUnit {
  code: string;
  key: string;
  withdrawn: boolean;
}

export function bandoOf(facts: Facts): CaseFact | undefined {
  const fact = facts.bando;
  return isObject(fact) && "context" in fact && "state" in fact ? (fact as unknown as CaseFact) : undefined;
}

export const unitsOf = (bando: CaseFact | undefined): BandoUnit[] =>
  rowsOf(bando?.context.units).map((unit) => ({
    code: textOf(unit.code),
    key: rankingKey(textOf(unit.owner), textOf(unit.comune)),
    withdrawn: isTrue(unit.withdrawn),
  }));

export function rulesetOf(facts: Facts): RulesetFact | undefined {
  const fact = facts.housing;
  return isObject(fact) && "values" in fact ? (fact as RulesetFact) : undefined;
}

export const preferencesOf = (data: JsonObject): string[] => rowsOf(data.units).map((row) => textOf(row.unit));

/** Rankings in which the application stands: those of its dwellings, else the one the platform names. */
export function rankingsOf(event: MachineEvent): string[] {
  const units = unitsOf(bandoOf(event.facts));
  const keys = preferencesOf(event.data).flatMap((code) => units.find((unit) => unit.code === code)?.key ?? []);
  const owner = textOf(event.data.rankingOwner);
  const comune = textOf(event.data.rankingComune);
  if (keys.length === 0 && owner !== "" && comune !== "") return [rankingKey(owner, comune)];
  return [...new Set(keys)].sort();
}

export function imported(event: MachineEvent): Partial<ApplicationContext> {
  const { data } = event;
  const scores = scoresOf(data);
  return {
    // One household may stand once in a bando, whoever of it applied.
    householdClaim: `${textOf(data.bando)}/${textOf(data.household) || textOf(data.person)}`,
    ...pickGiven(data, ["bando", "person", "household", "platformId", "protocolNumber", "protocolOn", "submittedOn"]),
    scores,
    platformScores: scores,
    units: preferencesOf(data),
    rankings: rankingsOf(event),
    indigent: isTrue(data.indigent),
    categories: textsOf(data.categories),
  };
}

/** New scores replace those given and leave the others. */
export const rescored = (context: ApplicationContext, data: JsonObject): Scores => ({
  ...context.scores,
  ...scoresOf(data),
});

/** Where the bando says that the frozen rows are. */
export const placeOf = (data: JsonObject): Place => ({
  key: textOf(data.rankingKey),
  stage: textOf(data.rankingStage),
  seq: numberOf(data.rankingSeq),
  document: textOf(data.document),
});
