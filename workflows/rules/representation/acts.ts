// Acts by which somebody represents a person: who, in which role, with which powers, from when to when. What a given day
// makes of them is in rights.ts. Product's own codes; what each of them allows is said by the act. Pure.
import type { Day } from "../../kernel/ids.ts";

export const actRoles = ["parent", "guardian", "specialCurator", "supportAdministrator", "fosterBody"] as const;
export type ActRole = (typeof actRoles)[number];

/** Parental responsibility as the act leaves it. */
export const responsibilities = ["full", "sole", "limited", "suspended", "forfeited"] as const;
export type Responsibility = (typeof responsibilities)[number];

/** What an administrator of support decides on, as the decree lists it. */
export const actPowers = ["personalCare", "health", "housing", "assets", "publicBodies"] as const;
export type ActPower = (typeof actPowers)[number];

/** In the person's place, or beside the person. */
export const actModes = ["inPlace", "assists"] as const;
export type ActMode = (typeof actModes)[number];

/** What the act forbids to whom it is about. */
export const actOrders = ["hideAddress", "noInformation"] as const;
export type ActOrder = (typeof actOrders)[number];

export interface RepresentationAct {
  /** Its number in the record: the seq of the event that recorded it. */
  act: number;
  role: ActRole;
  /** Id of the registered person it names; a name that is only written lies sealed. */
  person?: string;
  /** Of parents only. */
  responsibility?: Responsibility;
  /** Of administrators of support only. */
  mode?: ActMode;
  powers?: readonly ActPower[];
  orders?: readonly ActOrder[];
  from: Day;
  /** Last day, where the act has one. */
  until?: Day;
  /** Last day, where it ended otherwise. */
  endedOn?: Day;
}

/** The last day on which it holds; undefined while none is known. */
export function lastDayOf({ until, endedOn }: Pick<RepresentationAct, "until" | "endedOn">): Day | undefined {
  if (until === undefined || endedOn === undefined) return until ?? endedOn;
  return until < endedOn ? until : endedOn;
}

export function holdsOn(act: Pick<RepresentationAct, "from" | "until" | "endedOn">, on: Day): boolean {
  const last = lastDayOf(act);
  return act.from <= on && (last === undefined || on <= last);
}
