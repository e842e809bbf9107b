// Which comune pays for a person, as the procedure answers it: through a move, a stay that froze it, an act, a merged comune,
// and the check that a move opens.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listReads } from "../../db/read-log/reads.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const worker = sessionOf("worker", "socialWorker");
const desk = sessionOf("desk", "frontDesk");
const [old, child, mother] = [uuidOf("old"), uuidOf("child"), uuidOf("mother")];
const [ostiglia, quistello, revere, borgoMantovano] = ["020038", "020047", "020049", "020072"];
let house: Installation;
const seqs = new Map<string, number>();

async function record(caseId: string, type: string, payload: JsonObject): Promise<number> {
  const expectedSeq = seqs.get(caseId) ?? 0;
  const { seq } = await house.send(worker, { caseId, kind: "person", expectedSeq, type, payload });
  seqs.set(caseId, seq);
  return seq;
}

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  const people: [string, string, string][] = [
    [old, "1940-01-01", revere],
    [child, "2016-05-01", ostiglia],
    [mother, "1985-01-01", quistello],
  ];
  for (const [caseId, birthOn, territory] of people) {
    const name = { surname: "Prova", givenName: "Ada", birthOn, fiscalCodeMissing: "unknown" };
    await record(caseId, "OPEN_PERSON", { ...name, territory, movedOn: "2010-01-01" });
  }
});
afterAll(() => house.close());

const payer = (personId: string, session = worker) => callerOf(house, session).people.getPayer({ personId });

describe("who pays", () => {
  test("is the comune of residence, through its merger", async () => {
    const shown = await payer(old);
    expect(shown.ordinary).toMatchObject({ payer: borgoMantovano, formerly: revere, reason: "residenceAtDelivery" });
    expect(shown.since).toEqual({ territory: borgoMantovano, from: "2010-01-01" });
    expect(shown.places[revere]).toBe("Revere");
  });

  test("stays for a stay when the person moves, and the move opens a check until it is answered", async () => {
    await record(old, "RECORD_STAY", { stayKind: "residential", from: "2026-01-10", stayPlace: "RSA sigillata" });
    await record(old, "MOVE_RESIDENCE", { territory: quistello, movedOn: "2026-02-01" });
    const moved = await payer(old);
    expect(moved.ordinary.payer).toBe(quistello);
    expect(moved.stays[0]?.answer).toMatchObject({
      ...{ payer: borgoMantovano, reason: "residenceAtStart" },
      ignored: [{ territory: quistello, from: "2026-02-01" }],
    });
    expect(moved.checkDueOn).toBe("2026-04-08");
    const claim = { claimTo: borgoMantovano, claimOn: "2026-03-09" };
    await record(old, "CHECK_PAYER", { payerOutcome: "claimSent", ...claim });
    expect((await payer(old)).checkDueOn).toBe("2026-04-08");
    await record(old, "CHECK_PAYER", { payerOutcome: "claimAccepted", ...claim });
    expect((await payer(old)).checkDueOn).toBeUndefined();
  });

  test("is who an act says, whose number the desk is not told", async () => {
    const act = { payerService: "residential", payer: quistello, payerActNumber: "Numero sigillato" };
    await record(old, "DECIDE_PAYER", { ...act, actOn: "2026-03-01", from: "2026-03-01" });
    const shown = await payer(old);
    expect(shown.stays[0]?.answer).toMatchObject({ payer: quistello, reason: "act" });
    expect(shown.payerActs[0]?.number).toBe("Numero sigillato");
    expect(JSON.stringify(await payer(old, desk))).not.toMatch(/sigillat/);
  });

  test("of a child in foster care is the parents' comune when it began", async () => {
    const stay = await record(child, "RECORD_STAY", { stayKind: "foster", from: "2026-02-01" });
    expect((await payer(child)).stays[0]?.answer).toMatchObject({ reason: "parentsUnknown" });
    const birth = { authority: "civilRegistry", actOn: "2016-05-02", from: "2016-05-01", responsibility: "full" };
    await record(child, "RECORD_ACT", { actRole: "parent", representative: mother, ...birth });
    await record(mother, "MOVE_RESIDENCE", { territory: ostiglia, movedOn: "2026-03-01" });
    const shown = await payer(child);
    expect(shown.stays[0]?.answer).toMatchObject({ payer: quistello, reason: "parentsAtStart" });
    expect(shown.stays[0]?.answer?.ignored).toEqual([{ territory: ostiglia, from: "2026-03-01" }]);
    await record(child, "END_STAY", { stay, until: "2026-03-08" });
    expect((await payer(child)).stays[0]?.answer).toBeUndefined();
  });

  test("says the domicile beside the residence", async () => {
    await record(old, "MOVE_DOMICILE", { domicile: ostiglia, domicileFrom: "2026-01-10" });
    await record(old, "MOVE_DOMICILE", { domicile: quistello, domicileFrom: "2026-02-10" });
    await record(old, "END_DOMICILE", { until: "2026-03-01" });
    expect((await payer(old)).domiciles).toEqual([
      { territory: ostiglia, from: "2026-01-10", until: "2026-02-10" },
      { territory: quistello, from: "2026-02-10", until: "2026-03-01" },
    ]);
  });

  test("is recorded as reading the person", async () => {
    await payer(old, sessionOf("reader", "socialWorker"));
    expect(listReads(house.services.reads.db, { accountId: "reader", what: "person" }, 5)).toHaveLength(1);
    await expect(payer(old, sessionOf("dpo", "dpo"))).rejects.toThrow();
  });
});
