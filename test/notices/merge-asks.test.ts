// Requests that two records go on as one reach the inbox of who may answer, and of nobody else; an end takes the notice back, and who
// asked hears what became of it. A notice widens nothing: what is hidden later is not told of, and an e-mail names nobody.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { links } from "../../client/links.ts";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { standingSession } from "../../server/access/standing-session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { createSendMail, type SendMail, sendMails } from "../../server/notices/mailer.ts";
import { sweepAsks } from "../../server/notices/sweep-asks.ts";
import { tellNotices } from "../../server/notices/tell.ts";
import type { Services } from "../../server/services.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { type SmtpServer, startSmtp } from "../support/smtp-server.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const both = (name: string, own: string, away: string) =>
  sessionOf(name, { role: "socialWorker", territory: own }, { role: "frontDesk", territory: away });
const anna = both("anna", ostiglia, poggio);
const here = both("here", ostiglia, poggio);
const piero = both("piero", poggio, ostiglia);
const rosa = both("rosa", poggio, ostiglia);
const supervisor = sessionOf("supervisor", "supervisor");
const desk = sessionOf("desk", "frontDesk");
const onlyThere = sessionOf("only there", { role: "socialWorker", territory: poggio });
const coordinator = sessionOf("coordinator", "coordinator");
const dpo = sessionOf("dpo", "dpo");
const everybody = [anna, here, piero, rosa, supervisor, desk, onlyThere, coordinator, dpo];

let house: Installation;
let smtp: SmtpServer;
let services: Services;
let send: SendMail;
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const { accountId, grants } of everybody) house.know(accountId, ...grants);
  smtp = await startSmtp();
  const config = { ...house.services.config, smtpUrl: smtp.url, mailFrom: "ambito@esempio.example" };
  send = createSendMail(config) as SendMail;
  services = { ...house.services, config, sendMail: send };
});
afterAll(async () => {
  await smtp.close();
  await house.close();
});

const act = (id: string, type: string, payload: JsonObject, by = supervisor, kind = "person") =>
  sendTo(house, by, id, kind, type, payload);
let made = 0;
async function open(territory: string): Promise<string> {
  const id = uuidOf(`asked and told ${++made}`);
  const named = { surname: `Avvisata${made}`, givenName: "Ada", birthOn: "1960-02-03", fiscalCodeMissing: "unknown" };
  await act(id, "OPEN_PERSON", { ...named, territory });
  return id;
}
const ask = (one: string, other: string, mergeWay = "intoOther") =>
  act(one, "ASK_MERGE", { other, mergeWay, askText: "Stessa carta d’identità (esempio)" }, anna);
async function asked(mergeWay = "intoOther") {
  const pair = [await open(ostiglia), await open(poggio)] as const;
  await ask(...pair, mergeWay);
  return pair;
}
const refuse = (other: string, one: string) =>
  act(other, "REFUSE_MERGE", { other: one, refuseText: "Sono due cugine (esempio)" }, piero);
const accept = (other: string, one: string) => act(other, "ACCEPT_MERGE", { other: one, mergeText: "Sì" }, piero);

/** What of a pair stands in an inbox today, after telling all there is. */
async function told(session: Session, one: string, other: string) {
  await tellNotices(services);
  const { notices } = await callerOf(house, session).notices.list({});
  return notices.flatMap((notice) => {
    if (!("one" in notice)) return [];
    const ids = [notice.one.personId, notice.other.personId];
    return ids.includes(one) && ids.includes(other) ? [notice] : [];
  });
}
const unread = async (session: Session) => (await callerOf(house, session).notices.count()).unread;

describe("a request", () => {
  test("reaches everybody who may answer it and sees both records, and nobody else", async () => {
    const [one, other] = await asked();
    for (const session of [piero, rosa, supervisor])
      expect(await told(session, one, other), session.accountId).toMatchObject([
        { what: "mergeAsk", by: "anna", read: false, at: "2026-03-09T09:00:00.000Z", one: { personId: other } },
      ]);
    for (const session of [anna, here, desk, onlyThere, coordinator, dpo])
      expect([
        session.accountId,
        await house.services.notices.read("SELECT * FROM notice WHERE account_id = ?", [session.accountId]),
      ]).toEqual([session.accountId, []]);
    expect([await unread(piero), await unread(desk)]).toEqual([1, 0]);
    expect(await callerOf(house, piero).people.countMergeAsks()).toEqual({
      toAnswer: 1,
      most: 100,
      oldestOn: "2026-03-09",
    });
    for (const session of [anna, desk, onlyThere])
      expect((await callerOf(house, session).people.countMergeAsks()).toAnswer).toBe(0);
  });

  test("told again it is the same notice, and its names are read as a search", async () => {
    const before = (await callerOf(house, piero).notices.list({})).notices.length;
    expect(await tellNotices(services)).toEqual({ told: 0, unheard: 0 });
    expect((await callerOf(house, piero).notices.list({})).notices).toHaveLength(before);
    const rows = listReads(house.services.reads.db, { accountId: "piero" }, 20);
    expect(rows.map(({ what }) => what)).toContain("search");
  });

  test("is taken back from all when it is withdrawn, and when it is undone", async () => {
    const [one, other] = await asked();
    expect(await told(piero, one, other)).toHaveLength(1);
    await act(one, "WITHDRAW_MERGE_ASK", { other }, anna);
    expect([await told(piero, one, other), await told(rosa, one, other), await told(anna, one, other)]).toEqual([
      [],
      [],
      [],
    ]);
    const { seq } = await ask(one, other);
    expect(await told(piero, one, other)).toHaveLength(1);
    await act(one, "UNDO", { undoes: seq }, anna);
    // Before the teller comes by it is already not told of.
    expect(
      (await callerOf(house, piero).notices.list({})).notices.some((n) => "other" in n && n.other.personId === one),
    ).toBe(false);
    expect(await told(piero, one, other)).toEqual([]);
    const rows = await house.services.notices.read("SELECT id FROM notice WHERE case_id = ?", [other]);
    expect(rows).toEqual([]);
  });

  test("closes with a record that is protected later, of which a case is restricted, or that goes on in a third", async () => {
    const [one, other] = await asked();
    expect(await told(piero, one, other)).toHaveLength(1);
    const count = await unread(piero);
    await act(one, "PROTECT_ADDRESS", {});
    expect([await told(piero, one, other), await unread(piero)]).toEqual([[], count - 1]);
    // Who protects is still told, without the comune.
    const [shown] = await told(supervisor, one, other);
    expect(shown?.other).not.toHaveProperty("territory");
    await act(one, "END_ADDRESS_PROTECTION", {});
    expect(await told(piero, one, other)).toHaveLength(1);
    const contact = { channel: "desk", requester: "self", contactReason: "Chiede aiuto", need: "careAtHome" };
    const caseId = uuidOf("asked and restricted");
    await act(
      caseId,
      "OPEN_CONTACT",
      { ...contact, person: one, territory: ostiglia, area: "adults" },
      supervisor,
      "case-intake",
    );
    await act(caseId, "RESTRICT", { restricted: true, reason: "Prova" }, supervisor, "case-intake");
    expect(await told(piero, one, other)).toEqual([]);
    const waiting = await asked();
    await act(waiting[0], "MERGE_INTO", { other: await open(ostiglia), mergeText: "Prova" });
    expect(await told(piero, ...waiting)).toEqual([]);
  });

  test("of hidden records is told to nobody, not even to a row of the inbox", async () => {
    const [one, other] = [await open(ostiglia), await open(poggio)];
    await act(one, "PROTECT_ADDRESS", {});
    await act(other, "PROTECT_ADDRESS", {});
    const protector = sessionOf("protector", { role: "protectionWorker", territory: "district" });
    house.know("protector", ...protector.grants);
    await act(one, "ASK_MERGE", { other, mergeWay: "intoOther", askText: "Prova" }, protector);
    await tellNotices(services);
    const rows = await house.services.notices.read<{ account_id: string }>(
      "SELECT account_id FROM notice WHERE case_id = ? ORDER BY account_id",
      [other],
    );
    expect(rows.map(({ account_id }) => account_id)).toEqual(["supervisor"]);
  });

  test("who stands in for who asked may not answer for her, and is not asked to", async () => {
    house.know(
      "stand in",
      { role: "socialWorker", territory: poggio, areas: "all", from: "2000-01-01" },
      { role: "frontDesk", territory: ostiglia, areas: "all", from: "2000-01-01" },
    );
    const sara = callerOf(house, supervisor);
    await sara.absences.set({ accountId: "anna", from: "2026-03-09", to: "2026-03-09", substitute: "stand in" });
    const session = standingSession(house.services.accounts, "stand in") as Session;
    expect(session.standsInFor).toEqual(["anna"]);
    const [one, other] = await asked();
    expect([await told(session, one, other), (await callerOf(house, session).people.listMergeAsks()).toAnswer]).toEqual(
      [[], []],
    );
    expect(await told(piero, one, other)).toHaveLength(1);
  });
});

describe("who asked hears", () => {
  test.each(["intoOther", "intoThis"])("that it was accepted (%s)", async (way) => {
    const [one, other] = await asked(way);
    await tellNotices(services);
    await accept(other, one);
    expect(await told(anna, one, other)).toMatchObject([
      { what: "mergeAccepted", by: "piero", one: { personId: one } },
    ]);
    expect([await told(piero, one, other), await told(rosa, one, other)]).toEqual([[], []]);
  });

  test("that it was refused; the reason is read at the records, and only there", async () => {
    const [one, other] = await asked();
    await refuse(other, one);
    const notices = await told(anna, one, other);
    expect(notices).toMatchObject([{ what: "mergeRefused", by: "piero" }]);
    expect(JSON.stringify(notices)).not.toContain("cugine");
    const { asks } = await callerOf(house, anna).people.getMergeAsks({ personId: one });
    expect(asks).toMatchObject([{ refuseText: "Sono due cugine (esempio)" }]);
    await act(other, "PROTECT_ADDRESS", {});
    expect(await told(anna, one, other)).toEqual([]);
  });

  test("nothing of a refusal that was undone: the request waits again", async () => {
    const [one, other] = await asked();
    const { seq } = await refuse(other, one);
    expect(await told(anna, one, other)).toHaveLength(1);
    await act(other, "UNDO", { undoes: seq }, piero);
    expect(await told(anna, one, other)).toEqual([]);
    expect(await told(piero, one, other)).toMatchObject([{ what: "mergeAsk", read: false }]);
    await accept(other, one);
    expect(await told(anna, one, other)).toMatchObject([{ what: "mergeAccepted" }]);
  });

  test("that others joined the records or told them apart, or that a colleague withdrew it; not what she did herself", async () => {
    const joined = await asked();
    await act(joined[0], "MERGE_INTO", { other: joined[1], mergeText: "Prova" });
    expect(await told(anna, ...joined)).toMatchObject([{ what: "mergeAccepted", by: "supervisor" }]);
    for (const [from, to] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const apart = await asked();
      await act(apart[from], "TELL_APART", { other: apart[to], apartText: "Prova" });
      expect(await told(anna, ...apart)).toMatchObject([{ what: "mergeApart", by: "supervisor" }]);
    }
    const withdrawn = await asked();
    await act(withdrawn[0], "WITHDRAW_MERGE_ASK", { other: withdrawn[1] }, here);
    expect(await told(anna, ...withdrawn)).toMatchObject([{ what: "mergeWithdrawn", by: "here" }]);
  });
});

describe("a request that nobody was told of", () => {
  const rowsOf = (one: string, other: string) =>
    house.services.notices.read<{ account_id: string; what: string }>(
      "SELECT account_id, what FROM notice WHERE ? IN (case_id, other_id) AND ? IN (case_id, other_id) ORDER BY 1",
      [one, other],
    );
  const swept = async (session: Session, one: string, other: string) => {
    await sweepAsks(services);
    return told(session, one, other);
  };

  test("before there were notices reaches the inbox, once, also after it was read", async () => {
    const [one, other] = await asked();
    await tellNotices(services);
    // As an upgrade finds it: the log was followed, and nothing of this was told.
    house.services.notices.batchSync([{ sql: "DELETE FROM notice WHERE case_id = ?", args: [other] }]);
    expect(await told(piero, one, other)).toEqual([]);
    const [notice, ...rest] = await swept(piero, one, other);
    expect([notice, rest]).toMatchObject([{ what: "mergeAsk", by: "anna", read: false }, []]);
    await callerOf(house, piero).notices.markRead({ ids: [notice?.id ?? ""], read: true });
    expect(await swept(piero, one, other)).toMatchObject([{ what: "mergeAsk", read: true }]);
    expect((await rowsOf(one, other)).map(({ account_id }) => account_id)).toEqual([
      ...["piero", "protector", "rosa", "supervisor"],
    ]);
    expect(await sweepAsks(services)).toMatchObject({ told: 0 });
    await refuse(other, one);
    expect(await swept(piero, one, other)).toEqual([]);
    expect(await told(anna, one, other)).toMatchObject([{ what: "mergeRefused" }]);
  });
});

describe("by e-mail", () => {
  const arrived = async (at: string) => {
    const before = smtp.received.length;
    house.at(at);
    await sendMails(services, send);
    return smtp.received.slice(before).map(({ to, data }) => ({
      to: to[0]?.split("@")[0] ?? "",
      plain: data.replaceAll("=\r\n", "").replaceAll("=\n", "").replaceAll("=3D", "="),
    }));
  };

  test("the number of the record and a link to the inbox, when nobody can take it back; nothing of what ended", async () => {
    house.at("2026-03-10T09:00:00.000Z");
    await arrived("2026-03-10T09:30:00.000Z");
    const [one, other] = await asked();
    await tellNotices(services);
    expect(await arrived("2026-03-10T09:31:00.000Z")).toEqual([]);
    const mails = await arrived("2026-03-10T09:45:00.000Z");
    expect(mails.map(({ to }) => to)).toEqual(expect.arrayContaining(["piero", "rosa", "supervisor"]));
    expect(mails.map(({ to }) => to)).not.toContain("anna");
    const [number] = await house.services.driver.read<{ number: string }>(
      "SELECT number FROM snapshot WHERE case_id = ?",
      [other],
    );
    for (const { plain } of mails) {
      expect(plain).toContain(number?.number);
      expect(plain).toContain(`/#${links.notices()}\n`);
      for (const word of ["Avvisata", "Ada", one, other, ostiglia, poggio, "anna", "carta"])
        expect(plain).not.toContain(word);
    }
    await refuse(other, one);
    await tellNotices(services);
    const [answer, ...rest] = await arrived("2026-03-10T10:00:00.000Z");
    expect([answer?.to, rest]).toEqual(["anna", []]);
    expect(answer?.plain).not.toContain("cugine");
    const ended = await asked();
    await tellNotices(services);
    await act(ended[0], "WITHDRAW_MERGE_ASK", { other: ended[1] }, anna);
    expect(await arrived("2026-03-10T10:15:00.000Z")).toEqual([]);
  });
});
