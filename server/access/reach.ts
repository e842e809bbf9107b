// Whether what grants reach meets a place and some areas.
import { type AreaId, district, type Territory } from "../../workflows/kernel/ids.ts";

export interface Reach {
  territory: Territory;
  areas: readonly AreaId[] | "all";
}

export const meets = (one: Reach, other: Reach): boolean => {
  const samePlace = one.territory === district || other.territory === district || one.territory === other.territory;
  const { areas } = other;
  return samePlace && (one.areas === "all" || areas === "all" || one.areas.some((area) => areas.includes(area)));
};

export const oneReaches = (grants: readonly Reach[], other: Reach): boolean =>
  grants.some((grant) => meets(grant, other));
