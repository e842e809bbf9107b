// Pages of a room that belong to one case, offered on its case page: kind -> address and words.
import type { Json } from "../workflows/kernel/json.ts";
import { links } from "./links.ts";
import { assessmentText } from "./text/assessment.ts";
import { careText } from "./text/care.ts";
import { caseText } from "./text/cases.ts";
import { housingText } from "./text/housing.ts";
import { projectText } from "./text/project.ts";

export interface CaseDoor {
  href: string;
  label: string;
}

/** The contact or protected discharge a case began with, the case either became or that entrusted a delivery; that one not to who knows nothing of it. */
function contactDoor(view: {
  kind: string;
  context: Record<string, Json>;
  names: Record<string, string>;
}): CaseDoor | undefined {
  const { intake, contact, discharge } = view.context;
  if (view.kind === "delivery" && (typeof intake !== "string" || view.names[intake] === undefined)) return undefined;
  if (typeof intake === "string") return { href: links.case(intake), label: caseText().toIntake };
  if (typeof discharge === "string") return { href: links.case(discharge), label: caseText().toDischarge };
  if (typeof contact === "string") return { href: links.case(contact), label: caseText().toContact };
  return undefined;
}

/** The project of a case in care, from its first draft on. */
const projectDoor = (kind: string, caseId: string, context: Record<string, Json>): CaseDoor | undefined =>
  kind === "case-intake" && context.project ? { href: links.project(caseId), label: projectText().door } : undefined;

const sheetsDoor = (kind: string, caseId: string, context: Record<string, Json>): CaseDoor | undefined =>
  kind === "case-intake" && Array.isArray(context.tools)
    ? { href: links.assessments(caseId), label: assessmentText().door }
    : undefined;

interface DoorsOf {
  kind: string;
  caseId: string;
  context: Record<string, Json>;
  names: Record<string, string>;
}

/** Doors that stand open only where the case has got so far; none to who may not read it. */
export function doorsOf(view: DoorsOf | undefined): CaseDoor[] {
  if (!view) return [];
  const { kind, caseId, context } = view;
  const doors = [contactDoor(view), projectDoor(kind, caseId, context), sheetsDoor(kind, caseId, context)];
  return doors.filter((door) => door !== undefined);
}

/** Acts that are done on a page of their own instead of in a dialog. */
export const pageOfAct = (event: string, caseId: string): string | undefined =>
  event === "FILL_TOOL" ? links.assessments(caseId) : undefined;

export function caseDoor(kind: string, caseId: string): CaseDoor | undefined {
  if (kind === "housing-bando") return { href: links.bando(caseId), label: housingText().door };
  if (kind === "care-call") return { href: links.careCall(caseId), label: careText().door };
  if (kind === "housing-application") return { href: links.position(caseId), label: housingText().positionDoor };
  return undefined;
}
