// Reads a machine's configuration as data: its states, transitions, guards and what the house forbids in one.
// Used by tests and by the pictures of the workflows.
import type { AnyStateMachine } from "xstate";
import { isObject } from "../../workflows/kernel/json.ts";

export interface Edge {
  from: string;
  to: string;
  event: string;
  guards: string[];
}

type Guard = unknown;

/** Leaf names of a guard; a negated one as `not.name`, the way a refusal names it. */
export function namesOfGuard(guard: Guard): string[] {
  if (guard === undefined || guard === null) return [];
  if (typeof guard === "string") return [guard];
  const shape = guard as { type?: string; guards?: Guard[]; check?: { name: string } };
  if (shape.guards) {
    const inner = shape.guards.flatMap(namesOfGuard);
    return shape.check?.name === "checkNot" ? inner.map((name) => `not.${name}`) : inner;
  }
  return shape.type ? [shape.type] : [];
}

interface StateNode {
  key: string;
  path: string[];
  states: Record<string, StateNode>;
  transitions: Map<string, { eventType: string; guard?: Guard; target?: { path: string[] }[] }[]>;
}

function walk(node: StateNode, visit: (node: StateNode) => void): void {
  visit(node);
  for (const child of Object.values(node.states)) walk(child, visit);
}

const rootOf = (machine: AnyStateMachine) => machine.root as unknown as StateNode;

/** Dotted names of the leaf states. */
export function leafStates(machine: AnyStateMachine): string[] {
  const names: string[] = [];
  walk(rootOf(machine), (node) => {
    if (Object.keys(node.states).length === 0) names.push(node.path.join("."));
  });
  return names;
}

/** Leaf states of a state; a leaf is its own. */
export const leavesUnder = (machine: AnyStateMachine, path: string): string[] =>
  leafStates(machine).filter((leaf) => leaf === path || leaf.startsWith(`${path}.`));

/** Every transition; one without a target stays where it is. */
export function edges(machine: AnyStateMachine): Edge[] {
  const found: Edge[] = [];
  walk(rootOf(machine), (node) => {
    for (const [event, transitions] of node.transitions)
      for (const one of transitions) {
        const from = node.path.join(".");
        for (const to of one.target?.map((target) => target.path.join(".")) ?? [from])
          found.push({ from, to, event, guards: namesOfGuard(one.guard) });
      }
  });
  return found;
}

export const guardNames = (machine: AnyStateMachine): string[] => [
  ...new Set(edges(machine).flatMap((edge) => edge.guards)),
];

/** Keys the house forbids in a machine (no after, invoke, spawn, history, parallel, final states). */
export function forbiddenKeys(machine: AnyStateMachine): string[] {
  const bad: string[] = [];
  const look = (config: unknown, path: string) => {
    if (!isObject(config as never)) return;
    const node = config as Record<string, unknown>;
    for (const key of ["after", "invoke", "always", "onDone"]) if (node[key]) bad.push(`${path} ${key}`);
    if (["parallel", "history", "final"].includes(String(node.type))) bad.push(`${path} ${node.type}`);
    for (const [name, child] of Object.entries((node.states ?? {}) as Record<string, unknown>))
      look(child, path ? `${path}.${name}` : name);
  };
  look(machine.config, "");
  return bad;
}
