// After an import, whoever it made and who is in no household is offered to be put into one: at most eight, in the order of the file,
// only to who made the import and would find them in a search.
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type Office, openOffice } from "./house.ts";

let office: Office;
let [sara, tea] = ["", ""];
beforeAll(async () => {
  office = await openOffice();
  sara = office.made("Sara", "supervisor");
  tea = office.made("Tea", "supervisor");
});
afterAll(() => office.house.close());

const head = "Cognome;Nome;Data di nascita;Comune;Nucleo;Parentela";
const bring = async (source: string, rows: readonly string[]) =>
  office.start(sara, (await office.preview(sara, [head, ...rows].join("\n"), { source })).id);
const unhoused = (jobId: string, who = sara) => office.call(who).imports.listUnhoused({ jobId });
const made = async (jobId: string) =>
  (await office.call(sara).imports.listRows({ jobId, limit: 200 })).rows
    .filter(({ kind }) => kind === "person")
    .map(({ caseId }) => caseId);
async function act(caseId: string, kind: string, type: string, payload: JsonObject) {
  const [found] = await readCases(office.house.services.driver, [caseId]);
  const expectedSeq = found?.snapshot.seq ?? 0;
  await office.house.send(office.as(sara), { caseId, kind, expectedSeq, type, payload });
}

test("only those without a household, until they are in one", async () => {
  const job = await bring("Primi", [
    "Melli;Ada;1/2/1950;Ostiglia;L1;Intestataria",
    "Melli;Bea;1/2/1951;Ostiglia;L1;sorella",
    "Melli;Cia;1/2/1952;Ostiglia;;",
    "Melli;Dea;1/2/1953;Ostiglia;;",
  ]);
  const persons = await made(job.id);
  expect(persons).toHaveLength(4);
  expect(await unhoused(job.id)).toEqual({ personIds: persons.slice(2), more: false });
  const members = [{ person: persons[2] ?? "", relation: "reference", from: "2020-01-01" }];
  const home = { householdKind: "registry", territory: "020038", members };
  await act(uuidOf("melli home"), "household", "OPEN_HOUSEHOLD", home);
  expect(await unhoused(job.id)).toEqual({ personIds: persons.slice(3), more: false });
});

test("at most eight, and is said that there are more", async () => {
  const job = await bring(
    "Secondi",
    Array.from({ length: 10 }, (_, i) => `Rovelli;Nome${"abcdefghij"[i]};1/3/19${60 + i};Ostiglia;;`),
  );
  const persons = await made(job.id);
  expect(await unhoused(job.id)).toEqual({ personIds: persons.slice(0, 8), more: true });
  const undone = await office.ended(sara, (await office.call(sara).imports.undo({ jobId: job.id })).jobId);
  expect(undone.done).toBe(10);
  expect(await unhoused(job.id)).toEqual({ personIds: [], more: false });
  expect(await unhoused(undone.id)).toEqual({ personIds: [], more: false });
});

test("to nobody else, and of whom a search would not show her nothing", async () => {
  const job = await bring("Terzi", ["Sgarbi;Ada;1/2/1950;Ostiglia;;", "Sgarbi;Bea;1/2/1951;Ostiglia;;"]);
  await expect(unhoused(job.id, tea)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const [ada = "", bea = ""] = await made(job.id);
  expect((await unhoused(job.id)).personIds).toEqual([ada, bea]);
  const found = (await office.call(sara).people.find({ words: "Sgarbi" })).persons.length;
  await act(ada, "person", "PROTECT_ADDRESS", { protectedAddressText: "Via Nascosta 1" });
  const shown = (await office.call(sara).people.find({ words: "Sgarbi" })).persons.map(({ personId }) => personId);
  expect(found).toBe(2);
  expect((await unhoused(job.id)).personIds).toEqual([ada, bea].filter((one) => shown.includes(one)));
});
