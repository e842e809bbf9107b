// The household's share in a case through the gate: what is proposed and to whom, what the event keeps of how it was computed,
// another amount only with a reason, what a new tariff or a new ISEE says of it later; and tariffs that come in while the office
// works, recorded and never written over.
import { afterAll, beforeAll, expect, test } from "vitest";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { Commitment } from "../../workflows/rules/budget/budget.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { type IntakeCase, openIntake } from "../support/intake-case.ts";

const day = "2026-03-02";
const worker = sessionOf("worker", { role: "socialWorker" });
const head = sessionOf("head", { role: "supervisor" });
const planner = sessionOf("planner", { role: "coordinator" });
const trainee = sessionOf("trainee", { role: "trainee" });
const desk = sessionOf("desk", { role: "frontDesk" });
const provider = sessionOf("provider", { role: "provider" });
const person = uuidOf("person shares");

let house: Installation;
let caseId: string;
let act: IntakeCase["act"];
let personSeq = 1;

const tariff = {
  ...{ service: "homeCare", unit: "hour", act: "Delibera di prova n. 7", adoptedOn: "2025-12-01" },
  ...{ appliesFrom: "2026-01-01", iseeKinds: ["ordinary", "current"], graceDays: 30 },
  bands: [
    { upToCents: 600_000, percent: 10 },
    { upToCents: 1_200_000, percent: 25 },
  ],
  maximum: { percent: 90 },
};
const as = (session: Session) => callerOf(house, session).costSharing;
const share = { budgetSource: "householdShare", service: "homeCare", periodFrom: day, periodTo: "2026-12-31" };
const hours = { shareQuantity: 100, sharePriceCents: 20_00 };
const asked = () => ({ caseId, service: "homeCare" as const, on: day, priceCents: 20_00 });
const reasonsOf = async (promise: Promise<unknown>) => (await errorOf(promise)).details.refusal?.reasons;

async function declare(cents: number, dsuOn: string, to = person): Promise<void> {
  const payload = { iseeKind: "ordinary", iseeCents: cents, dsuOn, dsuNumber: "PROVA-1" };
  const one = { caseId: to, kind: "person", type: "RECORD_ISEE", payload };
  const { seq } = await house.send(head, { ...one, expectedSeq: to === person ? personSeq : 1 });
  if (to === person) personSeq = seq;
}

async function caseSeq(): Promise<number> {
  const view = await callerOf(house, worker).cases.getCase({ caseId });
  return view.level === "content" ? view.seq : 0;
}

async function lines(): Promise<Commitment[]> {
  const view = await callerOf(house, worker).cases.getCase({ caseId });
  return view.level === "content" ? (view.context.budget as unknown as Commitment[]) : [];
}

beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  const contact = { area: "elderly", need: "careAtHome" };
  ({ caseId, act } = await openIntake(house, worker, { name: "shares", on: day, contact }));
  await act(worker, "START_ASSESSMENT", { assessmentKind: "social" });
  await act(worker, "RECORD_ASSESSMENT", { ownWords: "x", needsFound: ["careAtHome"], assessmentText: "x" });
  await act(worker, "DRAFT_PROJECT", {
    ...{ ownWords: "x", goals: [{ goalText: "x" }], verifyOn: "2026-12-01", payingTerritory: "020038" },
    actions: [{ service: "homeCare", who: "provider", costCents: 2000_00, payer: "comune" }],
  });
  await act(head, "APPROVE_PROJECT", { approvedCents: 20_000_00 });
}, 60_000);
afterAll(() => house.close());

test("a tariff comes in by who plans alone, with its faults said first, and stands with who recorded it when", async () => {
  for (const one of [head, worker, desk])
    expect((await errorOf(as(one).addTariff({ territory: "020038", tariff }))).code).toBe("FORBIDDEN");
  const wrong = { ...tariff, adoptedOn: "2026-03-03", bands: [{ upToCents: -1, percent: 10 }] };
  expect(await as(planner).addTariff({ territory: "020999", tariff: wrong })).toEqual({
    problems: [
      { path: "territory", code: "option" },
      { path: "bands.0.upToCents", code: "whole", limit: 10_000_000_00 },
      { path: "adoptedOn", code: "day" },
    ],
  });
  const long = { ...tariff, note: "x".repeat(70_000) };
  expect((await errorOf(as(planner).addTariff({ territory: "020038", tariff: long }))).code).toBe("LIMIT");

  const before = (await as(desk).listTariffs()).tariffs;
  // Until then the district's example stands, and says that it is one.
  expect(before.map(({ territory, service, example }) => [territory, service, example])).toEqual([
    ["district", "homeCare", true],
    ["district", "mealsAtHome", true],
  ]);
  house.know(planner.accountId, ...planner.grants);
  const both = [tariff, { ...tariff, act: "Delibera di prova n. 8", appliesFrom: "2026-06-01" }];
  await Promise.all(both.map((one) => as(planner).addTariff({ territory: "020038", tariff: one })));
  const { tariffs, mayAdd, names } = await as(desk).listTariffs();
  expect([mayAdd, (await as(planner).listTariffs()).mayAdd]).toEqual([false, true]);
  expect(tariffs.filter(({ territory }) => territory === "020038")).toMatchObject([
    { version: 1000, act: "Delibera di prova n. 7", standing: "inForce", by: "planner", at: `${day}T08:00:00.000Z` },
    { version: 1001, act: "Delibera di prova n. 8", standing: "ahead", by: "planner" },
  ]);
  expect(names.planner).toBe("planner");
});

test("without an ISEE the maximum is proposed; with one its band; a trainee and who is outside are told nothing of it", async () => {
  const none = await as(worker).getShare(asked());
  expect(none).toMatchObject({ payer: "020038", answer: { reason: "noIsee", unitCents: 18_00 } });
  await declare(700_000, "2026-02-01");
  const { answer } = await as(worker).getShare(asked());
  expect(answer).toMatchObject({
    ...{ reason: "band", band: { number: 2 }, hundredths: 25_00, unitCents: 5_00 },
    ...{
      tariff: { version: 1000, act: "Delibera di prova n. 7" },
      isee: { person, cents: 700_000, number: "PROVA-1" },
    },
  });
  const read = listReads(house.services.reads.db, { accountId: "worker", what: "person" }, 50);
  expect(read.some((row) => row.caseId === person)).toBe(true);
  const told = await as(trainee).getShare(asked());
  expect(told).toMatchObject({ why: "closed" });
  expect(JSON.stringify(told)).not.toMatch(/700000|"band"/);
  for (const one of [desk, provider])
    expect((await errorOf(as(one).getShare(asked()))).code).toMatch(/FOUND|FORBIDDEN/);
  expect(await as(worker).getShare({ ...asked(), service: "transport" })).toMatchObject({ why: "noTariff" });
});

test("the event keeps how the share was computed; another amount needs a reason", async () => {
  expect(await reasonsOf(act(head, "COMMIT_BUDGET", { ...share, ...hours, commitCents: 499_99 }))).toEqual([
    "shareExplained",
  ]);
  // What the page would say of the computation is not asked.
  const forged = { ...share, ...hours, commitCents: 1, share: { proposedCents: 1 } };
  expect((await errorOf(act(head, "COMMIT_BUDGET", forged))).code).toBe("INVALID");
  const taken = await act(head, "COMMIT_BUDGET", { ...share, ...hours, commitCents: 500_00 });
  const other = await act(head, "COMMIT_BUDGET", {
    ...{ ...share, ...hours, commitCents: 100_00, shareOverride: "hardship" },
  });
  const byHand = await act(head, "COMMIT_BUDGET", { ...share, service: "transport", commitCents: 30_00 });
  const kept = {
    ...{ territory: "020038", service: "homeCare", version: 1000, on: day, reason: "band" },
    ...{ isee: { person, paper: 2 }, quantity: 100, priceCents: 20_00, unitCents: 5_00, proposedCents: 500_00 },
  };
  const found = await lines();
  expect(found.map(({ commitment, share }) => [commitment, share])).toEqual([
    [taken, kept],
    [other, { ...kept, override: "hardship" }],
    [byHand, undefined],
  ]);
  expect(await as(worker).listShares({ caseId })).toEqual({
    shares: [taken, other].map((commitment) => ({ commitment, on: day, changes: [] })),
  });
});

test("a correction keeps to the share that was computed, or needs the reason", async () => {
  const [first] = await lines();
  const values = { budgetSource: "householdShare", service: "homeCare", commitCents: 400_00, ...hours };
  const { periodFrom, periodTo } = share;
  const correct = (more: object) =>
    act(head, "CORRECT", {
      ...{ corrects: first?.commitment ?? 0, mendReason: "Importo sbagliato" },
      values: { ...values, periodFrom, periodTo, ...more },
    });
  await correct({ shareOverride: "agreement" });
  expect((await lines())[0]).toMatchObject({ committedCents: 400_00, share: { override: "agreement" } });
  await correct({ commitCents: 500_00 });
  const [again] = await lines();
  expect(again).toMatchObject({ committedCents: 500_00, share: { proposedCents: 500_00 } });
  expect(again?.share).not.toHaveProperty("override");
});

test("a correction of what the share is computed from computes it again", async () => {
  const first = (await lines())[0]?.commitment ?? 0;
  const { periodFrom, periodTo } = share;
  const correct = (more: object, corrects = first) =>
    act(head, "CORRECT", {
      ...{ corrects, mendReason: "Ore sbagliate" },
      values: { ...share, ...hours, periodFrom, periodTo, commitCents: 500_00, ...more },
    });
  // Of 120 hours it is 600 euro: without a reason the case would not have come to 500.
  const pending = await correct({ shareQuantity: 120 });
  expect((await lines())[0]).toMatchObject({ committedCents: 500_00, share: { quantity: 100 } });
  await act(head, "SETTLE_CORRECTION", { settles: pending, choice: "keep", reason: "x" });
  await correct({ shareQuantity: 120, commitCents: 600_00 });
  expect((await lines())[0]).toMatchObject({
    ...{ committedCents: 600_00 },
    share: { version: 1000, isee: { person, paper: 2 }, quantity: 120, proposedCents: 600_00 },
  });
  // Where no tariff applies, what was computed for another service goes.
  await correct({ service: "transport", shareQuantity: 120, commitCents: 600_00 });
  expect((await lines())[0]).not.toHaveProperty("share");
  await correct({});
  expect((await lines())[0]).toMatchObject({ committedCents: 500_00, share: { quantity: 100, proposedCents: 500_00 } });
});

test("a change is held to the tariff as the commitment was, and keeps how it was computed", async () => {
  const [first, , byHand] = await lines();
  const change = (more: object, commitment = first?.commitment) =>
    act(head, "CHANGE_COMMITMENT", { commitment: commitment ?? 0, budgetText: "x", ...more });
  expect(await reasonsOf(change({ commitCents: 550_00 }))).toEqual(["changeExplained"]);
  const forged = { commitCents: 1, share: { proposedCents: 1 } };
  expect((await errorOf(change(forged))).code).toBe("INVALID");
  await change({ commitCents: 550_00, shareOverride: "instalments" });
  expect((await lines())[0]).toMatchObject({
    committedCents: 550_00,
    share: { quantity: 100, override: "instalments" },
  });
  // More hours: the quantity is said anew, the cost of one stays as it was.
  expect(await reasonsOf(change({ commitCents: 550_00, shareQuantity: 120 }))).toEqual(["changeExplained"]);
  const changed = await change({ commitCents: 600_00, shareQuantity: 120, periodTo: "2027-01-31" });
  const more = { commitment: first?.commitment, to: "2027-01-31", committedCents: 600_00 };
  const computed = { quantity: 120, priceCents: 20_00, unitCents: 5_00, proposedCents: 600_00 };
  expect((await lines())[0]).toMatchObject({ ...more, share: computed });
  expect((await lines())[0]?.share).not.toHaveProperty("override");
  // The change corrected: its hours were 110.
  const values = { commitment: first?.commitment ?? 0, budgetText: "x", periodTo: "2027-01-31" };
  await act(head, "CORRECT", {
    ...{ corrects: changed, mendReason: "x" },
    values: { ...values, commitCents: 550_00, shareQuantity: 110 },
  });
  const mended = { ...computed, quantity: 110, proposedCents: 550_00 };
  expect((await lines())[0]).toMatchObject({ committedCents: 550_00, share: mended });
  // Of a service without a tariff the amount is by hand, before and after.
  await change({ commitCents: 35_00 }, byHand?.commitment);
  expect((await lines())[2]).toMatchObject({ committedCents: 35_00 });
  expect((await lines())[2]).not.toHaveProperty("share");
  await act(head, "UNDO", { undoes: await caseSeq() });
  expect((await lines())[2]).toMatchObject({ committedCents: 30_00 });
  await change({ commitCents: 500_00, shareQuantity: 100, periodTo: "2026-12-31" });
});

test("a new ISEE, a new tariff and the end of one are told as computed, and change nothing that was decided", async () => {
  const before = await lines();
  house.at("2026-05-04T08:00:00.000Z");
  await declare(1_300_000, "2026-05-02");
  const changesNow = async (session = worker) =>
    (await as(session).listShares({ caseId })).shares.map(({ changes, now }) => [changes, now?.answer?.unitCents]);
  expect(await changesNow()).toEqual(Array(2).fill([["otherIsee"], 18_00]));
  expect(await changesNow(trainee)).toEqual([]);
  const listed = async (session: Session, more = {}) => (await as(session).listToCompute(more)).rows;
  expect(await listed(worker)).toMatchObject(
    before.slice(0, 2).map(({ commitment }) => ({ caseId, commitment, changes: ["otherIsee"] })),
  );
  // Nobody learns of it who does not read the case and the ISEE.
  for (const one of [trainee, desk, provider]) expect(await listed(one)).toEqual([]);
  expect(await listed(worker, { mine: true })).toEqual([]);
  house.at("2026-06-02T08:00:00.000Z");
  expect(await changesNow()).toEqual(Array(2).fill([["otherTariff", "otherIsee"], 18_00]));
  // A line that is released, or whose period is over, is paid as it was decided.
  await act(head, "RELEASE_COMMITMENT", { commitment: before[1]?.commitment ?? 0, budgetText: "x" });
  expect((await as(worker).listShares({ caseId })).shares).toHaveLength(1);
  house.at("2027-01-15T08:00:00.000Z");
  expect(await changesNow()).toEqual([]);
  expect((await lines())[0]).toEqual(before[0]);
});

test("in January the ISEE of the year before holds by its days of grace, then the maximum is due", async () => {
  const next = (on: string) => as(worker).getShare({ ...asked(), on });
  expect((await next("2027-01-30")).answer).toMatchObject({ reason: "above", graceUntil: "2027-01-30" });
  expect((await next("2027-01-31")).answer).toMatchObject({ reason: "expired", hundredths: 90_00 });
});

test("the ordinary ISEE of who lives in the same household holds for the person", async () => {
  const [mate, household] = [uuidOf("mate shares"), uuidOf("household shares")];
  const identity = { surname: "Esempio", givenName: "Altra", birthOn: "1955-01-01", fiscalCodeMissing: "unknown" };
  const opened = { kind: "person", expectedSeq: 0, type: "OPEN_PERSON" };
  await house.send(worker, { ...opened, caseId: mate, payload: { ...identity, territory: "020038" } });
  await declare(100_000, "2027-01-10", mate);
  expect((await as(worker).getShare({ ...asked(), on: "2027-02-01" })).answer?.reason).toBe("expired");
  const members = [
    { person, relation: "reference", from: "2020-01-01" },
    { person: mate, relation: "spouse", from: "2020-01-01" },
  ];
  await house.send(worker, {
    ...{ caseId: household, kind: "household", expectedSeq: 0, type: "OPEN_HOUSEHOLD" },
    payload: { territory: "020038", householdKind: "isee", members },
  });
  const { answer } = await as(worker).getShare({ ...asked(), on: "2027-02-01" });
  expect(answer).toMatchObject({ reason: "band", band: { number: 1 }, isee: { person: mate, cents: 100_000 } });
});

test("of who lives there and may not be shown nothing is computed, nor told", async () => {
  const [mate, mateCase] = [uuidOf("mate shares"), uuidOf("case of mate shares")];
  const payload = {
    ...{ person: mate, territory: "020038", area: "adults", need: "income" },
    ...{ channel: "desk", requester: "self", contactReason: "x" },
  };
  const opening = { kind: "case-intake", expectedSeq: 0, type: "OPEN_CONTACT" };
  await house.send(head, { ...opening, caseId: mateCase, payload });
  await house.send(head, {
    ...{ caseId: mateCase, kind: "case-intake", expectedSeq: 1, type: "RESTRICT" },
    payload: { restricted: true, readers: "head", reason: "x" },
  });
  const question = { ...asked(), on: "2027-02-01" };
  expect((await as(head).getShare(question)).answer).toMatchObject({ reason: "band", isee: { person: mate } });
  // Committed by the ISEE that only the head may see; later another is declared.
  const next = { ...share, periodFrom: "2027-02-01", periodTo: "2027-12-31", commitCents: 1 };
  await act(head, "COMMIT_BUDGET", next);
  house.at("2027-02-03T08:00:00.000Z");
  const again = { iseeKind: "ordinary", iseeCents: 200_000, dsuOn: "2027-02-02", dsuNumber: "PROVA-2" };
  await house.send(head, { caseId: mate, kind: "person", expectedSeq: 3, type: "RECORD_ISEE", payload: again });
  const changesFor = async (session: Session) => (await as(session).listToCompute({})).rows.map((row) => row.changes);
  expect(await changesFor(head)).toEqual([["otherIsee"]]);
  expect(await changesFor(worker)).toEqual([]);
  expect((await as(worker).listShares({ caseId })).shares).toEqual([]);
  const told = await as(worker).getShare(question);
  expect(told.answer).toMatchObject({ reason: "expired" });
  expect(JSON.stringify(told)).not.toContain(mate);
});
