// What those who work for the office from outside see less of: amounts of money, in a case they may otherwise read. What a family
// pays, and what a project costs, is no business of who brings the meals.
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import type { Access } from "../access/policy.ts";
import { outsideRoles } from "../access/session.ts";

/** The case is reached by such roles alone. */
export const isOutside = ({ roles }: Pick<Access, "roles">): boolean =>
  roles.length > 0 && roles.every((role) => outsideRoles.includes(role));

/** Amounts are known by the ending of their name; a budget is nothing else. */
const isAmount = (field: string): boolean => field.endsWith("Cents") || field === "budget";

export function withoutAmounts<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutAmounts) as unknown as T;
  if (!isObject(value)) return value;
  const kept: JsonObject = {};
  for (const [field, one] of Object.entries(value)) if (!isAmount(field)) kept[field] = withoutAmounts(one);
  return kept as T;
}

/** Fields of an entry, with what stands or stood in them, for this reader. */
export const shownFields = <F extends { field: string; value?: Json; from?: Json }>(
  access: Pick<Access, "roles">,
  fields: readonly F[],
): F[] =>
  isOutside(access)
    ? fields
        .filter(({ field }) => !isAmount(field))
        .map((one) => ({
          ...one,
          ...(one.value === undefined ? {} : { value: withoutAmounts(one.value) }),
          ...(one.from === undefined ? {} : { from: withoutAmounts(one.from) }),
        }))
    : [...fields];
