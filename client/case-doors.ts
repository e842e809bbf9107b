// Pages of a room that belong to one case, offered on its case page: kind -> address and words.
import { links } from "./links.ts";
import { housingText } from "./text/housing.ts";

export interface CaseDoor {
  href: string;
  label: string;
}

export function caseDoor(kind: string, caseId: string): CaseDoor | undefined {
  if (kind === "housing-bando") return { href: links.bando(caseId), label: housingText().door };
  if (kind === "housing-application") return { href: links.position(caseId), label: housingText().positionDoor };
  return undefined;
}
