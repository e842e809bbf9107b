// Where the states of a workflow's version stand in its picture and how the ways between them run. Laid out when the workflow
// is written (test/support/lay-out.ts) and kept by the hash of its structure: a server lays nothing out.

import type { WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { canonical, type Json } from "../../workflows/kernel/json.ts";
import { type Way, waysOf } from "../../workflows/kernel/machine.ts";
import { sha256Hex } from "../../workflows/kernel/sha256.ts";
import pictures from "../../workflows/pictures.json" with { type: "json" };

export interface Structure {
  /** As the version declares them; `unopened` is not among them. */
  states: { state: string; closed: boolean }[];
  ways: Way[];
}

/** Of the file, by kind and structure; lines are SVG path data by `from>to`, boxes `x y width height`. */
interface Drawing {
  width: number;
  height: number;
  boxes: Record<string, string>;
  lines: Record<string, string>;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const first = "unopened";

export function structureOf(version: WorkflowVersion): Structure {
  const states = Object.entries(version.states).filter(([name]) => name !== first);
  return {
    states: states.map(([state, info]) => ({ state, closed: info.closed === true })),
    ways: waysOf(version.machine).filter((way) => way.from !== first),
  };
}

/** The name of a picture in the file: what is drawn decides, not the version's number. */
export function pictureKey(kind: string, { states, ways }: Structure): string {
  const drawn = { states: states.map(({ state }) => state), ways: ways.map(({ from, to }) => `${from}>${to}`) };
  return `${kind} ${sha256Hex(canonical(drawn as unknown as Json)).slice(0, 16)}`;
}

const drawings: Readonly<Record<string, Drawing>> = pictures;

export interface Picture {
  width: number;
  height: number;
  box: (state: string) => Box | undefined;
  line: (way: Pick<Way, "from" | "to">) => string | undefined;
}

/** Undefined where nobody has laid it out, as for a workflow that is being written. */
export function findPicture(kind: string, structure: Structure): Picture | undefined {
  const drawing = drawings[pictureKey(kind, structure)];
  if (!drawing) return undefined;
  const { width, height, boxes, lines } = drawing;
  return {
    ...{ width, height },
    box: (state) => {
      const [x, y, w, h] = (boxes[state] ?? "").split(" ").map(Number);
      return x === undefined || y === undefined || !w || !h ? undefined : { x, y, width: w, height: h };
    },
    line: ({ from, to }) => lines[`${from}>${to}`],
  };
}
