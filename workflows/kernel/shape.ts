// The structure of a workflow's version as flat data, part by part, so that a change can be named: which state, which
// event, which field. What functions do is not seen here, only that they are there; their code is locked by its files.
import type { AnyStateMachine } from "xstate";
import type { EventInfo, WorkflowVersion } from "./definition.ts";
import { canonical, type Json } from "./json.ts";
import { sha256Hex } from "./sha256.ts";

/** `section/name…` -> what it is: in words where that is short, else a hash. */
export type Shape = Record<string, string>;

const hashed = (value: unknown): string => sha256Hex(canonical(plain(value))).slice(0, 16);

/** As JSON: a function is only marked, what is undefined is left out. */
function plain(value: unknown): Json {
  const text = JSON.stringify(value, (_key, one: unknown) => (typeof one === "function" ? "ƒ" : one)) as
    | string
    | undefined;
  return text === undefined ? "" : (JSON.parse(text) as Json);
}

type Named = string | { type: string; params?: unknown };
type Guard = Named | { guards: Guard[]; check: { name: string } };

interface Transition {
  target?: { path: string[] }[];
  guard?: Guard;
  actions: readonly Named[];
  reenter?: boolean;
}

interface StateNode {
  path: string[];
  states: Record<string, StateNode>;
  transitions: Map<string, Transition[]>;
  entry: readonly Named[];
  exit: readonly Named[];
  initial?: { target: { path: string[] }[] };
}

function named(one: Named): string {
  if (typeof one === "string") return one;
  const params = typeof one.params === "function" ? "ƒ" : one.params === undefined ? "" : canonical(plain(one.params));
  return params === "" ? one.type : `${one.type}(${params})`;
}

function guarded(guard: Guard | undefined): string {
  if (guard === undefined) return "";
  if (typeof guard !== "string" && "guards" in guard)
    return `${guard.check.name.replace(/^check/, "").toLowerCase()}(${guard.guards.map(guarded).join(", ")})`;
  return named(guard as Named);
}

function wayOf({ target, guard, actions, reenter }: Transition): string {
  const when = guarded(guard);
  const to = target?.map(({ path }) => path.join(".")).join(", ") ?? "stays";
  const does = actions.map(named).join(", ");
  return [when && `if ${when}`, `to ${to}`, reenter && "again", does && `do ${does}`].filter(Boolean).join(" ");
}

function machineShape(machine: AnyStateMachine): Shape {
  const shape: Shape = {};
  const visit = (node: StateNode): void => {
    const name = node.path.join(".");
    const initial = node.initial?.target.map(({ path }) => path.join(".")).join(", ");
    const parts = [initial && `starts in ${initial}`, ...node.entry.map(named), ...node.exit.map(named)];
    const own = parts.filter(Boolean).join(", ");
    if (own) shape[`machine/${name}`] = own;
    for (const [event, ways] of node.transitions) shape[`ways/${name}/${event}`] = ways.map(wayOf).join(" | ");
    for (const child of Object.values(node.states)) visit(child);
  };
  visit(machine.root as unknown as StateNode);
  const { context } = machine.config;
  shape["machine/context"] = hashed(typeof context === "function" ? "ƒ" : context);
  return shape;
}

function eventShape(type: string, { form, ...info }: EventInfo): Shape {
  const shape: Shape = { [`events/${type}`]: hashed({ ...info, sections: form.sections ?? [] }) };
  for (const field of form.fields) shape[`fields/${type}/${field.name}`] = hashed(field);
  return shape;
}

export function shapeOf(version: WorkflowVersion): Shape {
  const shape: Shape = machineShape(version.machine);
  for (const [name, info] of Object.entries(version.states)) shape[`states/${name}`] = canonical(plain(info));
  for (const [type, info] of Object.entries(version.events)) Object.assign(shape, eventShape(type, info));
  for (const [name, rule] of Object.entries(version.deadlines)) shape[`deadlines/${name}`] = hashed(rule);
  for (const [name, kind] of Object.entries(version.columnKinds)) shape[`columns/${name}`] = kind;
  for (const [from, migration] of Object.entries(version.migrations ?? {}))
    shape[`migrations/${from}`] = hashed(migration);
  if (version.refusalNotice) shape.refusalNotice = hashed(version.refusalNotice);
  shape.rulesets = (version.rulesets ?? []).join(", ");
  return shape;
}

/** One name for the whole: changes with any part. */
export const shapeHash = (shape: Shape): string => sha256Hex(canonical(shape));
