// Loans that are still to come back: what is owed, the next instalment and what is overdue, for who may read the aid and nobody else.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { determination, grantByAct, openWhoAsks, sendAid } from "../support/aid-by-act.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const carla = sessionOf("carla", { role: "adminClerk" });
const paola = sessionOf("paola", { role: "adminClerk", territory: poggio });
const anna = sessionOf("anna", { role: "socialWorker" });
const sara = sessionOf("sara", { role: "supervisor" });
const elisa = sessionOf("elisa", { role: "coordinator" });
const act = { ...determination, actOn: "2026-03-01" };

let house: Installation;
const send = (by: Session, caseId: string, seq: number, type: string, payload: JsonObject) =>
  sendAid(house, by, caseId, seq, type, payload);

/** Lent in full; its last event has seq 6. */
async function lent(name: string, territory: string, more: JsonObject): Promise<string> {
  const caseId = await grantByAct(house, [anna, carla, sara], {
    ...{ name, territory, aidPurpose: "rent", days: ["2026-01-02", "2026-01-05", "2026-03-01"] },
    proposal: {
      aidKind: "loan",
      proposedCents: 10_000,
      repaymentInstalments: 3,
      firstRepaymentOn: "2026-02-28",
      ...more,
    },
  });
  await send(carla, caseId, 4, "SET_PAYEE", { payWay: "cash" });
  await send(carla, caseId, 5, "RECORD_PAYMENT", { paidOn: "2026-01-08", mandateNumber: name });
  return caseId;
}
const owed = async (by: Session, comune = "") =>
  (await callerOf(house, by).aid.listOwed({ comune })).loans.map((one) => [
    ...[one.comune, one.state, one.lentCents, one.repaidCents, one.owedCents, one.overdueCents],
    one.next && `${one.next.instalmentCents} ${one.next.dueOn}`,
  ]);

beforeAll(async () => {
  house = await install({ now: "2026-03-29T09:00:00.000Z" });
  for (const one of [carla, paola, anna, sara, elisa]) house.know(one.accountId, ...one.grants);
  await openWhoAsks(house, anna, ostiglia);
});
afterAll(() => house.close());

test("what came back, what is next and what is overdue, until all of it is back or let off", async () => {
  const here = await lent("here", ostiglia, {});
  const there = await lent("there", poggio, { firstRepaymentOn: "2026-05-31" });
  // Of the first, two instalments were due by yesterday.
  expect(await owed(carla)).toEqual([
    [ostiglia, "paid", 10_000, 0, 10_000, 6_666, "3333 2026-02-28"],
    [poggio, "paid", 10_000, 0, 10_000, 0, "3333 2026-05-31"],
  ]);
  expect(await owed(paola)).toEqual([[poggio, "paid", 10_000, 0, 10_000, 0, "3333 2026-05-31"]]);
  expect(await owed(carla, ostiglia)).toHaveLength(1);
  await send(carla, here, 6, "RECORD_REPAYMENT", { repaidOn: "2026-03-20", repaidCents: 4_000 });
  const revocation = { revocationReason: "otherUse", revocationText: "Speso per altro", ...act };
  await send(sara, here, 7, "REVOKE_AID", revocation);
  expect(await owed(carla, ostiglia)).toEqual([[ostiglia, "revoked", 10_000, 4_000, 6_000, 2_666, "2666 2026-03-28"]]);
  await send(carla, here, 8, "RECORD_REPAYMENT", { repaidOn: "2026-03-28", repaidCents: 6_000 });
  await send(anna, there, 6, "CLOSE_AID", { aidOutcome: "needMet", restText: "Ha perso il lavoro" });
  expect(await owed(carla)).toEqual([]);
});

test("a loan whose person died owing it stays listed until the comune has decided", async () => {
  const caseId = await lent("died", ostiglia, {});
  await send(anna, caseId, 6, "END_FOR_DEATH", { diedOn: "2026-03-27" });
  const { loans } = await callerOf(house, carla).aid.listOwed({ comune: ostiglia });
  expect(loans.map(({ state, owedCents, byDeath }) => [state, owedCents, byDeath])).toEqual([["closed", 10_000, true]]);
  await send(carla, caseId, 7, "RECORD_REPAYMENT", { repaidOn: "2026-03-28", repaidCents: 1_000 });
  expect(await owed(carla, ostiglia)).toHaveLength(1);
  const decision = { debtDecision: "letOff", debtText: "Non ci sono eredi", ...act };
  await expect(send(anna, caseId, 8, "DECIDE_DEBT", decision)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await send(carla, caseId, 8, "DECIDE_DEBT", decision);
  expect(await owed(carla, ostiglia)).toEqual([]);
  await expect(send(carla, caseId, 9, "DECIDE_DEBT", decision)).rejects.toMatchObject({ code: "REFUSED" });
});

test("is not for who sees no more than the course", async () => {
  await expect(owed(elisa)).rejects.toMatchObject({ code: "FORBIDDEN" });
});
