// Where what life says of two persons and what acts say of them part ways (a parent who decides nothing, an act on a parent whom no
// relation names). It says so and changes neither: rights come from acts alone. Pure and total.
import type { Day } from "../../kernel/ids.ts";
import { holdsOn, type RepresentationAct } from "../representation/acts.ts";
import { isParentTie, type Tie } from "./ties.ts";

export interface KnownTie {
  person: string;
  tie: Tie;
  /** Nothing says that it is over. */
  isCurrent: boolean;
}

export type AgainstId =
  | "parentWithout"
  | "parentLimited"
  | "parentWithoutAct"
  | "actWithoutTie"
  | "hideAddress"
  | "noInformation";

/** `act`: the one that says otherwise, where it is one. */
export interface Against {
  id: AgainstId;
  person: string;
  act?: number;
}

const isLater = (one: RepresentationAct, other: RepresentationAct): boolean =>
  one.from === other.from ? one.act > other.act : one.from > other.from;

const latest = (acts: readonly RepresentationAct[]): RepresentationAct | undefined =>
  acts.reduce<RepresentationAct | undefined>((last, one) => (last && !isLater(one, last) ? last : one), undefined);

const byResponsibility: Readonly<Record<string, AgainstId>> = {
  suspended: "parentWithout",
  forfeited: "parentWithout",
  limited: "parentLimited",
};

/** `isMinor`: of the person whose ties and acts these are; of an adult no parent decides, whatever acts said. */
export function tiesAgainstActs(
  known: readonly KnownTie[],
  acts: readonly RepresentationAct[],
  { isMinor, on }: { isMinor: boolean | undefined; on: Day },
): Against[] {
  const inForce = acts.filter((act) => act.person !== undefined && holdsOn(act, on));
  const found: Against[] = [];
  const isParent = new Set(known.filter((one) => one.isCurrent && isParentTie(one.tie)).map(({ person }) => person));
  const named = [...new Set([...known.map(({ person }) => person), ...inForce.map(({ person = "" }) => person)])];
  for (const person of named) {
    const ofPerson = inForce.filter((act) => act.person === person);
    const asParent = latest(ofPerson.filter(({ role }) => role === "parent"));
    if (isMinor !== false && isParent.has(person)) {
      const id = asParent ? byResponsibility[asParent.responsibility ?? ""] : "parentWithoutAct";
      if (id) found.push({ id, person, ...(asParent ? { act: asParent.act } : {}) });
    }
    if (isMinor !== false && asParent && !isParent.has(person))
      found.push({ id: "actWithoutTie", person, act: asParent.act });
    if (!known.some((one) => one.person === person)) continue;
    for (const order of ["hideAddress", "noInformation"] as const) {
      const forbids = ofPerson.find(({ orders }) => orders?.includes(order));
      if (forbids) found.push({ id: order, person, act: forbids.act });
    }
  }
  return found;
}
