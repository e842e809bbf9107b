// Which workflows let an event be sent to many cases at once, in at least one of their versions; and why none does.

import type { AloneReason } from "../../workflows/kernel/alone.ts";
import { aloneReason, goesToMany } from "../../workflows/kernel/bulk.ts";
import type { EventInfo, Workflow } from "../../workflows/kernel/definition.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";

type Workflows = ReadonlyMap<string, Workflow>;

const infosOf = (workflow: Workflow, type: string): EventInfo[] =>
  Object.values(workflow.versions).flatMap((version) => eventInfo(version, type) ?? []);

export const bulkKinds = (workflows: Workflows, type: string): string[] =>
  [...workflows.values()]
    .filter((workflow) => infosOf(workflow, type).some((info) => goesToMany(workflow, info)))
    .map(({ id }) => id);

/** Of an event that no workflow sends to many: the reason of the first that knows it. */
export const whyAlone = (workflows: Workflows, type: string): AloneReason | undefined =>
  [...workflows.values()].flatMap((workflow) =>
    infosOf(workflow, type).flatMap((info) => aloneReason(workflow, info) ?? []),
  )[0];
