// Random walks on the pure machine of one workflow, mends included: nothing throws, no state is entered that is not
// declared, what is refused changes nothing, the patches of the log rebuild the case and its list row, the same question is answered
// the same, and an event undone on the spot leaves the case as it was. A failure says by which seed it comes again.
import { listRowOf } from "../../db/log/list-row.ts";
import { commonEvents } from "../../workflows/kernel/common-events.ts";
import { decide, probe } from "../../workflows/kernel/decide.ts";
import type { DecideEvent, Decision, Refusal } from "../../workflows/kernel/decision.ts";
import type { CaseSnapshot, Example, JsonObject, Workflow } from "../../workflows/kernel/definition.ts";
import type { Effect } from "../../workflows/kernel/effects.ts";
import { eventInfo, isMend } from "../../workflows/kernel/event-info.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import { apply } from "../../workflows/kernel/fold.ts";
import { heldAfter } from "../../workflows/kernel/holdings.ts";
import { isDay } from "../../workflows/kernel/ids.ts";
import { sameJson } from "../../workflows/kernel/json.ts";
import type { LoggedEvent } from "../../workflows/kernel/logged-event.ts";
import { nextEvents, revive } from "../../workflows/kernel/machine.ts";
import { type PastEvent, type PastFact, pastEventOf, type Recorded } from "../../workflows/kernel/past.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { demoParameters, factsFor } from "../support/example-facts.ts";
import {
  circumstances,
  currentOf,
  emptyCase,
  formOf,
  type Outcome,
  type Situation,
  send,
} from "../support/pure-case.ts";
import { payloadFor, pickOne, type Random, randomFrom } from "../support/random-payload.ts";
import { seedRules } from "../support/seed-rules.ts";
import { changeFor } from "./random-change.ts";

const people = ["worker-a", "worker-b", "worker-c"];
const ids = ["id-of-a", "id-of-b", "id-of-c"];

/** What a walk met. */
export interface Walked {
  decided: number;
  refused: number;
  invalid: number;
  undone: number;
  states: Set<string>;
  /** Largest document, in characters of JSON. */
  largest: number;
}

export class WalkFailure extends Error {
  override name = "WalkFailure";
}

function fail(workflow: Workflow, seed: number, step: number, why: string): never {
  throw new WalkFailure(`${workflow.id}, seed ${seed}, step ${step}: ${why}`);
}

interface Step {
  before: CaseSnapshot;
  after: CaseSnapshot;
  recorded: Recorded;
  /** Whole payload, sealed values included. */
  payload: JsonObject;
}

function chooseEvent(workflow: Workflow, snapshot: CaseSnapshot, random: Random): string {
  const version = currentOf(workflow);
  const common = version.states.unopened ? Object.keys(commonEvents) : [];
  const roll = random();
  if (roll < 0.08) return pickOne(Object.keys(version.events), random);
  if (roll < 0.18 && common.length > 0 && workflow.list === "cases") return pickOne(common, random);
  if (roll < 0.33 && snapshot.seq > 0)
    return pickOne(["UNDO", "UNDO", "STEP_BACK", "CORRECT", "SETTLE_CORRECTION"], random);
  const known = nextEvents(revive(version.machine, snapshot.state, snapshot.seq === 0 ? {} : snapshot.doc.context));
  return known.length > 0 ? pickOne(known, random) : pickOne(Object.keys(version.events), random);
}

const pastEvent = ({ before, recorded: { logged } }: Step): PastEvent => pastEventOf(before.state, logged);

const effectsOf = (steps: readonly Step[]): Effect[] =>
  steps.flatMap(({ recorded }) => recorded.logged.effects as unknown as Effect[]);

function pastOf(workflow: Workflow, steps: readonly Step[], seq: number): PastFact | undefined {
  const step = steps[seq - 1];
  const [first] = steps;
  if (!step || !first) return undefined;
  const event = pastEvent(step);
  const { territory, area } = first.after.doc.head;
  const start = { ...first.before, doc: { ...first.before.doc, head: { ...first.before.doc.head, territory, area } } };
  return {
    ...{ event, before: step.before, after: step.after, later: steps.slice(seq).map(pastEvent) },
    ...{ earlier: [], migrations: [], versions: workflow.versions },
    heldBefore: [...heldAfter(effectsOf(steps.slice(0, seq - 1)))],
    companions: event.effects.flatMap((one) =>
      one.effect === "companion" ? [{ caseId: one.caseId, kind: one.kind, seq: 1 }] : [],
    ),
    history: { start, events: steps.map(({ recorded }) => recorded) },
  };
}

interface Walk {
  workflow: Workflow;
  seed: number;
  random: Random;
  steps: Step[];
  snapshot: CaseSnapshot;
  day: string;
  /** Minutes into the day: what comes later was recorded later. */
  minute: number;
}

/** A mending event on what the walk did so far, as the gate would build it; undefined when there is nothing to mend. */
function mending(walk: Walk, type: string): { event: DecideEvent; past: PastFact } | undefined {
  const { random, steps, snapshot, day } = walk;
  const pending = Object.entries(snapshot.doc.corrections).filter(([, one]) => one.outcome === "pending");
  const last = snapshot.seq;
  const back = random() < 0.6 ? last : 1 + Math.floor(random() * last);
  const seq = type === "SETTLE_CORRECTION" && pending.length > 0 ? Number(pickOne(pending, random)[0]) : back;
  const past = pastOf(walk.workflow, steps, seq);
  const step = steps[seq - 1];
  if (!past || !step) return undefined;
  const why = [{ field: "reason", subject: "case", class: "social" as const }];
  const base = { type, occurredOn: day, toComplete: [] };
  if (type === "UNDO") return { past, event: { ...base, data: { undoes: seq, withinMinutes: 10 }, sealed: [] } };
  const supervisor = random() < 0.5 ? { asSupervisor: true } : {};
  if (type === "STEP_BACK") return { past, event: { ...base, data: { undoes: seq, ...supervisor }, sealed: why } };
  if (type === "SETTLE_CORRECTION") {
    const choice = random() < 0.6 ? "apply" : "keep";
    return { past, event: { ...base, data: { settles: seq, choice, ...supervisor }, sealed: why } };
  }
  const change = changeFor(walk.workflow, step, walk.steps, random);
  return change && { past, event: { ...base, ...change } };
}

function asked(
  walk: Walk,
  type: string,
): { outcome: Outcome; at: Situation; payload: JsonObject; event?: DecideEvent } {
  const { workflow, random, snapshot, day } = walk;
  const version = currentOf(workflow);
  const actor = { accountId: pickOne(people, random), roles: ["socialWorker" as const] };
  if (isMend(version, type)) {
    const mend = mending(walk, type);
    const at: Situation = { day, actor, parameters: demoParameters, facts: mend ? { past: mend.past } : {} };
    if (!mend) return { outcome: { kind: "invalid", problems: [] }, at, payload: {} };
    const decision = decide(version, snapshot, mend.event, { past: mend.past }, timed(walk, at));
    return { outcome: outcomeOf(snapshot, decision), at, payload: {}, event: mend.event };
  }
  const likely = (field: { name: string }) =>
    field.name === "unit" || field.name === "code" ? pickOne(["OST-001", "OST-002"], random) : undefined;
  const payload = payloadFor(formOf(version, type), {
    ...{ random, ids, likely, terms: Object.keys(snapshot.doc.deadlines), today: day, state: snapshot.state },
    ...{ context: snapshot.doc.context, head: snapshot.doc.head as unknown as JsonObject },
  });
  const at: Situation = { ...factsFor(workflow, type, snapshot, payload, day), actor, parameters: demoParameters };
  if (random() < 0.1) probe(version, snapshot, type, at.facts ?? {}, circumstances(at));
  return { outcome: send(workflow, snapshot, type, payload, at), at, payload };
}

const timed = ({ day, minute }: Pick<Walk, "day" | "minute">, at: Situation) => ({
  ...circumstances(at),
  recordedAt: `${day}T${String(8 + Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00.000Z`,
});

function outcomeOf(snapshot: CaseSnapshot, decision: Refusal | Decision): Outcome {
  if (decision.refused) return { kind: "refused", refusal: decision };
  const { stateAfter, patch } = decision;
  const { caseId, kind, workflowVersion } = snapshot;
  const logged = { caseId, kind, number: "2026-000001", seq: snapshot.seq + 1, workflowVersion, stateAfter, patch };
  return { kind: "decided", decision, after: apply(snapshot, logged) };
}

const whole = ({ doc, state }: CaseSnapshot) => ({ ...doc, state, takenBack: {}, by: {} }) as unknown as JsonObject;

/** Undone on the spot by who did it, the last event leaves no trace but its mark. */
function checkUndo(walk: Walk, step: Step, at: Situation): boolean {
  const { workflow, steps } = walk;
  const past = pastOf(workflow, steps, step.recorded.logged.seq);
  if (!past) return false;
  const event = { type: "UNDO", occurredOn: walk.day, data: { undoes: past.event.seq, withinMinutes: 10 } };
  const outcome = decide(
    currentOf(workflow),
    step.after,
    { ...event, sealed: [], toComplete: [] },
    { past },
    timed(walk, at),
  );
  if (outcome.refused) return false;
  const undone = { ...step.after, state: outcome.stateAfter, doc: outcome.docAfter };
  if (!sameJson(whole(undone), whole(step.before)))
    fail(workflow, walk.seed, steps.length, `${past.event.type} undone leaves another case`);
  const before = effectsOf(steps.slice(0, -1));
  const after = [...before, ...past.event.effects, ...outcome.effects];
  if ([...heldAfter(before)].sort().join() !== [...heldAfter(after)].sort().join())
    fail(workflow, walk.seed, steps.length, `${past.event.type} undone leaves other claims or links`);
  return true;
}

function record(walk: Walk, type: string, given: ReturnType<typeof asked>): Step {
  const { snapshot, day, workflow } = walk;
  const { outcome, at, payload, event } = given;
  if (outcome.kind !== "decided") throw new Error("nothing to record");
  const { stateAfter, patch, effects } = outcome.decision;
  const { accountId } = at.actor ?? { accountId: "" };
  const info = eventInfo(currentOf(workflow), type);
  const derived =
    info?.derive?.(payload, { today: day, occurredOn: day, context: snapshot.doc.context, rules: seedRules }) ?? {};
  const open = Object.fromEntries(
    (info?.form.fields ?? []).flatMap(({ name, class: dataClass }) =>
      dataClass === "open" && payload[name] !== undefined ? [[name, payload[name]]] : [],
    ),
  );
  const logged: LoggedEvent = {
    ...{ caseId: snapshot.caseId, kind: workflow.id, number: "2026-000001", seq: snapshot.seq + 1 },
    ...{ workflowVersion: workflow.current, stateAfter, patch, type, actor: accountId, occurredOn: day },
    recordedAt: timed(walk, at).recordedAt,
    payload: event?.data ?? { ...open, ...derived },
    effects: JSON.parse(JSON.stringify(effects)) as LoggedEvent["effects"],
  };
  const { terms } = circumstances(at);
  return { before: snapshot, after: outcome.after, recorded: { logged, facts: at.facts ?? {}, terms }, payload };
}

/** The list row made of the one before and the patch is the one made anew. */
function isRowTakenOver(before: CaseSnapshot, patch: JsonObject, after: CaseSnapshot): boolean {
  const days = { updatedOn: "2025-03-03", closedOn: null };
  const anew = listRowOf(after, days, 2);
  const of = before.seq > 0 ? listRowOf(before, days, 1) : undefined;
  return sameJson(listRowOf(after, days, 2, of && { row: of, patch }), anew);
}

function checkDecision(walk: Walk, type: string, outcome: Extract<Outcome, { kind: "decided" }>): void {
  const { workflow, seed, steps } = walk;
  const { decision, after } = outcome;
  const wrong = (why: string) => fail(workflow, seed, steps.length, `${type}: ${why}`);
  if (!sameJson(after.doc as unknown as JsonObject, decision.docAfter as unknown as JsonObject)) wrong("fold differs");
  if (JSON.stringify(decision.patch) !== JSON.stringify(JSON.parse(JSON.stringify(decision.patch))))
    wrong("patch is no JSON");
  if (!currentOf(workflow).states[decision.stateAfter]) wrong(`state ${decision.stateAfter} is not declared`);
  if (workflow.list === "cases" && !isRowTakenOver(walk.snapshot, decision.patch, after)) wrong("list row differs");
  for (const [id, term] of Object.entries(after.doc.deadlines))
    if (term.dueOn !== undefined && !isDay(term.dueOn)) wrong(`term ${id} ends on ${term.dueOn}`);
}

/** The first steps of one of the workflow's examples, so that walks also begin where a random one seldom comes. */
function begin(walk: Walk): void {
  const { workflow, random } = walk;
  const example = random() < 0.75 ? pickOne(workflow.examples, random) : undefined;
  const taken = Math.ceil(random() * (example?.steps.length ?? 0));
  play(walk, example?.steps.slice(0, taken) ?? []);
}

function play(walk: Walk, steps: Example["steps"]): void {
  const { workflow } = walk;
  for (const step of steps) {
    walk.day = addDays("2025-03-03", step.dayOffset);
    const payload = fillExample(step.payload, walk.day, (name) => `id-of-${name}`);
    const facts = factsFor(workflow, step.type, walk.snapshot, payload, walk.day);
    const actor = { accountId: step.by ? "worker-b" : "worker-a", roles: ["socialWorker" as const] };
    const at = { ...facts, actor, parameters: demoParameters };
    const outcome = send(workflow, walk.snapshot, step.type, payload, at);
    if (outcome.kind !== "decided") fail(workflow, walk.seed, -1, `${step.type} of an example is ${outcome.kind}`);
    walk.steps.push(record(walk, step.type, { outcome, at, payload }));
    walk.snapshot = outcome.after;
  }
}

const newWalk = (workflow: Workflow, seed: number): Walk => ({
  ...{ workflow, seed, random: randomFrom(seed), steps: [], snapshot: emptyCase(workflow) },
  ...{ day: "2025-03-03", minute: 0 },
});

/** Every example to its end, on the days of the walks: whichever part of it a walk begins with is taken. Throws WalkFailure. */
export function playExamples(workflow: Workflow): void {
  for (const { steps } of workflow.examples) play(newWalk(workflow, 0), steps);
}

/** One walk of `length` events after a beginning; throws WalkFailure. */
export function walkPure(workflow: Workflow, seed: number, length: number): Walked {
  const seen: Walked = { decided: 0, refused: 0, invalid: 0, undone: 0, states: new Set(), largest: 0 };
  const walk = newWalk(workflow, seed);
  const { random } = walk;
  begin(walk);
  for (let i = 0; i < length; i++) {
    if (random() < 0.3) Object.assign(walk, { day: addDays(walk.day, Math.floor(random() * 30)), minute: 0 });
    else walk.minute = Math.min(walk.minute + 1, 599);
    const type = chooseEvent(workflow, walk.snapshot, random);
    const before = JSON.stringify(walk.snapshot);
    let given: ReturnType<typeof asked>;
    try {
      given = asked(walk, type);
    } catch (error) {
      fail(
        workflow,
        seed,
        i,
        `${type} in ${walk.snapshot.state} threw ${error instanceof Error ? error.stack : error}`,
      );
    }
    if (JSON.stringify(walk.snapshot) !== before) fail(workflow, seed, i, `${type} changed what it was given`);
    const { outcome } = given;
    if (outcome.kind === "invalid") seen.invalid += 1;
    else if (outcome.kind === "refused") {
      seen.refused += 1;
      if (outcome.refusal.state !== walk.snapshot.state) fail(workflow, seed, i, `${type} refused in another state`);
      for (const reason of outcome.refusal.reasons)
        if (!workflow.texts.it.reasons[reason] || !workflow.texts.en.reasons[reason])
          fail(workflow, seed, i, `${type} is refused without words: ${reason}`);
    } else {
      seen.decided += 1;
      checkDecision(walk, type, outcome);
      const step = record(walk, type, given);
      walk.steps.push(step);
      if (!isMend(currentOf(workflow), type) && random() < 0.3 && checkUndo(walk, step, given.at)) seen.undone += 1;
      walk.snapshot = step.after;
      seen.states.add(step.after.state);
      seen.largest = Math.max(seen.largest, before.length);
    }
  }
  return seen;
}
