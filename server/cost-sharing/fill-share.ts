// What the gate writes into a commitment of the household's share, into its change and into the correction of either: how the
// share was computed at that moment, as the server computes it for who sends, never as the page says it. The machine refuses
// another amount without a reason.

import { rowsOf } from "../../workflows/kernel/data.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { isDay } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Commitment } from "../../workflows/rules/budget/budget.ts";
import { keptShare } from "../../workflows/rules/cost-sharing/share.ts";
import type { Asking } from "./declarations.ts";
import { proposeShare } from "./propose.ts";

/** What a share is computed from: where a correction leaves these as they are, it is not computed again. */
const inputs = ["budgetSource", "service", "periodFrom", "shareQuantity", "sharePriceCents", "commitment"];
export const asksShare = (fields: readonly string[]): boolean => fields.some((field) => inputs.includes(field));

const countOf = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : undefined;

/** Of a commitment that is there: its line, with what is said anew. */
function wholeOf({ doc }: CaseSnapshot, payload: JsonObject): JsonObject {
  if (payload.commitment === undefined) return payload;
  const lines = rowsOf(doc.context.budget) as unknown as Commitment[];
  const line = lines.find(({ commitment }) => commitment === payload.commitment);
  if (!line) return {};
  const { source, service, from, share } = line;
  const quantity = payload.shareQuantity ?? share?.quantity;
  const priceCents = payload.sharePriceCents ?? share?.priceCents;
  return {
    ...{ budgetSource: source, service, periodFrom: from },
    ...(quantity === undefined ? {} : { shareQuantity: quantity }),
    ...(priceCents === undefined ? {} : { sharePriceCents: priceCents }),
  };
}

/** The part of the event that no form asks; empty where no tariff applies and the amount is by hand. */
export async function fillShare(asking: Asking, snapshot: CaseSnapshot, payload: JsonObject): Promise<JsonObject> {
  const { budgetSource, service, periodFrom, shareQuantity, sharePriceCents } = wholeOf(snapshot, payload);
  if (budgetSource !== "householdShare" || typeof service !== "string" || !isDay(periodFrom)) return {};
  const question = { service, on: periodFrom, priceCents: countOf(sharePriceCents) };
  const { answer } = await proposeShare(asking, snapshot, question);
  if (!answer) return {};
  return { share: { ...keptShare(answer, periodFrom, countOf(shareQuantity)) } as unknown as JsonObject };
}
