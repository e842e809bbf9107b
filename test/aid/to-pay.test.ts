// Aids that wait for a payment: sums by comune and chapter, and through the real gate who sees which of them, before and after a payment.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type AidToPay, sumsToPay } from "../../workflows/rules/aid/to-pay.ts";
import { grantByAct, openWhoAsks, sendAid } from "../support/aid-by-act.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const carla = sessionOf("carla", { role: "adminClerk" });
const paola = sessionOf("paola", { role: "adminClerk", territory: poggio });
const anna = sessionOf("anna", { role: "socialWorker" });
const sara = sessionOf("sara", { role: "supervisor" });
const elisa = sessionOf("elisa", { role: "coordinator" });

test("sums add up by comune and chapter, and to the whole", () => {
  const aid = (comune: string, chapter: string, dueCents: number, restCents: number): AidToPay => ({
    ...{ caseId: "c", number: "n", comune, chapter, commitment: "1", payWay: "cash", aidKind: "oneOff" },
    ...{ dueCents, restCents },
  });
  const sums = sumsToPay([aid("b", "2", 100, 300), aid("a", "9", 7, 7), aid("b", "2", 50, 50), aid("b", "1", 1, 2)]);
  expect(
    sums.map(({ comune, chapter, aids, dueCents, restCents }) => [comune, chapter, aids, dueCents, restCents]),
  ).toEqual([
    ["a", "9", 1, 7, 7],
    ["b", "1", 1, 1, 2],
    ["b", "2", 2, 150, 350],
  ]);
});

describe("the list", () => {
  let house: Installation;
  const send = (by: Session, caseId: string, seq: number, type: string, payload: JsonObject) =>
    sendAid(house, by, caseId, seq, type, payload);
  const list = (by: Session, comune = "") => callerOf(house, by).aid.listToPay({ comune });
  const numbers = async (by: Session, comune = "") =>
    (await list(by, comune)).aids.map(({ comune: of, dueCents, restCents, payWay }) => [
      of,
      dueCents,
      restCents,
      payWay,
    ]);

  const granted = (name: string, territory: string, proposal: JsonObject & { proposedCents: number }) =>
    grantByAct(house, [anna, carla, sara], {
      ...{ name, territory, proposal, aidPurpose: "bills", days: ["2026-03-02", "2026-03-05", "2026-03-06"] },
    });

  beforeAll(async () => {
    house = await install({ now: "2026-03-09T09:00:00.000Z" });
    for (const one of [carla, paola, anna, sara, elisa]) house.know(one.accountId, ...one.grants);
    await openWhoAsks(house, anna, ostiglia);
  });
  afterAll(() => house.close());

  test("holds what is granted where one may read it, without vouchers, and a payment takes what it paid off it", async () => {
    const monthly = await granted("monthly", ostiglia, { aidKind: "continuing", proposedCents: 10_000, months: 3 });
    await granted("once", poggio, { aidKind: "oneOff", proposedCents: 4_200 });
    await granted("food", poggio, { aidKind: "vouchers", proposedCents: 900 });
    await send(carla, monthly, 4, "SET_PAYEE", { payWay: "cash" });
    expect(await numbers(carla)).toEqual([
      [ostiglia, 3_333, 10_000, "cash"],
      [poggio, 4_200, 4_200, ""],
    ]);
    expect(await numbers(paola)).toEqual([[poggio, 4_200, 4_200, ""]]);
    expect(await numbers(carla, ostiglia)).toHaveLength(1);
    expect((await list(carla)).sums.map(({ aids, dueCents }) => [aids, dueCents])).toEqual([
      [1, 3_333],
      [1, 4_200],
    ]);
    await send(carla, monthly, 5, "RECORD_PAYMENT", { paidOn: "2026-03-08", mandateNumber: "7" });
    expect(await numbers(carla, ostiglia)).toEqual([[ostiglia, 3_333, 6_667, "cash"]]);
    await send(anna, monthly, 6, "SUSPEND_AID", { suspensionReason: "checksOnRequirements" });
    expect(await numbers(carla, ostiglia)).toEqual([]);
  });

  test("is not for who sees no more than the course", async () => {
    await expect(list(elisa)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
