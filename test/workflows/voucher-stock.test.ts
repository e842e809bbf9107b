// Stocks of vouchers and goods through the real gate: an aid takes out of one in the same transaction, never below zero, back where it
// is undone; what is lost or counted otherwise takes two persons; what was counted stays.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { verify } from "../../server/engine/verify.ts";
import { workflows } from "../../workflows/registry.ts";
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
  paola,
  poggio,
  receiving,
  sara,
  voucherAid,
} from "../support/voucher-stock.ts";

let house: Installation;
beforeAll(async () => {
  house = await installStocks();
  house.know("tina", "supervisor");
});
afterAll(() => house.close());

const refused = (reasons: string[], said?: string) => ({
  code: "REFUSED",
  details: { refusal: { reasons, ...(said === undefined ? {} : { texts: { it: [expect.stringContaining(said)] } }) } },
});
const paidCents = async (aid: Kept): Promise<unknown[]> =>
  ((await aid.context(sara)).paid as { cents: number }[]).map(({ cents }) => cents);
const of = async (stock: Kept, ...names: string[]) => {
  const context = await stock.context(sara);
  return names.map((name) => context[name]);
};

describe("vouchers without numbers", () => {
  let stock: Kept;
  let aid: Kept;
  beforeAll(async () => {
    stock = await openedStock(house, "vouchers");
    aid = await voucherAid(house, "aid of vouchers", 20_000);
  });

  test("there is one of each comune, kind and value", async () => {
    await expect(openedStock(house, "vouchers twice")).rejects.toMatchObject(refused(["claim.stock"]));
    await openedStock(house, "vouchers of five", { unitCents: 500 });
  });

  test("an aid takes what its pieces are worth, and the stock has less in the same breath", async () => {
    await stock.send(carla, "RECEIVE", receiving(30));
    await aid.send(anna, "HAND_OVER", handing(stock, 12));
    expect(await of(stock, "quantity", "received", "handedOver")).toEqual([18, 30, 12]);
    expect(await paidCents(aid)).toEqual([12_000]);
    expect((await stock.view(sara)).columns).toMatchObject({ quantity: 18, isLow: true });
  });

  test("never below zero, nor more than was granted, said with both figures", async () => {
    const rich = await voucherAid(house, "aid of many vouchers", 90_000);
    await expect(rich.send(carla, "HAND_OVER", handing(stock, 19))).rejects.toMatchObject(
      refused(["stockEnough"], "Ce ne sono 18, se ne consegnerebbero 19."),
    );
    await expect(aid.send(carla, "HAND_OVER", handing(stock, 9))).rejects.toMatchObject(
      refused(["handsWithinGranted"], "90,00"),
    );
    expect(await of(stock, "quantity")).toEqual([18]);
    expect(await paidCents(rich)).toEqual([]);
  });

  test("undone, the pieces are there again, also where others took some since", async () => {
    const other = await voucherAid(house, "aid of others", 5_000);
    await aid.send(anna, "HAND_OVER", handing(stock, 3));
    const seq = await aid.seq();
    await other.send(carla, "HAND_OVER", handing(stock, 5));
    expect(await of(stock, "quantity", "handedOver")).toEqual([10, 20]);
    await aid.send(anna, "UNDO", { undoes: seq });
    expect(await of(stock, "quantity", "handedOver")).toEqual([13, 17]);
    expect(await paidCents(aid)).toEqual([12_000]);
  });

  test("what is named is of the comune, of the kind handed over and open", async () => {
    const there = await openedStock(house, "vouchers elsewhere", { territory: poggio });
    await there.send(paola, "RECEIVE", receiving(5));
    await expect(aid.send(sara, "HAND_OVER", handing(there, 1))).rejects.toMatchObject(refused(["stockOfComune"]));
    await expect(aid.send(sara, "HAND_OVER", handing(stock, 1, { handedWhat: "foodParcel" }))).rejects.toMatchObject(
      refused(["stockOfKind"]),
    );
  });

  test("it is left out only of what the comune keeps no stock of", async () => {
    const bare = { handedOn: "2026-03-08", handedCents: 1_000, signedFor: true };
    await expect(aid.send(anna, "HAND_OVER", { ...bare, handedWhat: "shoppingVouchers" })).rejects.toMatchObject(
      refused(["stockNamed"], "scegli da quale si prende"),
    );
    await aid.send(anna, "HAND_OVER", { ...bare, handedWhat: "foodParcel" });
    expect(await paidCents(aid)).toEqual([12_000, 1_000]);
  });

  test("a count that differs says why, waits for another person, and moves no more than its difference", async () => {
    await expect(stock.send(carla, "COUNT", { counted: 11 })).rejects.toMatchObject(
      refused(["countAgrees", "differenceExplained"]),
    );
    await stock.send(carla, "COUNT", {
      ...{ counted: 11, differenceReason: "unexplained", differenceText: "Contati due volte" },
    });
    expect(await of(stock, "quantity", "lastCount")).toEqual([13, { on: "2026-03-09", expected: 13, counted: 11 }]);
    await expect(stock.send(carla, "CONFIRM_COUNT")).rejects.toMatchObject(refused(["fourEyes"]));
    const late = await voucherAid(house, "aid while it waits", 2_000);
    await late.send(carla, "HAND_OVER", handing(stock, 2));
    await stock.send(dario, "CONFIRM_COUNT");
    expect(await of(stock, "quantity", "differences")).toEqual([9, -2]);
  });

  test("what was counted stays: a handing over of before is not undone, one of after is", async () => {
    const late = await voucherAid(house, "aid around a count", 3_000);
    await late.send(anna, "HAND_OVER", handing(stock, 1));
    const before = await late.seq();
    await stock.send(carla, "COUNT", { counted: 8 });
    await expect(late.send(anna, "UNDO", { undoes: before })).rejects.toMatchObject(
      refused(["countedSince"], "stata contata o chiusa"),
    );
    await late.send(anna, "HAND_OVER", handing(stock, 1));
    await late.send(anna, "UNDO", { undoes: before + 1 });
    expect(await of(stock, "quantity")).toEqual([8]);
  });

  test("a loss is proposed by one and confirmed by another, while there is enough still", async () => {
    const loss = { writeOffReason: "damaged", pieces: 7, writeOffText: "Bagnati" };
    await stock.send(carla, "PROPOSE_WRITE_OFF", loss);
    expect(await of(stock, "quantity")).toEqual([8]);
    await expect(stock.send(carla, "CONFIRM_WRITE_OFF")).rejects.toMatchObject(refused(["fourEyes"]));
    const late = await voucherAid(house, "aid before a loss", 2_000);
    await late.send(carla, "HAND_OVER", handing(stock, 2));
    await expect(stock.send(dario, "CONFIRM_WRITE_OFF")).rejects.toMatchObject(
      refused(["enoughStill"], "Ce ne sono 6, se ne toglierebbero 7."),
    );
    await stock.send(dario, "REJECT_CHANGE", { rejectText: "Ne restano di meno" });
    await stock.send(carla, "PROPOSE_WRITE_OFF", { ...loss, pieces: 6 });
    await stock.send(sara, "CONFIRM_WRITE_OFF");
    expect(await of(stock, "quantity", "writtenOff")).toEqual([0, 6]);
  });

  test("closed when it is empty, it frees its kind and value, and is taken from no more", async () => {
    await stock.send(carla, "RETURN_GOODS", { returnedOn: "2026-03-08", returnWay: "fromPerson", pieces: 1 });
    await expect(stock.send(carla, "CLOSE_STOCK")).rejects.toMatchObject(refused(["isEmpty"]));
    await stock.send(carla, "RETURN_GOODS", { returnedOn: "2026-03-08", returnWay: "toSupplier", pieces: 1 });
    await stock.send(carla, "CLOSE_STOCK");
    await expect(aid.send(anna, "HAND_OVER", handing(stock, 1))).rejects.toMatchObject(
      refused(["stockOpen", "stockEnough"]),
    );
    await openedStock(house, "vouchers anew");
  });
});

describe("numbered pieces", () => {
  test("only what lies there goes out, and comes back once", async () => {
    const cards = await openedStock(house, "cards", { good: "prepaidCard", unitCents: 5_000, numbered: true });
    const more = { unitCents: 5_000, serialFrom: 101 };
    await expect(cards.send(carla, "RECEIVE", receiving(10, { unitCents: 5_000 }))).rejects.toMatchObject({
      code: "INVALID",
    });
    await cards.send(carla, "RECEIVE", receiving(10, more));
    await expect(cards.send(carla, "RECEIVE", receiving(3, { ...more, serialFrom: 110 }))).rejects.toMatchObject(
      refused(["numbersAway"]),
    );
    const aid = await voucherAid(house, "aid of cards", 50_000);
    const hand = (pieces: number, serialFrom?: number) =>
      aid.send(
        carla,
        "HAND_OVER",
        handing(cards, pieces, { handedWhat: "prepaidCard", ...(serialFrom ? { serialFrom } : {}) }),
      );
    await expect(hand(2)).rejects.toMatchObject(refused(["numbersAsKept"], "numerati"));
    await hand(2, 103);
    await expect(hand(2, 104)).rejects.toMatchObject(refused(["numbersThere"], "Non tutti questi numeri"));
    const seq = await aid.seq();
    await hand(2, 105);
    await aid.send(carla, "UNDO", { undoes: seq + 1 });
    await hand(3, 105);
    await cards.send(carla, "RETURN_GOODS", {
      ...{ returnedOn: "2026-03-08", returnWay: "fromPerson", pieces: 1, serialFrom: 103 },
    });
    await expect(
      cards.send(carla, "COUNT", { counted: 5, differenceReason: "missing", differenceText: "Uno in meno" }),
    ).rejects.toMatchObject(refused(["countAgrees", "withoutNumbers"]));
    await cards.send(carla, "COUNT", { counted: 6 });
    const { serials } = await cards.context(sara);
    expect(Object.values(serials as object).map(({ from, to }) => [from, to])).toEqual([
      [101, 103],
      [108, 110],
    ]);
    await expect(hand(1, 104)).rejects.toMatchObject(refused(["numbersThere"]));
    await hand(1, 103);
  });
});

describe("who may", () => {
  test("take only through an aid, keep in the office, read without of whom it came", async () => {
    const stock = await openedStock(house, "who may", { good: "foodParcel", unitCents: 3_000 });
    await stock.send(carla, "RECEIVE", receiving(5, { unitCents: 3_000, supplier: "Donatrice" }));
    const taking = { aid: stock.caseId, handedOn: "2026-03-08", pieces: 1 };
    await expect(stock.send(sara, "TAKE", taking)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(stock.send(anna, "RECEIVE", receiving(5, { unitCents: 3_000 }))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(stock.send(paola, "COUNT", { counted: 5 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(stock.send(elisa, "COUNT", { counted: 5 })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(stock.send(ivo, "COUNT", { counted: 5 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const told = async (by: Session) =>
      JSON.stringify(await callerOf(house, by).cases.listTimeline({ caseId: stock.caseId }));
    expect(await told(anna)).not.toContain("Donatrice");
    expect(await told(carla)).toContain("Donatrice");
    expect(await stock.context(anna)).toMatchObject({ quantity: 5 });
  });

  test("another value is another stock", async () => {
    const stock = await openedStock(house, "value", { unitCents: 2_500 });
    await expect(stock.send(carla, "RECEIVE", receiving(5))).rejects.toMatchObject(
      refused(["sameValue"], "Qui un pezzo vale"),
    );
  });
});

test("all of it verifies", async () => {
  const { driver } = house.services;
  const report = await verify({ driver, workflows: new Map(workflows.map((one) => [one.id, one])) });
  expect(report.problems).toEqual([]);
});
