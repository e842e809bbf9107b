// What a family's path remembers and what the rules in force ask of it. Ids, counts and days only: who the
// persons are and what was said stays sealed in the events.
import type { MachineEvent } from "../../kernel/definition.ts";
import { isObject, type Json, type JsonObject } from "../../kernel/json.ts";

/** full: own path; short: vetted by another service; kin: relatives, for one child; reassessment: already known. */
export type Path = "full" | "short" | "kin" | "reassessment";
export type ApplicantKind = "couple" | "single" | "relative";
export type Profession = "socialWorker" | "psychologist";
export type Outcome =
  | "included"
  | "includedWithIndications"
  | "suspended"
  | "notIncluded"
  | "kinFavourable"
  | "kinFavourableWithIndications"
  | "kinUnfavourable";

export interface VettingContext {
  applicantKind: ApplicantKind;
  /** Ids of the one or two persons. */
  applicants: string[];
  /** Relatives only: the one child the assessment is bound to. */
  childId?: string;
  path: Path;
  /** Day the present state was entered. */
  since?: string;
  /** Latest day on which somebody of the service met or heard the family, by the steps of the path. */
  lastContactOn?: string;
  /** Training meetings attended, by person. */
  training: Record<string, number>;
  /** Of the present round (knowledge or reassessment). */
  interviews: number;
  professionsMet: string[];
  homeVisits: number;
  secondWorker?: string;
  /** Persons who made the self-declaration, and those whose declaration the office has checked. */
  declared: string[];
  checked: string[];
  medicalSeen: string[];
  ownChildren?: number;
  /** Own children heard, or not heard for a written reason. */
  childrenCovered: number;
  otherServiceReport?: boolean;
  onLoanToUs?: boolean;
  availability: string[];
  /** Profession that signed first; `signed` when the other one did too. */
  report?: { by: string; signed: boolean };
  proposedOutcome?: Outcome;
  suspendedUntil?: string;
  restitutedOn?: string;
  contested?: boolean;
  contestationAnswered?: boolean;
  outcome?: Outcome;
  decidedOn?: string;
  /** A child is with the family now: by placement or by loan to another service. Dates only. */
  engagement?: "placement" | "loan";
  engagedSince?: string;
  loanProposed?: boolean;
  pausedFrom?: string;
}

export interface At {
  context: VettingContext;
  event: MachineEvent;
}

export const emptyContext: VettingContext = {
  applicantKind: "single",
  applicants: [],
  path: "full",
  training: {},
  interviews: 0,
  professionsMet: [],
  homeVisits: 0,
  declared: [],
  checked: [],
  medicalSeen: [],
  childrenCovered: 0,
  availability: [],
};

/** Names of the parameters in ruleset `foster` for each path; no name: the step is not part of that path. */
const stepKeys: Record<Path, { training?: string; interviews: string; homeVisits: string }> = {
  full: { training: "trainingMeetings", interviews: "interviews", homeVisits: "homeVisits" },
  short: { interviews: "shortInterviews", homeVisits: "shortHomeVisits" },
  kin: { training: "kinTrainingMeetings", interviews: "kinInterviews", homeVisits: "kinHomeVisits" },
  reassessment: { interviews: "reassessmentInterviews", homeVisits: "reassessmentHomeVisits" },
};

function ruleValues(event: MachineEvent): JsonObject | undefined {
  const fact = event.facts.foster;
  return fact && !Array.isArray(fact) && "values" in fact && isObject(fact.values as Json) ? fact.values : undefined;
}

/** A number of the rules in force on the day of the act; undefined when they do not give it. */
export function rule(event: MachineEvent, key: string): number | undefined {
  const value = ruleValues(event)?.[key];
  return typeof value === "number" ? value : undefined;
}

export interface Steps {
  training: number;
  interviews: number;
  homeVisits: number;
  bothProfessions: boolean;
  medicalCertificate: boolean;
}

/** What the rules ask of this path; undefined when a parameter is missing: nothing is invented in its place. */
export function requiredSteps({ context, event }: At): Steps | undefined {
  const keys = stepKeys[context.path];
  const training = keys.training === undefined ? 0 : rule(event, keys.training);
  const interviews = rule(event, keys.interviews);
  const homeVisits = rule(event, keys.homeVisits);
  const both = rule(event, "bothProfessions");
  const medical = rule(event, "medicalCertificate");
  if (training === undefined || interviews === undefined || homeVisits === undefined) return undefined;
  if (both === undefined || medical === undefined) return undefined;
  return { training, interviews, homeVisits, bothProfessions: both > 0, medicalCertificate: medical > 0 };
}

/** `first`/`second` of a form -> ids of the persons in path. */
export function personsOf(context: VettingContext, which: readonly string[]): string[] {
  return which.flatMap((one) => context.applicants[one === "second" ? 1 : 0] ?? []);
}

export const isKin = (context: VettingContext): boolean => context.applicantKind === "relative";
