// A death the case heard of and nobody has answered, for who may answer it: the day, and the acts that are possible now. To all others
// the page says nothing of it.
import type { CaseSnapshot, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { openDeath } from "../../workflows/kernel/person-death.ts";
import type { Access } from "../access/policy.ts";
import type { Action } from "./list-actions.ts";

export interface ShownDeath {
  diedOn: string;
  /** Office day on which the case heard of it. */
  toldOn: string;
  /** The likeliest first; none in the past. */
  ways: string[];
}

export function shownDeath(
  version: WorkflowVersion,
  { state, doc }: Pick<CaseSnapshot, "state" | "doc">,
  access: Pick<Access, "send">,
  actions: readonly Action[],
): { death?: ShownDeath } {
  const heard = openDeath(version, doc, state);
  const ways = version.onDeath?.ways ?? [];
  if (!heard || !ways.some((one) => access.send(one))) return {};
  const possible = new Set(actions.flatMap((one) => (one.possible ? [one.event] : [])));
  const { diedOn, toldOn } = heard;
  return { death: { diedOn, toldOn, ways: ways.filter((one) => possible.has(one)) } };
}
