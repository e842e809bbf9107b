// A machine as a Mermaid state diagram for a workflow's README: one arrow for each pair of states, with the events
// that lead from one to the other. Events that leave the state as it is, and those that many states share, are
// listed below the picture, so that it shows the course and not every way out.
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
  const shared = takeShared(drawing.arrows);
  const arrows = [...drawing.arrows].map(([key, events]) => {
    const [from = "", to = ""] = key.split("|");
    return `  ${idOf(from)} --> ${idOf(to)}: ${[...events].join(" / ")}`;
  });
  const stays = [...drawing.stays].map(
    ([path, events]) => `- ${path === "anyState" ? "any state" : path}: ${[...events].join(", ")}`,
  );
  const list = (title: string, lines: string[]) => (lines.length > 0 ? ["", title, "", ...lines] : []);
  return [
    "```mermaid",
    "stateDiagram-v2",
    ...drawing.lines,
    ...arrows,
    "```",
    ...list("Ways that many states share:", shared),
    ...list("Without a change of state:", stays),
  ].join("\n");
}

/** From so many states to one, or from one to so many ("back to where it was"), an event is told, not drawn. */
const many = { to: 7, from: 4 };

/** Takes the events that many states share out of the arrows; answers them as lines. */
function takeShared(arrows: Map<string, Set<string>>): string[] {
  const pairs = [...arrows].flatMap(([key, events]) => {
    const [from = "", to = ""] = key.split("|");
    return [...events].map((event) => ({ event, from, to, key }));
  });
  const lines: string[] = [];
  for (const end of ["to", "from"] as const) {
    const other = end === "to" ? "from" : "to";
    const groups = new Map<string, typeof pairs>();
    for (const pair of pairs.filter(({ key, event }) => arrows.get(key)?.has(event))) {
      const name = `${pair.event}|${pair[end]}`;
      groups.set(name, [...(groups.get(name) ?? []), pair]);
    }
    for (const group of groups.values()) {
      const [first] = group;
      if (!first || group.length < many[end]) continue;
      const states = group.map((pair) => pair[other]).join(", ");
      lines.push(
        end === "to"
          ? `- ${first.event} to ${first.to}, from ${states}`
          : `- ${first.event} from ${first.from}, to ${states}`,
      );
      for (const { key, event } of group) {
        arrows.get(key)?.delete(event);
        if (arrows.get(key)?.size === 0) arrows.delete(key);
      }
    }
  }
  return lines;
}
