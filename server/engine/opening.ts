// Head of a case about to be opened: territory and area come from the opening event's open data and must be
// what the workflow allows. Policy was asked about exactly these two.
import type { CaseSnapshot, Workflow } from "../../workflows/kernel/definition.ts";
import type { AreaId } from "../../workflows/kernel/ids.ts";
import { atPath, type JsonObject } from "../../workflows/kernel/json.ts";

export interface OpeningPlace {
  territory: string;
  area: AreaId;
}

/** Undefined when the territory is missing or the area is not one of the workflow's. */
export function openingPlace(workflow: Workflow, open: JsonObject): OpeningPlace | undefined {
  const territory =
    workflow.territoryPath === "district" ? "district" : atPath(open, workflow.territoryPath ?? "territory");
  if (typeof territory !== "string" || territory === "") return undefined;
  const [only] = workflow.areas;
  const area = workflow.areas.length === 1 ? only : workflow.areas.find((one) => one === open.area);
  return area ? { territory, area } : undefined;
}

/** `empty` with territory and area filled in; undefined when they do not fit. */
export function openingHead(workflow: Workflow, empty: CaseSnapshot, open: JsonObject): CaseSnapshot | undefined {
  const place = openingPlace(workflow, open);
  if (!place) return undefined;
  return { ...empty, doc: { ...empty.doc, head: { ...empty.doc.head, ...place } } };
}
