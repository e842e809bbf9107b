// Facts that another public body holds, as the case page shows them: on which day the person declared each, when and with whom
// the office verified it and how that came out, as far as the reader's classes go.
import type { FoundCase } from "../../db/cases/find-case.ts";
import { type DeclaredFact, type FactId, factClass, factIds } from "../../workflows/kernel/declared-facts.ts";
import type { CaseDoc } from "../../workflows/kernel/definition.ts";
import type { Access } from "../access/policy.ts";
import type { Opened } from "./view-case.ts";

interface ShownFact {
  fact: FactId;
  /** Field that holds its value now. */
  field?: string;
  declaredOn?: string;
  verified?: { on: string; with: string; outcome?: string };
}

const outcomeField = "verifyOutcome";

/** Where the outcome of a check stands: in its event, or in the last correction of it. */
function outcomeSeq(doc: CaseDoc, seq: number): number {
  const corrected = Object.entries(doc.corrections)
    .filter(([, one]) => one.corrects === seq && one.fields.includes(outcomeField))
    .map(([at]) => Number(at));
  return Math.max(seq, ...corrected);
}

/** Events whose sealed part says how a check came out. */
export const seqsOfChecks = (doc: CaseDoc): number[] =>
  Object.values(doc.facts ?? {}).flatMap(({ verified }) => (verified ? [outcomeSeq(doc, verified.seq)] : []));

const isPermitted = (doc: CaseDoc, access: Access, fact: FactId, { field }: DeclaredFact): boolean => {
  const own = field === undefined ? undefined : doc.sealed[field];
  return access.classes.has(own?.class ?? factClass[fact]);
};

export function shownFacts({ snapshot: { doc } }: FoundCase, opened: Opened, access: Access): ShownFact[] {
  return factIds.flatMap((fact): ShownFact[] => {
    const known = doc.facts?.[fact];
    if (!known || !isPermitted(doc, access, fact, known)) return [];
    const { verified, ...declared } = known;
    if (!verified) return [{ fact, ...declared }];
    const outcome = opened.find(outcomeSeq(doc, verified.seq), "case", "social")?.[outcomeField];
    const check = { on: verified.on, with: verified.with, ...(typeof outcome === "string" ? { outcome } : {}) };
    return [{ fact, ...declared, verified: check }];
  });
}
