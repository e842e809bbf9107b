// Lays out the picture of a workflow's structure with elkjs: layers from top to bottom in the order in which the states are
// declared, lines that lead to the same box joined. Only numbers and path data come out.
import ELK, { type ElkExtendedEdge, type ElkNode, type ElkPoint } from "elkjs";
import { boxSize } from "../../client/picture-label.ts";
import type { Structure } from "../../server/history/pictures.ts";

const options = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.randomSeed": "1",
  "elk.layered.mergeEdges": "true",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.cycleBreaking.strategy": "MODEL_ORDER",
  "elk.spacing.nodeNode": "24",
  "elk.spacing.edgeNode": "14",
  "elk.spacing.edgeEdge": "8",
  "elk.layered.spacing.nodeNodeBetweenLayers": "32",
  "elk.layered.spacing.edgeNodeBetweenLayers": "14",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "8",
};

const at = ({ x, y }: ElkPoint) => `${Math.round(x)} ${Math.round(y)}`;

function lineOf(edge: ElkExtendedEdge): string {
  return (edge.sections ?? [])
    .map(({ startPoint, bendPoints = [], endPoint }) => `M${[startPoint, ...bendPoints, endPoint].map(at).join("L")}`)
    .join("");
}

/** `labels`: of a state in every language; a box has room for the longest. */
export async function layOut({ states, ways }: Structure, labels: (state: string) => string[]) {
  const graph: ElkNode = {
    id: "picture",
    layoutOptions: options,
    children: states.map(({ state }) => ({ id: state, ...boxSize(labels(state)) })),
    edges: ways.map(({ from, to }) => ({ id: `${from}>${to}`, sources: [from], targets: [to] })),
  };
  const { children = [], edges = [], width = 0, height = 0 } = await new ELK().layout(graph);
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    boxes: Object.fromEntries(
      children.map((one) => [one.id, `${at({ x: one.x ?? 0, y: one.y ?? 0 })} ${one.width ?? 0} ${one.height ?? 0}`]),
    ),
    lines: Object.fromEntries(edges.map((edge) => [edge.id, lineOf(edge)])),
  };
}
