// Who signs for a person and who may be told, as the procedure answers it: rights for everybody who reads the record, the
// number and the words of an act only for who may read judicial data, names as they were corrected, and a row in the read log.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listReads } from "../../db/read-log/reads.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const worker = sessionOf("worker", "socialWorker");
const desk = sessionOf("desk", "frontDesk");
const dpo = sessionOf("dpo", "dpo");
const [child, mother, father] = [uuidOf("child"), uuidOf("mother"), uuidOf("father")];
let house: Installation;
let seq = 0;

async function record(type: string, payload: JsonObject) {
  const sent = await house.send(worker, { caseId: child, kind: "person", expectedSeq: seq, type, payload });
  seq = sent.seq;
  return sent.seq;
}

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  const born = { [child]: "2016-05-01", [mother]: "1985-01-01", [father]: "1980-01-01" };
  for (const [caseId, birthOn] of Object.entries(born)) {
    const payload = { surname: "Prova", givenName: "Ada", birthOn, fiscalCodeMissing: "unknown", territory: "020038" };
    await house.send(worker, { caseId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload });
  }
  seq = 1;
});
afterAll(() => house.close());

const rights = (session = worker, on?: string) =>
  callerOf(house, session).people.getRights({ personId: child, ...(on ? { on } : {}) });

const court = { authority: "juvenileCourt", actOn: "2026-02-01", from: "2026-02-01" };

describe("the rights of a child", () => {
  test("follow the acts, day by day", async () => {
    expect((await rights()).rights.gaps).toEqual(["nobodyRecorded"]);
    const birth = { authority: "civilRegistry", actOn: "2016-05-02", from: "2016-05-01", responsibility: "full" };
    await record("RECORD_ACT", { actRole: "parent", representative: mother, ...birth });
    await record("RECORD_ACT", { actRole: "parent", representative: father, ...birth });
    const forfeited = { actRole: "parent", representative: father, responsibility: "forfeited" };
    const order = { actOrders: ["hideAddress"], actNumber: "Numero sigillato", actText: "Parola sigillata" };
    await record("RECORD_ACT", { ...forfeited, ...court, ...order });
    const today = await rights();
    expect(today.rights.holders.map(({ holder, signs }) => [holder, signs.answer])).toEqual([
      [mother, "yes"],
      [father, "no"],
    ]);
    expect(today.rights.holders[1]?.address).toEqual({ answer: "no", reasons: [{ id: "hideAddress", act: 4 }] });
    expect(today.names[father]).toBe("Prova Ada");
    const before = await rights(worker, "2026-01-31");
    expect(before.rights.holders.map(({ signs }) => signs.answer)).toEqual(["yes", "yes"]);
  });

  test("tell the desk whom it may tell, without the number and the words of the act", async () => {
    const shown = await rights(desk);
    expect(shown.rights.holders).toHaveLength(2);
    expect(JSON.stringify(shown)).not.toMatch(/sigillat/);
    expect((await rights()).acts.find(({ act }) => act === 4)).toMatchObject({
      number: "Numero sigillato",
      text: "Parola sigillata",
    });
  });

  test("name who is not registered as the last correction says", async () => {
    const guardian = { actRole: "guardian", representativeName: "Avv. Sbagliata", ...court, until: "2026-04-01" };
    const act = await record("RECORD_ACT", guardian);
    expect((await rights()).runningOut).toEqual([act]);
    const values = { ...guardian, representativeName: "Avv. Giusta" };
    await record("CORRECT", { corrects: act, mendReason: "Letto meglio", values });
    const shown = await rights();
    expect(shown.acts.find((one) => one.act === act)?.name).toBe("Avv. Giusta");
    await record("END_ACT", { act, until: "2026-03-08", actEnd: "revoked" });
    expect((await rights()).rights.holders.map(({ holder }) => holder)).toEqual([mother, father]);
  });

  test("are no business of who does not read the record, and reading them is recorded", async () => {
    await expect(rights(dpo)).rejects.toThrow();
    const reader = sessionOf("reader", "socialWorker");
    await rights(reader);
    const rows = listReads(house.services.reads.db, { accountId: "reader", what: "person" }, 10);
    expect(rows.map((row) => row.caseId)).toEqual([child]);
  });

  test("cannot rest on an act that is not there or ends before it begins", async () => {
    const refused = async (type: string, payload: JsonObject, reason: string) =>
      expect(record(type, payload)).rejects.toMatchObject({ details: { refusal: { reasons: [reason] } } });
    await refused("END_ACT", { act: 99, until: "2026-03-08", actEnd: "revoked" }, "actKnown");
    await refused("END_ACT", { act: 4, until: "2026-01-31", actEnd: "revoked" }, "endNotBefore");
    const guardian = { actRole: "guardian", ...court };
    await refused("RECORD_ACT", { ...guardian, representative: child }, "notOneself");
    await refused("RECORD_ACT", { ...guardian, representative: mother, until: "2026-01-01" }, "untilNotBefore");
  });
});
