// What the gate writes into the handing over of vouchers or goods that names no stock: that the comune keeps one of what is handed over.
import { keepsStock } from "../../db/stocks/keeps-stock.ts";
import { textOf } from "../../workflows/kernel/data.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Session } from "../access/session.ts";
import type { GateServices } from "../services.ts";

type Asking = Pick<GateServices, "driver" | "policy"> & { session: Session };

/** The part of the event that no form asks; empty where a stock is named, or there is none. */
export async function fillStock(
  { driver, policy, session }: Asking,
  { doc }: CaseSnapshot,
  payload: JsonObject,
): Promise<JsonObject> {
  if (textOf(payload.stock) !== "") return {};
  const of = { comune: doc.head.territory, good: textOf(payload.handedWhat) };
  return (await keepsStock(driver, policy.readable(session, "list"), of)) ? { stockKept: true } : {};
}
