// What becomes of cases that are kept apart when a list is taken away: left out of a mixed list; a list of their area alone leaves
// only with who works in it.
import { fixedValues, type ListFilter } from "../../db/queues/list-filter.ts";
import { announcedArea, mayExportVault } from "../access/policy.ts";
import type { Session } from "../access/session.ts";

export const vaultArea = announcedArea;

/** `refused`: the list is of the area alone, and this session does not work in it. */
export function apartIn(session: Session, filter: Pick<ListFilter, "where">): "out" | "alone" | "refused" {
  const areas = fixedValues(filter, "area");
  const isAlone = areas?.length === 1 && areas[0] === vaultArea;
  if (!isAlone) return "out";
  return mayExportVault(session) ? "alone" : "refused";
}
