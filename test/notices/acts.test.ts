// What somebody else did on a case is told to those its workflow names: a transfer to who supervises where it arrives, its refusal to
// the worker it comes back to. Not to who did it, nor when it was undone; and by e-mail with nothing but a number and a link.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { sendMails } from "../../server/notices/mailer.ts";
import { tellNotices } from "../../server/notices/tell.ts";
import { callerOf } from "../support/caller.ts";
import { giveService, sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const day = "2026-03-02";
const [here, there] = ["020038", "020061"];
const maker = sessionOf("maker", { role: "supervisor" });
const approver = sessionOf("approver", { role: "supervisor" });
const headHere = sessionOf("head here", { role: "supervisor", territory: here });
const headThere = sessionOf("head there", { role: "supervisor", territory: there });
const worker = sessionOf("worker", { role: "socialWorker", territory: here });
const coop = sessionOf("coop", { role: "provider" });
const everybody = [maker, approver, headHere, headThere, worker, coop];

let house: Installation;
let intake: string;
let minutes = 0;
/** A minute later. */
const later = (by = 1) => {
  minutes += by;
  house.at(new Date(Date.parse(`${day}T08:00:00.000Z`) + minutes * 60_000).toISOString());
};
const act = (by: Session, type: string, payload = {}) => {
  later();
  return sendTo(house, by, intake, "case-intake", type, payload);
};
const undo = async () => {
  later();
  const { seq } = await seen(worker);
  await house.send(worker, { caseId: intake, expectedSeq: seq, type: "UNDO", payload: { undoes: seq } });
};
const seen = async (by: Session) => {
  const view = await callerOf(house, by).cases.getCase({ caseId: intake });
  if (view.level !== "content") throw new Error(view.level);
  return view;
};
const acts = async (of: Session) => {
  await tellNotices(house.services);
  const { notices } = await callerOf(house, of).notices.list({});
  return notices.flatMap((one) => (one.what === "act" && one.act.includes("TRANSFER") ? [one] : []));
};
const transfer = () => act(worker, "TRANSFER", { inside: true, territory: there, handoverText: "Riservato" });

beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  for (const one of everybody) house.know(one.accountId, ...one.grants);
  const plan = { planFrom: day, unit: "hour", tasksText: "Igiene", unitCents: 20_00 };
  const week = [{ weekday: "mon", quantity: 60 }];
  ({ intake } = await giveService(house, maker, approver, {
    ...{ name: "Ada", comune: here, day, provider: "coop", plan: { ...plan, week } },
  }));
  await act(maker, "ASSIGN", { assignee: worker.accountId });
});
afterAll(() => house.close());

test("a transfer is told to who supervises the comune it arrives in, once, and not where it leaves", async () => {
  await transfer();
  expect(await acts(headThere)).toMatchObject([
    { act: "TRANSFER", by: "worker", read: false, about: { caseId: intake, territory: there, state: "transferred" } },
  ]);
  expect(await acts(headThere)).toHaveLength(1);
  expect(await acts(headHere)).toEqual([]);
  expect(await acts(worker)).toEqual([]);
  expect((await callerOf(house, headThere).notices.count()).unread).toBe(1);
});

test("one that is undone at once is not told any more", async () => {
  await undo();
  expect(await acts(headThere)).toEqual([]);
  expect(await acts(headHere)).toEqual([]);
});

test("one that was sent back is told to the worker it comes back to, and is no more of the office that did not take it", async () => {
  await transfer();
  expect(await acts(headThere)).toHaveLength(1);
  await act(headThere, "REFUSE_TRANSFER", { transferRefusalText: "Abita ancora lì" });
  const [told] = await acts(worker);
  expect(told).toMatchObject({ act: "REFUSE_TRANSFER", by: "head there", about: { territory: here } });
  expect(JSON.stringify(told)).not.toContain("Abita");
  // She may no longer read it.
  expect(await acts(headThere)).toEqual([]);
});

test("one out of the district has come to nobody here", async () => {
  const before = await Promise.all(everybody.map(async (one) => (await acts(one)).length));
  await act(worker, "TRANSFER", { inside: false, receivingBody: "Altro ambito", handoverText: "Si è trasferita" });
  expect(await Promise.all(everybody.map(async (one) => (await acts(one)).length))).toEqual(before);
  await undo();
});

test("by e-mail it leaves after the undo window, with the number and a link; undone meanwhile, not at all", async () => {
  const sent: { to: string; text: string; subject: string }[] = [];
  const send = async (mail: (typeof sent)[number]) => {
    sent.push(mail);
  };
  const config = { ...house.services.config, baseUrl: "http://127.0.0.1:1" };
  const services = { ...house.services, config, sendMail: send };
  // What was told of the days before has its own messages.
  await tellNotices(services);
  later(11);
  await sendMails(services, send);
  sent.length = 0;
  await transfer();
  await tellNotices(services);
  expect((await sendMails(services, send)).sent).toBe(0);
  await undo();
  later(11);
  expect((await sendMails(services, send)).sent).toBe(0);
  await transfer();
  await tellNotices(services);
  later(11);
  // Whoever supervises the whole district supervises there too.
  expect((await sendMails(services, send)).sent).toBe(3);
  expect(sent.map(({ to }) => to.split("@")[0]).sort()).toEqual(["approver", "head there", "maker"]);
  const { number } = await seen(headThere);
  const mail = sent.find(({ to }) => to.startsWith("head there@"));
  expect(mail?.subject).toBe(`Ambito: pratica ${number}`);
  expect(mail?.text).toContain(`/#/pratiche/${intake}`);
  for (const word of ["Ada", "Riservato", "trasfer", "Trasfer", there]) expect(mail?.text).not.toContain(word);
});
