// Versions in the tree against versions held by cases: what may be removed, and what must not have been.

import type { Driver } from "../../db/driver/driver.ts";
import { countHeldVersions, type HeldVersion, listHeldVersions } from "../../db/log/held-versions.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";

export interface VersionUse {
  workflow: string;
  version: number;
  current: boolean;
  /** False: cases hold a version that this release does not have. */
  inTree: boolean;
  running: number;
  closed: number;
  removable: boolean;
}

/** Every version in the tree or held by a case. */
export async function listUses(driver: Driver, workflows: readonly Workflow[]): Promise<VersionUse[]> {
  const held = await countHeldVersions(driver);
  const kinds = [...new Set([...workflows.map(({ id }) => id), ...held.map(({ kind }) => kind)])];
  return kinds.flatMap((id) => {
    const workflow = workflows.find((one) => one.id === id);
    const own = held.filter(({ kind }) => kind === id);
    const numbers = new Set([...Object.keys(workflow?.versions ?? {}).map(Number), ...own.map((one) => one.version)]);
    return [...numbers]
      .sort((a, b) => a - b)
      .map((version): VersionUse => {
        const { cases, closed } = own.find((one) => one.version === version) ?? { cases: 0, closed: 0 };
        const current = workflow?.current === version;
        const inTree = workflow?.versions[version] !== undefined;
        const removable = inTree && !current && cases === 0;
        return { workflow: id, version, current, inTree, running: cases - closed, closed, removable };
      });
  });
}

const isHere = (workflows: readonly Workflow[], { kind, version }: HeldVersion): boolean =>
  workflows.find(({ id }) => id === kind)?.versions[version] !== undefined;

/** Throws for the operator when cases hold a version this release does not have: nobody could open them. */
export async function assertVersionsHere(driver: Driver, workflows: readonly Workflow[]): Promise<void> {
  const missing = (await listHeldVersions(driver)).filter((one) => !isHere(workflows, one));
  if (missing.length === 0) return;
  const cases = missing.map(({ kind, version, cases }) => `${cases} of ${kind} version ${version}`).join(", ");
  throw new Error(
    `this release lacks versions that cases hold (${cases}). Start the release before it, move these cases with ` +
      "`npm run workflow -- plan` and `migrate`, then update again",
  );
}
