// Why a case was not done, in the words of its workflow.
import { bulkText } from "../text/bulk.ts";
import type { Workflows } from "../workflows.ts";

export interface Why {
  kind: string;
  code: string;
  reasons: readonly string[];
  fields: readonly string[];
  /** The preview left it out. */
  excluded: boolean;
}

/** The words of cases nobody may see come with those of every workflow: any will do. */
export function whyWords(workflows: Workflows, { kind, code, reasons, fields, excluded }: Why): string {
  // Only an undo meets it so early: somebody acted after the act that would be taken back.
  if (code === "changed" && excluded) return bulkText().actedSince;
  const of = kind !== "" ? kind : (workflows.listed()[0]?.id ?? "");
  const named = [
    ...reasons.map((id) => workflows.reason(of, id)),
    ...(fields.length > 0 ? [fields.map((field) => workflows.field(of, field)).join(", ")] : []),
  ];
  const head = workflows.reason(of, `bulk.${code === "" ? "waiting" : code}`);
  return code === "refused" && named.length > 0 ? named.join(" ") : [head, ...named].join(" ");
}
