// The only place that asks xstate anything: rebuild a snapshot, ask what is possible and why not, take a
// transition. Machines here have one active state path, no parallel states, no after, invoke or history.
import {
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  type ExecutableActionObject,
  type StateValue,
} from "xstate";
import type { MachineEvent } from "./definition.ts";
import type { JsonObject } from "./json.ts";

export const unopened = "unopened";

/** `{inDelivery: "active"}` <-> `inDelivery.active`. */
export function stateName(value: StateValue): string {
  if (typeof value === "string") return value;
  const [first] = Object.entries(value);
  if (!first) throw new Error("empty state value");
  return `${first[0]}.${stateName(first[1] as StateValue)}`;
}

export function stateValue(name: string): StateValue {
  const [first, ...rest] = name.split(".");
  return rest.length === 0 ? (first as string) : { [first as string]: stateValue(rest.join(".")) };
}

/** Throws when the state is not in the machine: the case must then be migrated, never guessed. */
export function revive(machine: AnyStateMachine, state: string, context: JsonObject): AnyMachineSnapshot {
  return machine.resolveState({ value: stateValue(state), context }) as AnyMachineSnapshot;
}

/** Context a new case starts from. */
export function initialContext(machine: AnyStateMachine): JsonObject {
  const context: unknown = machine.config.context;
  return (typeof context === "function" ? context({}) : (context ?? {})) as JsonObject;
}

type Guard = string | { type: string; params?: unknown } | { guards: Guard[]; check: { name: string } };
interface Candidate {
  guard?: Guard;
}

function candidates(snapshot: AnyMachineSnapshot, type: string): Candidate[] {
  const nodes = snapshot._nodes as unknown as { transitions: Map<string, Candidate[]> }[];
  return nodes.flatMap((node) => node.transitions.get(type) ?? []);
}

function failing(machine: AnyStateMachine, guard: Guard | undefined, context: unknown, event: MachineEvent): string[] {
  if (guard === undefined) return [];
  if (typeof guard === "object" && "type" in guard) return named(machine, guard.type, guard.params, context, event);
  if (typeof guard === "string") return named(machine, guard, undefined, context, event);
  const kind = guard.check.name;
  const parts = guard.guards.map((part) => failing(machine, part, context, event));
  if (kind === "checkOr") return parts.some((part) => part.length === 0) ? [] : parts.flat();
  if (kind === "checkNot")
    return parts[0]?.length === 0 ? [`not.${typeof guard.guards[0] === "string" ? guard.guards[0] : "guard"}`] : [];
  return parts.flat();
}

function named(
  machine: AnyStateMachine,
  name: string,
  params: unknown,
  context: unknown,
  event: MachineEvent,
): string[] {
  const guards = machine.implementations.guards as Record<string, (at: unknown, params: unknown) => boolean>;
  const guard = guards[name];
  if (!guard) throw new Error(`machine has no guard ${name}`);
  return guard({ context, event }, params) ? [] : [name];
}

/** Event types with a transition from this state, whatever their guards say. */
export function nextEvents(snapshot: AnyMachineSnapshot): string[] {
  const nodes = snapshot._nodes as unknown as { transitions: Map<string, unknown> }[];
  return [...new Set(nodes.flatMap((node) => [...node.transitions.keys()]))].filter((type) => !/[*.]/.test(type));
}

/**
 * Names of the guards that stop the event; empty with `possible: true` when it may be sent. Of several ways to
 * take the event only the nearest (fewest guards failing) speak, so that a worker reads what is really missing.
 */
export function whyNot(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: MachineEvent,
): { possible: boolean; known: boolean; guards: string[] } {
  const found = candidates(snapshot, event.type);
  if (found.length === 0) return { possible: false, known: false, guards: [] };
  if (snapshot.can(event)) return { possible: true, known: true, guards: [] };
  const ways = found.map((one) => failing(machine, one.guard, snapshot.context, event));
  const nearest = Math.min(...ways.map((way) => way.length));
  // `can` is false for a transition without target and actions: here that is an event that is only recorded.
  if (nearest === 0) return { possible: true, known: true, guards: [] };
  const guards = ways.filter((way) => way.length === nearest).flat();
  return { possible: false, known: true, guards: [...new Set(guards)] };
}

/** Whether the event may lead to another state from here, by any of its ways and whatever their guards say. */
export function movesOn(machine: AnyStateMachine, state: string, type: string): boolean {
  const snapshot = revive(machine, state, initialContext(machine));
  const ways = candidates(snapshot, type) as { target?: { path: string[] }[] }[];
  return ways.some((way) => way.target?.some((node) => node.path.join(".") !== state) === true);
}

export interface Step {
  state: string;
  context: JsonObject;
  actions: { type: string; params: unknown }[];
}

interface Bench {
  scope: AnyActorScope;
  actions: ExecutableActionObject[];
}

const benches = new WeakMap<AnyStateMachine, Bench>();

/**
 * Where a machine's transitions are taken: what xstate's pure `transition()` makes anew each time, an actor that is
 * never started and a list of the actions that nobody executes. Machines here spawn nothing, so one may be kept.
 */
function benchOf(machine: AnyStateMachine): Bench {
  let bench = benches.get(machine);
  if (!bench) {
    const self = createActor(machine);
    const actions: ExecutableActionObject[] = [];
    const nothing = () => {};
    const scope: AnyActorScope = {
      self,
      system: self.system,
      id: "",
      sessionId: "",
      logger: nothing,
      defer: nothing,
      emit: nothing,
      stopChild: nothing,
      actionExecutor: (action) => {
        actions.push(action);
      },
    };
    bench = { scope, actions };
    benches.set(machine, bench);
  }
  return bench;
}

/** Takes the transition; ask whyNot first, since xstate ignores refused events in silence. */
export function take(machine: AnyStateMachine, snapshot: AnyMachineSnapshot, event: MachineEvent): Step {
  const { scope, actions } = benchOf(machine);
  actions.length = 0;
  const next = machine.transition(snapshot, event, scope) as AnyMachineSnapshot;
  return {
    state: stateName(next.value as StateValue),
    context: next.context as JsonObject,
    actions: actions.map((action) => ({ type: action.type, params: action.params })),
  };
}

/** Wraps a guard that looks at the payload, so that the page does not show a form as refused before it is filled. */
export function onData<C>(
  check: (at: { context: C; event: MachineEvent }) => boolean,
): (at: { context: C; event: MachineEvent }) => boolean {
  return (at) => at.event.probe === true || check(at);
}

/** A way from one state to another, with the events that take it. */
export interface Way {
  from: string;
  to: string;
  events: string[];
}

interface StateNode {
  path: string[];
  states: Record<string, StateNode>;
  transitions: Map<string, { target?: { path: string[]; initial?: { target: { path: string[] }[] } }[] }[]>;
}

/** Every change of state a machine knows, for pictures; events that stay where they are take no way. */
export function waysOf(machine: AnyStateMachine): Way[] {
  const ways = new Map<string, Way>();
  const leavesOf = (node: StateNode): StateNode[] => {
    const children = Object.values(node.states);
    return children.length === 0 ? [node] : children.flatMap(leavesOf);
  };
  const visit = (node: StateNode): void => {
    for (const [event, transitions] of node.transitions)
      for (const target of transitions.flatMap((one) => one.target ?? []))
        for (const leaf of leavesOf(node)) add(leaf.path.join("."), entered(target), event);
    for (const child of Object.values(node.states)) visit(child);
  };
  const add = (from: string, to: string, event: string): void => {
    if (from === to) return;
    const way = ways.get(`${from}>${to}`) ?? { from, to, events: [] };
    if (!way.events.includes(event)) way.events.push(event);
    ways.set(`${from}>${to}`, way);
  };
  visit(machine.root as unknown as StateNode);
  return [...ways.values()];
}

/** A compound state is entered at its initial one. */
function entered(target: { path: string[]; initial?: { target: { path: string[] }[] } }): string {
  const inner = target.initial?.target[0];
  return inner ? entered(inner) : target.path.join(".");
}
