// An economic aid through the real gate: who proposes does not sign, never more is paid than was granted, where the money goes is
// sealed, a death stops it, an urgent decision is told to the commission before the aid is closed.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const ostiglia = "020038";
const ivo = sessionOf("ivo", { role: "frontDesk", territory: ostiglia });
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
const carla = sessionOf("carla", { role: "adminClerk", territory: ostiglia });
const sara = sessionOf("sara", { role: "supervisor", territory: ostiglia });
const cosimo = sessionOf("cosimo", { role: "coordinator", territory: ostiglia });
const personId = uuidOf("who asks");
const iban = "IT60X0542811101000000123456";

let house: Installation;
let n = 0;

/** One case with the events sent to it so far. */
class Aid {
  readonly caseId: string;
  #seq = 0;
  constructor(name: string) {
    this.caseId = uuidOf(`aid ${name}`);
  }
  async send(by: Session, type: string, payload: JsonObject = {}) {
    const { caseId } = this;
    const answer = await house.send(by, { caseId, kind: "economic-aid", expectedSeq: this.#seq, type, payload });
    this.#seq += 1;
    return answer;
  }
  async view(by: Session) {
    const found = await callerOf(house, by).cases.getCase({ caseId: this.caseId });
    if (found.level !== "content") throw new Error(found.level);
    return found;
  }
}

const act = {
  ...{ actKind: "determination", actNumber: "88", actOn: "2026-03-01", actBody: "Comune di Ostiglia" },
  signatoryRole: "serviceHead",
};
const revocation = { revocationReason: "movedAway", revocationText: "Trasferito" };
async function opened(person = personId): Promise<Aid> {
  n += 1;
  const aid = new Aid(String(n));
  await aid.send(ivo, "OPEN_AID", {
    ...{ person, territory: ostiglia, area: "poverty", requestedOn: "2026-03-02", aidPurpose: "bills" },
  });
  return aid;
}
async function proposed(more: JsonObject, person = personId): Promise<Aid> {
  const aid = await opened(person);
  await aid.send(anna, "PROPOSE_AID", { aidProposal: "grant", proposalText: "Reddito sceso", ...more });
  return aid;
}
async function granted(more: JsonObject, person = personId): Promise<Aid> {
  const aid = await proposed(more, person);
  await aid.send(carla, "RECORD_COMMISSION", {
    ...{ minuteNumber: "4", minuteOn: "2026-03-05", commissionOutcome: "granted" },
    decidedCents: Number(more.proposedCents),
  });
  await aid.send(sara, "SIGN_ACT", { ...act, chapter: "1040/3", commitmentNumber: "512" });
  return aid;
}
const paying = (mandateNumber: string, paidCents?: number, paidOn = "2026-03-06"): JsonObject => ({
  ...{ paidOn, mandateNumber },
  ...(paidCents === undefined ? {} : { paidCents }),
});

const timeline = (by: Session, { caseId }: Aid) => callerOf(house, by).cases.listTimeline({ caseId });
/** It is refused for these reasons. */
const isRefused = (aid: Aid, payload: JsonObject, ...reasons: string[]) =>
  expect(aid.send(sara, "REFUSE_AID", payload)).rejects.toMatchObject({ details: { refusal: { reasons } } });
/** The day of the instalment whose term runs. */
const awaits = async (aid: Aid) =>
  (await aid.view(anna)).deadlines.find(({ id, status }) => id === "repayment" && status === "running")?.dueOn;
const missing = async (aid: Aid) => (await aid.view(anna)).todo.map(({ field }) => field);

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const one of [ivo, anna, carla, sara, cosimo]) house.know(one.accountId, ...one.grants);
  await person(personId, "Zampironi");
});
afterAll(() => house.close());

async function person(caseId: string, surname: string) {
  await house.send(anna, {
    ...{ caseId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
    payload: { surname, givenName: "Ada", birthOn: "1950-01-01", territory: ostiglia, fiscalCodeMissing: "unknown" },
  });
}

describe("deciding", () => {
  test("who proposed neither signs nor decides urgently, whatever else they may do", async () => {
    const both = sessionOf("both", { role: "supervisor", territory: ostiglia });
    house.know(both.accountId, ...both.grants);
    const aid = await opened();
    await aid.send(both, "PROPOSE_AID", {
      ...{ aidProposal: "grant", aidKind: "oneOff", proposedCents: 9_000, proposalText: "Gas" },
    });
    const urgent = { decidedCents: 9_000, regulationRef: "art. 9", urgencyText: "Distacco domani" };
    await expect(aid.send(both, "DECIDE_URGENTLY", urgent)).rejects.toMatchObject({ code: "REFUSED" });
    await expect(aid.send(anna, "DECIDE_URGENTLY", urgent)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await aid.send(sara, "DECIDE_URGENTLY", urgent);
    const signing = { ...act, chapter: "1", commitmentNumber: "2" };
    await expect(aid.send(both, "SIGN_ACT", signing)).rejects.toMatchObject({ code: "REFUSED" });
    await expect(aid.send(sara, "SIGN_ACT", { ...signing, grantedCents: 9_001 })).rejects.toMatchObject({
      code: "REFUSED",
    });
    await aid.send(sara, "SIGN_ACT", signing);
    expect((await aid.view(sara)).context).toMatchObject({ grantedCents: 9_000, chapter: "1", commitmentNumber: "2" });
  });

  test("what was decided urgently is among what is missing until the commission was told", async () => {
    const aid = await proposed({ aidKind: "vouchers", proposedCents: 5_000 });
    await aid.send(sara, "DECIDE_URGENTLY", {
      decidedCents: 5_000,
      regulationRef: "art. 9",
      urgencyText: "Niente cibo",
    });
    await aid.send(sara, "SIGN_ACT", { ...act, chapter: "1", commitmentNumber: "3" });
    const hand = { handedOn: "2026-03-06", handedWhat: "shoppingVouchers", handedCents: 5_000 };
    await expect(aid.send(carla, "HAND_OVER", { ...hand, signedFor: false })).rejects.toMatchObject({
      code: "REFUSED",
    });
    await aid.send(carla, "HAND_OVER", { ...hand, signedFor: true });
    await expect(aid.send(anna, "CLOSE_AID", { aidOutcome: "needMet" })).rejects.toMatchObject({ code: "REFUSED" });
    expect(await missing(aid)).toContain("commissionToldOn");
    await aid.send(carla, "TELL_COMMISSION", { commissionToldOn: "2026-03-08", minuteNumber: "5" });
    expect(await missing(aid)).not.toContain("commissionToldOn");
    await aid.send(anna, "CLOSE_AID", { aidOutcome: "needMet" });
    expect((await aid.view(anna)).state).toBe("closed");
  });

  test("an urgent decision is told of also where it was withdrawn, or revoked", async () => {
    const decided = async (name: string): Promise<Aid> => {
      const aid = await proposed({ aidKind: "oneOff", proposedCents: 5_000 });
      await aid.send(sara, "DECIDE_URGENTLY", { decidedCents: 5_000, regulationRef: "art. 9", urgencyText: name });
      return aid;
    };
    const [withdrawn, revoked] = [await decided("Sfratto domani"), await decided("Gas chiuso")];
    await withdrawn.send(anna, "WITHDRAW_AID", { withdrawnOn: "2026-03-08" });
    await revoked.send(sara, "SIGN_ACT", { ...act, chapter: "1", commitmentNumber: "4" });
    await revoked.send(sara, "REVOKE_AID", { ...revocation, ...act });
    for (const [aid, state] of [[withdrawn, "withdrawn"] as const, [revoked, "revoked"] as const]) {
      expect(await missing(aid)).toContain("commissionToldOn");
      await aid.send(carla, "TELL_COMMISSION", { commissionToldOn: "2026-03-08", minuteNumber: "5" });
      expect(await missing(aid)).not.toContain("commissionToldOn");
      expect((await aid.view(anna)).state).toBe(state);
    }
  });

  test("a refusal has its notice, and a term for observations", async () => {
    const aid = await opened();
    await aid.send(anna, "PROPOSE_AID", { aidProposal: "refuse", proposalText: "Già coperto" });
    await aid.send(anna, "RECORD_COMMISSION", {
      ...{ minuteNumber: "4", minuteOn: "2026-03-05", commissionOutcome: "refused" },
    });
    const refusing = { observations: "noneInTime", refusalReasonText: "Già coperto", ...act };
    await isRefused(aid, refusing, "noticeSent");
    await aid.send(anna, "SEND_REFUSAL_NOTICE", { obstaclesText: "Già coperto" });
    const { deadlines } = await aid.view(anna);
    expect(deadlines.map(({ id, status }) => [id, status]).sort()).toEqual([
      ["observations", "waitingDelivery"],
      ["procedure", "suspended"],
    ]);
    // Neither before it reached the person nor before she could answer, nor against what the history says.
    await isRefused(aid, refusing, "noticeDelivered");
    const sent = { deadline: "observations", sentVia: "pec", sentOn: "2026-03-06" };
    await aid.send(anna, "RECORD_DELIVERY", { ...sent, deliveredOn: "2026-03-06", proofKind: "pecReceipt" });
    await isRefused(aid, refusing, "observationsOver");
    house.at("2026-03-16T09:00:00.000Z");
    await isRefused(aid, refusing, "observationsOver");
    house.at("2026-03-17T09:00:00.000Z");
    const considered = { ...refusing, observations: "considered" };
    await isRefused(aid, considered, "observationsAsRecorded");
    await aid.send(sara, "REFUSE_AID", refusing);
    expect((await aid.view(anna)).state).toBe("refused");
  });
});

describe("paying", () => {
  test("never more than was granted, by the office that pays, and only once by one order", async () => {
    const aid = await granted({ aidKind: "continuing", proposedCents: 10_000, months: 3 });
    await expect(aid.send(carla, "RECORD_PAYMENT", paying("1"))).rejects.toMatchObject({ code: "REFUSED" });
    await aid.send(carla, "SET_PAYEE", { payWay: "bankTransfer", iban });
    await expect(aid.send(ivo, "RECORD_PAYMENT", paying("1"))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(aid.send(anna, "RECORD_PAYMENT", paying("1"))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await aid.send(carla, "RECORD_PAYMENT", paying("1"));
    await expect(aid.send(carla, "RECORD_PAYMENT", paying("1"))).rejects.toMatchObject({ code: "REFUSED" });
    await expect(aid.send(carla, "RECORD_PAYMENT", paying("2", 6_668))).rejects.toMatchObject({ code: "REFUSED" });
    await aid.send(carla, "RECORD_PAYMENT", paying("2"));
    await aid.send(carla, "RECORD_PAYMENT", paying("3"));
    const { state, context } = await aid.view(carla);
    expect(state).toBe("paid");
    expect(context.paid).toEqual(
      [3_333, 3_333, 3_334].map((cents, i) => ({ on: "2026-03-06", cents, mandate: `${i + 1}` })),
    );
    await aid.send(carla, "RECORD_RETURNED_PAYMENT", { mandateNumber: "2", sentBackOn: "2026-03-08" });
    expect((await aid.view(carla)).state).toBe("granted");
  });

  test("a wrong IBAN is refused, and a right one stands nowhere in clear", async () => {
    const aid = await opened();
    const wrong = { payWay: "bankTransfer", iban: "IT60X0542811101000000123457" };
    await expect(aid.send(anna, "SET_PAYEE", wrong)).rejects.toMatchObject({ code: "REFUSED" });
    await aid.send(anna, "SET_PAYEE", { payWay: "bankTransfer", iban });
    const sql = "SELECT payload || patch AS text FROM event WHERE case_id = ?";
    const rows = await house.services.driver.read<{ text: string }>(sql, [aid.caseId]);
    expect(rows.length).toBe(2);
    for (const { text } of rows) expect(text).not.toContain(iban.slice(5));
    expect(JSON.stringify(await timeline(carla, aid))).toContain(iban);
  });

  test("a loan comes back, and is closed with a rest only with a reason", async () => {
    const aid = await granted({
      ...{ aidKind: "loan", proposedCents: 20_000, repaymentInstalments: 2, firstRepaymentOn: "2026-05-01" },
    });
    await aid.send(carla, "SET_PAYEE", { payWay: "cash" });
    await aid.send(carla, "RECORD_PAYMENT", paying("9"));
    expect(await awaits(aid)).toBe("2026-05-01");
    const back = { repaidOn: "2026-03-08", repaidCents: 20_001 };
    await expect(aid.send(carla, "RECORD_REPAYMENT", back)).rejects.toMatchObject({ code: "REFUSED" });
    // A part of an instalment leaves its term as it is; more than one is paid back early.
    await aid.send(carla, "RECORD_REPAYMENT", { ...back, repaidCents: 5_000 });
    expect(await awaits(aid)).toBe("2026-05-01");
    await aid.send(carla, "RECORD_REPAYMENT", { repaidOn: "2026-03-08" });
    expect([(await aid.view(anna)).context.repaid, await awaits(aid)]).toEqual([
      [
        { on: "2026-03-08", cents: 5_000 },
        { on: "2026-03-08", cents: 5_000 },
      ],
      "2026-06-01",
    ]);
    await expect(aid.send(anna, "CLOSE_AID", { aidOutcome: "needMet" })).rejects.toMatchObject({ code: "REFUSED" });
    await aid.send(anna, "CLOSE_AID", { aidOutcome: "needMet", restText: "Ha perso il lavoro" });
    expect([(await aid.view(anna)).state, await awaits(aid)]).toEqual(["closed", undefined]);
    // Who was let off may give back all the same.
    await aid.send(carla, "RECORD_REPAYMENT", { repaidOn: "2026-03-08" });
    await expect(aid.send(carla, "RECORD_REPAYMENT", { repaidOn: "2026-03-08" })).rejects.toMatchObject({
      details: { refusal: { reasons: ["somethingOwed"] } },
    });
  });

  test("the instalments agreed on come to what was lent, in order, and the term is of the first that lacks", async () => {
    const aid = await granted({
      ...{ aidKind: "loan", proposedCents: 20_000, repaymentInstalments: 3, firstRepaymentOn: "2026-05-31" },
    });
    await aid.send(carla, "SET_PAYEE", { payWay: "cash" });
    await aid.send(carla, "RECORD_PAYMENT", paying("11"));
    expect((await aid.view(anna)).context.plan).toEqual([
      { dueOn: "2026-05-31", instalmentCents: 6_666 },
      { dueOn: "2026-06-30", instalmentCents: 6_666 },
      { dueOn: "2026-07-31", instalmentCents: 6_668 },
    ]);
    const plan = (...rows: [string, number][]) => ({
      agreedOn: "2026-03-07",
      plan: rows.map(([dueOn, instalmentCents]) => ({ dueOn, instalmentCents })),
    });
    const agree = (...rows: [string, number][]) => aid.send(anna, "SET_REPAYMENT_PLAN", plan(...rows));
    await expect(agree(["2026-04-01", 10_000], ["2026-05-01", 9_999])).rejects.toMatchObject({
      details: {
        refusal: {
          reasons: ["planComesToLent"],
          figures: { planComesToLent: { planCents: 19_999, lentCents: 20_000 } },
        },
      },
    });
    await expect(agree(["2026-05-01", 10_000], ["2026-04-01", 10_000])).rejects.toMatchObject({
      details: { refusal: { reasons: ["planInOrder"] } },
    });
    await agree(["2026-03-20", 12_000], ["2026-05-01", 8_000]);
    expect(await awaits(aid)).toBe("2026-03-20");
    // All of it at once: nothing is awaited any more, and the aid may be closed without a reason.
    await aid.send(carla, "RECORD_REPAYMENT", { repaidOn: "2026-03-08", repaidCents: 20_000 });
    expect(await awaits(aid)).toBeUndefined();
    await aid.send(anna, "CLOSE_AID", { aidOutcome: "needMet" });
  });

  test("a loan that was revoked still comes back, and no more than was paid", async () => {
    const aid = await granted({
      ...{ aidKind: "loan", proposedCents: 20_000, repaymentInstalments: 2, firstRepaymentOn: "2026-05-01" },
    });
    await aid.send(carla, "SET_PAYEE", { payWay: "cash" });
    await aid.send(carla, "RECORD_PAYMENT", paying("10", 12_000));
    await aid.send(sara, "REVOKE_AID", { ...revocation, ...act });
    // By the instalments of the proposal, of what was paid.
    expect([await awaits(aid), (await aid.view(anna)).context.plan]).toEqual([
      "2026-05-01",
      [
        { dueOn: "2026-05-01", instalmentCents: 6_000 },
        { dueOn: "2026-06-01", instalmentCents: 6_000 },
      ],
    ]);
    const back = { repaidOn: "2026-03-08", repaidCents: 12_001 };
    await expect(aid.send(carla, "RECORD_REPAYMENT", back)).rejects.toMatchObject({ code: "REFUSED" });
    const atOnce = { agreedOn: "2026-03-07", plan: [{ dueOn: "2026-03-31", instalmentCents: 12_000 }] };
    await aid.send(anna, "SET_REPAYMENT_PLAN", atOnce);
    expect(await awaits(aid)).toBe("2026-03-31");
    await aid.send(carla, "RECORD_REPAYMENT", { ...back, repaidCents: 12_000 });
    const { state, context } = await aid.view(carla);
    expect([state, context.repaid]).toEqual(["revoked", [{ on: "2026-03-08", cents: 12_000 }]]);
  });

  test("a death stops payments of later days, and what is not granted is not granted any more", async () => {
    const dead = uuidOf("who dies");
    await person(dead, "Zanelli");
    const [toPay, toSign] = [
      await granted({ aidKind: "continuing", proposedCents: 9_000, months: 3 }, dead),
      await proposed({ aidKind: "oneOff", proposedCents: 9_000 }, dead),
    ];
    await toPay.send(carla, "SET_PAYEE", { payWay: "cash" });
    await toSign.send(carla, "RECORD_COMMISSION", {
      ...{ minuteNumber: "4", minuteOn: "2026-03-05", commissionOutcome: "granted", decidedCents: 9_000 },
    });
    await house.send(anna, {
      ...{ caseId: dead, kind: "person", expectedSeq: 1, type: "RECORD_DEATH" },
      payload: { diedOn: "2026-03-07" },
    });
    await toPay.send(carla, "RECORD_PAYMENT", paying("1", undefined, "2026-03-06"));
    await expect(toPay.send(carla, "RECORD_PAYMENT", paying("2", undefined, "2026-03-08"))).rejects.toMatchObject({
      code: "REFUSED",
    });
    const signing = { ...act, chapter: "1", commitmentNumber: "2" };
    await expect(toSign.send(sara, "SIGN_ACT", signing)).rejects.toMatchObject({ code: "REFUSED" });
    await toPay.send(anna, "END_FOR_DEATH", { diedOn: "2026-03-07" });
    expect((await toPay.view(anna)).state).toBe("closed");
  });
});

describe("reading", () => {
  test("the desk reads while it is looked into, the office that pays sees no story, the coordinator no more than the course", async () => {
    const aid = await opened();
    await aid.send(ivo, "SET_PAYEE", { payWay: "bankTransfer", iban });
    expect(JSON.stringify(await timeline(ivo, aid))).not.toContain(iban);
    await aid.send(anna, "PROPOSE_AID", {
      ...{ aidProposal: "grant", aidKind: "oneOff", proposedCents: 9_000, proposalText: "Separata da poco" },
    });
    const level = async (by: Session) => (await callerOf(house, by).cases.getCase({ caseId: aid.caseId })).level;
    expect([await level(anna), await level(carla), await level(cosimo), await level(ivo)]).toEqual([
      ...["content", "content", "skeleton", "line"],
    ]);
    expect(JSON.stringify(await timeline(anna, aid))).toContain("Separata da poco");
    for (const by of [carla, cosimo]) expect(JSON.stringify(await timeline(by, aid))).not.toContain("Separata da poco");
  });

  test("is given to who writes its diary, not to the office that pays", async () => {
    const aid = await opened();
    await expect(aid.send(sara, "ASSIGN", { assignee: carla.accountId })).rejects.toMatchObject({ code: "INVALID" });
    await aid.send(sara, "ASSIGN", { assignee: anna.accountId });
  });

  test("of other helpers nothing without consent", async () => {
    const aid = await opened();
    const asked = { askedOn: "2026-03-05", askedWith: "caritas", alreadyHelped: "yes" };
    await expect(aid.send(anna, "RECORD_HELPED_ELSEWHERE", { ...asked, consentGiven: false })).rejects.toMatchObject({
      code: "REFUSED",
    });
    await aid.send(anna, "RECORD_HELPED_ELSEWHERE", { ...asked, consentGiven: true });
  });
});
