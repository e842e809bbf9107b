// What was known of a person at a minute is answered the same for ever, whatever is recorded, corrected or taken back later.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const worker = sessionOf("worker", "socialWorker");
const mother = uuidOf("mother as of");
let house: Installation;
let day = "2026-01-12";

beforeAll(async () => {
  house = await install({ now: `${day}T09:00:00.000Z` });
  await open(mother, { birthOn: "1985-01-01" });
});
afterAll(() => house.close());

const open = (caseId: string, more: JsonObject) =>
  house.send(worker, {
    ...{ caseId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
    payload: { surname: "Prova", givenName: "Ada", fiscalCodeMissing: "unknown", territory: "020038", ...more },
  });

const act = { authority: "court", actOn: "2026-01-01", from: "2026-01-01" };
const parent = { actRole: "parent", representative: mother, responsibility: "full" };
/** What may be recorded at random; what does not fit where the record stands is refused, and that is well. */
const steps: readonly (() => [string, JsonObject])[] = [
  () => ["RECORD_ACT", { ...parent, ...act }],
  () => ["RECORD_ACT", { ...parent, ...act, responsibility: "forfeited", actOrders: ["hideAddress"] }],
  () => ["RECORD_ACT", { actRole: "guardian", representativeName: "Avv. di prova", ...act, until: addDays(day, 30) }],
  () => ["END_ACT", { act: 2, until: day, actEnd: "revoked" }],
  () => ["CORRECT", { corrects: 2, mendReason: "Letto meglio", values: { ...parent, ...act, responsibility: "sole" } }],
  () => ["MOVE_RESIDENCE", { territory: "020047", movedOn: day }],
  () => ["RECORD_STAY", { stayKind: "foster", from: day }],
  () => ["MOVE_DOMICILE", { domicile: "020042", domicileFrom: day }],
  () => ["RECORD_ISEE", { iseeKind: "ordinary", iseeCents: 100_000, dsuOn: day }],
  () => ["END_PAPER", { paper: 3, until: day }],
  () => ["CORRECT_PERSON", { correctionReason: "document", birthOn: "1990-01-01" }],
  () => ["DECIDE_PAYER", { payerService: "foster", payer: "020061", payerActNumber: "1", actOn: day, from: day }],
];

/** Names beside ids are those of today. */
async function known(personId: string, at: string): Promise<string> {
  const { people } = callerOf(house, worker);
  const { names: _, ...rights } = await people.getRights({ personId, at });
  return JSON.stringify([rights, await people.getPayer({ personId, at }), await people.getPapers({ personId, at })]);
}

test("an answer about the past never changes", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(steps.length - 1), { minLength: 4, maxLength: 10 }), async (chosen) => {
      run += 1;
      const personId = uuidOf(`as of ${run}`);
      let seq = (await open(personId, { birthOn: "2014-05-01" })).seq;
      const answers: [string, string][] = [];
      for (const index of chosen) {
        const [type, payload] = steps[index]?.() ?? ["", {}];
        const sent = await house
          .send(worker, { caseId: personId, kind: "person", expectedSeq: seq, type, payload })
          .catch(() => undefined);
        seq = sent?.seq ?? seq;
        const minute = `${day}T18:00`;
        day = addDays(day, 1);
        house.at(`${day}T09:00:00.000Z`);
        answers.push([minute, await known(personId, minute)]);
      }
      for (const [minute, answer] of answers) expect(await known(personId, minute), minute).toBe(answer);
    }),
    { numRuns: 12 },
  );
});

test("before the record was opened there is nothing to answer", async () => {
  await expect(known(mother, "2020-01-01T10:00")).rejects.toThrow("NOT_FOUND");
});

test("what was known then, and what is known now of that day, are two questions", async () => {
  const personId = uuidOf("two times");
  await open(personId, { birthOn: "2014-05-01" });
  const minute = `${day}T18:00`;
  day = addDays(day, 1);
  house.at(`${day}T09:00:00.000Z`);
  const payload = { ...parent, ...act };
  await house.send(worker, { caseId: personId, kind: "person", expectedSeq: 1, type: "RECORD_ACT", payload });
  const { people } = callerOf(house, worker);
  expect((await people.getRights({ personId, at: minute })).rights.holders).toEqual([]);
  expect((await people.getRights({ personId, on: minute.slice(0, 10) })).rights.holders).toHaveLength(1);
});
