// The lock of workflow versions: the tree is as locked, every kind of change is found and named, formatting is none, and
// what was released stays as it was.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CommandContext } from "../../server/cli/command.ts";
import { workflowCommand } from "../../server/cli/workflow.ts";
import { readConfig } from "../../server/config.ts";
import { differences, inWords, type Lock, lockOf, type Tree } from "../../server/versions/lock.ts";
import { loadCompiler, normalCode } from "../../server/versions/normal-code.ts";
import { readLock, readTree } from "../../server/versions/read-tree.ts";
import type { Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { workflows } from "../../workflows/registry.ts";
import { listPaths, readSource, root } from "../support/source-files.ts";
import { toyWithV2 } from "../support/toy-v2.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

test("every version and every ruleset is as workflows/versions.lock.json says", async () => {
  const found = inWords(differences(readLock(root), lockOf(await readTree(root, workflows))));
  expect(found.join("\n")).toBe("");
});

test("a version's folder stands alone: its code is all in it, in the kernel or in the rules", () => {
  const strays = listPaths()
    .filter((path) => /^workflows\/[^/]+\/v\d+\/.*\.ts$/.test(path))
    .flatMap((path) =>
      [...readSource(path).text.matchAll(/^(?:import|export)(?! type)[^"]*from "(\.\.?\/[^"]+)"/gm)]
        .map(([, target = ""]) => join(dirname(path), target).replaceAll("\\", "/"))
        .filter((target) => !target.startsWith(`${/^workflows\/[^/]+\/v\d+/.exec(path)?.[0]}/`))
        .filter((target) => !/^workflows\/(kernel|rules)\//.test(target))
        .map((target) => `${path}: ${target}`),
    );
  expect(strays).toEqual([]);
});

const v1 = toyWorkflow.versions[1] as WorkflowVersion;
const rulesets = [
  { id: "intake", version: 1, territory: "district", validFrom: "2018-01-01", values: { termDays: 30, own: [1] } },
];
const treeOf = (workflow: Workflow, files: Record<string, string> = { "guards.ts": "a" }): Tree => ({
  workflows: [workflow],
  rulesets,
  filesOf: () => files,
});
const withV1 = (change: Partial<WorkflowVersion>): Workflow => ({
  ...toyWorkflow,
  versions: { 1: { ...v1, ...change } },
});
const changesOf = (tree: Tree, locked: Lock = lockOf(treeOf(toyWorkflow))) =>
  differences(locked, lockOf(tree)).flatMap(({ what, changes }) => changes.map((one) => `${what}: ${one}`));

describe("a change is named", () => {
  test("where there is none, there is none", () => {
    expect(changesOf(treeOf(toyWorkflow))).toEqual([]);
    const another = { ...treeOf(toyWorkflow), rulesets: rulesets.map((one) => ({ ...one, validTo: "2026-12-31" })) };
    expect(changesOf(another)).toEqual([]);
  });

  test("a way of the machine, with guards, target and actions", () => {
    const other = toyWithV2.versions[2] as WorkflowVersion;
    const changes = changesOf(treeOf(withV1({ machine: other.machine })));
    expect(changes).toContain("toy v1: state proposed, event APPROVE: gone");
    expect(changes).toContain("toy v1: state examined, event EXPLAIN: new");
    const [ways] = changes.filter((one) => one.startsWith("toy v1: state unopened, event OPEN"));
    expect(ways).toMatch(/: if parentIsOpen to open do setHead\(ƒ\), .* → to taken do /);
  });

  test("a state, an event, a field, a term, a column, a migration", () => {
    const { PROPOSE, OPEN, ...rest } = v1.events;
    if (!PROPOSE || !OPEN) throw new Error("the toy has changed");
    const fields = OPEN.form.fields.map((field) => (field.name === "story" ? { ...field, maxLength: 10 } : field));
    const { answer } = v1.deadlines;
    if (!answer) throw new Error("the toy has changed");
    const aKey = { ruleset: "intake", key: "effect" };
    const changed = withV1({
      states: { ...v1.states, open: { weight: 5 } },
      events: { ...rest, OPEN: { ...OPEN, form: { fields } }, PROPOSE: { ...PROPOSE, signed: true } },
      deadlines: { answer: { ...answer, length: { days: 31 } } },
      columnKinds: { steps: "text" },
      migrations: { 0: { states: { a: "b" } } },
      rulesets: ["intake"],
      refusalNotice: { ...{ observations: "answer", stops: [], ground: "documents", law: "toy law" }, effect: aKey },
    });
    expect(changesOf(treeOf(changed))).toEqual([
      "toy v1: column steps: integer → text",
      "toy v1: term answer: changed",
      "toy v1: event PROPOSE: changed",
      "toy v1: event OPEN, field story: changed",
      "toy v1: migration from version 0: new",
      "toy v1: notice before a refusal: new",
      "toy v1: rulesets:  → intake",
      'toy v1: state open: {"weight":2} → {"weight":5}',
    ]);
  });

  test("code that the structure does not show", () => {
    expect(changesOf(treeOf(toyWorkflow, { "guards.ts": "b", "new.ts": "c" }))).toEqual([
      "toy v1: code of guards.ts: changed",
      "toy v1: code of new.ts: new",
    ]);
  });

  test("a value of a ruleset, from and to", () => {
    const [one] = rulesets;
    if (!one) throw new Error("no ruleset");
    const tree = { ...treeOf(toyWorkflow), rulesets: [{ ...one, values: { termDays: 45, own: [1] } }] };
    expect(changesOf(tree)).toEqual(["ruleset intake 1 district: termDays: 30 → 45"]);
  });

  test("where cases may be opened: areas are added freely, never taken away", () => {
    expect(changesOf(treeOf({ ...toyWorkflow, areas: ["adults", "elderly"] }))).toEqual([]);
    expect(changesOf(treeOf({ ...toyWorkflow, areas: ["elderly"] }))).toHaveLength(1);
  });
});

describe("the code of a file", () => {
  const guard = `// Says who.
import { b, a } from "./x.ts";
import type { T } from "./t.ts";
import { z } from './a.ts';
interface At { days: number }
/** Why. */
export const isLate = ({ days }: At): boolean => days > 1_000 && a(b, z) === "x";
export const list = [1, 2];`;
  const other = `import { z } from "./a.ts";
import { a, b } from "./x.ts";
export const isLate = ({ days }: { days: number; more?: string }) =>
  days > 1000 &&
  a(b, z) === 'x'; // or not
export const list = [
  1,
  2,
];`;

  test("is the same in another format, with other comments, types and order of imports", async () => {
    const ts = await loadCompiler();
    expect(normalCode(ts, other)).toBe(normalCode(ts, guard));
  });

  test("is another with another number, name, operator or import", async () => {
    const ts = await loadCompiler();
    const changes = [
      guard.replace("1_000", "1_001"),
      guard.replace("> 1", ">= 1"),
      guard.replace('"x";', '"y";'),
      guard.replace("./x.ts", "./y.ts"),
      guard.replace("a(b, z)", "a(z, b)"),
    ];
    for (const one of changes) expect(normalCode(ts, one)).not.toBe(normalCode(ts, guard));
  });
});

describe("npm run workflow -- lock, release", () => {
  let dir = "";
  const said: string[] = [];
  const file = (path: string) => join(dir, path);
  const guards = (text: string) => writeFileSync(file("workflows/toy/v1/guards.ts"), text);

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "ambito-lock-"));
    mkdirSync(file("workflows/toy/v1"), { recursive: true });
    mkdirSync(file("db/seed/data"), { recursive: true });
    cpSync(join(root, "db/seed/data/rulesets.json"), file("db/seed/data/rulesets.json"));
    guards("export const may = true;");
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  async function run(act: string, workflow: Workflow = toyWorkflow): Promise<number> {
    said.length = 0;
    const context: CommandContext = {
      root: dir,
      config: readConfig({ DATA_DIR: dir }, dir),
      workflows: [workflow],
      wall: () => new Date(),
      random: (size) => new Uint8Array(size),
      say: (line) => said.push(line),
    };
    return workflowCommand(context, [act]);
  }

  test("what is not released is locked anew, with the difference; what is released is not", async () => {
    expect(await run("lock")).toBe(0);
    guards("export const may = false;");
    expect(await run("release")).toBe(1);
    expect(said).toContain("  code of guards.ts: changed");
    expect(await run("lock")).toBe(0);
    expect(said).toContain("  code of guards.ts: changed");
    expect(await run("release")).toBe(0);
    expect(said).toContain("released: toy v1");
    guards("// nothing new\nexport const may =\n  false;");
    expect(await run("lock")).toBe(0);
    guards("export const may = 1;");
    const before = readFileSync(file("workflows/versions.lock.json"), "utf8");
    expect(await run("lock")).toBe(1);
    expect(said[0]).toBe("toy v1 is released and must not change:");
    expect(readFileSync(file("workflows/versions.lock.json"), "utf8")).toBe(before);
    guards("export const may = false;");
  });

  test("a released version that leaves the tree keeps its names, and its number is not used again", async () => {
    const { 1: _gone, ...versions } = toyWithV2.versions;
    expect(await run("lock", { ...toyWithV2, versions })).toBe(0);
    const lock = readLock(dir);
    expect(lock.workflows.toy?.versions[1]).toMatchObject({ released: true, removed: true });
    expect(lock.workflows.toy?.versions[1]?.parts["states/proposed"]).toBeDefined();
    expect(await run("lock", { ...toyWithV2, versions })).toBe(0);
    expect(await run("lock", toyWithV2)).toBe(1);
  });
});
