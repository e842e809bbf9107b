// Properties of a family's path: whatever comes, it never throws, a refusal changes nothing, relatives never reach
// the bank, and every decision followed a restitution. Also: every name has its words, every state its example.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fosterVetting } from "../../workflows/foster-vetting/index.ts";
import { guards } from "../../workflows/foster-vetting/v1/guards.ts";
import type { CaseSnapshot, JsonObject } from "../../workflows/kernel/definition.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import type { Field } from "../../workflows/kernel/form.ts";
import { unopened } from "../../workflows/kernel/machine.ts";
import { termRule } from "../../workflows/kernel/person-terms.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { factsFor } from "../support/example-facts.ts";
import { currentOf, emptyCase, type Situation, send, worker } from "../support/pure-case.ts";

const version = currentOf(fosterVetting);
const bankStates = ["inBank", "unavailable", "proposed", "engaged", "reassessment", "left"];
const parameters = { foster: { informDays: 14, decideDays: 25, restituteDays: 15, pathDays: 130 } };

/** Any value a field may hold, of the right kind, or nothing. */
function anyValue(field: Field): fc.Arbitrary<unknown> {
  const present = ((): fc.Arbitrary<unknown> => {
    switch (field.kind) {
      case "choice":
        return fc.constantFrom(...(field.options ?? []));
      case "choices":
        return fc.uniqueArray(fc.constantFrom(...(field.options ?? [])), { minLength: 1 });
      case "integer":
        return fc.integer({ min: field.min ?? 0, max: field.max ?? 20 });
      case "boolean":
        return fc.boolean();
      case "day":
        return fc.constantFrom("2026-01-01", "2026-06-02", "2027-12-31");
      case "comune":
        return fc.constantFrom("020038", "020042");
      case "case":
        return fc.constantFrom("p1", "p2", "p3");
      case "account":
        return fc.constantFrom("worker-1", "worker-2");
      default:
        return fc.constant("Esempio");
    }
  })();
  return field.required ? present : fc.option(present, { nil: undefined, freq: 2 });
}

const command = fc.constantFrom(...Object.entries(version.events)).chain(([type, info]) =>
  fc.record({
    type: fc.constant(type),
    payload: fc
      .record(Object.fromEntries(info.form.fields.map((field) => [field.name, anyValue(field)])))
      .map((made) => JSON.parse(JSON.stringify(made)) as JsonObject),
    by: fc.constantFrom("worker-1", "worker-2"),
  }),
);
type Command = { type: string; payload: JsonObject; by: string };

/** The steps of one example, each perhaps followed by anything. */
const walk = fc.constantFrom(...fosterVetting.examples).chain(({ steps }) =>
  fc
    .array(fc.option(command, { nil: undefined, freq: 3 }), { minLength: steps.length, maxLength: steps.length })
    .map((between): Command[] =>
      steps.flatMap((step, i) => {
        const usual = {
          type: step.type,
          payload: fillExample(step.payload, addDays("2026-01-12", step.dayOffset), (name) => `id-of-${name}`),
          by: step.by ? "worker-2" : "worker-1",
        };
        const other = between[i];
        return other ? [usual, other] : [usual];
      }),
    ),
);

function situation(snapshot: CaseSnapshot, { type, payload, by }: Command): Situation {
  const day = "2026-12-15";
  const usual = factsFor(fosterVetting, type, snapshot, payload, day);
  return { ...usual, day, parameters, actor: { ...worker, accountId: by } };
}

function play(commands: readonly Command[], each: (was: CaseSnapshot, is: CaseSnapshot, command: Command) => void) {
  let snapshot = emptyCase(fosterVetting);
  for (const one of commands) {
    const frozen = JSON.stringify(snapshot);
    const outcome = send(fosterVetting, snapshot, one.type, one.payload, situation(snapshot, one));
    expect(JSON.stringify(snapshot), "the case given is never changed").toBe(frozen);
    if (outcome.kind !== "decided") continue;
    each(snapshot, outcome.after, one);
    snapshot = outcome.after;
  }
  return snapshot;
}

test("whatever comes, nothing throws and what must hold holds", () => {
  const seen = { decided: 0, decisions: 0, closed: 0 };
  fc.assert(
    fc.property(walk, (commands) => {
      let proposer = "";
      const last = play(commands, (was, is, { type, by }) => {
        seen.decided += 1;
        expect(is.seq).toBe(was.seq + 1);
        expect(version.states[is.state], is.state).toBeDefined();
        expect(JSON.stringify(is.doc)).not.toMatch(/null/);
        if (is.doc.context.applicantKind === "relative") expect(bankStates).not.toContain(is.state);
        if (type === "PROPOSE_OUTCOME") proposer = by;
        if (type === "DECIDE") {
          seen.decisions += 1;
          expect(was.doc.context.restitutedOn).toBeDefined();
          expect(by).not.toBe(proposer);
          expect(is.doc.context.outcome).toBe(was.doc.context.proposedOutcome);
        }
      });
      const running = Object.values(last.doc.deadlines).filter(({ status }) => status === "running");
      if (last.doc.head.closed) {
        seen.closed += 1;
        expect(running).toEqual([]);
        expect(last.doc.context).not.toHaveProperty("engagement");
      } else if (last.seq > 0) expect(last.doc.context.applicants).not.toEqual([]);
    }),
    { numRuns: 120 },
  );
  expect(seen.decided).toBeGreaterThan(1000);
  expect(seen.decisions).toBeGreaterThan(10);
  expect(seen.closed).toBeGreaterThan(5);
});

describe("examples and words", () => {
  test("the examples together rest in every state and do every event", () => {
    const reached = new Set<string>();
    const events = new Set<string>();
    for (const { steps } of fosterVetting.examples) {
      play(
        steps.map((step) => ({
          type: step.type,
          payload: fillExample(step.payload, "2026-12-15", (name) => `id-of-${name}`),
          by: step.by ? "worker-2" : "worker-1",
        })),
        (_, is, { type }) => {
          reached.add(is.state);
          events.add(type);
        },
      );
    }
    expect(Object.keys(version.states).filter((state) => state !== unopened && !reached.has(state))).toEqual([]);
    expect(Object.keys(version.events).filter((type) => !events.has(type))).toEqual([]);
  });

  const options = Object.values(version.events)
    .flatMap(({ form }) => form.fields)
    .flatMap((field) => (field.options ?? []).map((option) => ({ field: field.name, option })));

  test.each(["it", "en"] as const)("every name has its words in %s", (language) => {
    const texts = fosterVetting.texts[language];
    const lacking = (names: readonly string[], words: Record<string, string> = {}) =>
      names.filter((one) => !words[one]);
    expect(lacking(Object.keys(version.states), texts.states)).toEqual([]);
    expect(lacking(Object.keys(version.events), texts.events)).toEqual([]);
    expect(lacking(Object.keys(version.events), texts.done)).toEqual([]);
    expect(lacking(Object.keys(version.deadlines), texts.deadlines)).toEqual([]);
    expect(lacking(Object.keys(version.columnKinds), texts.columns)).toEqual([]);
    expect(lacking([...Object.keys(guards), "claim.foster-applicant"], texts.reasons)).toEqual([]);
    const fields = Object.values(version.events).flatMap(({ form }) => form.fields.map(({ name }) => name));
    expect(lacking(fields, texts.fields)).toEqual([]);
    const sections = Object.values(version.events).flatMap(({ form }) => (form.sections ?? []).map(({ id }) => id));
    expect(lacking(sections, texts.sections)).toEqual([]);
    expect(
      options.filter(({ field, option }) => !texts.options[`${field}.${option}`] && !texts.options[option]),
    ).toEqual([]);
    const waiting = Object.values(version.states).flatMap(({ waitingFor }) => waitingFor ?? []);
    expect(lacking(waiting, texts.waiting)).toEqual([]);
  });

  test("no text is left of a name that is gone", () => {
    const { it } = fosterVetting.texts;
    expect(Object.keys(it.states).filter((name) => !version.states[name])).toEqual([]);
    expect(Object.keys(it.deadlines).filter((name) => !termRule(version, name))).toEqual([]);
    const unused = Object.keys(guards).filter((name) => !JSON.stringify(usedGuards()).includes(`"${name}"`));
    expect(unused).toEqual([]);
  });
});

/** All guard names the machine's transitions mention. */
function usedGuards(): string[] {
  type Guard = string | { type?: string; guards?: Guard[] } | undefined;
  const names = (guard: Guard): string[] => {
    if (guard === undefined) return [];
    if (typeof guard === "string") return [guard];
    return [...(guard.type ? [guard.type] : []), ...(guard.guards ?? []).flatMap(names)];
  };
  const nodes = Object.values(version.machine.states) as { transitions: Map<string, { guard?: Guard }[]> }[];
  return nodes.flatMap((node) => [...node.transitions.values()].flat().flatMap(({ guard }) => names(guard)));
}
