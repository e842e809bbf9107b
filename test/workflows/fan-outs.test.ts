// Every fan-out of the registry comes home: whichever state its case is in when all have answered, that state takes
// the end of it without a condition; and what it sends is an event the linked kind knows.

import { describe, expect, it } from "vitest";
import type { AnyStateMachine } from "xstate";
import type { Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import type { EffectParams } from "../../workflows/kernel/effects.ts";
import { workflows } from "../../workflows/registry.ts";
import { edges, leavesUnder } from "../support/machine-shape.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

interface Action {
  type?: string;
  params?: unknown;
}
interface Node {
  path: string[];
  states: Record<string, Node>;
  entry: Action[];
  exit: Action[];
  transitions: Map<string, { actions: Action[]; target?: { path: string[] }[] }[]>;
}

/** Params may be made from context and event; what matters here does not depend on them. */
function paramsOf({ params }: Action, context: unknown): EffectParams["fanOut"] {
  if (typeof params !== "function") return params as EffectParams["fanOut"];
  const event = { type: "", seq: 1, data: {}, facts: {}, head: {}, given: [], todo: [], meta: { caseId: "" } };
  return params({ context, event }) as EffectParams["fanOut"];
}

const isFanOut = (action: Action) => action.type === "fanOut";

/** The fan-outs of a machine, each with the states it may leave its case in. */
function fanOuts(machine: AnyStateMachine): { to: string; params: EffectParams["fanOut"] }[] {
  const { context = {} } = machine.config;
  const found: { to: string; params: EffectParams["fanOut"] }[] = [];
  const walk = (node: Node) => {
    for (const transitions of node.transitions.values())
      for (const one of transitions)
        for (const action of one.actions.filter(isFanOut))
          for (const to of one.target?.map((target) => target.path.join(".")) ?? [node.path.join(".")])
            found.push({ to, params: paramsOf(action, context) });
    for (const action of [...node.entry, ...node.exit].filter(isFanOut))
      found.push({ to: node.path.join("."), params: paramsOf(action, context) });
    for (const child of Object.values(node.states)) walk(child);
  };
  walk(machine.root as unknown as Node);
  return found;
}

/** Leaf states the case may have come to before the end of the fan-out reaches it. */
function statesUntil(machine: AnyStateMachine, from: string, onDone: string): string[] {
  const reached = new Set(leavesUnder(machine, from));
  for (const state of reached)
    for (const edge of edges(machine))
      if (edge.event !== onDone && (edge.from === "" || `${state}.`.startsWith(`${edge.from}.`)))
        for (const leaf of leavesUnder(machine, edge.to)) reached.add(leaf);
  return [...reached];
}

/** States that take the event whatever the case holds: a transition without a guard is among those of the state. */
function takesAlways(machine: AnyStateMachine, state: string, event: string): boolean {
  return edges(machine).some(
    (edge) =>
      edge.event === event && edge.guards.length === 0 && (edge.from === "" || `${state}.`.startsWith(`${edge.from}.`)),
  );
}

/** What is wrong with the fan-outs of a version; an empty list when they all come home. */
function problems(version: WorkflowVersion, known: readonly Workflow[]): string[] {
  const { machine, events } = version;
  return fanOuts(machine).flatMap(({ to, params }) => {
    const { onDone, kind, type } = params;
    const lost = statesUntil(machine, to, onDone).filter((state) => !takesAlways(machine, state, onDone));
    const child = known.find((one) => one.id === kind);
    const versions = Object.values(child?.versions ?? {});
    return [
      ...lost.map((state) => `${state} does not take ${onDone}`),
      ...(events[onDone]?.internal ? [] : [`${onDone} is not internal`]),
      ...(versions.length > 0 && versions.every((one) => one.events[type]) ? [] : [`${kind} does not know ${type}`]),
    ];
  });
}

const versions = workflows.flatMap((workflow) =>
  Object.values(workflow.versions).map((version) => ({ name: `${workflow.id} v${version.version}`, version })),
);

describe("fan-outs", () => {
  it("are found where they are", () => {
    const found = versions.flatMap(({ name, version }) => fanOuts(version.machine).map(() => name));
    expect([...new Set(found)].sort()).toEqual(["care-call v1", "housing-bando v1", "person v1"]);
    // Hidden in an action that enqueues others, one would not be found: it must stand in a transition by name.
    for (const { name, version } of versions)
      for (const [action, how] of Object.entries(version.machine.implementations.actions)) {
        const source = String((how as { collect?: unknown }).collect ?? "");
        expect(source, `${name} ${action}`).not.toMatch(/type:\s*["'`]fanOut/);
      }
  });

  it.each(versions)("of $name come home from every state", ({ version }) => {
    expect(problems(version, workflows)).toEqual([]);
  });

  it("that may be left alone are noticed", () => {
    const version = toyWorkflow.versions[1] as WorkflowVersion;
    expect(problems(version, [toyWorkflow])).toEqual([
      "done does not take ALL_DONE",
      "proposed does not take ALL_DONE",
    ]);
  });
});
