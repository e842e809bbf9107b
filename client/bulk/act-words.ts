// The name of an act on many cases: of the step, or of taking a whole act back.
import { bulkText } from "../text/bulk.ts";
import type { Workflows } from "../workflows.ts";

export function actWords(workflows: Workflows, type: string): string {
  if (type === "UNDO") return bulkText().undo;
  return workflows.event(workflows.all().find((one) => type in one.events)?.id ?? "", type);
}
