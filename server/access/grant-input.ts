// The shape of a grant as the administrator's page sends it, and the words for what cannot be done.
import { z } from "zod";
import { areaIds, roleIds } from "../../workflows/kernel/ids.ts";
import { AppError } from "../errors.ts";
import { longestBodyName } from "./bodies.ts";
import { GrantError, type NewGrant } from "./grants.ts";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const grantInput = z.object({
  role: z.enum(roleIds),
  /** ISTAT code or `district`. */
  territory: z.string().regex(/^(\d{6}|district)$/),
  areas: z.union([z.literal("all"), z.array(z.enum(areaIds)).min(1).max(areaIds.length)]),
  from: day.optional(),
  to: day.optional(),
  /** The account of the body it works for. */
  body: z.uuid().optional(),
});

export const bodyNameInput = z.string().min(1).max(longestBodyName);
export const endReason = z.enum(["left", "roleChanged", "absence", "mistake", "security", "other"]);
export const dayInput = day;

export function toGrant({ role, territory, areas, from, to, body }: z.infer<typeof grantInput>): NewGrant {
  return { role, territory, areas, ...(from ? { from } : {}), ...(to ? { to } : {}), ...(body ? { body } : {}) };
}

/** Runs an act on accounts; what it refuses becomes INVALID with the reason, or NOT_FOUND. */
export function acting<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof GrantError)) throw error;
    throw error.problem === "unknown" ? new AppError("NOT_FOUND") : new AppError("INVALID", { reason: error.problem });
  }
}
