// Words a sheet needs from the workflows, the district and the areas.
import type { SheetNames } from "../../workflows/rules/counts/sheet.ts";
import { comuneName, useDesk } from "../desk.ts";
import { shellText } from "../text/shell.ts";
import { useWorkflows } from "../workflows.ts";

export function useSheetNames(): SheetNames {
  const desk = useDesk();
  const workflows = useWorkflows();
  return {
    comune: (istat) => comuneName(desk(), istat),
    area: (id) => (shellText().areas as Record<string, string>)[id] ?? id,
    kind: (id) => workflows.find(id)?.texts.plural ?? id,
    state: workflows.state,
  };
}
