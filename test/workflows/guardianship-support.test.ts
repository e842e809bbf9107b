// An administration of support through the real gate: two persons sign what leaves, the appointment becomes an act of the person's
// record and ends there, the comune that is the administrator accounts each year, who is told nothing.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const ostiglia = "020038";
const ivo = sessionOf("ivo", { role: "frontDesk", territory: ostiglia });
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
const bea = sessionOf("bea", { role: "socialWorker", territory: ostiglia });
const carla = sessionOf("carla", { role: "adminClerk" });
const sara = sessionOf("sara", { role: "supervisor", areas: ["elderly"] });
const rita = sessionOf("rita", { role: "socialWorker", territory: "020055" });
const giulia = sessionOf("giulia", { role: "socialWorker", areas: ["families"] });
const refused = { code: "REFUSED" };

let house: Installation;
let n = 0;

/** A person of the register with the events sent to her record so far. */
class Person {
  readonly caseId = uuidOf(`supported ${n++}`);
  #seq = 0;
  async send(by: Session, type: string, payload: JsonObject) {
    const { caseId } = this;
    const answer = await house.send(by, { caseId, kind: "person", expectedSeq: this.#seq, type, payload });
    this.#seq = answer.seq;
    return answer;
  }
  async acts(): Promise<JsonObject[]> {
    const found = await callerOf(house, anna).cases.getCase({ caseId: this.caseId });
    return found.level === "content" ? ((found.context.acts ?? []) as JsonObject[]) : [];
  }
}
class Support {
  readonly caseId = uuidOf(`support ${n++}`);
  readonly person: Person;
  #seq = 0;
  constructor(person: Person) {
    this.person = person;
  }
  async send(by: Session, type: string, payload: JsonObject = {}) {
    const { caseId } = this;
    const answer = await house.send(by, {
      caseId,
      kind: "guardianship-support",
      expectedSeq: this.#seq,
      type,
      payload,
    });
    this.#seq = answer.seq;
    return answer;
  }
  /** The record told the case something. */
  heard = () => {
    this.#seq += 1;
  };
  async view(by: Session = anna) {
    const found = await callerOf(house, by).cases.getCase({ caseId: this.caseId });
    if (found.level !== "content") throw new Error(found.level);
    return found;
  }
  level = (by: Session): Promise<string> =>
    callerOf(house, by)
      .cases.getCase({ caseId: this.caseId })
      .then(
        (found) => found.level,
        ({ code }: { code: string }) => code,
      );
  missing = async () => (await this.view()).todo.map(({ field }) => field);
  term = async (id: string) => (await this.view()).deadlines.find((one) => one.id === id);
}

async function known(): Promise<Person> {
  const person = new Person();
  await person.send(anna, "OPEN_PERSON", {
    ...{ surname: `Zavattini${n}`, givenName: "Ida", birthOn: "1941-05-01", territory: ostiglia },
    fiscalCodeMissing: "unknown",
  });
  return person;
}
const need = { foundBy: "careCase", needText: "Bollette non pagate", healthText: "Memoria incerta" };
async function opened(person?: Person, more: JsonObject = {}): Promise<Support> {
  const support = new Support(person ?? (await known()));
  const about = { person: support.person.caseId, territory: ostiglia, area: "elderly" };
  await support.send(anna, "OPEN_SUPPORT", { ...about, ...need, ...more });
  return support;
}
const protocol = { protocolNumber: "2101", protocolOn: "2026-03-09" };
const act: JsonObject = {
  ...{ courtFactsText: "Vive sola", ownWordsText: "Non vuole estranei", proposalsText: "La nipote", isUrgent: false },
  assetsText: "Pensione minima",
};
const sending = { authority: "Ufficio di prova", sentOn: "2026-03-09", sentVia: "pec", ...protocol };
const decree = (appointee: string, more: JsonObject = {}): JsonObject => ({
  ...{ appointee, representativeName: "Nipote di prova", actMode: "inPlace", actPowers: ["assets"] },
  ...{ actNumber: "310/2026", actOn: "2026-03-02", from: "2026-03-02", ...more },
});
const inRecord = (support: Support, more: JsonObject = {}): JsonObject => ({
  ...{ actRole: "supportAdministrator", representativeName: "Nipote di prova", actMode: "inPlace" },
  ...{ actPowers: ["assets"], authority: "guardianshipJudge", actNumber: "310/2026", actOn: "2026-03-02" },
  ...{ from: "2026-03-02", guardianship: support.caseId, ...more },
});
async function filed(): Promise<Support> {
  const support = await opened();
  await support.send(anna, "FILED_BY_OTHERS", { filedBy: "relative", filedOn: "2026-03-01" });
  return support;
}
async function inOffice(appointee: string, more: JsonObject = {}): Promise<Support> {
  const support = await filed();
  await support.send(anna, "APPOINT", decree(appointee, more));
  await support.send(anna, "RECORD_OATH", { oathOn: "2026-03-06" });
  return support;
}
const figures = { openingCents: 100_00, incomeCents: 50_00, outgoCents: 30_00, closingCents: 120_00 };
const filing = { filedOn: "2026-03-09", sentVia: "pec", ...protocol };

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const one of [ivo, anna, bea, carla, sara, rita, giulia]) house.know(one.accountId, ...one.grants);
});
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
