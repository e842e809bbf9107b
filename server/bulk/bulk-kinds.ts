// Which workflows let an event be sent to many cases at once, in at least one of their versions.
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";

export const bulkKinds = (workflows: ReadonlyMap<string, Workflow>, type: string): string[] =>
  [...workflows.values()]
    .filter(({ list, versions }) => list === "cases" && Object.values(versions).some((v) => eventInfo(v, type)?.bulk))
    .map(({ id }) => id);
