// A court inquiry through the real gate: who gets in and who is told nothing, whose day the term is, two persons' signatures, a
// report that is not sent unlooked at, more time that only the authority gives.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isHouseholdGuarded } from "../../db/front-desk/is-guarded.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { systemPermit } from "../../server/engine/system.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const ostiglia = "020038";
const ivo = sessionOf("ivo", { role: "frontDesk", territory: ostiglia });
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
const bea = sessionOf("bea", { role: "socialWorker", territory: ostiglia });
const giulia = sessionOf("giulia", { role: "protectionWorker", areas: ["protection"] });
const laura = sessionOf("laura", { role: "psychologist", areas: ["protection"] });
const carla = sessionOf("carla", { role: "adminClerk" });
const alberto = sessionOf("alberto", { role: "supervisor", areas: ["protection"] });
const sara = sessionOf("sara", { role: "supervisor", areas: ["adults"] });
const elisa = sessionOf("elisa", { role: "coordinator" });
const everybody = [ivo, anna, bea, giulia, laura, carla, alberto, sara, elisa];
const personId = uuidOf("whom a court asks about");
const refused = { code: "REFUSED" };

let house: Installation;
let n = 0;

/** One inquiry with the events sent to it so far. */
class Inquiry {
  readonly caseId = uuidOf(`inquiry ${n++}`);
  #seq = 0;
  async send(by: Session, type: string, payload: JsonObject = {}) {
    const { caseId } = this;
    const answer = await house.send(by, { caseId, kind: "court-inquiry", expectedSeq: this.#seq, type, payload });
    this.#seq += 1;
    return answer;
  }
  async view(by: Session) {
    const found = await callerOf(house, by).cases.getCase({ caseId: this.caseId });
    if (found.level !== "content") throw new Error(found.level);
    return found;
  }
  /** What the reader is told there is: a level, or nothing. */
  async level(by: Session): Promise<string> {
    return callerOf(house, by)
      .cases.getCase({ caseId: this.caseId })
      .then(
        ({ level }) => level,
        ({ code, message }: { code: string; message: string }) => (code === "NOT_FOUND" ? "none" : message),
      );
  }
  async term(by: Session, id: string) {
    return (await this.view(by)).deadlines.find((one) => one.id === id);
  }
}

const request = (more: JsonObject = {}): JsonObject => ({
  ...{ person: personId, territory: ostiglia, inquirySubject: "minor", area: "protection", inquiryScope: "household" },
  ...{ askedBy: "juvenileCourt", authority: "Tribunale di prova", proceedingNumber: "77/2026", askedOn: "2026-02-20" },
  ...{ deliveredOn: "2026-03-02", receivedVia: "pec", protocolNumber: "1450", protocolOn: "2026-03-02" },
  ...{ reportDueOn: "2026-05-04", taskText: "Capacità dei genitori", ...more },
});
const ofAdult = { inquirySubject: "adult", area: "adults", askedBy: "prosecutor" };
async function opened(by: Session, more: JsonObject = {}): Promise<Inquiry> {
  const inquiry = new Inquiry();
  await inquiry.send(by, "OPEN_INQUIRY", request(more));
  return inquiry;
}
async function started(more: JsonObject = {}): Promise<Inquiry> {
  const inquiry = await opened(giulia, more);
  await inquiry.send(giulia, "ASSIGN", { assignee: "giulia" });
  await inquiry.send(giulia, "START_INQUIRY");
  return inquiry;
}
const report = { courtFactsText: "Visto", courtStatementsText: "La madre dice", courtEvaluationText: "Si valuta" };
async function written(more: JsonObject = {}): Promise<Inquiry> {
  const inquiry = await started(more);
  await inquiry.send(giulia, "WRITE_REPORT", report);
  return inquiry;
}
const sending = { sentOn: "2026-03-09", sentVia: "pec", protocolNumber: "1733", protocolOn: "2026-03-09" };

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const one of everybody) house.know(one.accountId, ...one.grants);
  await house.send(anna, {
    ...{ caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
    payload: {
      surname: "Zampironi",
      givenName: "Ada",
      birthOn: "2015-01-01",
      territory: ostiglia,
      fiscalCodeMissing: "unknown",
    },
  });
});
afterAll(() => house.close());

describe("who gets in", () => {
  test("about a child: Tutela Minori alone; the protocol office registers it and reads nothing of what is asked", async () => {
    await expect(opened(anna, { area: "families" })).rejects.toMatchObject(refused);
    await expect(opened(ivo)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const inquiry = await opened(carla);
    const levels = await Promise.all([giulia, laura, alberto, elisa, sara, ivo].map((one) => inquiry.level(one)));
    // That a child is followed is told in one line to who works on other such cases, and to the protocol office.
    expect(levels).toEqual(["content", "content", "content", "skeleton", "line", "none"]);
    expect(await Promise.all([anna, carla].map((one) => inquiry.level(one)))).toEqual(["line", "line"]);
    await expect(inquiry.send(anna, "ASSIGN", { assignee: "anna" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(inquiry.send(carla, "ASSIGN", { assignee: "giulia" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const sql = "SELECT payload || patch AS text FROM event WHERE case_id = ?";
    const rows = await house.services.driver.read<{ text: string }>(sql, [inquiry.caseId]);
    for (const { text } of rows)
      for (const secret of ["Tribunale di prova", "77/2026", "Capacità"]) expect(text).not.toContain(secret);
    const told = JSON.stringify(await callerOf(house, giulia).cases.listTimeline({ caseId: inquiry.caseId }));
    for (const secret of ["Tribunale di prova", "77/2026", "Capacità"]) expect(told).toContain(secret);
  });

  test("about violence: few from the first minute, and never nobody", async () => {
    const violence = { inquirySubject: "violence", area: "adults", askedBy: "prosecutor" };
    await expect(opened(sara, violence)).rejects.toMatchObject({ code: "INVALID" });
    await expect(opened(sara, { ...violence, assignee: "anna", headOfArea: "anna" })).rejects.toThrow();
    const inquiry = await opened(carla, { ...violence, assignee: "anna", headOfArea: "sara" });
    const levels = await Promise.all([anna, sara, carla, bea, elisa].map((one) => inquiry.level(one)));
    expect(levels).toEqual(["content", "content", "content", "none", "none"]);
    const seenByClerk = JSON.stringify(await callerOf(house, carla).cases.listTimeline({ caseId: inquiry.caseId }));
    expect(seenByClerk).not.toContain("Capacità");
    await inquiry.send(anna, "START_INQUIRY");
  });

  test("about an adult: the social workers of the comune, and not in the vault", async () => {
    await expect(opened(alberto, { ...ofAdult, area: "protection" })).rejects.toMatchObject(refused);
    const inquiry = await opened(anna, ofAdult);
    const levels = await Promise.all([bea, sara, elisa, giulia, ivo].map((one) => inquiry.level(one)));
    expect(levels).toEqual(["content", "content", "skeleton", "none", "none"]);
  });

  test("a household somebody asks about is not spoken of by the pages open to everybody", async () => {
    const other = uuidOf("whom a prosecutor asks about");
    await house.send(anna, {
      ...{ caseId: other, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
      payload: {
        surname: "Zanelli",
        givenName: "Ugo",
        birthOn: "1960-01-01",
        territory: ostiglia,
        fiscalCodeMissing: "unknown",
      },
    });
    const isGuarded = () =>
      isHouseholdGuarded(house.services.driver, systemPermit(), { persons: [other], households: [], needs: [] });
    expect(await isGuarded()).toBe(false);
    await opened(anna, { ...ofAdult, person: other });
    expect(await isGuarded()).toBe(true);
  });
});

describe("the day", () => {
  test("the authority's is a judge's term, the probation office's and the service's own are not", async () => {
    const court = await opened(anna, ofAdult);
    expect(await court.term(anna, "report")).toMatchObject({ dueOn: "2026-05-04", court: true, status: "running" });
    const probation = await opened(anna, { ...ofAdult, inquirySubject: "probation", askedBy: "probationOffice" });
    const term = await probation.term(anna, "probationReport");
    expect([term?.dueOn, term?.court]).toEqual(["2026-05-04", undefined]);
    const none = await opened(anna, { ...ofAdult, reportDueOn: undefined as never });
    expect((await none.view(anna)).todo.map(({ field }) => field)).toContain("reportDueOn");
    await none.send(anna, "SET_REPORT_DAY", { reportDueOn: "2026-04-30", reportDaySetBy: "service" });
    const { todo } = await none.view(anna);
    expect(todo.map(({ field }) => field)).not.toContain("reportDueOn");
    expect((await none.term(anna, "ownReport"))?.source).toMatch(/^Scelta del servizio/);
    await none.send(anna, "SET_REPORT_DAY", { reportDueOn: "2026-05-30", reportDaySetBy: "authority" });
    expect([await none.term(anna, "ownReport"), await none.term(anna, "report")]).toMatchObject([
      { status: "cancelled" },
      { status: "running", dueOn: "2026-05-30", court: true },
    ]);
    const own = { reportDueOn: "2026-06-30", reportDaySetBy: "service" };
    await expect(none.send(anna, "SET_REPORT_DAY", own)).rejects.toMatchObject(refused);
  });

  test("more time is the authority's to give, and never by hand", async () => {
    const inquiry = await started();
    const byHand = { deadline: "report", extensionGround: "newAgreement", days: 30, reason: "x" };
    await expect(inquiry.send(giulia, "EXTEND_TERM", byHand)).rejects.toMatchObject(refused);
    const asking = {
      extensionUntilOn: "2026-06-03",
      protocolNumber: "1600",
      protocolOn: "2026-03-09",
      extensionText: "x",
    };
    const tooEarly = { ...asking, extensionUntilOn: "2026-05-04" };
    await expect(inquiry.send(giulia, "ASK_EXTENSION", tooEarly)).rejects.toMatchObject(refused);
    const answer = { extensionOutcome: "granted", reportDueOn: "2026-05-20" };
    await expect(inquiry.send(giulia, "RECORD_EXTENSION", answer)).rejects.toMatchObject(refused);
    await inquiry.send(giulia, "ASK_EXTENSION", asking);
    await expect(inquiry.send(giulia, "ASK_EXTENSION", asking)).rejects.toMatchObject(refused);
    expect(await inquiry.term(giulia, "report")).toMatchObject({ dueOn: "2026-05-04" });
    expect((await inquiry.view(giulia)).head.waitingFor).toBe("extension");
    await inquiry.send(giulia, "RECORD_EXTENSION", answer);
    expect(await inquiry.term(giulia, "report")).toMatchObject({ dueOn: "2026-05-20", status: "running" });
    expect((await inquiry.view(giulia)).head.waitingFor).toBeUndefined();
  });

  test("an integration is a new term, after which it is written and signed anew", async () => {
    const inquiry = await written();
    await inquiry.send(giulia, "SIGN_REPORT", { profession: "socialWorker" });
    await inquiry.send(laura, "SIGN_REPORT", { profession: "psychologist" });
    await inquiry.send(giulia, "SEND_REPORT", { ...sending, readableByParties: true });
    expect(await inquiry.term(giulia, "report")).toMatchObject({ status: "met" });
    expect((await inquiry.view(giulia)).head.waitingFor).toBe("authority");
    await inquiry.send(giulia, "RECORD_INTEGRATION_REQUEST", {
      ...{ askedOn: "2026-03-05", deliveredOn: "2026-03-08", protocolNumber: "2001", protocolOn: "2026-03-08" },
      ...{ reportDueOn: "2026-04-08", integrationText: "Sentire i nonni" },
    });
    const { state, context } = await inquiry.view(giulia);
    expect([state, context.report, context.integrations]).toEqual(["inInquiry", undefined, 1]);
    expect(await inquiry.term(giulia, "report")).toMatchObject({ status: "running", dueOn: "2026-04-08" });
  });
});

describe("the report", () => {
  test("is signed by two persons, and by neither of them in the place of the other", async () => {
    const inquiry = await written();
    await inquiry.send(giulia, "SIGN_REPORT", { profession: "socialWorker" });
    expect((await inquiry.view(giulia)).state).toBe("toSign");
    const again = inquiry.send(giulia, "SIGN_REPORT", { profession: "serviceHead" });
    await expect(again).rejects.toMatchObject(refused);
    const standing = { ...laura, standsInFor: ["giulia"] };
    await expect(inquiry.send(standing, "SIGN_REPORT", { profession: "psychologist" })).rejects.toMatchObject(refused);
    await inquiry.send(laura, "SIGN_REPORT", { profession: "psychologist" });
    expect((await inquiry.view(giulia)).state).toBe("toSend");
  });

  test("written anew it is signed anew, and nobody changes it behind the signatures", async () => {
    const inquiry = await written();
    await inquiry.send(laura, "SIGN_REPORT", { profession: "psychologist" });
    await inquiry.send(giulia, "WRITE_REPORT", { ...report, proposalsText: "Un educatore" });
    expect((await inquiry.view(giulia)).context.report).toMatchObject({ needs: 2, signatures: [] });
    const correcting = { corrects: 6, mendReason: "x", values: { courtFactsText: "Altro" } };
    await expect(inquiry.send(giulia, "CORRECT", correcting)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("is not sent before somebody looked whether the parties may read it, nor without a protocol number", async () => {
    const inquiry = await written();
    await inquiry.send(giulia, "SIGN_REPORT", { profession: "socialWorker" });
    await expect(inquiry.send(giulia, "SEND_REPORT", { ...sending, readableByParties: true })).rejects.toMatchObject(
      refused,
    );
    await inquiry.send(alberto, "SIGN_REPORT", { profession: "serviceHead" });
    const unlooked = inquiry.send(giulia, "SEND_REPORT", { ...sending, readableByParties: false });
    await expect(unlooked).rejects.toMatchObject(refused);
    const { protocolNumber: _none, ...bare } = sending;
    const unregistered = inquiry.send(giulia, "SEND_REPORT", { ...bare, readableByParties: true });
    await expect(unregistered).rejects.toMatchObject({ code: "INVALID" });
    await inquiry.send(giulia, "SEND_REPORT", { ...sending, readableByParties: true });
  });

  test("the head of the area hears of it fifteen days and seven days before its day, and on it", () => {
    const tells = house.services.workflows.get("court-inquiry")?.versions[1]?.deadlines.report?.tell ?? [];
    expect(tells.filter(({ who }) => who.includes("supervisor")).map(({ at }) => at)).toEqual([-15, -7, 0, 1, 7]);
  });
});

describe("ending without a report", () => {
  test("only the head of the area hands a request back, and the authority is told unless it withdrew it", async () => {
    const inquiry = await started();
    const back = { handBackReason: "otherService", handBackText: "Vive altrove" };
    const told = { protocolNumber: "1500", protocolOn: "2026-03-09" };
    await expect(inquiry.send(giulia, "HAND_BACK", { ...back, ...told })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(inquiry.send(alberto, "HAND_BACK", back)).rejects.toMatchObject({ code: "INVALID" });
    await inquiry.send(alberto, "HAND_BACK", { ...back, ...told });
    expect((await inquiry.view(giulia)).state).toBe("handedBack");
    expect(await inquiry.term(giulia, "report")).toMatchObject({ status: "cancelled" });
    const withdrawn = await started();
    await withdrawn.send(alberto, "HAND_BACK", { handBackReason: "withdrawnByAuthority", handBackText: "Revocata" });
  });

  test("nothing begins before somebody has it", async () => {
    const inquiry = await opened(giulia);
    await expect(inquiry.send(giulia, "START_INQUIRY")).rejects.toMatchObject(refused);
  });
});
