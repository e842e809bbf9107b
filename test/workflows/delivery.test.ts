// A service entrusted to a provider, through the real gate: the register opens with the case's act, its provider records and submits
// the month, somebody else approves, and the money counts as spent in the budget of the case. Who sees what stands here too.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { giveGrant } from "../../server/access/grants.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { pageInput } from "../../server/queues/ask.ts";
import { readPageJson } from "../../server/queues/read-page.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { deliveryCaseOf } from "../../workflows/rules/deliveries/delivery-case.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const day = "2026-03-02";
const place = "020038";
const head = sessionOf("head", { role: "supervisor" });
const other = sessionOf("other head", { role: "supervisor" });
const clerk = sessionOf("clerk", { role: "adminClerk" });
const coop = sessionOf("coop", { role: "provider" });
const rival = sessionOf("rival", { role: "provider" });
/** Works for the cooperative; has nothing entrusted to its own name. */
const hand = sessionOf("hand of coop", { role: "provider", body: "coop" });
const faraway = sessionOf("faraway", { role: "socialWorker", territory: "020061" });

let house: Installation;
const intake = uuidOf("intake of a delivery");
const seqs = new Map<string, number>();

async function act(by: Session, caseId: string, type: string, payload: JsonObject = {}) {
  const kind = caseId === intake ? "case-intake" : "delivery";
  const known = await callerOf(house, head)
    .cases.getCase({ caseId })
    .catch(() => undefined);
  const expectedSeq = known && "seq" in known ? known.seq : (seqs.get(caseId) ?? 0);
  const sent = await house.send(by, { caseId, kind, expectedSeq, type, payload });
  seqs.set(caseId, sent.seq);
  return sent;
}
const reasonsOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: { code: string; details?: { refusal?: { reasons: string[] } } }) =>
      error.details?.refusal?.reasons ?? error.code,
  );
async function view(by: Session, caseId: string) {
  const found = await callerOf(house, by).cases.getCase({ caseId });
  if (found.level !== "content") throw new Error(found.level);
  return found;
}
async function listed(by: Session): Promise<{ id: string; person: string | null }[]> {
  const page = await readPageJson(house.services, by, pageInput.parse({ view: "all", sort: "openedOn" }));
  return (JSON.parse(page.toString()) as { rows: { id: string; person: string | null }[] }).rows;
}

const plan = {
  ...{ planFrom: day, unit: "hour", tasksText: "Igiene del mattino", whereText: "Via Prova 3" },
  week: [{ weekday: "mon", partOfDay: "morning", quantity: 90 }],
};
const given = (on: string, quantity: number, deviation?: string) => ({
  ...{ givenOn: on, quantity },
  ...(deviation ? { deviation } : {}),
});
const march = { monthOn: "2026-03-15" };
let commitment = 0;
const register = () => deliveryCaseOf(intake, delivery);
let delivery = 0;

beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  for (const one of [head, other, clerk, coop, rival, faraway]) house.know(one.accountId, ...one.grants);
  house.know(hand.accountId);
  giveGrant(
    house.services.accounts,
    "hand of coop",
    { role: "provider", territory: "district", areas: "all", body: "coop" },
    "test",
  );
  const person = uuidOf("person of a delivery");
  const named = { surname: "Zampironi", givenName: "Ada", birthOn: "1940-01-01", fiscalCodeMissing: "unknown" };
  await house.send(head, {
    ...{ caseId: person, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
    payload: { ...named, territory: place },
  });
  const contact = { person, territory: place, area: "elderly", need: "careAtHome", channel: "desk", requester: "self" };
  await act(head, intake, "OPEN_CONTACT", { ...contact, contactReason: "Confidenza della valutazione" });
  await act(head, intake, "START_LISTENING", { privacyNoticeOn: day });
  await act(head, intake, "START_ASSESSMENT", { assessmentKind: "social" });
  await act(head, intake, "RECORD_ASSESSMENT", {
    ownWords: "x",
    needsFound: ["careAtHome"],
    assessmentText: "Confidenza",
  });
  await act(head, intake, "DRAFT_PROJECT", {
    ...{ ownWords: "x", goals: [{ goalText: "x" }], verifyOn: "2026-12-01", payingTerritory: place },
    actions: [{ service: "homeCare", who: "provider", costCents: 1000_00, payer: "comune" }],
  });
  await act(other, intake, "APPROVE_PROJECT", { approvedCents: 1000_00 });
  const money = { budgetSource: "comune", budgetTerritory: place, service: "homeCare", commitCents: 1000_00 };
  commitment = (await act(other, intake, "COMMIT_BUDGET", { ...money, periodFrom: day, periodTo: "2026-12-31" })).seq;
  const signature = (signerQuality: string) => ({
    signerName: "x",
    signerQuality,
    signedHow: "onPaper",
    signedOn: day,
  });
  await act(head, intake, "SIGN_PROJECT", { signatures: [signature("person"), signature("socialWorker")] });
  delivery = (await act(head, intake, "ACTIVATE_DELIVERY", { service: "homeCare" })).seq;
});
afterAll(() => house.close());

test("an account works for a body that stands for itself, in the same role, and for no further one", () => {
  const place = { territory: "district", areas: "all" as const };
  const give = (accountId: string, role: "provider" | "socialWorker", body: string) => () =>
    giveGrant(house.services.accounts, accountId, { role, ...place, body }, "test");
  expect(give("rival", "socialWorker", "coop")).toThrow("grant");
  expect(give("rival", "provider", "head")).toThrow("grant");
  expect(give("rival", "provider", "nobody")).toThrow("grant");
  expect(give("coop", "provider", "coop")).toThrow("grant");
  expect(give("rival", "provider", "hand of coop")).toThrow("grant");
});

test("entrusting opens the register once, for a provider only", async () => {
  const entrusted = (providerAccount: string) => act(head, intake, "ENTRUST_DELIVERY", { delivery, providerAccount });
  expect(await reasonsOf(entrusted("clerk"))).toBe("INVALID");
  await entrusted("coop");
  expect(await reasonsOf(entrusted("rival"))).toEqual(["notEntrusted"]);
  const found = await view(head, register());
  expect(found).toMatchObject({
    ...{ kind: "delivery", state: "toPlan" },
    head: { territory: place, area: "elderly", provider: "coop" },
    context: { intake, delivery, service: "homeCare", provider: "coop", from: day },
  });
  expect((await view(head, intake)).context.deliveries).toMatchObject([{ register: register() }]);
  // Nobody opens one by hand.
  expect(await reasonsOf(act(head, uuidOf("by hand"), "OPEN_DELIVERY", {}))).toMatch(/FORBIDDEN|INVALID/);
});

describe("who sees it", () => {
  test("the provider and who works for it, the office, and no other provider", async () => {
    await act(head, register(), "SET_PLAN", { ...plan, unitCents: 20_00, commitment });
    for (const one of [coop, hand]) {
      const found = await view(one, register());
      expect(found.subject).toBe("Zampironi Ada");
      expect(JSON.stringify(found)).toContain("Via Prova 3");
      expect(JSON.stringify(found)).not.toMatch(/Cents|Confidenza/);
      expect((await listed(one)).map(({ id, person }) => [id, person])).toEqual([[register(), "Zampironi Ada"]]);
    }
    for (const one of [rival, faraway]) {
      expect(await reasonsOf(callerOf(house, one).cases.getCase({ caseId: register() }))).toBe("NOT_FOUND");
      expect(await listed(one)).toEqual([]);
      expect(await reasonsOf(act(one, register(), "RECORD_ATTENDANCE", { attendance: [given(day, 90)] }))).toBe(
        "NOT_FOUND",
      );
    }
    expect((await view(clerk, register())).context.plans).toMatchObject([{ unitCents: 20_00, commitment }]);
  });

  test("of the case itself the provider reads nothing, nor of the person", async () => {
    for (const one of [coop, hand]) {
      expect(await reasonsOf(callerOf(house, one).cases.getCase({ caseId: intake }))).toBe("NOT_FOUND");
      const personId = uuidOf("person of a delivery");
      expect(await reasonsOf(callerOf(house, one).people.getRecord({ personId }))).toBe("NOT_FOUND");
    }
  });

  test("who reads the case reads it: restricted or moved there, it is at once, and its provider keeps it", async () => {
    const clerkOfPlace = sessionOf("clerk of place", { role: "adminClerk", territory: place });
    const worker = sessionOf("worker of place", { role: "socialWorker", territory: place });
    for (const one of [clerkOfPlace, worker]) house.know(one.accountId, ...one.grants);
    const readers = async (...sessions: Session[]) => {
      const found: string[] = [];
      for (const one of sessions) {
        const got = await reasonsOf(callerOf(house, one).cases.getCase({ caseId: register() }));
        const rows = (await listed(one)).filter(({ id }) => id === register()).length;
        expect(rows).toBe(got === "done" ? 1 : 0);
        if (got === "done") found.push(one.accountId);
        else expect(got).toBe("NOT_FOUND");
      }
      return found;
    };
    const asked = [head, other, clerk, worker, clerkOfPlace, coop, hand, rival, faraway];
    const openTo = ["head", "other head", "clerk", "worker of place", "clerk of place", "coop", "hand of coop"];
    expect(await readers(...asked)).toEqual(openTo);
    // Left to the case: nobody opens by itself what is closed there.
    const own = { restricted: true, readers: "head", reason: "x" };
    expect(await reasonsOf(act(head, register(), "RESTRICT", own))).toEqual(["followsCase"]);
    expect(await reasonsOf(act(head, register(), "MOVE_TERRITORY", { territory: "020061", reason: "x" }))).toEqual([
      "followsCase",
    ]);
    expect((await view(head, register())).actions.find(({ event }) => event === "RESTRICT")?.possible).not.toBe(true);

    await act(head, register(), "ASSIGN", { assignee: "worker of place" });
    await act(head, intake, "RESTRICT", { restricted: true, readers: "head,other head", reason: "x" });
    expect(await readers(...asked)).toEqual(["head", "other head", "coop", "hand of coop"]);
    expect(JSON.stringify(await view(coop, register()))).not.toContain("other head");
    expect(JSON.stringify(await callerOf(house, coop).cases.listTimeline({ caseId: register() }))).not.toContain(
      "other head",
    );
    // Taken back like any act: what followed is told anew.
    const { seq } = await view(head, intake);
    await act(head, intake, "STEP_BACK", { undoes: seq, reason: "x" });
    expect(await readers(...asked)).toEqual(openTo);
    await act(head, intake, "RESTRICT", { restricted: true, readers: "head,clerk", reason: "x" });
    expect(await readers(...asked)).toEqual(["head", "clerk", "coop", "hand of coop"]);
    await act(head, intake, "RESTRICT", { restricted: false, reason: "x" });
    expect(await readers(...asked)).toEqual(openTo);

    await act(head, intake, "MOVE_TERRITORY", { territory: "020061", reason: "x" });
    expect(await readers(...asked)).toEqual(["head", "other head", "clerk", "coop", "hand of coop", "faraway"]);
    await act(head, intake, "MOVE_TERRITORY", { territory: place, reason: "x" });
    expect(await readers(...asked)).toEqual(openTo);

    // The worker of the case is that of its delivery until the delivery is given to another one.
    await act(head, intake, "ASSIGN", { assignee: "worker of place" });
    expect((await view(head, register())).head.assignee).toBe("worker of place");
    await act(head, register(), "ASSIGN", { assignee: "other head" });
    await act(head, intake, "ASSIGN", { assignee: "head" });
    expect((await view(head, register())).head.assignee).toBe("other head");
  });
});

describe("a month", () => {
  const record = (by: Session, ...attendance: ReturnType<typeof given>[]) =>
    act(by, register(), "RECORD_ATTENDANCE", { attendance });

  const submitting = async () => (await view(coop, register())).actions.find(({ event }) => event === "SUBMIT_MONTH");

  test("without a row is none to submit", async () => {
    expect(await submitting()).toMatchObject({ possible: false, reasons: ["monthToSubmit"] });
  });

  test("is recorded within the plan, never ahead, one month at a time", async () => {
    house.at("2026-03-31T18:00:00.000Z");
    expect(await reasonsOf(record(coop, given("2026-03-01", 90)))).toEqual(["withinPlan"]);
    expect(await reasonsOf(record(coop, given("2026-04-06", 90)))).toBe("INVALID");
    expect(await reasonsOf(record(coop, given("2026-03-02", 90), given("2026-03-02", 60)))).toEqual(["eachDayOnce"]);
    await record(coop, given("2026-03-02", 90), given("2026-03-09", 60), given("2026-03-16", 90));
    await record(hand, given("2026-03-23", 90));
  });

  test("is an act to choose when it is over, and says until then that it is not", async () => {
    expect(await submitting()).toMatchObject({ possible: false, reasons: ["monthOver"] });
    house.at("2026-04-01T08:00:00.000Z");
    expect(await submitting()).toMatchObject({ possible: true, reasons: [] });
    house.at("2026-03-31T18:00:00.000Z");
  });

  test("is submitted when it is over and every deviation has its reason", async () => {
    const submit = () => act(coop, register(), "SUBMIT_MONTH", march);
    expect(await reasonsOf(submit())).toEqual(["monthOver", "deviationsExplained"]);
    house.at("2026-04-01T08:00:00.000Z");
    expect(await reasonsOf(submit())).toEqual(["deviationsExplained"]);
    await record(coop, given("2026-03-09", 60, "agreedChange"), given("2026-03-30", 0, "personAbsent"));
    await submit();
    expect((await view(clerk, register())).columns).toMatchObject({ openMonths: 0, monthsToApprove: 1 });
    expect(await reasonsOf(record(coop, given("2026-03-02", 60, "other")))).toEqual(["monthStillOpen"]);
    expect(await reasonsOf(act(coop, register(), "APPROVE_MONTH", march))).toBe("FORBIDDEN");
  });

  test("goes back for a line, and not again before that line was looked at", async () => {
    const returnedDays = [{ givenOn: "2026-03-09", returnReason: "notExplained" }];
    await act(clerk, register(), "RETURN_MONTH", { ...march, returnedDays, returnText: "Perché un'ora?" });
    expect(await reasonsOf(act(coop, register(), "SUBMIT_MONTH", march))).toEqual(["deviationsExplained"]);
    // By the office, on the provider's behalf: then the office's other hand approves.
    await record(clerk, given("2026-03-09", 75, "agreedChange"));
    await act(coop, register(), "SUBMIT_MONTH", march);
    expect(await reasonsOf(act(clerk, register(), "APPROVE_MONTH", march))).toEqual(["byAnother"]);
    const deputy: Session = { ...sessionOf("deputy", { role: "supervisor" }), standsInFor: ["clerk"] };
    expect(await reasonsOf(act(deputy, register(), "APPROVE_MONTH", march))).toEqual(["byAnother"]);
  });

  test("is approved by somebody else, and counts as spent of its commitment", async () => {
    await act(head, register(), "APPROVE_MONTH", march);
    // 90 + 75 + 90 + 90 minutes at 20 euro the hour.
    const line = { month: "2026-03", commitment, quantity: 345, cents: 115_00, source: "comune", territory: place };
    expect((await view(clerk, register())).context.told).toEqual([
      {
        ...line,
        approval: expect.any(Number),
        comune: place,
        statement: "2026-03",
        approvedOn: "2026-04-01",
        adjustment: false,
      },
    ]);
    expect((await view(head, intake)).context.budget).toMatchObject([{ commitment, spentCents: 115_00 }]);
    expect(await reasonsOf(act(other, register(), "APPROVE_MONTH", march))).not.toBe("done");
  });

  test("corrected after its approval it comes to the difference, also below zero", async () => {
    house.at("2026-04-10T08:00:00.000Z");
    await act(head, register(), "REOPEN_MONTH", { ...march, reopenText: "x" });
    await record(coop, given("2026-03-16", 60, "agreedChange"));
    await act(coop, register(), "SUBMIT_MONTH", march);
    await act(other, register(), "APPROVE_MONTH", march);
    expect((await view(clerk, register())).context.told).toMatchObject([
      { cents: 115_00 },
      { quantity: -30, cents: -10_00, statement: "2026-04", adjustment: true },
    ]);
    expect((await view(head, intake)).context.budget).toMatchObject([{ spentCents: 105_00 }]);
    // Not stepped back from: it may be in a statement that was issued.
    const { seq } = await view(head, register());
    const back = act(other, register(), "STEP_BACK", { undoes: seq, reason: "x" });
    expect(await reasonsOf(back)).toEqual(["approvalStays"]);
    expect((await view(head, intake)).context.budget).toMatchObject([{ spentCents: 105_00 }]);
  });

  test("without a commitment nothing that costs is approved", async () => {
    house.at("2026-05-04T08:00:00.000Z");
    await act(head, register(), "SET_PLAN", { ...plan, planFrom: "2026-04-01", unitCents: 20_00 });
    for (const on of ["2026-04-06", "2026-04-13", "2026-04-20", "2026-04-27"]) await record(coop, given(on, 90));
    const april = { monthOn: "2026-04-01" };
    await act(coop, register(), "SUBMIT_MONTH", april);
    expect(await reasonsOf(act(head, register(), "APPROVE_MONTH", april))).toEqual(["funded"]);
    await act(clerk, register(), "RETURN_MONTH", { ...april, returnText: "Manca l'impegno" });
    await act(head, register(), "SET_PLAN", { ...plan, planFrom: "2026-04-01", unitCents: 20_00, commitment });
    await act(coop, register(), "SUBMIT_MONTH", april);
    await act(head, register(), "APPROVE_MONTH", april);
    expect((await view(head, intake)).context.budget).toMatchObject([{ spentCents: 225_00 }]);
  });
});

test("the case that closes ends the register, which closes when its months are settled", async () => {
  const may = { monthOn: "2026-05-01" };
  await act(coop, register(), "RECORD_ATTENDANCE", { attendance: [given("2026-05-04", 90)] });
  await act(head, intake, "CLOSE", { motive: "goalsReached", situation: "homeWithServices" });
  expect(await view(clerk, register())).toMatchObject({ state: "finishing", context: { endedOn: "2026-05-04" } });
  expect(await reasonsOf(act(clerk, register(), "CLOSE_REGISTER"))).toEqual(["allSettled"]);
  await act(coop, register(), "SUBMIT_MONTH", may);
  await act(head, register(), "APPROVE_MONTH", may);
  await act(clerk, register(), "CLOSE_REGISTER");
  expect(await view(coop, register())).toMatchObject({ state: "closed", closed: true });
  // Paid after the end of the case, too.
  expect((await view(head, intake)).context.budget).toMatchObject([{ spentCents: 255_00 }]);
  // A closed register is read by who reads the closed case, no more.
  await act(head, intake, "RESTRICT", { restricted: true, readers: "head", reason: "x" });
  expect(await reasonsOf(callerOf(house, clerk).cases.getCase({ caseId: register() }))).toBe("NOT_FOUND");
  expect(await view(coop, register())).toMatchObject({ state: "closed" });
});
