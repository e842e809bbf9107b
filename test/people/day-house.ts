// A district in which an act takes a minute, and what is asked there of the households of a day.
import { findCase } from "../../db/cases/find-case.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { systemPermit } from "../../server/engine/system.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

export const worker = sessionOf("worker", "socialWorker");
export const [ostiglia, poggio, quistello] = ["020038", "020042", "020047"];
let house: Installation;

/** Minutes of the clock, one an act. */
let minutes = 0;
const minuteOf = (n: number) => new Date(Date.parse("2026-03-09T08:00:00.000Z") + n * 60_000).toISOString();
/** The minute that is over, on the clocks of Rome: an hour ahead. */
export const knownNow = () => {
  const at = new Date(Date.parse(minuteOf(minutes)) + 3_600_000).toISOString().slice(0, 16);
  minutes += 2;
  house.at(minuteOf(minutes));
  return at;
};

export const snapshotOf = async (caseId: string) => {
  const found = await findCase(house.services.driver, systemPermit(), caseId);
  if (!found) throw new Error(`no case ${caseId}`);
  return found.snapshot;
};

export async function act(caseId: string, type: string, payload: JsonObject, kind = "household", by = worker) {
  minutes += 1;
  house.at(minuteOf(minutes));
  const found = await findCase(house.services.driver, systemPermit(), caseId);
  return house.send(by, { caseId, kind, expectedSeq: found?.snapshot.seq ?? 0, type, payload });
}

export async function person(name: string, more: JsonObject = {}): Promise<string> {
  const caseId = uuidOf(name);
  const payload = { surname: "Prova", givenName: name, fiscalCodeMissing: "unknown", territory: ostiglia, ...more };
  await act(caseId, "OPEN_PERSON", payload, "person");
  return caseId;
}

export const ask = (by: Session) => callerOf(house, by).people;
export const ofPerson = (personId: string, on: string, at?: string, by = worker) =>
  ask(by).getHouseholdsOn({ personId, on, ...(at === undefined ? {} : { at }) });
export const ofHousehold = (householdId: string, more: { on?: string; at?: string } = {}, by = worker) =>
  ask(by).getHousehold({ householdId, ...more });
/** Household by household, who lived there and as what. */
export const told = async (...asked: Parameters<typeof ofPerson>) =>
  (await ofPerson(...asked)).households.map(({ household, members }) => [
    household,
    members.map(({ person: who, relation }) => [who, relation]),
  ]);

export const openDays = async (): Promise<Installation> => {
  house = await install({ now: minuteOf(0) });
  return house;
};
