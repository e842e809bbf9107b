// The street of a person belongs to a residence: told without one, a move leaves none standing; told of earlier days, it changes
// nothing of today; and so after undoing and correcting, on the record, in the search and in what was done.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findCase } from "../../db/cases/find-case.ts";
import { loadTables } from "../../db/district/load-tables.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { systemPermit } from "../../server/engine/system.ts";
import { verify } from "../../server/engine/verify.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const worker = sessionOf("worker", "protectionWorker");
const [ostiglia, poggio, quistello] = ["020038", "020042", "020047"];
let house: Installation;

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
});
afterAll(() => house.close());

const snapshotOf = async (caseId: string) => {
  const found = await findCase(house.services.driver, systemPermit(), caseId);
  if (!found) throw new Error(`no case ${caseId}`);
  return found.snapshot;
};

async function act(caseId: string, type: string, payload: JsonObject, kind = "person") {
  const found = await findCase(house.services.driver, systemPermit(), caseId);
  return house.send(worker, { caseId, kind, expectedSeq: found?.snapshot.seq ?? 0, type, payload });
}

async function person(name: string, more: JsonObject = { address: "Via Prima 1" }): Promise<string> {
  const caseId = uuidOf(`street ${name}`);
  const open = { surname: "Stradini", givenName: name, fiscalCodeMissing: "unknown" };
  await act(caseId, "OPEN_PERSON", { ...open, territory: ostiglia, movedOn: "2020-01-01", ...more });
  return caseId;
}

const move = (caseId: string, territory = poggio, movedOn = "2026-02-01", street: JsonObject = {}) =>
  act(caseId, "MOVE_RESIDENCE", { territory, movedOn, ...street });

const correct = async (caseId: string, corrects: number, values: JsonObject) =>
  act(caseId, "CORRECT", { corrects, mendReason: "Registrato male (esempio)", values });

/** The comune, the street the record shows, and whom the search finds in that street. */
async function now(personId: string) {
  const record = await callerOf(house, worker).people.getRecord({ personId });
  const value = (name: string) => {
    const found = record.fields.find(({ field }) => field === name);
    return found?.shown === "value" ? found.value : undefined;
  };
  const [row] = await house.services.driver.read<{ address: string | null }>(
    "SELECT address FROM person_row WHERE person_id=?",
    [personId],
  );
  // A mark aside is no field of the record.
  expect(record.fields.map(({ field }) => field).filter((field) => field.includes("@"))).toEqual([]);
  const street = value("address");
  expect(row?.address ?? undefined).toBe(record.protectedAddress ? undefined : street);
  return { at: record.territory, street, hidden: value("protectedAddressText") };
}

/** Streets told in what was done, oldest first. */
const toldOf = async (caseId: string) =>
  (await callerOf(house, worker).cases.listTimeline({ caseId })).entries
    .flatMap(({ given = [] }) => given.filter(({ field }) => field === "address").map(({ value }) => value))
    .reverse();

describe("a move", () => {
  test("without a street leaves none standing, and asks for it", async () => {
    const id = await person("Ada");
    const { seq } = await move(id);
    expect(await now(id)).toEqual({ at: poggio, street: undefined, hidden: undefined });
    expect((await snapshotOf(id)).doc.todo).toHaveProperty("address");
    expect(await toldOf(id)).toEqual(["Via Prima 1"]);
    await act(id, "UNDO", { undoes: seq });
    expect(await now(id)).toMatchObject({ at: ostiglia, street: "Via Prima 1" });
    expect((await snapshotOf(id)).doc.todo).not.toHaveProperty("address");
    await move(id);
    await act(id, "UPDATE_CONTACTS", { address: "Via Nuova 3" });
    expect(await now(id)).toMatchObject({ at: poggio, street: "Via Nuova 3" });
    expect((await snapshotOf(id)).doc.todo).not.toHaveProperty("address");
  });

  test("asks for no street where none was known", async () => {
    const id = await person("Bea", {});
    await move(id);
    expect((await snapshotOf(id)).doc.todo).not.toHaveProperty("address");
  });

  test.each(["first", "last"])(
    "of earlier days, recorded %s, changes nothing of the street of today",
    async (order) => {
      const id = await person(`Ordine ${order}`);
      const early = () => move(id, quistello, "2023-05-01", { address: "Via Vecchia 9" });
      const late = () => move(id, poggio, "2026-02-01", { address: "Via Nuova 3" });
      for (const one of order === "first" ? [early, late] : [late, early]) await one();
      expect(await now(id)).toMatchObject({ at: poggio, street: "Via Nuova 3" });
      expect([...(await toldOf(id))].sort()).toEqual(["Via Nuova 3", "Via Prima 1", "Via Vecchia 9"]);
    },
  );

  test("of earlier days without a street takes none away", async () => {
    const id = await person("Cleo");
    await move(id, poggio, "2010-01-01");
    expect(await now(id)).toMatchObject({ at: ostiglia, street: "Via Prima 1" });
  });

  test("of earlier days is undone, and today stands as before", async () => {
    const id = await person("Dina");
    const { seq } = await move(id, poggio, "2010-01-01", { address: "Via Vecchia 9" });
    expect(await now(id)).toMatchObject({ at: ostiglia, street: "Via Prima 1" });
    await act(id, "UNDO", { undoes: seq });
    const { sealed } = (await snapshotOf(id)).doc;
    expect(Object.keys(sealed).filter((mark) => mark.startsWith("address"))).toEqual(["address"]);
  });

  test("does not end the asking when it tells the street of earlier days", async () => {
    const id = await person("Elda");
    await move(id);
    await move(id, quistello, "2023-05-01", { address: "Via Vecchia 9" });
    expect(await now(id)).toMatchObject({ at: poggio, street: undefined });
    expect((await snapshotOf(id)).doc.todo).toHaveProperty("address");
  });
});

describe("corrected", () => {
  const old = { territory: poggio, movedOn: "2010-01-01" };
  const recent = { territory: poggio, movedOn: "2026-02-01" };

  test("to earlier days, the street of before stands again; and back", async () => {
    const id = await person("Fina");
    const { seq } = await move(id, poggio, "2026-02-01", { address: "Via Nuova 3" });
    await correct(id, seq, { ...old, address: "Via Nuova 3" });
    expect(await now(id)).toMatchObject({ at: ostiglia, street: "Via Prima 1" });
    await correct(id, seq, { ...recent, address: "Via Nuova 3" });
    expect(await now(id)).toMatchObject({ at: poggio, street: "Via Nuova 3" });
  });

  test("to later days, a move without a street leaves none", async () => {
    const id = await person("Gina");
    const { seq } = await move(id, poggio, "2010-01-01");
    const { seq: made } = await correct(id, seq, recent);
    expect(await now(id)).toMatchObject({ at: poggio, street: undefined });
    await act(id, "UNDO", { undoes: made });
    expect(await now(id)).toMatchObject({ at: ostiglia, street: "Via Prima 1" });
  });

  test("the street of a move that stands is the right one; of one of earlier days it changes nothing", async () => {
    const id = await person("Ines");
    const stands = await move(id, poggio, "2026-02-01", { address: "Via Nuova 3" });
    await correct(id, stands.seq, { ...recent, address: "Via Nuova 33" });
    expect(await now(id)).toMatchObject({ street: "Via Nuova 33" });
    const early = await move(id, quistello, "2023-05-01");
    await correct(id, early.seq, { territory: quistello, movedOn: "2023-05-01", address: "Via Vecchia 99" });
    expect(await now(id)).toMatchObject({ at: poggio, street: "Via Nuova 33" });
    // What stood before, corrected meanwhile, comes back as it was corrected.
    await correct(id, stands.seq, { ...recent, movedOn: "2021-01-01", address: "Via Nuova 33" });
    expect(await now(id)).toMatchObject({ at: quistello, street: "Via Vecchia 99" });
  });

  test("and taken away, none stands: that of the residence before does not come back", async () => {
    const id = await person("Lina");
    const { seq } = await move(id, poggio, "2026-02-01", { address: "Via Nuova 3" });
    await correct(id, seq, recent);
    expect(await now(id)).toMatchObject({ at: poggio, street: undefined });
  });

  test("of the residence before does not become that of today", async () => {
    const id = await person("Mina");
    await move(id);
    const open = { surname: "Stradini", givenName: "Mina", fiscalCodeMissing: "unknown", territory: ostiglia };
    await correct(id, 1, { ...open, movedOn: "2020-01-01", address: "Via Prima 11" });
    expect(await now(id)).toMatchObject({ at: poggio, street: undefined });
  });
});

describe("a protected address", () => {
  test("does not outlast the residence either, and is asked for as such", async () => {
    const id = await person("Nora");
    await act(id, "PROTECT_ADDRESS", { protectedAddressText: "Casa Rifugio 1" });
    await move(id);
    expect(await now(id)).toEqual({ at: poggio, street: undefined, hidden: undefined });
    expect(Object.keys((await snapshotOf(id)).doc.todo)).toContain("protectedAddressText");
    expect(Object.keys((await snapshotOf(id)).doc.todo)).not.toContain("address");
    await act(id, "UPDATE_CONTACTS", { protectedAddressText: "Casa Rifugio 2" });
    expect(await now(id)).toMatchObject({ hidden: "Casa Rifugio 2" });
    await act(id, "END_ADDRESS_PROTECTION", {});
    expect((await now(id)).street).toBeUndefined();
  });

  test("nothing is asked for that no form has", async () => {
    const id = await person("Olga");
    await move(id);
    await act(id, "PROTECT_ADDRESS", { protectedAddressText: "Casa Rifugio 1" });
    expect(Object.keys((await snapshotOf(id)).doc.todo)).not.toContain("address");
  });
});

describe("with the household", () => {
  const household = async (name: string) => {
    const [id, home] = [await person(name), uuidOf(`street home ${name}`)];
    const members = [{ person: id, relation: "reference", from: "2020-01-01" }];
    await act(home, "OPEN_HOUSEHOLD", { householdKind: "registry", territory: ostiglia, members }, "household");
    const moved = { territory: poggio, movedOn: "2026-02-01", movers: [{ person: id }] };
    const { seq } = await act(home, "MOVE_HOUSEHOLD", moved, "household");
    return { id, home, seq };
  };

  test("the street of before is left behind, and back when that is undone", async () => {
    const { id, home, seq } = await household("Pia");
    expect(await now(id)).toMatchObject({ at: poggio, street: undefined });
    await act(home, "UNDO", { undoes: seq }, "household");
    expect(await now(id)).toMatchObject({ at: ostiglia, street: "Via Prima 1" });
  });

  test("a street told since is not said of where she lived before", async () => {
    const { id, home, seq } = await household("Rita");
    await act(id, "UPDATE_CONTACTS", { address: "Via Nuova 3" });
    await expect(act(home, "UNDO", { undoes: seq }, "household")).rejects.toMatchObject({
      details: { refusal: { reasons: ["changedSince"] } },
    });
    expect(await now(id)).toMatchObject({ at: poggio, street: "Via Nuova 3" });
  });
});

test("what was written is proved, caches too", async () => {
  const { driver, keys, workflows } = house.services;
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows });
  expect(report.problems).toEqual([]);
});
