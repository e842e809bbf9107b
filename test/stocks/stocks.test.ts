// The screen of stocks and its file: what lies there, what moved it, each for who may read it and recorded where it leaves.
import { afterAll, beforeAll, expect, test } from "vitest";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { callerOf } from "../support/caller.ts";
import type { Installation } from "../support/installation.ts";
import {
  anna,
  carla,
  dario,
  elisa,
  handing,
  installStocks,
  ivo,
  type Kept,
  openedStock,
  ostiglia,
  paola,
  poggio,
  receiving,
  voucherAid,
} from "../support/voucher-stock.ts";

let house: Installation;
let here: Kept;
const ask = (by: Session) => callerOf(house, by).stocks;
const recorded = ({ accountId }: Session) =>
  listReads(house.services.reads.db, { accountId }, 50).map(({ what, kind, answered }) => [what, kind, answered]);

beforeAll(async () => {
  house = await installStocks();
  house.know("tina", "supervisor");
  here = await openedStock(house, "here");
  await openedStock(house, "there", { territory: poggio, good: "foodParcel", unitCents: 3_000 });
  await here.send(carla, "RECEIVE", receiving(40, { supplier: "Emittente srl", documentNumber: "DDT 1" }));
  const aid = await voucherAid(house, "aid", 20_000);
  await aid.send(anna, "HAND_OVER", handing(here, 12));
  await aid.send(anna, "HAND_OVER", handing(here, 5));
  await aid.send(anna, "UNDO", { undoes: await aid.seq() });
  await here.send(carla, "COUNT", {
    ...{ counted: 27, differenceReason: "unexplained", differenceText: "Uno in meno" },
  });
  await here.send(dario, "CONFIRM_COUNT");
});
afterAll(() => house.close());

test("the list says what lies there and what moved it, where one may read it", async () => {
  const { stocks } = await ask(carla).list({});
  expect(stocks).toEqual([
    expect.objectContaining({
      ...{ comune: ostiglia, good: "shoppingVouchers", unitCents: 1_000, quantity: 27, threshold: 20, isLow: false },
      ...{ received: 40, handedOver: 12, differences: -1, countedOn: "2026-03-09", state: "active" },
    }),
  ]);
  expect((await ask(paola).list({})).stocks.map(({ comune, isLow }) => [comune, isLow])).toEqual([[poggio, true]]);
  expect((await ask(anna).list({})).stocks).toHaveLength(2);
  expect((await ask(anna).list({ comune: poggio })).stocks).toHaveLength(1);
  expect(recorded(carla)).toEqual([]);
});

test("the movements come to what lies there, what was undone among them", async () => {
  const { movements, more, stock } = await ask(anna).getMovements({ caseId: here.caseId });
  expect(movements.map(({ type, change, after, by, undoes }) => [type, change, after, by, undoes])).toEqual([
    ["CONFIRM_COUNT", -1, 27, "dario", null],
    ["COUNT", 0, 28, "carla", null],
    ["TAKE_BACK", 5, 28, "anna", 4],
    ["TAKE", -5, 23, "anna", null],
    ["TAKE", -12, 28, "anna", null],
    ["RECEIVE", 40, 40, "carla", null],
  ]);
  expect([more, stock.quantity]).toEqual([false, 27]);
  expect(movements.at(-1)).toMatchObject({ documentNumber: "DDT 1", detail: { field: "supply", value: "purchase" } });
  expect(JSON.stringify(movements)).not.toContain("Emittente");
  expect(recorded(anna)).toEqual([["history", "voucher-stock", 1]]);
  const older = await ask(anna).getMovements({ caseId: here.caseId, before: movements[3]?.seq });
  expect(older.movements.map(({ change, after }) => [change, after])).toEqual([
    [-12, 28],
    [40, 40],
  ]);
});

test("as a file it has no name and is recorded as what leaves", async () => {
  const all = await ask(carla).take({ locale: "it" });
  expect(all.content).toContain("Ostiglia;Buoni spesa;10;27;20;40;0;12;0;0;-1;09/03/2026;");
  const one = await ask(carla).take({ caseId: here.caseId, locale: "it" });
  expect(one.content).toContain(";Carico;Acquisto;DDT 1;40;40;carla");
  expect(one.content).toContain("annulla il n. 4");
  expect(all.content + one.content).not.toContain("Emittente");
  expect(recorded(carla).filter(([what]) => what === "export")).toEqual([
    ["export", "voucher-stock", 6],
    ["export", "voucher-stock", 1],
  ]);
});

test("another comune's is not there, and the desk asks for none", async () => {
  await expect(ask(paola).getMovements({ caseId: here.caseId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(ask(paola).take({ caseId: here.caseId, locale: "it" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  for (const one of [ivo, elisa]) await expect(ask(one).list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
});
