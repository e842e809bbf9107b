// Pages of a room that belong to one case, offered on its case page: kind -> address and words.
import type { Json } from "../workflows/kernel/json.ts";
import { links } from "./links.ts";
import { caseText } from "./text/cases.ts";
import { housingText } from "./text/housing.ts";

export interface CaseDoor {
  href: string;
  label: string;
}

/** The contact a case began with, the case a contact became or that entrusted a delivery; that one not to who knows nothing of it. */
export function contactDoor(view: {
  kind: string;
  context: Record<string, Json>;
  names: Record<string, string>;
}): CaseDoor | undefined {
  const { intake, contact } = view.context;
  if (view.kind === "delivery" && (typeof intake !== "string" || view.names[intake] === undefined)) return undefined;
  if (typeof intake === "string") return { href: links.case(intake), label: caseText().toIntake };
  if (typeof contact === "string") return { href: links.case(contact), label: caseText().toContact };
  return undefined;
}

export function caseDoor(kind: string, caseId: string): CaseDoor | undefined {
  if (kind === "housing-bando") return { href: links.bando(caseId), label: housingText().door };
  if (kind === "housing-application") return { href: links.position(caseId), label: housingText().positionDoor };
  return undefined;
}
