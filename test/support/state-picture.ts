// A machine as a Mermaid state diagram for a workflow's README: one arrow for each pair of states, with the events
// that lead from one to the other. Events that leave the state as it is are listed below the picture.
import type { AnyStateMachine } from "xstate";
import { type DirectedGraphNode, toDirectedGraph } from "xstate/graph";

interface Drawing {
  /** Path of a state from the machine's root, with dots. */
  pathOf: (id: string) => string;
  lines: string[];
  /** `from|to` -> events. */
  arrows: Map<string, Set<string>>;
  /** State -> events that stay in it. */
  stays: Map<string, Set<string>>;
}

const idOf = (path: string) => path.replaceAll(".", "_");

function add(map: Map<string, Set<string>>, key: string, event: string) {
  const events = map.get(key) ?? new Set();
  map.set(key, events.add(event));
}

function drawState(node: DirectedGraphNode, depth: number, drawing: Drawing): void {
  const path = drawing.pathOf(node.id);
  const indent = "  ".repeat(depth);
  for (const { source, target, transition } of node.edges) {
    const [from, to] = [drawing.pathOf(source.id), drawing.pathOf(target.id)];
    const stays = from === to || !transition.target || transition.target.length === 0;
    if (stays) add(drawing.stays, from, transition.eventType);
    else add(drawing.arrows, `${from}|${to}`, transition.eventType);
  }
  const own = path.slice(path.lastIndexOf(".") + 1);
  if (node.children.length === 0) {
    drawing.lines.push(path === own ? `${indent}${own}` : `${indent}state "${own}" as ${idOf(path)}`);
    if (node.stateNode.type === "final") drawing.lines.push(`${indent}${idOf(path)} --> [*]`);
    return;
  }
  drawing.lines.push(`${indent}state "${own}" as ${idOf(path)} {`);
  const first = node.stateNode.initial?.target[0];
  if (first) drawing.lines.push(`${indent}  [*] --> ${idOf(drawing.pathOf(first.id))}`);
  for (const child of node.children) drawState(child, depth + 1, drawing);
  drawing.lines.push(`${indent}}`);
}

/** Markdown: the diagram in a code block, then what can happen without a change of state. */
export function drawMachine(machine: AnyStateMachine): string {
  const root = toDirectedGraph(machine);
  const pathOf = (id: string) => (id === root.id ? "anyState" : id.slice(root.id.length + 1));
  const drawing: Drawing = { pathOf, lines: [], arrows: new Map(), stays: new Map() };
  const first = root.stateNode.initial?.target[0];
  if (first) drawing.lines.push(`  [*] --> ${idOf(pathOf(first.id))}`);
  for (const child of root.children) drawState(child, 1, drawing);
  // What the root itself accepts holds in every state.
  for (const { transition } of root.edges) {
    const targets = transition.target ?? [];
    if (targets.length === 0) add(drawing.stays, "anyState", transition.eventType);
    for (const target of targets) add(drawing.arrows, `anyState|${pathOf(target.id)}`, transition.eventType);
  }
  if ([...drawing.arrows.keys()].some((key) => key.startsWith("anyState|"))) {
    drawing.lines.push('  state "any state" as anyState');
  }
  const arrows = [...drawing.arrows].map(([key, events]) => {
    const [from = "", to = ""] = key.split("|");
    return `  ${idOf(from)} --> ${idOf(to)}: ${[...events].join(" / ")}`;
  });
  const stays = [...drawing.stays].map(
    ([path, events]) => `- ${path === "anyState" ? "any state" : path}: ${[...events].join(", ")}`,
  );
  const below = stays.length > 0 ? ["", "Without a change of state:", "", ...stays] : [];
  return ["```mermaid", "stateDiagram-v2", ...drawing.lines, ...arrows, "```", ...below].join("\n");
}
