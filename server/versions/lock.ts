// The lock of workflow versions and rulesets: what each of them was when it was last looked at, and whether it was
// released. A released one never changes; what differs is named part by part. workflows/versions.lock.json holds it.
import type { Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { canonical, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import { sha256Hex } from "../../workflows/kernel/sha256.ts";
import { type Shape, shapeHash, shapeOf } from "../../workflows/kernel/shape.ts";

export interface VersionEntry {
  released: boolean;
  /** A released version that is no longer in the tree: its names stay, because histories show them. */
  removed?: true;
  sha256: string;
  parts: Shape;
}

export interface RulesetEntry {
  released: boolean;
  validFrom: string;
  /** Key -> value as canonical JSON. */
  values: Record<string, string>;
}

export interface Lock {
  workflows: Record<string, { place: string; versions: Record<string, VersionEntry> }>;
  /** `id version territory`. */
  rulesets: Record<string, RulesetEntry>;
}

export interface RulesetSource {
  id: string;
  version: number;
  territory: string;
  validFrom: string;
  values: JsonObject;
}

export interface Tree {
  workflows: readonly Workflow[];
  rulesets: readonly RulesetSource[];
  /** Name in the version's folder -> normal code; undefined where the folder is missing. */
  filesOf: (workflow: string, version: number) => Record<string, string> | undefined;
}

/** What decides when a case is opened, whatever the version: areas may be added, the rest stays. */
const placeOf = ({ list, areas, territoryPath = "territory" }: Workflow): string =>
  canonical({ list, areas: [...areas], territoryPath });

function entryOf(tree: Tree, workflow: string, version: WorkflowVersion): VersionEntry {
  const files = tree.filesOf(workflow, version.version) ?? {};
  const code = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`files/${name}`, sha256Hex(text).slice(0, 16)]),
  );
  const parts: Shape = Object.fromEntries(Object.entries({ ...shapeOf(version), ...code }).sort(byKey));
  return { released: false, sha256: shapeHash(parts), parts };
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

export const rulesetKey = ({ id, version, territory }: Pick<RulesetSource, "id" | "version" | "territory">): string =>
  `${id} ${version} ${territory}`;

const textsOf = (values: JsonObject): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]): [string, string] => [key, canonical(value as Json)]));

/** The lock as the tree is, nothing released. */
export function lockOf(tree: Tree): Lock {
  return {
    workflows: Object.fromEntries(
      tree.workflows.map((workflow) => [
        workflow.id,
        {
          place: placeOf(workflow),
          versions: Object.fromEntries(
            Object.entries(workflow.versions).map(([number, version]) => [number, entryOf(tree, workflow.id, version)]),
          ),
        },
      ]),
    ),
    rulesets: Object.fromEntries(
      tree.rulesets.map((one) => [
        rulesetKey(one),
        { released: false, validFrom: one.validFrom, values: textsOf(one.values) },
      ]),
    ),
  };
}

/** One thing that is not as it was locked. */
export interface Difference {
  /** `case-intake v1`, `ruleset intake 1 district`. */
  what: string;
  /** It was released and may not change. */
  frozen: boolean;
  /** Each change in words. */
  changes: string[];
}

const sections: Record<string, (name: string) => string> = {
  states: (name) => `state ${name}`,
  machine: (name) => `machine, ${name}`,
  ways: (name) => `state ${name.replace(/\/([^/]*)$/, ", event $1")}`,
  events: (name) => `event ${name}`,
  fields: (name) => `event ${name.replace(/\/([^/]*)$/, ", field $1")}`,
  deadlines: (name) => `term ${name}`,
  columns: (name) => `column ${name}`,
  migrations: (name) => `migration from version ${name}`,
  files: (name) => `code of ${name}`,
  values: (name) => name,
};

function nameOf(path: string): string {
  if (path === "refusalNotice") return "notice before a refusal";
  const slash = path.indexOf("/");
  const say = slash < 0 ? undefined : sections[path.slice(0, slash)];
  return say ? say(path.slice(slash + 1)) : path;
}

const isHash = (text: string) => /^[0-9a-f]{16}$/.test(text);

/** What changed from one flat record to another, in words. */
export function changesBetween(before: Record<string, string>, after: Record<string, string>): string[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.flatMap((path): string[] => {
    const [old, now] = [before[path], after[path]];
    if (old === now) return [];
    const name = nameOf(path);
    if (old === undefined) return [`${name}: new`];
    if (now === undefined) return [`${name}: gone`];
    return [isHash(old) || isHash(now) ? `${name}: changed` : `${name}: ${old} → ${now}`];
  });
}

function placeChanges(locked: string, found: string): string[] {
  if (locked === found) return [];
  const [before, after] = [locked, found].map((one) => JSON.parse(one) as { areas: string[] } & JsonObject);
  if (!before || !after) return [];
  const gone = before.areas.filter((area) => !after.areas.includes(area));
  const rest = canonical({ ...before, areas: [] }) === canonical({ ...after, areas: [] });
  return gone.length === 0 && rest ? [] : [`where its cases are opened: ${locked} → ${found}`];
}

export type InstalledRuleset = RulesetSource & { sources: Readonly<Record<string, { example?: boolean }>> };

/**
 * Rulesets of an installation that are not what the lock says of their version. Examples are left out: a demo has its own,
 * a production folder none, until the office gives a value in a version of its own.
 */
export function rulesetChanges(locked: Lock, rows: readonly InstalledRuleset[]): string[] {
  return rows.flatMap((row) => {
    const entry = locked.rulesets[rulesetKey(row)];
    const values = Object.entries(textsOf(row.values)).filter(([key]) => row.sources[key]?.example !== true);
    const before = Object.fromEntries(
      values.flatMap(([key]) => (entry?.values[key] === undefined ? [] : [[key, entry.values[key]]])),
    );
    const changes = entry ? changesBetween(withPrefix(before), withPrefix(Object.fromEntries(values))) : [];
    return changes.map((one) => `ruleset ${rulesetKey(row)} differs from the one locked: ${one}`);
  });
}

const withPrefix = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`values/${key}`, value]));

/** Everything in which the tree is not as locked; empty when it is. */
export function differences(locked: Lock, found: Lock): Difference[] {
  const list: Difference[] = [];
  const add = (what: string, frozen: boolean, changes: string[]) => {
    if (changes.length > 0) list.push({ what, frozen, changes });
  };
  for (const id of keysOf(locked.workflows, found.workflows)) {
    const [was, is] = [locked.workflows[id], found.workflows[id]];
    const versions = keysOf(was?.versions ?? {}, is?.versions ?? {});
    const anyReleased = Object.values(was?.versions ?? {}).some(({ released }) => released);
    if (was && is) add(id, anyReleased, placeChanges(was.place, is.place));
    for (const number of versions) {
      const [old, now] = [was?.versions[number], is?.versions[number]];
      const what = `${id} v${number}`;
      if (!old) add(what, false, ["not locked yet"]);
      else if (!now) add(what, false, old.removed ? [] : ["no longer in the tree"]);
      else if (old.removed) add(what, true, ["is in the tree again under a number that was removed"]);
      else add(what, old.released, changesBetween(old.parts, now.parts));
    }
  }
  for (const key of keysOf(locked.rulesets, found.rulesets)) {
    const [old, now] = [locked.rulesets[key], found.rulesets[key]];
    const what = `ruleset ${key}`;
    if (!old) add(what, false, ["not locked yet"]);
    else if (!now) add(what, old.released, ["no longer in the tables"]);
    else {
      const from = old.validFrom === now.validFrom ? [] : [`validFrom: ${old.validFrom} → ${now.validFrom}`];
      add(what, old.released, [...from, ...changesBetween(withPrefix(old.values), withPrefix(now.values))]);
    }
  }
  return list;
}

/** The differences for whoever made them, with what to do. */
export function inWords(list: readonly Difference[]): string[] {
  return list.flatMap(({ what, frozen, changes }) => [
    frozen ? `${what} is released and must not change:` : `${what}:`,
    ...changes.map((one) => `  ${one}`),
    frozen ? `  ${whatThen(what)}` : "  if that is meant: npm run workflow -- lock",
  ]);
}

const whatThen = (what: string): string =>
  what.startsWith("ruleset")
    ? "add a ruleset of the next version with the day it is valid from, and end this one the day before"
    : "put it back and make the next version of the workflow: docs/workflow-change.md";

const keysOf = (...records: Record<string, unknown>[]): string[] =>
  [...new Set(records.flatMap((one) => Object.keys(one)))].sort();

/** What stands in the file from now on: marks are kept, removed versions too. Ask `differences` for what is frozen. */
export function relocked(locked: Lock, found: Lock): Lock {
  const workflows: Lock["workflows"] = {};
  for (const id of keysOf(locked.workflows, found.workflows)) {
    const [was, is] = [locked.workflows[id], found.workflows[id]];
    const versions: Record<string, VersionEntry> = {};
    for (const number of keysOf(was?.versions ?? {}, is?.versions ?? {})) {
      const [old, now] = [was?.versions[number], is?.versions[number]];
      if (now) versions[number] = { ...now, released: old?.released ?? false };
      else if (old?.released) versions[number] = { ...old, removed: true };
    }
    const place = is?.place ?? was?.place ?? "";
    if (Object.keys(versions).length > 0) workflows[id] = { place, versions };
  }
  const rulesets = Object.fromEntries(
    Object.entries(found.rulesets).map(([key, now]) => [
      key,
      { ...now, released: locked.rulesets[key]?.released ?? false },
    ]),
  );
  return { workflows, rulesets };
}

/** Everything as it stands is released; answers what is so for the first time. */
export function release(lock: Lock): { lock: Lock; marked: string[] } {
  const marked: string[] = [];
  const next: Lock = structuredClone(lock);
  for (const [id, { versions }] of Object.entries(next.workflows))
    for (const [number, entry] of Object.entries(versions)) {
      if (!entry.released) marked.push(`${id} v${number}`);
      entry.released = true;
    }
  for (const [key, entry] of Object.entries(next.rulesets)) {
    if (!entry.released) marked.push(`ruleset ${key}`);
    entry.released = true;
  }
  return { lock: next, marked };
}
