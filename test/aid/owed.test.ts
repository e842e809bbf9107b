// Loans that are still to come back: what is owed, the next instalment and what is overdue, for who may read the aid and nobody else.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const carla = sessionOf("carla", { role: "adminClerk" });
const paola = sessionOf("paola", { role: "adminClerk", territory: poggio });
const anna = sessionOf("anna", { role: "socialWorker" });
const sara = sessionOf("sara", { role: "supervisor" });
const elisa = sessionOf("elisa", { role: "coordinator" });
const personId = uuidOf("who asks");
const act = {
  ...{
    actKind: "determination",
    actNumber: "88",
    actOn: "2026-03-01",
    actBody: "Comune",
    signatoryRole: "serviceHead",
  },
};

let house: Installation;
const send = (by: Session, caseId: string, expectedSeq: number, type: string, payload: JsonObject) =>
  house.send(by, { caseId, kind: "economic-aid", expectedSeq, type, payload });

/** Lent in full; its last event has seq 6. */
async function lent(name: string, territory: string, more: JsonObject): Promise<string> {
  const caseId = uuidOf(name);
  await send(anna, caseId, 0, "OPEN_AID", {
    ...{ person: personId, territory, area: "poverty", requestedOn: "2026-01-02", aidPurpose: "rent" },
  });
  await send(anna, caseId, 1, "PROPOSE_AID", {
    ...{ aidProposal: "grant", aidKind: "loan", proposedCents: 10_000, proposalText: "Cauzione" },
    ...{ repaymentInstalments: 3, firstRepaymentOn: "2026-02-28", ...more },
  });
  const minute = { minuteNumber: "4", minuteOn: "2026-01-05", commissionOutcome: "granted", decidedCents: 10_000 };
  await send(carla, caseId, 2, "RECORD_COMMISSION", minute);
  await send(sara, caseId, 3, "SIGN_ACT", { ...act, chapter: "1040/3", commitmentNumber: "512" });
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
  await house.send(anna, {
    ...{ caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
    payload: {
      ...{ surname: "Zampironi", givenName: "Ada", birthOn: "1950-01-01", territory: ostiglia },
      fiscalCodeMissing: "unknown",
    },
  });
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

test("is not for who sees no more than the course", async () => {
  await expect(owed(elisa)).rejects.toMatchObject({ code: "FORBIDDEN" });
});
