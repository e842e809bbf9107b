// What the gate writes into a commitment of the household's share: how the share was computed at that moment, as the server
// computes it for who sends, never as the page says it. The machine refuses another amount without a reason.

import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { isDay } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { keptShare } from "../../workflows/rules/cost-sharing/share.ts";
import type { Asking } from "./declarations.ts";
import { proposeShare } from "./propose.ts";

const countOf = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : undefined;

/** The part of the event that no form asks; empty where no tariff applies and the amount is by hand. */
export async function fillShare(asking: Asking, snapshot: CaseSnapshot, payload: JsonObject): Promise<JsonObject> {
  const { budgetSource, service, periodFrom, shareQuantity, sharePriceCents } = payload;
  if (budgetSource !== "householdShare" || typeof service !== "string" || !isDay(periodFrom)) return {};
  const question = { service, on: periodFrom, priceCents: countOf(sharePriceCents) };
  const { answer } = await proposeShare(asking, snapshot, question);
  if (!answer) return {};
  return { share: { ...keptShare(answer, periodFrom, countOf(shareQuantity)) } as unknown as JsonObject };
}
