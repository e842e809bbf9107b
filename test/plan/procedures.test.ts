// The procedures of plan, spending and network through the caller: who is signed in gets them, nobody else; what is
// not known is said to be unknown, never a figure.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

let house: Installation;
beforeAll(async () => {
  house = await install();
});
afterAll(() => house.close());

const caller = (session: Session | undefined) => callerOf(house, session);
const clerk = () => caller(sessionOf("clerk", "adminClerk"));

test("nobody reads without a session", async () => {
  await expect(caller(undefined).plan.listObjectives()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  await expect(caller(undefined).spending.getMatrix({ year: 2018 })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  await expect(caller(undefined).network.comuni()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});

test("38 indicators stand under 11 objectives, and none has an invented value", async () => {
  const { objectives, notes } = await clerk().plan.listObjectives();
  expect(objectives).toHaveLength(11);
  const indicators = objectives.flatMap((one) => one.indicators);
  expect(indicators).toHaveLength(38);
  const computed = indicators.filter((one) => one.computed !== null);
  expect(computed.map((one) => [one.name, one.computed?.value])).toEqual([["numero degli accessi allo sportello", 0]]);
  expect(notes.map((one) => one.id)).toContain("objectives-broken-sentence");
});

test("accesses to the desk are counted out of the log: contacts and older openings of this year, no case that a contact opened", async () => {
  const desk = await install({ now: "2025-12-30T09:00:00.000Z" });
  const ivo = sessionOf("ivo", "frontDesk");
  const place = { territory: "020038", channel: "desk", requester: "self", area: "elderly", need: "careAtHome" };
  const personId = uuidOf("who came to be counted");
  let n = 0;
  const open = (kind: string, type: string, payload: object) => {
    n += 1;
    const caseId = uuidOf(`access ${n}`);
    return desk.send(ivo, { caseId, kind, expectedSeq: 0, type, payload: { ...place, ...payload } }).then(() => caseId);
  };
  const person = { surname: "Zampironi", givenName: "Ada", territory: "020038", fiscalCodeMissing: "unknown" };
  await desk.send(ivo, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: person });
  await open("contact", "RECORD_CONTACT", { outcome: "open" });
  desk.at("2026-01-02T09:00:00.000Z");
  await open("case-intake", "OPEN_CONTACT", { person: personId, contactReason: "Chiede aiuto" });
  const id = await open("contact", "RECORD_CONTACT", { outcome: "open" });
  await desk.send(ivo, {
    ...{ caseId: id, kind: "contact", expectedSeq: 1, type: "BECOME_CASE" },
    payload: { person: personId, area: "elderly" },
  });
  const accesses = async (session: Session) => {
    const { objectives } = await callerOf(desk, session).plan.listObjectives();
    return objectives.flatMap((one) => one.indicators).find((one) => one.computed)?.computed;
  };
  const clerk = sessionOf("clerk", "adminClerk");
  const planner = sessionOf("planner", "coordinator");
  const days = { from: "2026-01-01", to: "2026-01-02" };
  expect(await accesses(clerk)).toEqual({ value: 2, byComune: null, ...days });
  expect(await accesses(planner)).toEqual({ value: 2, byComune: [{ comune: "020038", value: 2 }], ...days });
  const elsewhere = await open("contact", "RECORD_CONTACT", { outcome: "open", territory: "020042" });
  const three = [
    { comune: "020038", value: 2 },
    { comune: "020042", value: 1 },
  ];
  expect(await accesses(planner)).toEqual({ value: 3, byComune: three, ...days });
  // An opening cannot be taken back, so that no access that was recorded leaves the figure; nor does what is undone after it.
  const send = (expectedSeq: number, type: string, payload: object) =>
    desk.send(ivo, { caseId: elsewhere, kind: "contact", expectedSeq, type, payload: { ...payload } });
  await expect(send(1, "UNDO", { undoes: 1 })).rejects.toMatchObject({
    details: { refusal: { reasons: ["openingStays"] } },
  });
  await send(1, "ANSWER_CONTACT", { answer: "information" });
  await send(2, "UNDO", { undoes: 2 });
  expect(await accesses(planner)).toEqual({ value: 3, byComune: three, ...days });
  await desk.close();
});

test("outcomes, areas, funding and facts come with the notes on them", async () => {
  const { macroareas, notes } = await clerk().plan.listOutcomes();
  expect(macroareas.flatMap((one) => one.outcomes)).toHaveLength(23);
  expect(notes.every((one) => one.topic === "outcomes")).toBe(true);
  const areas = await clerk().plan.listPolicyAreas();
  expect([areas.areas.length, areas.funding.length]).toEqual([10, 4]);
  const { facts, comuni } = await clerk().plan.listFacts();
  expect([facts.length, comuni.length]).toEqual([40, 13]);
});

test("spending of a year comes with the published totals; another year is not found", async () => {
  const matrix = await clerk().spending.getMatrix({ year: 2018 });
  expect(matrix).toMatchObject({ population: 42_845, totalEur: 5_476_711, perHeadCents: 12_783, years: [2017, 2018] });
  expect(matrix.totals).toHaveLength(8);
  expect(matrix.totals.every((one) => one.matches)).toBe(true);
  await expect(clerk().spending.getMatrix({ year: 2016 })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("forms find comuni, birthplaces and the table of a fiscal code", async () => {
  expect(await clerk().network.comuni()).toHaveLength(13);
  const found = await clerk().network.findBirthplaces({ search: "ostig", limit: 3 });
  expect(found.map((one) => one.belfiore)).toContain("G186");
  expect(await clerk().network.findBirthplaces({ search: "  " })).toEqual([]);
  expect(Object.keys(await clerk().network.placeTable({ codes: ["G186", "Z404"] }))).toContain("G186");
  await expect(clerk().network.placeTable({ codes: ["x"] })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
