// Of every version that takes cases of earlier ones: its migration speaks of things that exist, and rights that hold in
// some steps only name steps that exist. The versions of the tests stand beside the registry's.
import { expect, test } from "vitest";
import { migrationProblems } from "../../workflows/kernel/migration-problems.ts";
import { workflows } from "../../workflows/registry.ts";
import { intakeWithV2 } from "../support/intake-v2.ts";
import { toyWithV2 } from "../support/toy-v2.ts";

const all = [...workflows, toyWithV2, intakeWithV2].map((workflow) => ({
  name: `${workflow.id} up to version ${workflow.current}`,
  workflow,
}));

test.each(all)("$name: migrations fit the versions they lie between", ({ workflow: { versions } }) => {
  for (const to of Object.values(versions))
    for (const [from, migration] of Object.entries(to.migrations ?? {})) {
      expect(Number(from), `version ${to.version} takes cases of its own`).not.toBe(to.version);
      expect(migrationProblems(versions[Number(from)], to, migration)).toEqual([]);
    }
});

test.each(all)("$name: rights that hold in some steps name steps there are", ({ workflow: { versions, roles } }) => {
  const states = new Set(Object.values(versions).flatMap((one) => Object.keys(one.states)));
  const named = Object.values(roles.rights).flatMap((right) => right.onlyIn ?? []);
  expect(named.filter((state) => !states.has(state))).toEqual([]);
});
