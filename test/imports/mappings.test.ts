// Saved mappings: one's own alone until it is shared, then those of who imports in the same comune; thrown away by who made it or leads
// the office there.
import { afterAll, beforeAll, expect, test } from "vitest";
import { tableOf } from "../../server/imports/read-table.ts";
import { errorOf } from "../support/error-of.ts";
import { type Office, openOffice } from "./house.ts";

const [ostiglia, poggio] = ["020038", "020042"];
let office: Office;
let accounts: Record<"anna" | "bea" | "away" | "lead" | "leadAway" | "coordinator" | "clerk", string>;
beforeAll(async () => {
  office = await openOffice();
  accounts = {
    anna: office.made("Anna", "socialWorker", ostiglia),
    bea: office.made("Bea", "frontDesk", ostiglia),
    away: office.made("Altrove", "socialWorker", poggio),
    lead: office.made("Lea", "supervisor"),
    leadAway: office.made("Lara", "supervisor", poggio),
    coordinator: office.made("Cora", "coordinator", ostiglia),
    clerk: office.made("Carla", "adminClerk", ostiglia),
  };
});
afterAll(() => office.house.close());

const upload = (who: string) => {
  const table = tableOf(new TextEncoder().encode("Cognome;Nome\nProva;Ada"));
  return office.house.services.imports.keep(office.as(who), "elenco.csv", table).id;
};
const layout = { headerLine: 0, columns: ["surname", "givenName"] as const, source: "Nostro", comune: ostiglia };
const save = (who: string, name: string, isShared: boolean) =>
  office.call(who).imports.saveMapping({
    importId: upload(who),
    name,
    isShared,
    layout: { ...layout, columns: [...layout.columns] },
  });
const seen = async (who: string) => (await office.call(who).imports.getTable({ importId: upload(who) })).saved;
const names = async (who: string) => (await seen(who)).map(({ name }) => name);

test("a mapping is its maker's until she shares it with her comune, and again when she stops", async () => {
  const { anna, bea, away, lead, clerk } = accounts;
  await save(anna, "Assistiti", false);
  expect([await names(anna), await names(bea)]).toEqual([["Assistiti"], []]);
  await save(anna, "Assistiti", true);
  const [shared] = await seen(bea);
  expect(shared).toMatchObject({
    ...{ name: "Assistiti", by: "Anna", isOwn: false, isShared: true, mayDrop: false, fits: true },
    savedAt: office.house.services.clock.now(),
  });
  expect([await names(away), await names(lead)]).toEqual([[], ["Assistiti"]]);
  const id = upload(clerk);
  expect((await errorOf(office.call(clerk).imports.getTable({ importId: id }))).code).toBe("FORBIDDEN");
  const asked = { importId: id, name: "x", layout: { ...layout, columns: [...layout.columns] } };
  expect((await errorOf(office.call(clerk).imports.saveMapping(asked))).code).toBe("FORBIDDEN");
  await save(anna, "Assistiti", false);
  expect(await names(bea)).toEqual([]);
});

test("is thrown away by its maker or by who leads there, and by nobody else", async () => {
  const { anna, bea, away, leadAway, coordinator, lead } = accounts;
  await save(anna, "Uno", true);
  await save(anna, "Due", true);
  await save(anna, "Tre", true);
  const idOf = async (name: string) => (await seen(anna)).find((one) => one.name === name)?.id ?? "";
  const drop = async (who: string, name: string) => office.call(who).imports.dropMapping({ id: await idOf(name) });
  expect((await errorOf(drop(bea, "Uno"))).code).toBe("FORBIDDEN");
  // Whoever is not shown it is answered as if it were not there.
  for (const who of [away, leadAway]) expect(await drop(who, "Uno")).toEqual({ ok: true });
  expect(await names(anna)).toContain("Uno");
  await drop(anna, "Uno");
  await drop(coordinator, "Due");
  await drop(lead, "Tre");
  expect((await names(anna)).filter((name) => ["Uno", "Due", "Tre"].includes(name))).toEqual([]);
});

const listed = async (who: string) => (await office.call(who).imports.listMappings()).mappings;
const rename = async (who: string, from: string, name: string) => {
  const id = (await listed(accounts.anna)).find((one) => one.name === from)?.id ?? "";
  return office.call(who).imports.renameMapping({ id, name });
};

test("are listed apart from any file, to everybody who may import and sees them", async () => {
  const { anna, bea, away, lead, clerk } = accounts;
  await save(anna, "Elenco", true);
  await save(anna, "Solo mia", false);
  await save(bea, "Di Bea", true);
  const told = async (who: string) =>
    (await listed(who)).map(({ name, by, isOwn, mayDrop }) => [name, by, isOwn, mayDrop]);
  // One's own first, each by name.
  const own = (await told(anna)).filter(([, by]) => by === "Anna").map(([name]) => name);
  expect(own).toEqual([...own].sort());
  expect(await told(anna)).toContainEqual(["Solo mia", "Anna", true, true]);
  expect((await told(anna)).at(-1)).toEqual(["Di Bea", "Bea", false, false]);
  expect(await told(bea)).toEqual([
    ["Di Bea", "Bea", true, true],
    ["Elenco", "Anna", false, false],
  ]);
  expect(await told(lead)).toEqual([
    ["Di Bea", "Bea", false, true],
    ["Elenco", "Anna", false, true],
  ]);
  // Elsewhere, and of the comune but without the right to import.
  expect([await told(away), await told(clerk)]).toEqual([[], []]);
  const one = (await listed(bea)).find(({ name }) => name === "Elenco");
  expect(one).toMatchObject({ fields: ["surname", "givenName"], leftOut: 0, isShared: true });
  // What the table of an import shows beside it stays with the table.
  expect(one).not.toHaveProperty("headers");
  expect(one).not.toHaveProperty("layout");
});

test("gets another name from whoever may throw it away, and keeps the rest", async () => {
  const { anna, bea, away, leadAway, coordinator, lead } = accounts;
  const before = (await listed(anna)).find(({ name }) => name === "Elenco");
  expect((await errorOf(rename(bea, "Elenco", "Preso"))).code).toBe("FORBIDDEN");
  // Whoever is not shown it is answered as if it were not there.
  const absent = await errorOf(office.call(away).imports.renameMapping({ id: crypto.randomUUID(), name: "Preso" }));
  for (const who of [away, leadAway]) {
    const { code, details } = await errorOf(rename(who, "Elenco", "Preso"));
    expect([code, details]).toEqual([absent.code, absent.details]);
  }
  expect(absent.details.reason).toBe("mappingGone");
  const taken = await errorOf(rename(anna, "Elenco", " Solo mia "));
  expect([taken.code, taken.details.reason]).toEqual(["INVALID", "mappingNameTaken"]);
  await expect(rename(anna, "Elenco", "  ")).rejects.toThrow();
  await rename(anna, "Elenco", "Elenco");
  await rename(anna, "Elenco", "Di Bea");
  await rename(coordinator, "Di Bea", "Del coordinamento");
  await rename(lead, "Del coordinamento", "Assistiti 2026");
  expect((await listed(anna)).find(({ id }) => id === before?.id)).toEqual({ ...before, name: "Assistiti 2026" });
  // It is proposed for the same table as before.
  expect((await seen(bea)).find(({ name }) => name === "Assistiti 2026")).toMatchObject({ fits: true, by: "Anna" });
});

test("shared ones have a limit of their own, and so have those of one account", async () => {
  const { db } = office.house.services.accounts;
  for (let i = 0; i < 200; i++)
    db.batchSync([
      {
        sql: `INSERT INTO import_mapping (id,account_id,name,headers,content,shared_in,saved_at)
          VALUES (?,?,?,'','{}',?,'')`,
        args: [`full-${i}`, `somebody-${i}`, `M${i}`, poggio],
      },
    ]);
  const { anna } = accounts;
  expect((await errorOf(save(anna, "Troppe", true))).details.reason).toBe("sharedMappings");
  for (let i = (await seen(anna)).filter(({ isOwn }) => isOwn).length; i < 50; i++) await save(anna, `Mia ${i}`, false);
  expect((await errorOf(save(anna, "Una ancora", false))).details.reason).toBe("mappings");
});
