// A claim taken again by the case that holds it does no harm: alone, in one group, and released and taken in one event.
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");
let n = 0;

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow] });
});
afterAll(() => house.close());

async function opened(): Promise<string> {
  const caseId = uuidOf(`claims-${n++}`);
  await house.send(anna, { caseId, kind: "toy", expectedSeq: 0, type: "OPEN", payload: { territory: "020038" } });
  return caseId;
}
const act = (caseId: string, expectedSeq: number, type: string, slot: string) =>
  house.send(anna, { caseId, expectedSeq, type, payload: { slot } });
const holders = (slot: string) =>
  house.services.driver.read("SELECT case_id FROM claim WHERE kind='slot' AND resource=?", [slot]);
const refused = { code: "REFUSED", details: { refusal: { code: "claimTaken" } } };

test("its own claim again is no refusal, and stays one", async () => {
  const [one, other] = [await opened(), await opened()];
  await act(one, 1, "TAKE_SLOT", "A");
  expect(await act(one, 2, "TAKE_SLOT", "A")).toMatchObject({ seq: 3 });
  expect(await holders("A")).toEqual([{ case_id: one }]);
  await expect(act(other, 1, "TAKE_SLOT", "A")).rejects.toMatchObject(refused);
});

test("two claims of one case in one group, with somebody else's between them", async () => {
  const [one, other] = [await opened(), await opened()];
  const answers = await Promise.allSettled([
    act(one, 1, "TAKE_SLOT", "B"),
    act(other, 1, "TAKE_SLOT", "B"),
    // Decided after the first, in the same group.
    act(one, 2, "TAKE_SLOT", "B"),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await holders("B")).toEqual([{ case_id: one }]);
});

test("released and taken again in one event: held when it was held or free, refused when another holds it", async () => {
  const [one, other] = [await opened(), await opened()];
  await act(one, 1, "KEEP_SLOT", "C");
  expect(await act(one, 2, "KEEP_SLOT", "C")).toMatchObject({ seq: 3 });
  await expect(act(other, 1, "KEEP_SLOT", "C")).rejects.toMatchObject(refused);
  expect(await holders("C")).toEqual([{ case_id: one }]);
});

test("undone, a claim of what the case held already leaves it held; a release of what it had not leaves it free", async () => {
  const one = await opened();
  const undo = (expectedSeq: number) =>
    house.send(anna, { caseId: one, expectedSeq, type: "UNDO", payload: { undoes: expectedSeq } });
  await act(one, 1, "TAKE_SLOT", "E");
  await act(one, 2, "TAKE_SLOT", "E");
  await undo(3);
  expect(await holders("E")).toEqual([{ case_id: one }]);
  await act(one, 4, "KEEP_SLOT", "E");
  await undo(5);
  expect(await holders("E")).toEqual([{ case_id: one }]);
  await act(one, 6, "LEAVE_SLOT", "F");
  await undo(7);
  expect(await holders("F")).toEqual([]);
  await act(one, 8, "KEEP_SLOT", "F");
  await undo(9);
  expect(await holders("F")).toEqual([]);
});

test("one group may release, hand over and take again", async () => {
  const [one, other] = [await opened(), await opened()];
  await act(one, 1, "TAKE_SLOT", "D");
  await Promise.all([
    act(one, 2, "TAKE_SLOT", "D"),
    act(one, 3, "LEAVE_SLOT", "D"),
    act(other, 1, "TAKE_SLOT", "D"),
    act(other, 2, "KEEP_SLOT", "D"),
  ]);
  expect(await holders("D")).toEqual([{ case_id: other }]);
  await expect(act(one, 4, "TAKE_SLOT", "D")).rejects.toMatchObject(refused);
});

test("the log folds to the claims that stand", async () => {
  const { driver, workflows } = house.services;
  expect((await verify({ driver, workflows })).problems).toEqual([]);
});
