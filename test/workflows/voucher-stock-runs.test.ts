// Random runs of a stock through the real gate, with undo, held against a plain list of movements: what is refused and what goes
// through, how many pieces lie there and which numbers.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AppError } from "../../server/errors.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { present, type Serials } from "../../workflows/rules/stock/serials.ts";
import type { Installation } from "../support/installation.ts";
import {
  anna,
  carla,
  dario,
  handing,
  installStocks,
  type Kept,
  openedStock,
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

/** What is tried; `at` is a number of a piece, and which of two aids. */
const op = fc.record({
  what: fc.constantFrom("receive", "hand", "hand", "hand", "undo", "undo", "back", "away", "lose", "count", "miss"),
  pieces: fc.integer({ min: 1, max: 6 }),
  at: fc.integer({ min: 0, max: 15 }),
});
type Op = typeof op extends fc.Arbitrary<infer T> ? T : never;

/** One thing that moved pieces. */
interface Movement {
  change: number;
  from: number;
  /** Of a handing over: which aid, and the seq of the event there. */
  aid?: number;
  seq?: number;
  isUndone?: true;
  isCounted?: true;
}

class Reference {
  readonly movements: Movement[] = [];
  readonly numbered: boolean;
  constructor(numbered: boolean) {
    this.numbered = numbered;
  }
  get standing(): Movement[] {
    return this.movements.filter(({ isUndone }) => !isUndone);
  }
  get quantity(): number {
    return this.standing.reduce((all, { change }) => all + change, 0);
  }
  /** The numbers that lie there, one by one. */
  get numbers(): number[] {
    const found = new Set<number>();
    const each = ({ change, from }: Movement, act: (n: number) => void) => {
      for (let n = from; n < from + Math.abs(change); n++) act(n);
    };
    for (const one of this.standing) each(one, (n) => (one.change > 0 ? found.add(n) : found.delete(n)));
    return [...found].sort((a, b) => a - b);
  }
  /** Whether it may be moved. */
  takes(change: number, from: number): boolean {
    if (this.quantity + change < 0) return false;
    if (!this.numbered) return true;
    const there = this.numbers;
    const meant = Array.from({ length: Math.abs(change) }, (_, i) => from + i);
    return meant.every((n) => there.includes(n) === change < 0);
  }
}

class Run {
  readonly reference: Reference;
  readonly stock: Kept;
  readonly aids: readonly Kept[];
  readonly unitCents: number;
  constructor(stock: Kept, aids: readonly Kept[], numbered: boolean, unitCents: number) {
    this.stock = stock;
    this.aids = aids;
    this.unitCents = unitCents;
    this.reference = new Reference(numbered);
  }
  #serial(at: number): JsonObject {
    return this.reference.numbered ? { serialFrom: at } : {};
  }
  /** Sends and says whether it went through; anything but a refusal is a bug. */
  async #goes(sending: Promise<unknown>): Promise<boolean> {
    return sending.then(
      () => true,
      (error: unknown) => {
        if (error instanceof AppError && error.code === "REFUSED") return false;
        throw error;
      },
    );
  }
  async #move(change: number, at: number, sending: () => Promise<unknown>, more: Partial<Movement> = {}) {
    const expected = this.reference.takes(change, at);
    expect(await this.#goes(sending()), `${change} at ${at}`).toBe(expected);
    if (expected) this.reference.movements.push({ change, from: at, ...more });
  }

  async try({ what, pieces, at }: Op): Promise<void> {
    const serial = this.#serial(at);
    const returning = { returnedOn: "2026-03-08", pieces, ...serial };
    switch (what) {
      case "receive":
        return this.#move(pieces, at, () =>
          this.stock.send(carla, "RECEIVE", receiving(pieces, { unitCents: this.unitCents, ...serial })),
        );
      case "back":
        return this.#move(pieces, at, () =>
          this.stock.send(carla, "RETURN_GOODS", { ...returning, returnWay: "fromPerson" }),
        );
      case "away":
        return this.#move(-pieces, at, () =>
          this.stock.send(carla, "RETURN_GOODS", { ...returning, returnWay: "toSupplier" }),
        );
      case "hand": {
        const index = at % 2;
        const aid = this.aids[index] as Kept;
        const seq = (await aid.seq()) + 1;
        const given = { aid: index, seq };
        return this.#move(-pieces, at, () => aid.send(anna, "HAND_OVER", handing(this.stock, pieces, serial)), given);
      }
      case "lose":
        return this.#lose(pieces, at);
      case "undo":
        return this.#undo(at % 2);
      default:
        return this.#count(what === "miss");
    }
  }

  async #lose(pieces: number, at: number): Promise<void> {
    const loss = { writeOffReason: "damaged", pieces, writeOffText: "Bagnati", ...this.#serial(at) };
    const expected = this.reference.takes(-pieces, at);
    expect(await this.#goes(this.stock.send(carla, "PROPOSE_WRITE_OFF", loss))).toBe(expected);
    if (!expected) return;
    if (at % 3 === 0) {
      await this.stock.send(dario, "REJECT_CHANGE", { rejectText: "Ci sono" });
      return;
    }
    await this.stock.send(dario, "CONFIRM_WRITE_OFF");
    this.reference.movements.push({ change: -pieces, from: at });
  }

  /** The last handing over of an aid: it stays where the stock was counted since. */
  async #undo(index: number): Promise<void> {
    const last = this.reference.movements.findLast(({ aid, isUndone }) => aid === index && !isUndone);
    if (!last) return;
    const aid = this.aids[index] as Kept;
    expect(await this.#goes(aid.send(anna, "UNDO", { undoes: last.seq ?? 0 }))).toBe(!last.isCounted);
    if (!last.isCounted) last.isUndone = true;
  }

  async #count(isShort: boolean): Promise<void> {
    const { quantity, numbered } = this.reference;
    const differs = isShort && !numbered && quantity > 0;
    const explained = differs ? { differenceReason: "unexplained", differenceText: "Uno in meno" } : {};
    await this.stock.send(carla, "COUNT", { counted: differs ? quantity - 1 : quantity, ...explained });
    if (differs) {
      await this.stock.send(dario, "CONFIRM_COUNT");
      this.reference.movements.push({ change: -1, from: 0 });
    }
    for (const one of this.reference.movements) one.isCounted = true;
  }

  /** After every step, so that a run that goes wrong says where. */
  async compare(): Promise<void> {
    const { quantity, received, handedOver, cameBack, sentBack, writtenOff, differences, serials } =
      (await this.stock.context(sara)) as Record<string, number> & { serials: unknown };
    expect(quantity).toBe(this.reference.quantity);
    const numberOf = (value: number | undefined) => value ?? 0;
    expect(quantity).toBe(
      numberOf(received) +
        numberOf(cameBack) -
        numberOf(handedOver) -
        numberOf(sentBack) -
        numberOf(writtenOff) +
        numberOf(differences),
    );
    if (!this.reference.numbered) return;
    const there = present(serials as unknown as Serials).flatMap(({ from, to }) =>
      Array.from({ length: to - from + 1 }, (_, i) => from + i),
    );
    expect(there).toEqual(this.reference.numbers);
  }
}

let runs = 0;
test.each([
  ["counted", false],
  ["numbered", true],
] as const)("pieces that are %s: the stock is the sum of what moved it", async (_name, numbered) => {
  await fc.assert(
    fc.asyncProperty(fc.array(op, { minLength: 12, maxLength: 30 }), async (ops) => {
      runs += 1;
      const unitCents = runs;
      const stock = await openedStock(house, `run ${runs}`, { numbered, unitCents });
      const aids = [
        await voucherAid(house, `left ${runs}`, 1_000_000),
        await voucherAid(house, `right ${runs}`, 1_000_000),
      ];
      const run = new Run(stock, aids, numbered, unitCents);
      for (const one of [{ what: "receive", pieces: 6, at: 4 } as const, ...ops]) {
        await run.try(one);
        await run.compare();
      }
    }),
    { numRuns: 12, seed: 70, endOnFailure: true },
  );
});
