// The direction rules must bite: a small house with one wrong import per rule is checked, and every rule must complain.
// Without this a renamed folder would silently leave a rule that matches nothing.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const house = mkdtempSync(join(tmpdir(), "ambito-direction-"));
const config = createRequire(import.meta.url)(join(root, ".dependency-cruiser.cjs")) as {
  forbidden: { name: string }[];
};

/** Files of the small house; each is wrong in the way its comment says, or is what others point to. */
const files: Record<string, string> = {
  "workflows/kernel/json.ts": "export const json = 1;\nexport type Json = string;",
  "workflows/kernel/decide.ts": "export const decide = 1;\nexport type Decide = string;",
  "workflows/kernel/form-schema.ts": 'import { z } from "zod";\nexport const schema = z;',
  "workflows/kernel/wrong.ts": 'import { alfa } from "../alfa/index.ts";\nexport const wrong = alfa;',
  "workflows/rules/calendar/easter.ts": 'import { setup } from "xstate";\nexport const easter = setup;',
  "workflows/rules/fiscal-code/check.ts": "export const check = 1;",
  "workflows/alfa/index.ts": [
    'import { beta } from "../beta/index.ts";',
    'import { registry } from "../registry.ts";',
    'import { readFileSync } from "node:fs";',
    'import { z } from "zod";',
    'import { Hono } from "hono";',
    'import { list } from "../../db/cases/list.ts";',
    'import { gone } from "./gone.ts";',
    "export const alfa = [beta, registry, readFileSync, z, Hono, list, gone];",
  ].join("\n"),
  "workflows/beta/index.ts": 'import { setup } from "xstate";\nexport const beta = setup;',
  "workflows/registry.ts": 'import { alfa } from "./alfa/index.ts";\nexport const registry = [alfa];',
  "db/cases/list.ts": [
    'import { send } from "../../server/engine/send.ts";',
    'import { alfa } from "../../workflows/alfa/index.ts";',
    'import Database from "libsql";',
    "export const list = [send, alfa, Database];",
  ].join("\n"),
  "server/engine/send.ts": 'import { registry } from "../../workflows/registry.ts";\nexport const send = registry;',
  "server/http.main.ts": 'import { other } from "./cases/other.ts";\nexport const main = other;',
  "server/router.ts": "export type AppRouter = string;\nexport const router = 1;",
  "server/cases/get.ts": [
    'import { registry } from "../../workflows/registry.ts";',
    'import { screen } from "../../client/cases/screen.tsx";',
    'import { main } from "../http.main.ts";',
    "export const get = [registry, screen, main];",
  ].join("\n"),
  "server/cases/other.ts": 'import { third } from "./third.ts";\nexport const other = third;',
  "server/cases/third.ts": 'import { other } from "./other.ts";\nexport const third = () => other;',
  "client/cases/screen.tsx": [
    'import { router } from "../../server/router.ts";',
    'import { get } from "../../server/cases/get.ts";',
    'import { list } from "../../db/cases/list.ts";',
    'import { decide } from "../../workflows/kernel/decide.ts";',
    'import { alfa } from "../../workflows/alfa/index.ts";',
    'import { z } from "zod";',
    'import { readFileSync } from "node:fs";',
    'import { queue } from "../queues/queue.tsx";',
    "export const screen = [router, get, list, decide, alfa, z, readFileSync, queue];",
  ].join("\n"),
  "client/queues/queue.tsx": "export const queue = 1;",
  "client/ui/button.tsx": 'import { queue } from "../queues/queue.tsx";\nexport const button = queue;',
  // All that a screen may do.
  "client/home/good.tsx": [
    'import type { AppRouter } from "../../server/router.ts";',
    'import type { Decide } from "../../workflows/kernel/decide.ts";',
    'import { json } from "../../workflows/kernel/json.ts";',
    'import { check } from "../../workflows/rules/fiscal-code/check.ts";',
    'import { button } from "../ui/button.tsx";',
    "export const good = (a: AppRouter, b: Decide) => [a, b, json, check, button];",
  ].join("\n"),
};

type Violation = { rule: { name: string }; from: string; to: string };
let violations: Violation[] = [];

beforeAll(() => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
  for (const name of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"]) {
    copyFileSync(join(root, name), join(house, name));
  }
  const tool = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [tool, "--config", ".dependency-cruiser.cjs", "--output-type", "json"];
  args.push("workflows", "db", "server", "client");
  const report = JSON.parse(execFileSync(process.execPath, args, { cwd: house, encoding: "utf8" })) as {
    modules: { source: string }[];
    summary: { violations: Violation[] };
  };
  expect(report.modules.filter(({ source }) => source in files)).toHaveLength(Object.keys(files).length);
  violations = report.summary.violations;
}, 60_000);

afterAll(() => rmSync(house, { recursive: true, force: true }));

test.each(config.forbidden.map(({ name }) => name))("%s complains", (name) => {
  expect(violations.map(({ rule }) => rule.name)).toContain(name);
});

test("what is allowed passes", () => {
  const good = [
    "client/home/good.tsx",
    "workflows/beta/index.ts",
    "workflows/kernel/form-schema.ts",
    "server/engine/send.ts",
  ];
  expect(violations.filter(({ from }) => good.includes(from))).toEqual([]);
});
