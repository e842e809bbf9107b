// What an application's answers are worth in its section: each requirement, each criterion with its points, the sum. The same lines make
// the score and explain it. Pure; points are whole numbers.
import type { Answers, CareFactId } from "./facts.ts";
import { askedBy, type Criterion, type Requirement, type Section } from "./section.ts";

export interface RequirementLine {
  requirement: Requirement;
  /** Undefined while there is no answer. */
  isMet: boolean | undefined;
}
export interface CriterionLine {
  criterion: Criterion;
  points: number;
  /** The most this criterion gives. */
  most: number;
  isAnswered: boolean;
}

export interface Evaluation {
  requirements: RequirementLine[];
  criteria: CriterionLine[];
  score: number;
  /** Asked and not answered. */
  missing: CareFactId[];
  meets: boolean;
}

function isMet(requirement: Requirement, answers: Answers): boolean | undefined {
  const value = answers[requirement.fact];
  if (value === undefined) return undefined;
  if ("atMost" in requirement) return typeof value === "number" && value <= requirement.atMost;
  if ("atLeast" in requirement) return typeof value === "number" && value >= requirement.atLeast;
  if ("is" in requirement) return value === requirement.is;
  return typeof value === "string" && requirement.oneOf.includes(value);
}

function pointsOf(criterion: Criterion, answers: Answers): number {
  const value = answers[criterion.fact];
  if (value === undefined) return 0;
  if ("whenTrue" in criterion) return value === true ? criterion.whenTrue : 0;
  if ("whenFalse" in criterion) return value === false ? criterion.whenFalse : 0;
  if ("options" in criterion) return criterion.options[String(value)] ?? 0;
  const band = criterion.bands.find(({ upTo }) => upTo === undefined || (typeof value === "number" && value <= upTo));
  return band?.points ?? 0;
}

function mostOf(criterion: Criterion): number {
  if ("whenTrue" in criterion) return criterion.whenTrue;
  if ("whenFalse" in criterion) return criterion.whenFalse;
  return Math.max(
    ...("options" in criterion ? Object.values(criterion.options) : criterion.bands.map(({ points }) => points)),
  );
}

export function evaluateAnswers(section: Pick<Section, "requirements" | "criteria">, answers: Answers): Evaluation {
  const requirements = section.requirements.map((requirement) => ({
    requirement,
    isMet: isMet(requirement, answers),
  }));
  const criteria = section.criteria.map((criterion) => ({
    criterion,
    points: pointsOf(criterion, answers),
    most: mostOf(criterion),
    isAnswered: answers[criterion.fact] !== undefined,
  }));
  return {
    requirements,
    criteria,
    score: criteria.reduce((sum, { points }) => sum + points, 0),
    missing: askedBy(section).filter((fact) => answers[fact] === undefined),
    meets: requirements.every((one) => one.isMet === true),
  };
}

/** Points of the criteria that tell equals apart, by id: what of a score stands in the open beside the sum. */
export const tiePoints = ({ criteria }: Evaluation, tieOrder: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    criteria.flatMap(({ criterion, points }) => (tieOrder.includes(criterion.id) ? [[criterion.id, points]] : [])),
  );
