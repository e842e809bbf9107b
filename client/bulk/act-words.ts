// The name of an act on many cases: of the step, or of taking a whole act back.
import { bulkText } from "../text/bulk.ts";
import type { Workflows } from "../workflows.ts";

/** `kinds`: those it is meant for; the first says what it is called. */
export function actWords(workflows: Workflows, type: string, kinds: readonly string[] = []): string {
  if (type === "UNDO") return bulkText().undo;
  return workflows.event(kinds[0] ?? workflows.all().find((one) => type in one.events)?.id ?? "", type);
}
