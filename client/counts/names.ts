// Words a sheet needs from the workflows, the district and the areas.
import type { SheetNames } from "../../workflows/rules/counts/sheet.ts";
import { conditionNames } from "../condition-words.ts";
import { useDesk } from "../desk.ts";
import { useWorkflows } from "../workflows.ts";

export function useSheetNames(): SheetNames {
  const desk = useDesk();
  const workflows = useWorkflows();
  const { comune, area, kind, state: anyState, waiting } = conditionNames(workflows, desk);
  return { comune, area, kind, state: workflows.state, anyState, waiting };
}
