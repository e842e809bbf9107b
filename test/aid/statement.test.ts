// The statement of aids to be paid: who gets the money stands in it as far as the reader of each case may know, in the list nobody
// does; every statement is recorded; paper and file name who is paid and nobody else.
import { afterAll, beforeAll, expect, test } from "vitest";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { grantByAct, openWhoAsks, sendAid } from "../support/aid-by-act.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const iban = "IT60X0542811101000000123456";
const carla = sessionOf("carla", { role: "adminClerk" });
const paola = sessionOf("paola", { role: "adminClerk", territory: poggio });
const anna = sessionOf("anna", { role: "socialWorker" });
const sara = sessionOf("sara", { role: "supervisor" });
const ivo = sessionOf("ivo", { role: "frontDesk" });

let house: Installation;
const send = (by: Session, caseId: string, seq: number, type: string, payload: JsonObject) =>
  sendAid(house, by, caseId, seq, type, payload);
const take = (by: Session, format: "screen" | "print" | "csv", comune = "") =>
  callerOf(house, by).aid.takeToPay({ comune, format, locale: "it" });
const recorded = ({ accountId }: Session) =>
  listReads(house.services.reads.db, { accountId }, 50).map(({ what, kind, answered }) => [what, kind, answered]);

const granted = (name: string, territory: string) =>
  grantByAct(house, [anna, carla, sara], {
    ...{ name, territory, aidPurpose: "bills", days: ["2026-03-02", "2026-03-05", "2026-03-06"] },
    proposal: { aidKind: "oneOff", proposedCents: 4_250 },
  });

let [toBank, toVendor, unsaid] = ["", "", ""];
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const one of [carla, paola, anna, sara, ivo]) house.know(one.accountId, ...one.grants);
  await openWhoAsks(house, anna, ostiglia);
  [toBank, toVendor, unsaid] = [
    await granted("bank", ostiglia),
    await granted("vendor", poggio),
    await granted("unsaid", poggio),
  ];
  await send(carla, toBank, 4, "SET_PAYEE", { payWay: "bankTransfer", iban });
  // First one supplier with a bill, then another one without: the bill is none of hers.
  const bill = { payWay: "vendor", iban, payeeName: "Luce srl", vendorReference: "Bolletta 12" };
  await send(carla, toVendor, 4, "SET_PAYEE", bill);
  await send(carla, toVendor, 5, "SET_PAYEE", { payWay: "vendor", iban, payeeName: "=Gas srl" });
});
afterAll(() => house.close());

test("the list holds nobody who is paid and is not recorded", async () => {
  const list = await callerOf(house, carla).aid.listToPay({});
  expect(list.aids).toHaveLength(3);
  for (const one of [iban, "Gas srl", "Luce srl"]) expect(JSON.stringify(list)).not.toContain(one);
  expect(recorded(carla)).toEqual([]);
});

test("looked at, it tells who is paid, and leaves a row in the read log each time", async () => {
  const { sheet, file } = await take(sara, "screen");
  expect(file).toBeNull();
  expect(sheet.payees).toEqual({
    [toBank]: { name: "Zampironi Ada", iban, reference: "", isClosed: false },
    [toVendor]: { name: "=Gas srl", iban, reference: "", isClosed: false },
  });
  expect(sheet.aids.map(({ caseId }) => caseId)).toContain(unsaid);
  await take(sara, "screen");
  expect(recorded(sara)).toEqual([
    ["document", "economic-aid", 3],
    ["document", "economic-aid", 3],
  ]);
});

test("paper and file name who gets the money and nobody else, of the comune that is asked and read", async () => {
  const { sheet } = await take(carla, "print");
  expect([sheet.persons, sheet.by, sheet.payees[toBank]?.name]).toEqual([{}, "carla", "Zampironi Ada"]);
  const { file } = await take(paola, "csv");
  const lines = file?.content.replace("\uFEFF", "").split("\r\n") ?? [];
  expect(lines[2]?.split(";").slice(0, 4)).toEqual([
    ...["Contributo n.", "A chi si paga", "IBAN", "Bolletta, fattura o contratto"],
  ]);
  const rows = lines.slice(3, 5).map((line) => line.split(";").slice(1));
  expect(rows).toEqual([
    // A name that a spreadsheet would run stays a name.
    ["'=Gas srl", iban, "", "Direttamente al fornitore o al locatore", "Poggio Rusco", "1040/3", "512", "42,5", "42,5"],
    ["", "", "", "da indicare", "Poggio Rusco", "1040/3", "512", "42,5", "42,5"],
  ]);
  expect(file?.content).not.toContain("Zampironi");
  expect(lines).toContain("Poggio Rusco;1040/3;2;85;85");
  expect(recorded(paola)).toEqual([["export", "economic-aid", 2]]);
  expect(recorded(carla)).toEqual([["export", "economic-aid", 3]]);
});

test("a bill that is said again, or put right, stands beside its supplier", async () => {
  const bill = { payWay: "vendor", iban, payeeName: "Gas srl", vendorReference: "Bolletta 13" };
  await send(carla, toVendor, 6, "SET_PAYEE", bill);
  const corrected = {
    corrects: 7,
    mendReason: "Numero sbagliato",
    values: { ...bill, vendorReference: "Bolletta 14" },
  };
  await send(carla, toVendor, 7, "CORRECT", corrected);
  expect((await take(carla, "screen")).sheet.payees[toVendor]).toEqual({
    ...{ name: "Gas srl", iban, reference: "Bolletta 14", isClosed: false },
  });
});

test("who reads no aid in payment has no statement", async () => {
  await expect(take(ivo, "csv")).rejects.toMatchObject({ code: "FORBIDDEN" });
});
