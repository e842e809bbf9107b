// A stock through the real gate, and aids in vouchers that take from it; both invented.
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { grantByAct, openWhoAsks } from "./aid-by-act.ts";
import { callerOf } from "./caller.ts";
import { type Installation, install, sessionOf } from "./installation.ts";

export const [ostiglia, poggio] = ["020038", "020042"];
export const anna = sessionOf("anna", { role: "socialWorker" });
export const carla = sessionOf("carla", { role: "adminClerk", territory: ostiglia });
export const dario = sessionOf("dario", { role: "adminClerk", territory: ostiglia });
export const paola = sessionOf("paola", { role: "adminClerk", territory: poggio });
export const sara = sessionOf("sara", { role: "supervisor" });
export const elisa = sessionOf("elisa", { role: "coordinator" });
export const ivo = sessionOf("ivo", { role: "frontDesk" });

export async function installStocks(): Promise<Installation> {
  const house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const one of [anna, carla, dario, paola, sara, elisa, ivo]) house.know(one.accountId, ...one.grants);
  await openWhoAsks(house, anna, ostiglia);
  return house;
}

/** A case with the events sent to it so far; what others sent to it is read first. */
export class Kept {
  readonly caseId: string;
  readonly house: Installation;
  readonly kind: string;
  constructor(house: Installation, name: string, kind = "voucher-stock") {
    this.house = house;
    this.caseId = uuidOf(name);
    this.kind = kind;
  }
  async seq(): Promise<number> {
    const [row] = await this.house.services.driver.read<{ seq: number }>("SELECT seq FROM snapshot WHERE case_id=?", [
      this.caseId,
    ]);
    return row?.seq ?? 0;
  }
  async send(by: Session, type: string, payload: JsonObject = {}) {
    const { caseId, kind } = this;
    return this.house.send(by, { caseId, kind, expectedSeq: await this.seq(), type, payload });
  }
  async view(by: Session) {
    const found = await callerOf(this.house, by).cases.getCase({ caseId: this.caseId });
    if (found.level !== "content") throw new Error(found.level);
    return found;
  }
  async context(by: Session): Promise<JsonObject> {
    return (await this.view(by)).context;
  }
}

export async function openedStock(house: Installation, name: string, more: JsonObject = {}): Promise<Kept> {
  const stock = new Kept(house, name);
  await stock.send(sara, "OPEN_STOCK", {
    ...{ territory: ostiglia, good: "shoppingVouchers", unitCents: 1_000, numbered: false, threshold: 20, ...more },
  });
  return stock;
}
export const receiving = (pieces: number, more: JsonObject = {}): JsonObject => ({
  ...{ receivedOn: "2026-03-06", supply: "purchase", supplier: "Emittente", pieces, unitCents: 1_000, ...more },
});

/** Granted in vouchers, to be handed over. */
export async function voucherAid(
  house: Installation,
  name: string,
  cents: number,
  territory: string = ostiglia,
): Promise<Kept> {
  await grantByAct(house, [anna, sara, sessionOf("tina", { role: "supervisor" })], {
    ...{ name, territory, aidPurpose: "food", days: ["2026-03-01", "2026-03-05", "2026-03-06"] },
    proposal: { aidKind: "vouchers", proposedCents: cents },
  });
  return new Kept(house, name, "economic-aid");
}
export const handing = (stock: Kept, pieces: number, more: JsonObject = {}): JsonObject => ({
  ...{ handedOn: "2026-03-08", handedWhat: "shoppingVouchers", stock: stock.caseId, pieces, signedFor: true, ...more },
});
