// Builds families at a given stage for the tests of foster-vetting, by the workflow's own examples and by single
// commands. No rules are repeated here.

import { fosterVetting } from "../../workflows/foster-vetting/index.ts";
import type { CaseSnapshot, JsonObject } from "../../workflows/kernel/definition.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { factsFor } from "../support/example-facts.ts";
import { emptyCase, type Outcome, type Situation, send, worker } from "../support/pure-case.ts";

export const firstDay = "2026-01-12";
export const colleague = { ...worker, accountId: "worker-colleague" };
const idOf = (name: string) => `id-of-${name}`;

/** Sends one command; rules and persons as the district's seed has them unless `at.facts` says otherwise. */
export function act(snapshot: CaseSnapshot, type: string, payload: JsonObject = {}, at: Situation = {}): Outcome {
  const day = at.day ?? addDays(firstDay, 400);
  const filled = fillExample(payload, day, idOf);
  const usual = factsFor(fosterVetting, type, snapshot, filled, day);
  return send(fosterVetting, snapshot, type, filled, { ...usual, ...at, facts: { ...usual.facts, ...at.facts } });
}

export function done(snapshot: CaseSnapshot, type: string, payload: JsonObject = {}, at: Situation = {}): CaseSnapshot {
  const outcome = act(snapshot, type, payload, at);
  if (outcome.kind === "decided") return outcome.after;
  throw new Error(`${type} in ${snapshot.state}: ${JSON.stringify(outcome)}`);
}

/** Names of the guards (or codes) that refused; throws when the command went through. */
export function refusedBy(snapshot: CaseSnapshot, type: string, payload: JsonObject = {}, at: Situation = {}) {
  const outcome = act(snapshot, type, payload, at);
  if (outcome.kind !== "refused") throw new Error(`${type} in ${snapshot.state}: ${outcome.kind}`);
  return outcome.refusal.reasons;
}

/** Paths of the form's problems. */
export function invalidFields(snapshot: CaseSnapshot, type: string, payload: JsonObject = {}) {
  const outcome = act(snapshot, type, payload);
  return outcome.kind === "invalid" ? outcome.problems.map(({ path }) => path) : [];
}

type Family = "couple" | "couple fostering" | "single" | "relatives" | "other service" | "pausing couple";
const exampleOf: Record<Family, string> = {
  couple: "A couple goes from an evening",
  "couple fostering": "A fostering couple moves",
  single: "A single person is not included",
  relatives: "Grandparents",
  "other service": "A family vetted by another service",
  "pausing couple": "A couple pauses",
};

/** The family of an example just before its first `type` (after `skip` others of that type). */
export function familyBefore(family: Family, type: string, skip = 0): CaseSnapshot {
  const example = fosterVetting.examples.find(({ name }) => name.startsWith(exampleOf[family]));
  if (!example) throw new Error(`no example ${family}`);
  let snapshot = emptyCase(fosterVetting);
  let left = skip;
  for (const step of example.steps) {
    if (step.type === type && left-- === 0) return snapshot;
    const day = addDays(firstDay, step.dayOffset);
    snapshot = done(snapshot, step.type, step.payload, { day, ...(step.by ? { actor: colleague } : {}) });
  }
  throw new Error(`${family} never does ${type}`);
}

/** Payload of the example's first `type`. */
export function payloadOf(family: Family, type: string): JsonObject {
  const example = fosterVetting.examples.find(({ name }) => name.startsWith(exampleOf[family]));
  const step = example?.steps.find((one) => one.type === type);
  if (!step) throw new Error(`${family} never does ${type}`);
  return step.payload;
}

export const unopened = emptyCase(fosterVetting);
export const register = (more: JsonObject = {}) => ({ ...payloadOf("single", "REGISTER_INTEREST"), ...more });
export const restitution = payloadOf("single", "RESTITUTE");
export const report = payloadOf("single", "WRITE_REPORT");
export const effectsOf = (snapshot: CaseSnapshot, type: string, payload: JsonObject = {}) => {
  const outcome = act(snapshot, type, payload);
  return outcome.kind === "decided" ? outcome.decision.effects : [];
};
export const told = (payload: JsonObject) =>
  done(done(familyBefore("single", "PROPOSE_OUTCOME"), "PROPOSE_OUTCOME", payload), "RESTITUTE", restitution);
export const outcome = (proposedOutcome: string, more: JsonObject = {}) => ({
  proposedOutcome,
  outcomeReasons: "Motivi",
  ...more,
});
