// What stands in the bytes of the main file and of its WAL while both are in use: persons are found in the pages of
// the declared caches and nowhere else, whatever was corrected, merged and freed before. A page that leaves a cache is
// wiped, so that the next table that gets it shows nothing of what it was.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listComuni } from "../../db/network/list-comuni.ts";
import { makePopulation, type SyntheticPerson } from "../../server/demo/population.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { cacheRoots } from "../support/person-caches.ts";
import { PersonalData } from "../support/personal-data.ts";
import { liveFramesOf, type Pages, pagesOf, pagesUnder } from "../support/sqlite-pages.ts";

const today = "2026-03-02";
const desk = sessionOf("desk", "supervisor");
const birth = { surname: "Prova", territory: "020038", fiscalCodeMissing: "unknown" };
let house: Installation;
let persons: SyntheticPerson[];
let seen: { where: PersonalData; frames: number; cachePages: number };

beforeAll(async () => {
  house = await install({ now: `${today}T09:00:00.000Z` });
  const comuni = await listComuni(house.services.driver);
  persons = makePopulation({ seed: "raw pages", day: today, persons: 300, comuni }).persons;
  seen = { where: new PersonalData(persons), frames: 0, cachePages: 0 };
});
afterAll(() => house.close());

const together = (one: (person: SyntheticPerson, i: number) => Promise<unknown>) =>
  Promise.all(persons.map((person, i) => one(person, i)));
const send = (i: number, kind: string, expectedSeq: number, type: string, payload: JsonObject) =>
  house.send(desk, { caseId: uuidOf(`${kind}-${i}`), kind, expectedSeq, type, payload });

/**
 * The file, then every frame of the WAL against the caches as they stood when its transaction committed. Frames of an
 * earlier round, which lie behind until they are written over, cannot be judged: which table a page belonged to then is
 * known no more. They hold what these frames held, and go when the server stops.
 */
async function look(when: string): Promise<void> {
  const roots = await cacheRoots(house.services.driver);
  const file = pagesOf(readFileSync(join(house.dir, "ambito.db")));
  const live = liveFramesOf(readFileSync(join(house.dir, "ambito.db-wal")));
  const own = (pages: Pages) => pagesUnder(pages, roots);
  const first = own(file);
  for (const [n, page] of file) if (!first.has(n)) seen.where.lookAt(`${when}: the file, page ${n}`, page);
  const state = new Map(file);
  let transaction: typeof live = [];
  for (const frame of live) {
    state.set(frame.page, frame.content);
    transaction.push(frame);
    if (!frame.commits) continue;
    const now = own(state);
    for (const { page, content } of transaction)
      if (!now.has(page)) seen.where.lookAt(`${when}: the WAL, page ${page}`, content);
    seen.cachePages = Math.max(seen.cachePages, now.size);
    transaction = [];
  }
  seen.frames += live.length;
}

test("persons opened, corrected and written about leave no trace outside the caches", {
  timeout: 120_000,
}, async () => {
  const name = ({ surname, givenName }: SyntheticPerson) => ({ surname, givenName });
  await together((person, i) => {
    const { comune: territory, fiscalCode, birthOn, sex } = person;
    const code = fiscalCode ? { fiscalCode } : { fiscalCodeMissing: "unknown" };
    return send(i, "person", 0, "OPEN_PERSON", { ...name(person), territory, birthOn, sex, ...code });
  });
  await look("opened");
  await together((person, i) => {
    const { surname, givenName, comune: territory } = person;
    const contact = { person: uuidOf(`person-${i}`), territory, area: "adults", need: "income", channel: "desk" };
    const told = { requester: "self", contactReason: `${surname} ${givenName} chiede un colloquio` };
    return send(i, "case-intake", 0, "OPEN_CONTACT", { ...contact, ...told });
  });
  await look("written about");
  for (let round = 1; round <= 2; round++) {
    // The full-text index merges and frees its pages; the notes take them.
    await together((person, i) => {
      const other = persons[(i + round * 37) % persons.length] ?? person;
      return send(i, "person", round, "CORRECT_PERSON", { ...name(other), correctionReason: "registry" });
    });
    await look(`corrected ${round}`);
    await together((person, i) =>
      send(i, "case-intake", round, "NOTE", { noteKind: "call", text: `Nota su ${person.surname}, ${round}` }),
    );
    await look(`noted ${round}`);
  }
  expect([...seen.where.found]).toEqual([]);
  expect(seen.frames).toBeGreaterThan(1_000);
  expect(seen.cachePages).toBeGreaterThan(50);
});

test("a folder that was closed keeps no old page in a WAL", async () => {
  const other = await install();
  await other.send(desk, {
    caseId: uuidOf("one"),
    kind: "person",
    expectedSeq: 0,
    type: "OPEN_PERSON",
    payload: birth,
  });
  const wal = join(other.dir, "ambito.db-wal");
  expect(statSync(wal).size).toBeGreaterThan(0);
  // As the server stops: the writer first, while main still reads.
  await other.open.close();
  expect(statSync(wal).size).toBe(0);
  await other.close().catch(() => {});
});

test("the look would find them: they do stand in the pages of the caches", async () => {
  const roots = await cacheRoots(house.services.driver);
  const live = liveFramesOf(readFileSync(join(house.dir, "ambito.db-wal")));
  const state = pagesOf(readFileSync(join(house.dir, "ambito.db")));
  for (const { page, content } of live) state.set(page, content);
  const inCaches = new PersonalData(persons);
  for (const n of pagesUnder(state, roots)) inCaches.lookAt("caches", state.get(n) ?? Buffer.alloc(0));
  expect([...inCaches.found].sort()).toEqual(["caches: a fiscal code", "caches: a full name", "caches: a surname"]);
});
