// What those who work for the office from outside see less of, in a case they may otherwise read: amounts of money, and which
// assessment sheets were filled in. What a family pays, what a project costs and that somebody is assessed for poverty is no
// business of who brings the meals.
import type { Head } from "../../workflows/kernel/definition.ts";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import type { Access } from "../access/policy.ts";
import { outsideRoles } from "../access/session.ts";

/** The case is reached by such roles alone. */
export const isOutside = ({ roles }: Pick<Access, "roles">): boolean =>
  roles.length > 0 && roles.every((role) => outsideRoles.includes(role));

/** Of sheets: which, in which version, how much of it. */
const ofSheets: ReadonlySet<string> = new Set(["tools", "tool", "toolVersion", "toolName", "answerCount"]);

/** Who else reads the case, and who had it before: a restriction is no business of who works from outside. */
const ofReaders: ReadonlySet<string> = new Set(["readers", "restricted", "formerAssignee"]);

/** Out of whose money something is paid: one of the sources is the family. */
const ofMoney: ReadonlySet<string> = new Set([
  ...["budget", "source", "fund", "payerReason", "ruledPayers", "payingBy"],
  ...["share", "shareQuantity", "shareOverride"],
  ...["decided", "shareDecidedEach", "shareActNumber", "shareActOn"],
]);

/** Amounts are known by the ending of their name. */
const isInside = (field: string): boolean =>
  field.endsWith("Cents") || ofMoney.has(field) || ofSheets.has(field) || ofReaders.has(field);

export function asSeenOutside<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(asSeenOutside) as unknown as T;
  if (!isObject(value)) return value;
  const kept: JsonObject = {};
  for (const [field, one] of Object.entries(value)) if (!isInside(field)) kept[field] = asSeenOutside(one);
  return kept as T;
}

export const headOutside = (head: Head): Head => asSeenOutside(head as unknown as JsonObject) as unknown as Head;

/** Fields of an entry, with what stands or stood in them, for this reader. */
export const shownFields = <F extends { field: string; value?: Json; from?: Json }>(
  access: Pick<Access, "roles">,
  fields: readonly F[],
): F[] =>
  isOutside(access)
    ? fields
        .filter(({ field }) => !isInside(field))
        .map((one) => ({
          ...one,
          ...(one.value === undefined ? {} : { value: asSeenOutside(one.value) }),
          ...(one.from === undefined ? {} : { from: asSeenOutside(one.from) }),
        }))
    : [...fields];
