// From the alarm of a term to the inbox of who is to hear of it, and out of the house by e-mail to a real SMTP server:
// who, when, once, again after a failure, and never with a word of a person.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readHead } from "../../db/log/read-log.ts";
import { putToldPos } from "../../db/notices/inbox.ts";
import { giveGrant } from "../../server/access/grants.ts";
import type { Session } from "../../server/access/session.ts";
import { standingSession } from "../../server/access/standing-session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { runDeadlines } from "../../server/jobs/deadlines.ts";
import { createSendMail, type SendMail, sendMails } from "../../server/notices/mailer.ts";
import { tellNotices } from "../../server/notices/tell.ts";
import type { Services } from "../../server/services.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { type SmtpServer, startSmtp } from "../support/smtp-server.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

/** The toy with a ladder that reaches everybody. */
const tell = [
  { at: -7, who: ["assignee"] },
  { at: -3, who: ["assignee"] },
  { at: 1, who: ["assignee", "supervisor"] },
  { at: 5, who: ["coordinator"] },
] as const;
const version = toyWorkflow.versions[1];
if (!version) throw new Error("no toy");
const answer = { ...version.deadlines.answer, tell } as (typeof version.deadlines)[string];
const workflow = { ...toyWorkflow, versions: { 1: { ...version, deadlines: { answer } } } };

let house: Installation;
let smtp: SmtpServer;
let services: Services;
let sessions: Record<string, Session>;
let counter = 0;

async function account(name: string, role: RoleId, territory: string): Promise<void> {
  house.know(name);
  giveGrant(house.services.accounts, name, { role, territory, areas: "all" }, "test");
  sessions[name] = sessionOf(name, { role, territory });
}

async function begin(now = "2026-03-02T09:00:00.000Z"): Promise<void> {
  house = await install({ workflows: [workflow], now });
  sessions = {};
  await account("anna", "socialWorker", "020038");
  await account("sara", "supervisor", "020038");
  await account("elsewhere", "supervisor", "020042");
  await account("carla", "coordinator", "district");
  services = house.services;
}

const open = async (restricted = false): Promise<string> => {
  counter += 1;
  const caseId = uuidOf(`noticed ${counter}`);
  const anna = sessions.anna as Session;
  await house.send(anna, { caseId, kind: "toy", expectedSeq: 0, type: "OPEN", payload: { territory: "020038" } });
  await house.send(anna, { caseId, expectedSeq: 1, type: "ASSIGN", payload: { assignee: "anna" } });
  if (restricted)
    await house.send(anna, { caseId, expectedSeq: 2, type: "RESTRICT", payload: { restricted: true, reason: "r" } });
  return caseId;
};
const tick = async (instant: string) => {
  house.at(instant);
  await runDeadlines(services);
  return tellNotices(services);
};
const termsOf = (told: Awaited<ReturnType<ReturnType<typeof callerOf>["notices"]["list"]>>["notices"]) =>
  told.flatMap((one) => (one.what === "term" ? [one] : []));
const inbox = async (name: string) =>
  termsOf((await callerOf(house, sessions[name] as Session).notices.list({})).notices);
const unread = async (name: string) => (await callerOf(house, sessions[name] as Session).notices.count()).unread;

describe("the inbox", () => {
  beforeAll(() => begin());
  afterAll(() => house.close());

  test("tells each rung to those it names, once, as grants say who supervises there", async () => {
    const caseId = await open();
    expect(await tick("2026-03-25T09:00:00.000Z")).toEqual({ told: 1, unheard: 0 });
    expect(await tick("2026-03-25T10:00:00.000Z")).toEqual({ told: 0, unheard: 0 });
    expect(await inbox("anna")).toMatchObject([
      { deadlineId: "answer", alarms: ["end:-7"], due: "2026-04-01", read: false, about: { caseId, kind: "toy" } },
    ]);
    expect(await inbox("sara")).toEqual([]);
    // Told to the same people as the last time: it is a notice all the same.
    expect(await tick("2026-03-29T09:00:00.000Z")).toEqual({ told: 1, unheard: 0 });
    await tick("2026-04-02T09:00:00.000Z");
    expect(await unread("anna")).toBe(3);
    expect(await inbox("sara")).toMatchObject([{ alarms: ["end:1"] }]);
    expect(await unread("elsewhere")).toBe(0);
    await tick("2026-04-06T09:00:00.000Z");
    expect(await inbox("carla")).toMatchObject([{ alarms: ["end:5"] }]);
  });

  test("is read and unread by its owner only", async () => {
    const [first] = await inbox("anna");
    const anna = callerOf(house, sessions.anna as Session);
    await callerOf(house, sessions.sara as Session).notices.markRead({ ids: [first?.id ?? ""], read: true });
    expect(await unread("anna")).toBe(3);
    await anna.notices.markRead({ ids: [first?.id ?? ""], read: true });
    expect(await unread("anna")).toBe(2);
    expect(await anna.notices.list({ unreadOnly: true })).toMatchObject({
      notices: [{ read: false }, { read: false }],
    });
    await anna.notices.markRead({ all: true });
    expect(await unread("anna")).toBe(0);
  });

  test("a case nobody has goes to the supervisor, and a restricted one to nobody who may not know of it", async () => {
    counter += 1;
    const lonely = uuidOf(`noticed ${counter}`);
    const anna = sessions.anna as Session;
    const payload = { territory: "020038" };
    await house.send(anna, { caseId: lonely, kind: "toy", expectedSeq: 0, type: "OPEN", payload });
    const secret = await open(true);
    await tick("2026-05-15T09:00:00.000Z");
    const told = async (name: string) => (await inbox(name)).map((one) => one.about.caseId);
    expect(await told("sara")).toContain(lonely);
    expect(await told("sara")).not.toContain(secret);
    expect(await told("anna")).toContain(secret);
  });

  test("who stands in for an absent worker hears of her terms; where nobody can read them, her supervisor does", async () => {
    await account("luca", "socialWorker", "020061");
    house.at("2026-06-01T09:00:00.000Z");
    const caseId = await open();
    const told = async (name: string) => {
      const session = standingSession(services.accounts, name) as Session;
      const { notices } = await callerOf(house, session).notices.list({});
      return termsOf(notices)
        .filter((one) => one.about.caseId === caseId)
        .map((one) => one.alarms);
    };
    const sara = callerOf(house, sessions.sara as Session);
    const away = (day: string) => ({ accountId: "anna", from: day, to: day });
    await sara.absences.set({ ...away("2026-06-24"), substitute: "luca" });
    await sara.absences.set(away("2026-06-28"));
    await tick("2026-06-24T09:00:00.000Z");
    expect([await told("anna"), await told("luca"), await told("sara")]).toEqual([[["end:-7"]], [["end:-7"]], []]);
    await tick("2026-06-28T09:00:00.000Z");
    expect([(await told("anna")).length, await told("luca"), await told("sara")]).toEqual([2, [], [["end:-3"]]]);
  });

  test("what the log held long before fills no inbox", async () => {
    await open();
    house.at("2026-06-01T09:00:00.000Z");
    await runDeadlines(services);
    house.at("2026-08-01T09:00:00.000Z");
    expect(await tellNotices(services)).toEqual({ told: 0, unheard: 0 });
  });

  test("of a log that is shorter than it was says so once, and still tells what comes", async () => {
    const { driver, notices } = services;
    const { pos } = await readHead(driver);
    notices.batchSync([putToldPos(pos + 40)]);
    expect(await tellNotices(services)).toEqual({ told: 0, unheard: 0, missing: 40 });
    const caseId = await open();
    house.at(new Date(Date.parse(services.clock.now()) + 24 * 86_400_000).toISOString());
    await runDeadlines(services);
    expect((await tellNotices(services)).missing).toBe(undefined);
    expect((await inbox("anna")).filter(({ about }) => about?.caseId === caseId)).toHaveLength(1);
    await callerOf(house, sessions.anna as Session).notices.markRead({ all: true });
  });
});

describe("e-mail", () => {
  let send: SendMail;
  beforeEach(async () => {
    await begin();
    smtp = await startSmtp();
    const config = { ...house.services.config, smtpUrl: smtp.url, mailFrom: "ambito@esempio.example" };
    send = createSendMail(config) as SendMail;
    services = { ...house.services, config, sendMail: send };
    return async () => {
      await smtp.close();
      await house.close();
    };
  });

  test("leaves after the undo window with the number of the case and a link, and nothing else", async () => {
    const caseId = await open();
    await tick("2026-03-25T09:00:00.000Z");
    expect(await sendMails(services, send)).toEqual({ sent: 0, putOff: 0, failed: 0 });
    house.at("2026-03-25T09:10:00.000Z");
    expect(await sendMails(services, send)).toEqual({ sent: 1, putOff: 0, failed: 0 });
    expect(await sendMails(services, send)).toEqual({ sent: 0, putOff: 0, failed: 0 });
    const [mail] = smtp.received;
    expect(mail).toMatchObject({ from: "ambito@esempio.example", to: ["anna@esempio.example"] });
    const plain = (mail?.data ?? "").replaceAll("=\n", "").replaceAll("=3D", "=");
    expect(plain).toContain("2026-000001");
    expect(plain).toContain(`/#/pratiche/${caseId}`);
    expect(plain).toMatch(/^Message-ID: <[0-9a-f-]{36}@127\.0\.0\.1>$/m);
    for (const word of ["Risposta", "anna ", "Giocattolo", "020038"]) expect(plain).not.toContain(word);
  });

  test("is dropped when the term was met or put off meanwhile", async () => {
    const caseId = await open();
    await tick("2026-03-25T09:00:00.000Z");
    const anna = sessions.anna as Session;
    const more = { deadline: "answer", extensionGround: "head", days: 30, reason: "r" };
    await house.send(anna, { caseId, expectedSeq: 3, type: "EXTEND_TERM", payload: more });
    house.at("2026-03-25T09:11:00.000Z");
    expect(await sendMails(services, send)).toEqual({ sent: 0, putOff: 0, failed: 0 });
    expect(smtp.received).toEqual([]);
  });

  test("is tried again with growing pauses while the server refuses, and then leaves once", async () => {
    await open();
    await tick("2026-03-25T09:00:00.000Z");
    smtp.refuse("451 later");
    house.at("2026-03-25T09:10:00.000Z");
    expect(await sendMails(services, send)).toEqual({ sent: 0, putOff: 1, failed: 0 });
    expect(await sendMails(services, send)).toEqual({ sent: 0, putOff: 0, failed: 0 });
    house.at("2026-03-25T09:11:00.000Z");
    expect((await sendMails(services, send)).putOff).toBe(1);
    house.at("2026-03-25T09:12:00.000Z");
    expect((await sendMails(services, send)).putOff).toBe(0);
    smtp.refuse(undefined);
    house.at("2026-03-25T09:13:00.000Z");
    expect((await sendMails(services, send)).sent).toBe(1);
    expect(smtp.received).toHaveLength(1);
  });

  test("gives up after twelve tries", async () => {
    await open();
    await tick("2026-03-25T09:00:00.000Z");
    smtp.refuse("550 no");
    let failed = 0;
    for (let hour = 1; hour <= 120 && failed === 0; hour++) {
      house.at(new Date(Date.parse("2026-03-25T09:10:00.000Z") + hour * 3_600_000).toISOString());
      failed = (await sendMails(services, send)).failed;
    }
    expect(failed).toBe(1);
    expect(smtp.connections()).toBe(12);
  });

  test("a crash between taking and recording sends it again under the same Message-ID", async () => {
    await open();
    await tick("2026-03-25T09:00:00.000Z");
    smtp.dieAfterData(true);
    house.at("2026-03-25T09:10:00.000Z");
    expect((await sendMails(services, send)).putOff).toBe(1);
    smtp.dieAfterData(false);
    house.at("2026-03-25T09:20:00.000Z");
    expect((await sendMails(services, send)).sent).toBe(1);
    const ids = smtp.received.map(({ data }) => /^Message-ID: (.*)$/m.exec(data)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test("does not exist without a server in the settings", () => {
    expect(house.services.sendMail).toBe(undefined);
    expect(createSendMail({ smtpUrl: undefined, mailFrom: undefined })).toBe(undefined);
  });
});
