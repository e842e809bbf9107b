// A ranking of an avviso as the ruleset writes it: who may stand in it, what gives points, in which order equals come, how much each
// gets, how much there is, and where what is left goes. Read from JSON with all that is wrong with it, and never guessed.
import { numberOf, rowsOf, textOf, textsOf } from "../../kernel/data.ts";
import { isObject, type Json, type JsonObject } from "../../kernel/json.ts";
import { type CareFactId, factOf, isCareFact } from "./facts.ts";

export type Requirement = { fact: CareFactId } & (
  | { atMost: number }
  | { atLeast: number }
  | { oneOf: string[] }
  | { is: boolean }
);

/** Points by bands of a number (the first whose `upTo` is not passed), by the option chosen, or where something is so. */
export type Criterion = { id: string; fact: CareFactId } & (
  | { bands: Band[] }
  | { options: Record<string, number> }
  | { whenTrue: number }
  | { whenFalse: number }
);
export interface Band {
  /** Included; absent: all that is more. */
  upTo?: number;
  points: number;
}

export interface Section {
  id: string;
  name: string;
  requirements: Requirement[];
  criteria: Criterion[];
  /** Ids of criteria, higher points first; what stays equal goes by the day and the number of arrival. */
  tieOrder: string[];
  monthlyCents: number;
  months: number;
  budgetCents: number;
  /** Sections that get what is left here, the first first. */
  remainderTo: string[];
  /** What is left goes on only when nobody waits here, or also when it is not enough for the next. */
  remainderWhen: "nobodyWaits" | "notEnough";
}

/** What each of a section gets in all. */
export const shareCents = ({ monthlyCents, months }: Pick<Section, "monthlyCents" | "months">): number =>
  monthlyCents * months;

/** More than any avviso has. */
export const mostSections = 12;
const mostRules = 24;

const isCount = (value: Json | undefined): value is number => typeof value === "number" && Number.isSafeInteger(value);
const isPoints = (value: Json | undefined): value is number => isCount(value) && value >= 0 && value <= 1_000;

function requirementOf(row: JsonObject): Requirement | undefined {
  const fact = textOf(row.fact);
  if (!isCareFact(fact)) return undefined;
  const { kind, options } = factOf(fact);
  const isNumber = kind === "cents" || kind === "integer";
  if (isNumber && isCount(row.atMost)) return { fact, atMost: row.atMost };
  if (isNumber && isCount(row.atLeast)) return { fact, atLeast: row.atLeast };
  if (kind === "boolean" && typeof row.is === "boolean") return { fact, is: row.is };
  const oneOf = textsOf(row.oneOf);
  return options && oneOf.length > 0 && oneOf.every((one) => options.includes(one)) ? { fact, oneOf } : undefined;
}

function bandsOf(value: Json | undefined): Band[] | undefined {
  const rows = rowsOf(value);
  const inOrder = rows.every(({ upTo, points }, i) => {
    const before = rows[i - 1]?.upTo;
    const isLast = i === rows.length - 1 && upTo === undefined;
    return isPoints(points) && (isLast || (isCount(upTo) && (i === 0 || (isCount(before) && before < upTo))));
  });
  if (rows.length === 0 || rows.length > mostRules || !inOrder) return undefined;
  return rows.map(({ upTo, points }) => ({ ...(isCount(upTo) ? { upTo } : {}), points: numberOf(points) }));
}

function criterionOf(row: JsonObject): Criterion | undefined {
  const [id, fact] = [textOf(row.id), textOf(row.fact)];
  if (id === "" || !isCareFact(fact)) return undefined;
  const { kind, options } = factOf(fact);
  if (kind === "boolean") {
    if (isPoints(row.whenTrue)) return { id, fact, whenTrue: row.whenTrue };
    return isPoints(row.whenFalse) ? { id, fact, whenFalse: row.whenFalse } : undefined;
  }
  if (options) {
    const given = isObject(row.options) ? Object.entries(row.options) : [];
    if (given.length === 0 || !given.every(([option, points]) => options.includes(option) && isPoints(points)))
      return undefined;
    return { id, fact, options: Object.fromEntries(given) as Record<string, number> };
  }
  const bands = bandsOf(row.bands);
  return bands && { id, fact, bands };
}

/** Ids of `reasons`-like problems, with the section they are of. */
export interface SectionProblem {
  section: string;
  problem: "id" | "requirements" | "criteria" | "tieOrder" | "money" | "remainderTo" | "none" | "many";
}

/** Equals are told apart in the open: by nothing that says how somebody's health is. */
const mayTie = (criteria: readonly Criterion[], id: string): boolean => {
  const found = criteria.find((one) => one.id === id);
  return found !== undefined && factOf(found.fact).class !== "health";
};

function sectionOf(row: JsonObject): { section: Section; problems: SectionProblem["problem"][] } {
  const [requirements, criteria] = [rowsOf(row.requirements).map(requirementOf), rowsOf(row.criteria).map(criterionOf)];
  const section: Section = {
    ...{ id: textOf(row.id), name: textOf(row.name), remainderTo: textsOf(row.remainderTo) },
    requirements: requirements.filter((one) => one !== undefined),
    criteria: criteria.filter((one) => one !== undefined),
    tieOrder: textsOf(row.tieOrder),
    ...{
      monthlyCents: numberOf(row.monthlyCents),
      months: numberOf(row.months),
      budgetCents: numberOf(row.budgetCents),
    },
    remainderWhen: row.remainderWhen === "notEnough" ? "notEnough" : "nobodyWaits",
  };
  const ids = section.criteria.map(({ id }) => id);
  const { monthlyCents, months, budgetCents } = section;
  const wrong = {
    id: !/^[a-z][A-Za-z0-9]{0,39}$/.test(section.id) || section.name === "" || section.name.length > 160,
    requirements: requirements.includes(undefined) || requirements.length > mostRules,
    criteria: criteria.includes(undefined) || criteria.length > mostRules || new Set(ids).size !== ids.length,
    tieOrder: !section.tieOrder.every((id) => mayTie(section.criteria, id)),
    money: ![monthlyCents, months, budgetCents].every(isCount) || monthlyCents < 1 || months < 1 || budgetCents < 0,
  };
  return { section, problems: (Object.keys(wrong) as (keyof typeof wrong)[]).filter((one) => wrong[one]) };
}

/** The sections as they are written, and what of them is wrong: with a problem none may be used. */
export function readSections(value: Json | undefined): { sections: Section[]; problems: SectionProblem[] } {
  const read = rowsOf(value).map(sectionOf);
  const sections = read.map(({ section }) => section);
  const ids = sections.map(({ id }) => id);
  const problems = read.flatMap(({ section, problems }): SectionProblem[] => [
    ...problems.map((problem) => ({ section: section.id, problem })),
    ...(section.remainderTo.every((id) => id !== section.id && ids.includes(id))
      ? []
      : [{ section: section.id, problem: "remainderTo" as const }]),
  ]);
  if (sections.length === 0) problems.push({ section: "", problem: "none" });
  if (sections.length > mostSections) problems.push({ section: "", problem: "many" });
  if (new Set(ids).size !== ids.length) problems.push({ section: "", problem: "id" });
  return { sections, problems };
}

/** What a section asks, by fact, so that a form may show it and nothing else. */
export function askedBy({ requirements, criteria }: Pick<Section, "requirements" | "criteria">): CareFactId[] {
  return [...new Set([...requirements, ...criteria].map(({ fact }) => fact))];
}
