// The aids of a case in care: opened from it or linked later, with what they come to by comune and chapter, for who reads both; who reads
// the case and not the aid is told no amount.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type LinkedAid, sumsGranted } from "../../workflows/rules/aid/of-case.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const carla = sessionOf("carla", { role: "adminClerk" });
const anna = sessionOf("anna", { role: "socialWorker" });
const giulia = sessionOf("giulia", { role: "protectionWorker" });
const sara = sessionOf("sara", { role: "supervisor" });
const elisa = sessionOf("elisa", { role: "coordinator" });
const [personId, intake] = [uuidOf("who asks"), uuidOf("the case")];

let house: Installation;
const send = (by: Session, caseId: string, expectedSeq: number, type: string, payload: JsonObject) =>
  house.send(by, { caseId, kind: "economic-aid", expectedSeq, type, payload });
const listed = (by: Session) => callerOf(house, by).aid.listOfCase({ caseId: intake });

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const one of [carla, anna, giulia, sara, elisa]) house.know(one.accountId, ...one.grants);
  await house.send(anna, {
    ...{ caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
    payload: {
      ...{ surname: "Zampironi", givenName: "Ada", birthOn: "1950-01-01", territory: ostiglia },
      fiscalCodeMissing: "unknown",
    },
  });
  await house.send(anna, {
    ...{ caseId: intake, kind: "case-intake", expectedSeq: 0, type: "OPEN_CONTACT" },
    payload: {
      ...{ person: personId, territory: ostiglia, area: "families", need: "careAtHome", channel: "desk" },
      ...{ requester: "self", contactReason: "Chiede un aiuto" },
    },
  });
});
afterAll(() => house.close());

/** Asked for and proposed; its last event has seq 2. */
async function proposed(name: string, territory: string, more: JsonObject): Promise<string> {
  const caseId = uuidOf(name);
  await send(anna, caseId, 0, "OPEN_AID", {
    ...{ person: personId, territory, area: "families", requestedOn: "2026-03-02", aidPurpose: "bills" },
    ...more,
  });
  const asked = { aidProposal: "grant", aidKind: "oneOff", proposedCents: 5_000, proposalText: "Reddito sceso" };
  await send(anna, caseId, 1, "PROPOSE_AID", asked);
  return caseId;
}

/** Granted, and paid in part; from seq 2. */
async function granted(caseId: string, before: number, paidCents: number): Promise<void> {
  await send(carla, caseId, before, "RECORD_COMMISSION", {
    ...{ minuteNumber: "4", minuteOn: "2026-03-05", commissionOutcome: "granted", decidedCents: 5_000 },
  });
  await send(sara, caseId, before + 1, "SIGN_ACT", {
    ...{ actKind: "determination", actNumber: "88", actOn: "2026-03-06", actBody: "Comune" },
    ...{ signatoryRole: "serviceHead", chapter: "1040/3", commitmentNumber: "512" },
  });
  await send(carla, caseId, before + 2, "SET_PAYEE", { payWay: "cash" });
  await send(carla, caseId, before + 3, "RECORD_PAYMENT", { paidOn: "2026-03-08", mandateNumber: "7", paidCents });
}

test("an aid opened from the case and one linked later stand in it, with sums of what acts granted", async () => {
  expect(await listed(anna)).toEqual({ isFull: false, aids: [], sums: [] });
  await granted(await proposed("from the case", ostiglia, { intake }), 2, 2_000);
  const later = await proposed("linked later", poggio, {});
  await send(anna, later, 2, "LINK_CASE", { intake });
  await proposed("of no case", ostiglia, {});
  const { aids, sums } = await listed(anna);
  expect(aids.map(({ comune, state, grantedCents, paidCents }) => [comune, state, grantedCents, paidCents])).toEqual([
    [poggio, "toCommission", 0, 0],
    [ostiglia, "granted", 5_000, 2_000],
  ]);
  expect(sums).toEqual([
    { comune: ostiglia, chapter: "1040/3", aids: 1, grantedCents: 5_000, paidCents: 2_000, repaidCents: 0 },
  ]);
  await granted(later, 3, 5_000);
  expect((await listed(sara)).sums.map(({ comune, paidCents }) => [comune, paidCents])).toEqual([
    [ostiglia, 2_000],
    [poggio, 5_000],
  ]);
});

test("who reads the case and no aid is told nothing of them, who reads no content of the case nothing at all", async () => {
  expect((await callerOf(house, giulia).cases.getCase({ caseId: intake })).level).toBe("content");
  expect(await listed(giulia)).toEqual({ isFull: false, aids: [], sums: [] });
  await expect(listed(elisa)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(callerOf(house, anna).aid.listOfCase({ caseId: uuidOf("no case") })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("an aid that ended comes to what was paid of it", () => {
  const aid = (state: string, grantedCents: number, paidCents: number): LinkedAid => ({
    ...{ caseId: "c", number: "n", state, comune: "a", aidKind: "loan", aidPurpose: "rent" },
    ...{ chapter: grantedCents === 0 ? "" : "1", grantedCents, paidCents, repaidCents: 10 },
  });
  const all = [aid("revoked", 900, 300), aid("closed", 500, 0), aid("paid", 70, 70), aid("inquiry", 0, 0)];
  expect(sumsGranted(all)).toEqual([
    { comune: "a", chapter: "1", aids: 3, grantedCents: 370, paidCents: 370, repaidCents: 30 },
  ]);
});
