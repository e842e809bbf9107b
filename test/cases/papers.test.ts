// What a person has on paper, as the procedure answers it: amounts and diagnoses by class, an ISEE to the last day of its year by
// the rule of the day, what runs out on the page of a case too.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listReads } from "../../db/read-log/reads.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const worker = sessionOf("worker", "socialWorker");
const desk = sessionOf("desk", "frontDesk");
const clerk = sessionOf("clerk", "housingClerk");
const [personId, caseId] = [uuidOf("who has papers"), uuidOf("a case of hers")];
let house: Installation;
let seq = 0;

async function record(type: string, payload: JsonObject): Promise<number> {
  const sent = await house.send(worker, { caseId: personId, kind: "person", expectedSeq: seq, type, payload });
  seq = sent.seq;
  return seq;
}

beforeAll(async () => {
  house = await install({ now: "2025-12-01T09:00:00.000Z" });
  const name = { surname: "Prova", givenName: "Ada", birthOn: "1950-01-01", fiscalCodeMissing: "unknown" };
  await record("OPEN_PERSON", { ...name, territory: "020038" });
  await record("RECORD_ISEE", { iseeKind: "restricted", iseeCents: 1_234_567, dsuOn: "2025-02-03" });
  await record("RECORD_CERTIFICATE", { certificateKind: "law104Severe", from: "2024-05-01" });
  await record("RECORD_PERMIT", { permitKind: "longTermPermit", from: "2024-01-01", until: "2027-01-01" });
  const payload = { person: personId, territory: "020038", area: "adults", need: "careAtHome", channel: "desk" };
  await house.send(worker, {
    ...{ caseId, kind: "case-intake", expectedSeq: 0, type: "OPEN_CONTACT" },
    payload: { ...payload, requester: "self", contactReason: "Chiede un aiuto" },
  });
});
afterAll(() => house.close());

const papers = (session = worker) => callerOf(house, session).people.getPapers({ personId });

describe("what a person has on paper", () => {
  test("is told with kinds and amounts by class", async () => {
    const said = async (session = worker) => (await papers(session)).papers.map((one) => Object.fromEntries(one.said));
    expect(await said()).toEqual([
      { iseeKind: "restricted", iseeCents: 1_234_567 },
      { certificateKind: "law104Severe" },
      { permitKind: "longTermPermit" },
    ]);
    expect(await said(clerk)).toEqual([
      { iseeKind: "restricted", iseeCents: 1_234_567 },
      {},
      { permitKind: "longTermPermit" },
    ]);
    const shown = await papers(desk);
    expect(shown.papers.map(({ closed }) => closed)).toEqual(["economic", "health", undefined]);
    expect(JSON.stringify(shown)).not.toMatch(/1234567|restricted|law104/);
  });

  test("runs out on the last day of the year, on the page of the case too, until the next is recorded", async () => {
    expect((await papers()).expiring).toEqual([{ paper: 2, about: "isee", until: "2025-12-31", isOver: false }]);
    house.at("2026-01-02T09:00:00.000Z");
    const over = [{ paper: 2, about: "isee", until: "2025-12-31", isOver: true }];
    expect((await papers()).expiring).toEqual(over);
    const view = await callerOf(house, worker).cases.getCase({ caseId });
    expect(view).toMatchObject({ level: "content", personExpiring: over });
    await record("RECORD_ISEE", { iseeKind: "current", iseeCents: 900_000, dsuOn: "2026-01-02" });
    expect((await papers()).expiring).toEqual(over);
    await record("RECORD_ISEE", { iseeKind: "restricted", iseeCents: 800_000, dsuOn: "2026-01-02" });
    expect((await papers()).expiring).toEqual([]);
  });

  test("is not taken for renewed by one of another kind, and the log does not tell which kind it is", async () => {
    const [who, from] = [uuidOf("who has two of a sort"), "2026-01-01"];
    let at = 0;
    const tell = async (type: string, payload: JsonObject) => {
      const sent = await house.send(worker, { caseId: who, kind: "person", expectedSeq: at, type, payload });
      at = sent.seq;
      return at;
    };
    const runsOut = async () =>
      (await callerOf(house, worker).people.getPapers({ personId: who })).expiring.map(({ paper }) => paper);
    const name = { surname: "Prova", givenName: "Ugo", birthOn: "1950-01-01", fiscalCodeMissing: "unknown" };
    await tell("OPEN_PERSON", { ...name, territory: "020038" });
    const invalidity = { certificateKind: "civilInvalidity", from: "2024-01-01", until: "2026-01-12" };
    const first = await tell("RECORD_CERTIFICATE", invalidity);
    const law = await tell("RECORD_CERTIFICATE", { certificateKind: "law104", from, until: "2029-01-01" });
    const permit = { permitKind: "residencePermit", from: "2024-01-01", until: "2026-01-14" };
    const second = await tell("RECORD_PERMIT", permit);
    await tell("RECORD_PERMIT", { permitKind: "identityDocument", from, until: "2036-01-01" });
    const other = await tell("RECORD_PERMIT", { permitKind: "other", from: "2025-01-01", until: "2026-01-20" });
    await tell("RECORD_PERMIT", { permitKind: "other", from, until: "2030-01-01" });
    expect(await runsOut()).toEqual([first, second, other]);
    // Recorded as what it was not: put right, it takes the place of the earlier of its kind.
    const values = { certificateKind: "civilInvalidity", from, until: "2029-01-01" };
    await tell("CORRECT", { corrects: law, mendReason: "Era l'invalidità", values });
    expect(await runsOut()).toEqual([second, other]);
    // And the earlier one was none: then nothing takes its place.
    await tell("CORRECT", {
      corrects: first,
      mendReason: "Era la 104",
      values: { ...invalidity, certificateKind: "law104" },
    });
    expect(await runsOut()).toEqual([first, second, other]);
    await tell("RECORD_PERMIT", { ...permit, from, until: "2028-01-01" });
    expect(await runsOut()).toEqual([first, other]);
    const rows = await house.services.driver.read<{ payload: string }>("SELECT payload FROM event WHERE case_id=?", [
      who,
    ]);
    const log = rows.map(({ payload }) => payload).join();
    expect(log).not.toMatch(/law104|civilInvalidity|residencePermit|identityDocument/);
    expect(log).toContain(`"like":"${second}"`);
  });

  test("is closed by hand, once", async () => {
    await record("END_PAPER", { paper: 4, until: "2026-01-02" });
    expect((await papers()).papers.find(({ paper }) => paper === 4)?.endedOn).toBe("2026-01-02");
    await expect(record("END_PAPER", { paper: 4, until: "2026-01-02" })).rejects.toMatchObject({
      details: { refusal: { reasons: ["paperKnown"] } },
    });
    const early = { permitKind: "residencePermit", from: "2026-01-01", until: "2025-01-01" };
    await expect(record("RECORD_PERMIT", early)).rejects.toMatchObject({
      details: { refusal: { reasons: ["paperEndsLater"] } },
    });
  });

  test("is recorded as reading the person", async () => {
    await papers(sessionOf("reader", "socialWorker"));
    expect(listReads(house.services.reads.db, { accountId: "reader", what: "person" }, 5)).toHaveLength(1);
    await expect(papers(sessionOf("dpo", "dpo"))).rejects.toThrow();
  });
});
