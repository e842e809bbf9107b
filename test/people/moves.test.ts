// Moves of persons through the gate, in whatever order they are recorded: where the record lies, where the page says the person
// resides, and which comune pays agree.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findCase } from "../../db/cases/find-case.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { systemPermit } from "../../server/engine/system.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type ComuneSpan, residenceOn, residentSince } from "../../workflows/rules/payer/succession.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const worker = sessionOf("worker", "socialWorker");
const supervisor = sessionOf("carla", "supervisor");
const [anna, bruno] = ["anna", "bruno"].map((name) =>
  sessionOf(name, { role: "socialWorker", territory: "020038" }),
) as [Session, Session];
const [ostiglia, poggio, quistello, sermide] = ["020038", "020042", "020047", "020061"];
let house: Installation;

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
});
afterAll(() => house.close());

async function snapshotOf(caseId: string) {
  const found = await findCase(house.services.driver, systemPermit(), caseId);
  if (!found) throw new Error(`no case ${caseId}`);
  return found.snapshot;
}

async function act(caseId: string, type: string, payload: JsonObject, kind = "person", by = worker) {
  const found = await findCase(house.services.driver, systemPermit(), caseId);
  return house.send(by, { caseId, kind, expectedSeq: found?.snapshot.seq ?? 0, type, payload });
}

async function person(name: string, more: JsonObject = {}): Promise<string> {
  const caseId = uuidOf(name);
  await act(caseId, "OPEN_PERSON", {
    ...{ surname: "Prova", givenName: name, fiscalCodeMissing: "unknown", territory: ostiglia },
    ...more,
  });
  return caseId;
}

/** The comune in the head, the one the box says and the one that pays. */
async function places(personId: string) {
  const shown = await callerOf(house, worker).people.getPayer({ personId });
  const { doc } = await snapshotOf(personId);
  return { head: doc.head.territory, since: shown.since, payer: shown.ordinary.payer };
}

describe("a move", () => {
  test("of earlier days changes nothing of where the person lives now", async () => {
    const id = await person("Ada", { movedOn: "2020-01-01" });
    await act(id, "MOVE_RESIDENCE", { territory: poggio, movedOn: "2010-01-01" });
    const now = { head: ostiglia, since: { territory: ostiglia, from: "2020-01-01" }, payer: ostiglia };
    expect(await places(id)).toEqual(now);
    await act(id, "MOVE_RESIDENCE", { territory: quistello, movedOn: "2015-01-01" });
    expect(await places(id)).toEqual(now);
  });

  test("of yesterday counts more than the day on which the record was opened", async () => {
    const id = await person("Bea");
    expect((await places(id)).since).toEqual({ territory: ostiglia, from: "2026-03-09", sinceUnknown: true });
    const { seq } = await act(id, "MOVE_RESIDENCE", { territory: quistello, movedOn: "2026-03-08" });
    expect(await places(id)).toEqual({
      head: quistello,
      since: { territory: quistello, from: "2026-03-08" },
      payer: quistello,
    });
    await act(id, "UNDO", { undoes: seq });
    expect(await places(id)).toMatchObject({ head: ostiglia, payer: ostiglia });
  });

  test("out of the district: the record stays with who follows, and no comune of ours pays", async () => {
    const id = await person("Ivo", { movedOn: "2010-01-01", birthOn: "1950-01-01" });
    const stay = await act(id, "RECORD_STAY", { stayKind: "residential", from: "2025-01-01" });
    const gone = { territory: ostiglia, residesOutside: "E897", movedOn: "2025-02-01" };
    const { seq } = await act(id, "MOVE_RESIDENCE", gone);
    const shown = await callerOf(house, worker).people.getPayer({ personId: id });
    expect(shown).toMatchObject({
      since: { outside: "E897", from: "2025-02-01" },
      ordinary: { outside: "E897", reason: "residenceAtDelivery" },
      places: { E897: "Mantova" },
      // What began before goes on being paid from here, and the move is listed without effect.
      stays: [{ stay: stay.seq, answer: { payer: ostiglia, ignored: [{ outside: "E897" }] } }],
    });
    expect(shown.ordinary.payer).toBeUndefined();
    expect((await snapshotOf(id)).doc.head.territory).toBe(ostiglia);
    // She comes back to the comune that followed her: that is a move, too.
    await act(id, "MOVE_RESIDENCE", { territory: ostiglia, movedOn: "2025-06-01" });
    expect(await places(id)).toMatchObject({ since: { territory: ostiglia, from: "2025-06-01" }, payer: ostiglia });
    expect(seq).toBeGreaterThan(0);
  });

  test("out of the district is to a place there is, and to none of the district's own", async () => {
    const id = await person("Ugo");
    for (const residesOutside of ["G186", "X000", "zz"])
      await expect(
        act(id, "MOVE_RESIDENCE", { territory: ostiglia, residesOutside, movedOn: "2025-02-01" }),
      ).rejects.toMatchObject({ details: { problems: [{ path: "residesOutside", code: "notAnOption" }] } });
    await act(id, "MOVE_RESIDENCE", { territory: ostiglia, residesOutside: "Z129", movedOn: "2025-02-01" });
    const { places: names } = await callerOf(house, worker).people.getPayer({ personId: id });
    expect(names).toMatchObject({ Z129: "Romania" });
  });

  test("of a household of the register out of the district takes its members there", async () => {
    const [one, other] = [await person("Lia"), await person("Leo")];
    const home = uuidOf("home of Lia");
    await act(
      home,
      "OPEN_HOUSEHOLD",
      {
        ...{ householdKind: "registry", territory: ostiglia },
        members: [one, other].map((member, i) => ({
          ...{ person: member, relation: i === 0 ? "reference" : "spouse", from: "2020-01-01" },
        })),
      },
      "household",
    );
    const gone = { territory: ostiglia, residesOutside: "E897", movedOn: "2025-02-01" };
    await act(home, "MOVE_HOUSEHOLD", { ...gone, movers: [{ person: one }] }, "household");
    expect((await places(one)).since).toMatchObject({ outside: "E897", from: "2025-02-01" });
    const { households } = await callerOf(house, worker).people.getHouseholds({ personId: one });
    expect(households).toMatchObject([{ territory: ostiglia, outside: "Mantova" }]);
    expect((await places(other)).payer).toBe(ostiglia);
  });

  test("is asked for another day: who paid then, and where a stay that is over was paid from", async () => {
    const id = await person("Zoe", { movedOn: "2010-01-01", birthOn: "1950-01-01" });
    const stay = await act(id, "RECORD_STAY", { stayKind: "residential", from: "2015-01-01" });
    await act(id, "MOVE_RESIDENCE", { territory: quistello, movedOn: "2016-01-01" });
    await act(id, "END_STAY", { stay: stay.seq, until: "2018-12-31" });
    const on = (day?: string) => callerOf(house, worker).people.getPayer({ personId: id, ...(day ? { on: day } : {}) });
    const payers = ({ ordinary, stays }: Awaited<ReturnType<typeof on>>) => [
      ordinary.payer,
      ...stays.map((one) => one.answer?.payer),
    ];
    expect(payers(await on("2014-06-01"))).toEqual([ostiglia, undefined]);
    expect(payers(await on("2017-06-01"))).toEqual([quistello, ostiglia]);
    expect(payers(await on())).toEqual([quistello, undefined]);
    await expect(on("2017-02-30")).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

test("whatever the order of three moves, the same comune is the current one", async () => {
  const moves = [
    { territory: poggio, movedOn: "2012-01-01" },
    { territory: quistello, movedOn: "2018-01-01" },
    { territory: sermide, movedOn: "2024-01-01" },
  ];
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  for (const order of orders) {
    const id = await person(`Ordine${order.join("")}`);
    for (const n of order) await act(id, "MOVE_RESIDENCE", moves[n] as JsonObject);
    const found = await places(id);
    expect(found.head, order.join()).toBe(sermide);
    expect(found.since?.from).toBe("2024-01-01");
    expect(found.payer).toBe(found.since?.territory);
  }
});

test("the residence of a day is told of the kept ones, since unknown before all", () => {
  const comuni: ComuneSpan[] = [];
  const lived = [
    { territory: ostiglia, from: "2026-03-09", sinceUnknown: true as const },
    { territory: quistello, from: "2026-03-01" },
  ];
  for (const residences of [lived, [...lived].reverse()]) {
    expect(residenceOn(residences, "2026-03-09")?.territory).toBe(quistello);
    expect(residentSince(residences, comuni, "2026-03-09")).toEqual({ territory: quistello, from: "2026-03-01" });
    expect(residenceOn(residences, "2026-02-01")).toBeUndefined();
  }
});

describe("who follows a person who moves elsewhere", () => {
  async function followed(name: string): Promise<{ id: string; caseId: string }> {
    const id = await person(name, { movedOn: "2020-01-01", surname: "Traslochi" });
    const caseId = uuidOf(`case ${name}`);
    await act(
      caseId,
      "OPEN_CONTACT",
      {
        ...{ person: id, territory: ostiglia, area: "elderly", need: "careAtHome", channel: "desk", requester: "self" },
        contactReason: "Chiede un aiuto in casa (esempio)",
      },
      "case-intake",
    );
    house.know("anna", ...anna.grants);
    await act(caseId, "ASSIGN", { assignee: "anna" }, "case-intake", supervisor);
    return { id, caseId };
  }
  const found = async (session: Session, text: string) =>
    (await callerOf(house, session).search.find({ words: text })).persons.map((one) => one.personId);

  test("keeps her record, in the search too, and goes on writing in it", async () => {
    const { id, caseId } = await followed("Dora");
    await act(id, "MOVE_RESIDENCE", { territory: quistello, movedOn: "2026-03-01" }, "person", anna);
    expect((await snapshotOf(id)).doc.head.territory).toBe(quistello);
    const record = await callerOf(house, anna).people.getRecord({ personId: id });
    expect(record).toMatchObject({ personId: id, territory: quistello });
    expect(record.cases.map((one) => one.caseId)).toEqual([caseId]);
    expect((await callerOf(house, anna).people.getPayer({ personId: id })).ordinary.payer).toBe(quistello);
    expect(await found(anna, "Traslochi Dora")).toEqual([id]);
    await act(id, "UPDATE_CONTACTS", { language: "it" }, "person", anna);
    expect((await snapshotOf(id)).doc.context.language).toBe("it");
  });

  test("her colleagues of the old comune do not, nor does she without an open case", async () => {
    const { id, caseId } = await followed("Elsa");
    await act(id, "MOVE_RESIDENCE", { territory: quistello, movedOn: "2026-03-01" }, "person", anna);
    await expect(callerOf(house, bruno).people.getRecord({ personId: id })).rejects.toThrow();
    expect(await found(bruno, "Traslochi Elsa")).toEqual([]);
    await expect(act(id, "UPDATE_CONTACTS", { language: "it" }, "person", bruno)).rejects.toThrow();
    await act(caseId, "ASSIGN", { assignee: "carla" }, "case-intake", supervisor);
    await expect(callerOf(house, anna).people.getRecord({ personId: id })).rejects.toThrow();
    expect(await found(anna, "Traslochi Elsa")).toEqual([]);
    await expect(act(id, "UPDATE_CONTACTS", { language: "it" }, "person", anna)).rejects.toThrow();
  });

  test("is told no more of a hidden address than before", async () => {
    const { id } = await followed("Fede");
    await act(id, "PROTECT_ADDRESS", { protectedAddressText: "Via sigillata 1" });
    await act(id, "MOVE_RESIDENCE", { territory: quistello, movedOn: "2026-03-01" });
    expect(JSON.stringify(await callerOf(house, anna).people.getRecord({ personId: id }))).not.toMatch(/sigillata/);
  });
});

test("nobody dies before being born, nor is born after the death that was recorded", async () => {
  const id = await person("Gina", { birthOn: "1950-05-01" });
  const dies = (diedOn: string) => act(id, "RECORD_DEATH", { diedOn });
  await expect(dies("1940-01-01")).rejects.toMatchObject({
    details: { problems: [{ path: "diedOn", code: "beforeBirth" }] },
  });
  await dies("2026-03-01");
  const born = act(id, "CORRECT_PERSON", { correctionReason: "document", birthOn: "2026-03-05" });
  await expect(born).rejects.toMatchObject({ details: { problems: [{ path: "birthOn", code: "beforeBirth" }] } });
});
