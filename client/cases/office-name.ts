// Who has a person in charge, for somebody who is told that and no more: the name of the kind, or Tutela Minori, which tells none.
import { areaName } from "../area-name.ts";
import type { Workflows } from "../workflows.ts";

export const officeName = (workflows: Workflows, kind: string): string =>
  kind === "" ? areaName("protection") : workflows.name(kind);
