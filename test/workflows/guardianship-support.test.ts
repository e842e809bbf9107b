// An administration of support through the real gate: two persons sign what leaves, the appointment becomes an act of the person's
// record and ends there, the comune that is the administrator accounts each year, who is told nothing.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { callerOf } from "../support/caller.ts";
import {
  act,
  anna,
  bea,
  carla,
  decree,
  figures,
  filed,
  filing,
  giulia,
  house,
  inOffice,
  inRecord,
  installHouse,
  ivo,
  known,
  opened,
  ostiglia,
  protocol,
  refused,
  rita,
  type Support,
  sara,
  sending,
} from "../support/guardianship.ts";

beforeAll(installHouse);
afterAll(() => house.close());

test("a case in care lists its administrations to who reads both, and not even their number to who reads the case only", async () => {
  const person = await known();
  const intake = uuidOf("case in care");
  await house.send(anna, {
    ...{ caseId: intake, kind: "case-intake", expectedSeq: 0, type: "OPEN_CONTACT" },
    payload: {
      ...{ person: person.caseId, territory: ostiglia, area: "families", need: "careAtHome", channel: "desk" },
      ...{ requester: "self", contactReason: "Chiede un aiuto" },
    },
  });
  const listed = (by: Session) =>
    callerOf(house, by).cases.listLinked({ caseId: intake, kind: "guardianship-support" });
  expect(await listed(anna)).toEqual({ isFull: false, cases: [] });
  const first = await opened(person, { intake });
  await opened(person);
  const later = await opened();
  await later.send(anna, "LINK_CASE", { intake });
  const { cases } = await listed(anna);
  expect(cases.map(({ caseId, openedOn }) => [caseId, openedOn])).toEqual([
    [later.caseId, "2026-03-09"],
    [first.caseId, "2026-03-09"],
  ]);
  expect((await callerOf(house, giulia).cases.getCase({ caseId: intake })).level).toBe("content");
  expect(await listed(giulia)).toEqual({ isFull: false, cases: [] });
  await expect(listed(rita)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

describe("the way to the judge", () => {
  test("is chosen with its reason before anything is written, and two persons sign what leaves", async () => {
    const support = await opened();
    await expect(support.send(anna, "WRITE_ACT", act)).rejects.toMatchObject(refused);
    await expect(support.send(anna, "CHOOSE_ROUTE", { route: "petition" })).rejects.toMatchObject({ code: "INVALID" });
    await support.send(anna, "CHOOSE_ROUTE", { route: "petition", routeText: "Nessun familiare" });
    await support.send(anna, "WRITE_ACT", act);
    await support.send(anna, "SIGN_ACT", { profession: "socialWorker" });
    await expect(support.send(anna, "SIGN_ACT", { profession: "serviceHead" })).rejects.toMatchObject(refused);
    await expect(support.send(anna, "SEND_ACT", sending)).rejects.toMatchObject(refused);
    const standing = { ...bea, standsInFor: ["anna"] };
    await expect(support.send(standing, "SIGN_ACT", { profession: "serviceHead" })).rejects.toMatchObject(refused);
    await expect(support.send(anna, "SEND_BACK", { sendBackText: "x" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await support.send(sara, "SIGN_ACT", { profession: "serviceHead" });
    const { protocolNumber: _none, ...bare } = sending;
    await expect(support.send(anna, "SEND_ACT", bare)).rejects.toMatchObject({ code: "INVALID" });
    await support.send(anna, "SEND_ACT", sending);
    expect((await support.view()).head.waitingFor).toBe("judge");
    await expect(
      support.send(anna, "RECORD_REPLY", { replyOutcome: "goesOn", repliedOn: "2026-03-09" }),
    ).rejects.toMatchObject(refused);
  });

  test("a prosecutor who does not go on leaves the choice to the service again", async () => {
    const support = await opened();
    await support.send(anna, "CHOOSE_ROUTE", { route: "report", routeText: "Conflitto tra i figli" });
    await support.send(anna, "WRITE_ACT", act);
    await support.send(bea, "SIGN_ACT", { profession: "socialWorker" });
    await support.send(sara, "SIGN_ACT", { profession: "serviceHead" });
    await support.send(anna, "SEND_ACT", sending);
    await expect(support.send(anna, "WITHDRAW", { ...protocol, withdrawText: "x" })).rejects.toMatchObject(refused);
    await support.send(anna, "RECORD_REPLY", { replyOutcome: "doesNotGoOn", repliedOn: "2026-03-09" });
    const { state, context } = await support.view();
    expect([state, context.route]).toEqual(["evaluating", undefined]);
    await expect(support.send(anna, "WRITE_ACT", act)).rejects.toMatchObject(refused);
  });

  test("a prosecutor's answer does not undo whom the judge appointed meanwhile", async () => {
    const support = await opened();
    await support.send(anna, "CHOOSE_ROUTE", { route: "report", routeText: "Conflitto tra i figli" });
    await support.send(anna, "WRITE_ACT", act);
    await support.send(bea, "SIGN_ACT", { profession: "socialWorker" });
    await support.send(sara, "SIGN_ACT", { profession: "serviceHead" });
    await support.send(anna, "SEND_ACT", sending);
    await support.send(anna, "APPOINT_PROVISIONALLY", decree("comune"));
    await support.send(anna, "RECORD_OATH", { oathOn: "2026-03-06" });
    const reply = { replyOutcome: "doesNotGoOn", repliedOn: "2026-03-09" };
    await expect(support.send(anna, "RECORD_REPLY", reply)).rejects.toMatchObject(refused);
    expect((await support.view()).state).toBe("filed");
  });

  test("a body answers also after the judge has decided", async () => {
    const support = await filed();
    const asked = { askedBodies: ["hospital", "familyDoctor"], questionText: "x", expectedOn: "2026-04-01" };
    const { seq } = await support.send(anna, "ASK_BODIES", asked);
    await support.send(anna, "APPOINT", decree("relative"));
    await support.send(anna, "RECORD_ANSWER", { answerOf: `information:${seq}-hospital`, answerText: "x" });
    await support.send(anna, "RECORD_OATH", { oathOn: "2026-03-06" });
    await support.send(anna, "GIVE_UP_ANSWER", { answerOf: `information:${seq}-familyDoctor`, givenUpText: "x" });
    const terms = await Promise.all(
      ["hospital", "familyDoctor"].map((one) => support.term(`information:${seq}-${one}`)),
    );
    expect(terms).toMatchObject([{ status: "met" }, { status: "cancelled" }]);
  });

  test("health, money and what was written are for who takes people in charge, and never in the open part", async () => {
    const support = await opened();
    await support.send(anna, "CHOOSE_ROUTE", { route: "petition", routeText: "Nessun familiare" });
    await support.send(anna, "WRITE_ACT", act);
    const levels = await Promise.all([bea, sara, carla, ivo, rita].map(support.level));
    expect(levels).toEqual(["content", "content", "content", "line", "NOT_FOUND"]);
    const secrets = ["Memoria incerta", "Pensione minima", "Non vuole estranei", "Vive sola"];
    const told = async (by: Session) =>
      JSON.stringify(await callerOf(house, by).cases.listTimeline({ caseId: support.caseId }));
    const [worker, clerk] = [await told(bea), await told(carla)];
    const sql = "SELECT payload || patch AS text FROM event WHERE case_id = ?";
    const rows = await house.services.driver.read<{ text: string }>(sql, [support.caseId]);
    for (const secret of secrets) {
      expect(worker).toContain(secret);
      expect(clerk).not.toContain(secret);
      for (const { text } of rows) expect(text).not.toContain(secret);
    }
  });
});

describe("the act in the person's record", () => {
  test("is missing until it is recorded from the case, and ends there with the administration", async () => {
    const support = await inOffice("relative");
    expect(await support.missing()).toContain("recordedAct");
    await expect(support.send(anna, "LINK_RECORDED_ACT", { recordedAct: true })).rejects.toMatchObject(refused);
    const { seq } = await support.person.send(anna, "RECORD_ACT", inRecord(support));
    support.heard();
    expect(await support.missing()).not.toContain("recordedAct");
    expect((await support.view()).context.appointment).toMatchObject({ act: seq });
    const ending = { endReason: "revoked", endedOn: "2026-03-08", actNumber: "9/2026" };
    await support.send(anna, "END_SUPPORT", ending);
    expect((await support.view()).state).toBe("ended");
    expect(await support.person.acts()).toMatchObject([{ act: seq, endedOn: "2026-03-08", end: "revoked" }]);
  });

  test("taken back in the record it is missing again", async () => {
    const support = await inOffice("relative");
    const { seq } = await support.person.send(anna, "RECORD_ACT", inRecord(support));
    await support.person.send(anna, "UNDO", { undoes: seq });
    expect((await support.view()).context.appointment).not.toHaveProperty("act");
    expect(await support.missing()).toContain("recordedAct");
  });

  test("recorded for somebody else it is refused, and nothing of it stands anywhere", async () => {
    const support = await inOffice("relative");
    const other = await known();
    await expect(other.send(anna, "RECORD_ACT", inRecord(support))).rejects.toMatchObject(refused);
    expect(await other.acts()).toEqual([]);
    expect(await support.missing()).toContain("recordedAct");
  });

  test("recorded in the record in which the person's own goes on it is the person's, and ends there", async () => {
    const support = await inOffice("relative");
    const stands = await known();
    await support.person.send(sara, "MERGE_INTO", { other: stands.caseId, mergeText: "La stessa" });
    stands.heard();
    const { seq } = await stands.send(anna, "RECORD_ACT", inRecord(support));
    support.heard();
    expect(await support.missing()).not.toContain("recordedAct");
    await support.send(anna, "END_SUPPORT", { endReason: "revoked", endedOn: "2026-03-08", actNumber: "9/2026" });
    expect(await stands.acts()).toMatchObject([{ act: seq, endedOn: "2026-03-08", end: "revoked" }]);
  });

  test("ends where it stands when the person's record has gone on in another since, and stays ended when it stands again", async () => {
    const support = await inOffice("relative");
    const { seq } = await support.person.send(anna, "RECORD_ACT", inRecord(support));
    support.heard();
    const stands = await known();
    await support.person.send(sara, "MERGE_INTO", { other: stands.caseId, mergeText: "La stessa" });
    const { guardianship: _not, ...another } = inRecord(support);
    await expect(support.person.send(anna, "RECORD_ACT", another)).rejects.toMatchObject(refused);
    await support.send(anna, "END_SUPPORT", { endReason: "revoked", endedOn: "2026-03-08", actNumber: "9/2026" });
    expect(await support.person.acts()).toMatchObject([{ act: seq, endedOn: "2026-03-08", end: "revoked" }]);
    support.person.heard();
    await support.person.send(sara, "UNMERGE", { unmergeText: "Non era la stessa" });
    expect(await support.person.acts()).toMatchObject([{ act: seq, endedOn: "2026-03-08", end: "revoked" }]);
  });

  test("of one replaced after the merge it ends before the next begins, in a record that itself went on in a third too", async () => {
    const support = await inOffice("relative");
    const [stands, third] = [await known(), await known()];
    await support.person.send(sara, "MERGE_INTO", { other: stands.caseId, mergeText: "La stessa" });
    stands.heard();
    const { seq } = await stands.send(anna, "RECORD_ACT", inRecord(support));
    support.heard();
    await stands.send(sara, "MERGE_INTO", { other: third.caseId, mergeText: "La stessa" });
    const next = decree("professional", { actOn: "2026-03-08", from: "2026-03-09" });
    await support.send(anna, "REPLACE_ADMINISTRATOR", { replaceReason: "resigned", ...next });
    expect(await stands.acts()).toMatchObject([{ act: seq, endedOn: "2026-03-08", end: "replaced" }]);
  });

  test("of who has died is not missing any more, while the account is", async () => {
    const support = await inOffice("comune");
    await support.send(anna, "END_FOR_DEATH", { diedOn: "2026-03-08" });
    expect(await support.missing()).not.toContain("recordedAct");
  });

  test("a case one may not read is not told by naming it", async () => {
    const support = await inOffice("relative");
    const payload = inRecord(support);
    await house.send(anna, {
      ...{ caseId: support.caseId, kind: "guardianship-support", expectedSeq: 4, type: "RESTRICT" },
      payload: { restricted: true, readers: "anna", reason: "x" },
    });
    await expect(support.person.send(bea, "RECORD_ACT", payload)).rejects.toMatchObject({ code: "INVALID" });
  });

  test("one that stood there before is found by the day of its decree", async () => {
    const support = await inOffice("relative");
    const { guardianship: _not, ...alone } = inRecord(support);
    const { seq } = await support.person.send(anna, "RECORD_ACT", alone);
    await support.send(anna, "LINK_RECORDED_ACT", { recordedAct: true });
    expect((await support.view()).context.appointment).toMatchObject({ act: seq });
  });

  test("one that stood in the record in which the person's own goes on is found there, and in no other", async () => {
    const support = await inOffice("relative");
    const [stands, other] = [await known(), await known()];
    const { guardianship: _not, ...alone } = inRecord(support);
    const { seq } = await stands.send(anna, "RECORD_ACT", alone);
    await other.send(anna, "RECORD_ACT", alone);
    await support.person.send(sara, "MERGE_INTO", { other: stands.caseId, mergeText: "La stessa" });
    stands.heard();
    await expect(support.send(anna, "LINK_RECORDED_ACT", { recordedAct: true })).rejects.toMatchObject(refused);
    const looked = (goesOnIn: string) => support.send(anna, "LINK_RECORDED_ACT", { recordedAct: true, goesOnIn });
    await expect(looked(other.caseId)).rejects.toMatchObject(refused);
    await looked(stands.caseId);
    expect((await support.view()).context.appointment).toMatchObject({ act: seq, record: stands.caseId });
    await support.send(anna, "END_SUPPORT", { endReason: "revoked", endedOn: "2026-03-08", actNumber: "9/2026" });
    expect(await stands.acts()).toMatchObject([{ act: seq, endedOn: "2026-03-08", end: "revoked" }]);
  });

  test("another administrator ends the act of the first, and is missing in turn", async () => {
    const support = await inOffice("relative");
    await support.person.send(anna, "RECORD_ACT", inRecord(support));
    support.heard();
    const next = decree("professional", { actOn: "2026-03-08", from: "2026-03-09" });
    await support.send(anna, "REPLACE_ADMINISTRATOR", { replaceReason: "resigned", ...next });
    expect(await support.person.acts()).toMatchObject([{ endedOn: "2026-03-08", end: "replaced" }]);
    expect((await support.view()).state).toBe("appointed");
    expect(await support.missing()).toContain("recordedAct");
  });

  test("ended there by hand it is left as it is", async () => {
    const support = await inOffice("relative");
    const { seq } = await support.person.send(anna, "RECORD_ACT", inRecord(support));
    support.heard();
    await support.person.send(anna, "END_ACT", { act: seq, until: "2026-03-07", actEnd: "other" });
    await support.send(anna, "END_SUPPORT", { endReason: "revoked", endedOn: "2026-03-08", actNumber: "9/2026" });
    expect(await support.person.acts()).toMatchObject([{ endedOn: "2026-03-07", end: "other" }]);
  });
});

describe("the yearly account", () => {
  test("is owed by the comune from its oath, and by nobody else's", async () => {
    const others = await inOffice("professional");
    expect(await others.term("account")).toBeUndefined();
    const preparing = { periodTo: "2026-03-08", ...figures };
    await expect(others.send(anna, "PREPARE_ACCOUNT", preparing)).rejects.toMatchObject(refused);
    const own = await inOffice("comune");
    expect(await own.term("account")).toMatchObject({ status: "running", dueOn: "2027-03-06" });
    await own.send(anna, "SET_ACCOUNT_DAY", { accountDueOn: "2026-12-31" });
    expect([await own.term("account"), await own.term("accountDay")]).toMatchObject([
      { status: "cancelled" },
      { status: "running", dueOn: "2026-12-31", court: true },
    ]);
  });

  test("adds up, is filed by another one than who prepared it, and the next is counted from its end", async () => {
    const support = await inOffice("service");
    const preparing = { periodTo: "2026-03-08", ...figures };
    const wrong = { ...preparing, closingCents: 119_99 };
    await expect(support.send(anna, "PREPARE_ACCOUNT", wrong)).rejects.toMatchObject(refused);
    await expect(support.send(anna, "FILE_ACCOUNT", filing)).rejects.toMatchObject(refused);
    await support.send(anna, "PREPARE_ACCOUNT", preparing);
    await expect(support.send(anna, "FILE_ACCOUNT", filing)).rejects.toMatchObject(refused);
    await support.send(bea, "FILE_ACCOUNT", filing);
    expect(await support.term("account")).toMatchObject({ status: "running", dueOn: "2027-03-08" });
    await support.send(anna, "RECORD_ACCOUNT_OUTCOME", {
      ...{ accountOutcome: "remarks", outcomeOn: "2026-03-09", remarksText: "Ricevute", answerDueOn: "2026-04-01" },
    });
    expect(await support.term("remarks")).toMatchObject({ status: "running", dueOn: "2026-04-01" });
    const answer = { answeredOn: "2026-03-09", ...protocol, answerRemarksText: "Allegate" };
    await support.send(anna, "ANSWER_REMARKS", answer);
    await support.send(anna, "RECORD_ACCOUNT_OUTCOME", { accountOutcome: "approved", outcomeOn: "2026-03-09" });
    expect((await support.view()).context.accounts).toMatchObject([
      { account: 1, from: "2026-03-06", to: "2026-03-08", outcome: "approved" },
    ]);
  });

  test("with remarks of the judge keeps the case from closing until they are answered", async () => {
    const remarks = { accountOutcome: "remarks", outcomeOn: "2026-03-09", remarksText: "x", answerDueOn: "2026-04-01" };
    const answer = { answeredOn: "2026-03-09", ...protocol, answerRemarksText: "Allegate" };
    const last = async (support: Support) => {
      await support.send(anna, "PREPARE_ACCOUNT", { periodTo: "2026-03-08", ...figures });
      await support.send(bea, "FILE_ACCOUNT", filing);
      await support.send(anna, "RECORD_ACCOUNT_OUTCOME", remarks);
    };
    const dead = await inOffice("comune");
    await dead.send(anna, "END_FOR_DEATH", { diedOn: "2026-03-08" });
    await last(dead);
    await expect(dead.send(anna, "CLOSE_ACCOUNTS")).rejects.toMatchObject(refused);
    await dead.send(anna, "ANSWER_REMARKS", answer);
    expect(await dead.term("remarks")).toMatchObject({ status: "met" });
    await dead.send(anna, "CLOSE_ACCOUNTS");
    const replaced = await inOffice("comune");
    const next = decree("relative", { actOn: "2026-03-09", from: "2026-03-09" });
    await replaced.send(anna, "REPLACE_ADMINISTRATOR", { replaceReason: "relieved", ...next });
    await last(replaced);
    await replaced.send(anna, "END_SUPPORT", { endReason: "revoked", endedOn: "2026-03-09", actNumber: "9/2026" });
    expect((await replaced.view()).state).toBe("accountsToClose");
    expect(await replaced.term("remarks")).toMatchObject({ status: "running", dueOn: "2026-04-01" });
  });

  test("is owed after a death, up to that day, before the case is closed", async () => {
    const support = await inOffice("comune");
    await support.send(anna, "END_FOR_DEATH", { diedOn: "2026-03-08" });
    expect((await support.view()).state).toBe("accountsToClose");
    expect(await support.term("account")).toMatchObject({ status: "running" });
    await expect(support.send(anna, "CLOSE_ACCOUNTS")).rejects.toMatchObject(refused);
    await expect(support.send(anna, "PREPARE_ACCOUNT", { periodTo: "2026-03-09", ...figures })).rejects.toMatchObject(
      refused,
    );
    await support.send(anna, "PREPARE_ACCOUNT", { periodTo: "2026-03-08", ...figures });
    await support.send(bea, "FILE_ACCOUNT", filing);
    expect(await support.term("account")).toMatchObject({ status: "met" });
    await support.send(anna, "CLOSE_ACCOUNTS");
    expect((await support.view()).state).toBe("ended");
  });
});

test("a provisional administrator goes with a petition that is rejected", async () => {
  const support = await filed();
  await support.send(anna, "APPOINT_PROVISIONALLY", decree("relative", { until: "2026-06-30" }));
  await support.person.send(anna, "RECORD_ACT", inRecord(support));
  support.heard();
  expect(await support.term("expiry")).toMatchObject({ status: "running", dueOn: "2026-06-30" });
  await support.send(anna, "REJECT", {
    actNumber: "11/2026",
    actOn: "2026-03-08",
    rejectText: "Bastano altri sostegni",
  });
  expect((await support.view()).state).toBe("rejected");
  expect(await support.person.acts()).toMatchObject([{ endedOn: "2026-03-08", end: "revoked" }]);
});
