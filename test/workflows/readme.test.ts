// Each workflow's README shows the states of its current version, drawn from the machine. Put the line
// `<!-- state picture -->` where the picture belongs; `npx vitest run test/workflows/readme.test.ts -u` draws it again.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { workflows } from "../../workflows/registry.ts";
import { root } from "../support/source-files.ts";
import { drawMachine } from "../support/state-picture.ts";

const open = "<!-- state picture -->";
const close = "<!-- end of state picture -->";

test.each(workflows.map((workflow) => [workflow.id, workflow] as const))(
  "the README of %s shows its machine",
  async (id, workflow) => {
    const path = join(root, "workflows", id, "README.md");
    const text = readFileSync(path, "utf8");
    const [before, after] = text.split(open);
    expect(after, `${open} in ${id}/README.md`).toBeDefined();
    const machine = workflow.versions[workflow.current]?.machine;
    if (!machine) throw new Error(`${id} has no machine of version ${workflow.current}`);
    const rest = after?.includes(close) ? after.slice(after.indexOf(close) + close.length) : after;
    const page = `${before}${open}\n\n${drawMachine(machine)}\n\n${close}${rest}`;
    await expect(page).toMatchFileSnapshot(path);
  },
);
