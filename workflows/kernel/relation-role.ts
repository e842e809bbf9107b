// The role of the links that relations between persons leave: one for each relation, by its number; and which of them go over to
// another person where an event is decided another way.
import type { Effect } from "./effects.ts";

const prefix = "relation:";

export const relationRole = (relation: number): string => `${prefix}${relation}`;

/** All of them lie between these two, in the order of text. */
export const relationRoles: readonly [from: string, to: string] = [prefix, `${prefix}~`];

type Link = Extract<Effect, { effect: "link" | "unlink" }>;
type BySeq = ReadonlyMap<number, readonly Effect[]>;

export const isRelationLink = (one: Effect): one is Link =>
  (one.effect === "link" || one.effect === "unlink") && one.role.startsWith(prefix);

const keyOf = ({ role, to }: Link) => `${role}/${to}`;

function heldIn(effects: BySeq): Map<string, Link> {
  const held = new Map<string, Link>();
  for (const one of [...effects.values()].flat().filter(isRelationLink)) {
    if (one.effect === "link") held.set(keyOf(one), one);
    else held.delete(keyOf(one));
  }
  return held;
}

/** What takes the relations held one way to those held the other. */
export function relationMoves(from: BySeq, to: BySeq): Effect[] {
  const [had, has] = [heldIn(from), heldIn(to)];
  const gone = [...had.values()].filter((one) => !has.has(keyOf(one)));
  const come = [...has.values()].filter((one) => !had.has(keyOf(one)));
  return [...gone.map(({ role, to: id }): Effect => ({ effect: "unlink", role, to: id })), ...come];
}
