// Columns of the work list of families: since when in this stage, who applies, what they are available for.
import { textOf, textsOf } from "../../kernel/data.ts";
import type { ExtraColumns, WorkflowVersion } from "../../kernel/definition.ts";
import { availabilityKinds } from "./forms-path.ts";

export const columnKinds: WorkflowVersion["columnKinds"] = {
  stageSince: "day",
  lastContactOn: "day",
  applicantKind: "text",
  path: "text",
  emergency: "boolean",
  partTime: "boolean",
  residential: "boolean",
  motherWithChild: "boolean",
};

/** A kind not declared has no value, so that a filter on "yes" finds only families that said so. */
export function columns({ context }: Parameters<WorkflowVersion["columns"]>[0]): ExtraColumns {
  const declared = textsOf(context.availability);
  return {
    ...(context.since === undefined ? {} : { stageSince: textOf(context.since) }),
    ...(context.lastContactOn === undefined ? {} : { lastContactOn: textOf(context.lastContactOn) }),
    applicantKind: textOf(context.applicantKind),
    path: textOf(context.path),
    ...Object.fromEntries(availabilityKinds.filter((kind) => declared.includes(kind)).map((kind) => [kind, true])),
  };
}
