// Which share the form of a commitment asks for, with what was typed so far: of a new one by its own fields, of one that is there by
// its line and what is said anew. The gate asks the same.
import { isDay } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Commitment } from "../../workflows/rules/budget/budget.ts";
import type { KeptShare } from "../../workflows/rules/cost-sharing/share.ts";
import { services } from "../../workflows/rules/deliveries/services.ts";

export const positive = (value: unknown): number | undefined =>
  typeof value === "number" && value > 0 ? value : undefined;

export interface ShareAsked {
  service: (typeof services)[number];
  on: string;
  priceCents: number | undefined;
  quantity: number | undefined;
  /** Of a commitment that is there: how its share was computed; what is left empty stays so. */
  before?: KeptShare | undefined;
}

export function shareAsked(values: JsonObject, lines: readonly Commitment[]): ShareAsked | undefined {
  const typed = { priceCents: positive(values.sharePriceCents), quantity: positive(values.shareQuantity) };
  if (values.commitment === undefined) {
    const { budgetSource, service, periodFrom } = values;
    const known = services.find((one) => one === service);
    if (budgetSource !== "householdShare" || known === undefined || !isDay(periodFrom)) return undefined;
    return { service: known, on: periodFrom, ...typed };
  }
  const line = lines.find(({ commitment }) => String(commitment) === String(values.commitment));
  const known = services.find((one) => one === line?.service);
  if (line?.source !== "householdShare" || known === undefined) return undefined;
  const { share: before, from: on } = line;
  return {
    ...{ service: known, on, before },
    priceCents: typed.priceCents ?? before?.priceCents,
    quantity: typed.quantity ?? before?.quantity,
  };
}
