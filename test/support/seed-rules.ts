// The values in force of the district's rulesets, as the seed loads them.
import rulesets from "../../db/seed/data/rulesets.json" with { type: "json" };
import type { JsonObject } from "../../workflows/kernel/definition.ts";

export const inForce: Record<string, JsonObject> = Object.fromEntries(
  rulesets.filter((one) => one.validTo === null).map((one) => [one.id, one.values as unknown as JsonObject]),
);

export const seedRules = (id: string): JsonObject | undefined => inForce[id];
