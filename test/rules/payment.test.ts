// The payment statement against an independent fold in whole cents (BigInt) over days, plans and corrections: same lines, same sums by
// payer, comune and service; what is not approved is in none of them.
import { describe, expect, test } from "vitest";
import { forProvider, type PaidDelivery, paymentMonths, paymentOf } from "../../workflows/rules/deliveries/payment.ts";
import type { Plan, RegisterMonth, RegisterRow } from "../../workflows/rules/deliveries/register.ts";
import { amountsOf, differences, type StatementLine } from "../../workflows/rules/deliveries/statement.ts";
import { randomFrom } from "../support/random-payload.ts";

const month = "2026-03";
const before = "2026-02";
const payers = [
  { source: "comune", territory: "020038" },
  { source: "region", fund: "regionalSocial" },
  { source: "householdShare" },
];

interface Made {
  delivery: PaidDelivery;
  /** What the fold needs: rows as approved first and as corrected, month by month. */
  course: { month: string; first: RegisterRow[]; after?: RegisterRow[]; afterIn?: string }[];
}

const day = (of: string, n: number) => `${of}-${String(n).padStart(2, "0")}`;

function make(random: () => number, n: number): Made {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const unit = random() < 0.7 ? "hour" : "piece";
  const plan = (from: string): Plan => ({
    ...{ from, week: [{ weekday: "mon", quantity: 60 }] },
    ...(random() < 0.9 ? { unitCents: 1 + Math.floor(random() * 4000), commitment: 1 + Math.floor(random() * 3) } : {}),
  });
  const plans = [plan("2026-01-01"), plan("2026-02-11"), plan("2026-03-16")];
  const rows = (of: string): RegisterRow[] =>
    Array.from({ length: 1 + Math.floor(random() * 8) }, (_, i) => ({
      on: day(of, 1 + i * 3),
      quantity: 1 + Math.floor(random() * (unit === "hour" ? 300 : 4)),
    }));
  const comune = pick(["020038", "020061"]);
  const course: Made["course"] = [{ month: before, first: rows(before) }];
  if (random() < 0.8) course.push({ month, first: rows(month) });
  if (random() < 0.5) Object.assign(course[0] as object, { after: rows(before), afterIn: month });
  const told: StatementLine[] = [];
  const line = (one: { commitment: number; quantity: number; cents: number }, of: string, statement: string) => ({
    ...{ ...one, month: of, statement, approvedOn: day(statement, 28), adjustment: of !== statement },
    ...{ approval: 9, comune },
    ...(one.commitment > 0 ? payers[one.commitment - 1] : {}),
  });
  for (const one of course) {
    const first = amountsOf(one.first, plans, unit);
    told.push(...first.map((amount) => line(amount, one.month, one.month)));
    if (one.after && one.afterIn) {
      const changed = differences(amountsOf(one.after, plans, unit), first);
      told.push(...changed.map((amount) => line(amount, one.month, one.afterIn ?? "")));
    }
  }
  const months: RegisterMonth[] = course.map((one) => ({
    ...{ month: one.month, standing: "approved", rows: one.after ?? one.first, hands: [] },
  }));
  const shown = { caseId: `c-${n}`, number: `2026-${String(n).padStart(6, "0")}`, from: "2026-01-01" };
  const delivery = {
    ...shown,
    comune,
    service: pick(["homeCare", "mealsAtHome"]),
    unit,
    plans,
    months,
    told,
  };
  return { delivery: delivery as PaidDelivery, course };
}

/** Cents by commitment of some rows, from day to day and nothing else. */
function folded({ plans, unit }: PaidDelivery, rows: readonly RegisterRow[]): Map<number, bigint> {
  const sums = new Map<number, bigint>();
  for (const { on, quantity } of rows) {
    let plan: Plan | undefined;
    for (const one of plans) if (one.from <= on) plan = one;
    const at = plan?.commitment ?? 0;
    sums.set(at, (sums.get(at) ?? 0n) + BigInt(quantity) * BigInt(plan?.unitCents ?? 0));
  }
  return new Map([...sums].map(([at, sum]) => [at, unit === "hour" ? (sum * 2n + 60n) / 120n : sum]));
}

function foldedOf({ delivery, course }: Made): Map<number, bigint> {
  const all = new Map<number, bigint>();
  const add = (sums: Map<number, bigint>, sign: bigint) => {
    for (const [at, cents] of sums) all.set(at, (all.get(at) ?? 0n) + sign * cents);
  };
  for (const one of course) {
    if (one.month === month) add(folded(delivery, one.first), 1n);
    if (one.after && one.afterIn === month) {
      add(folded(delivery, one.after), 1n);
      add(folded(delivery, one.first), -1n);
    }
  }
  return all;
}

test("comes to what an independent fold comes to, in all and by payer, comune and service", () => {
  const random = randomFrom(20260327);
  for (let round = 0; round < 60; round += 1) {
    const made = Array.from({ length: 12 }, (_, n) => make(random, n));
    const payment = paymentOf(
      made.map(({ delivery }) => delivery),
      month,
    );
    const expected = {
      all: 0n,
      payer: new Map<string, bigint>(),
      comune: new Map<string, bigint>(),
      service: new Map<string, bigint>(),
    };
    const add = (to: Map<string, bigint>, key: string, cents: bigint) => to.set(key, (to.get(key) ?? 0n) + cents);
    for (const one of made)
      for (const [commitment, cents] of foldedOf(one)) {
        const payer = payers[commitment - 1];
        expected.all += cents;
        add(expected.payer, [payer?.source, payer?.fund, payer?.territory].map((part) => part ?? "").join("/"), cents);
        add(expected.comune, one.delivery.comune, cents);
        add(expected.service, one.delivery.service, cents);
      }
    const some = (groups: Map<string, bigint>) =>
      Object.fromEntries([...groups].filter(([, cents]) => cents !== 0n).sort());
    const told = (groups: readonly { key: unknown; cents: number }[], say: (key: never) => string) =>
      some(new Map(groups.map(({ key, cents }) => [say(key as never), BigInt(cents)])));
    expect(BigInt(payment.total.cents)).toBe(expected.all);
    expect(BigInt(payment.lines.reduce((sum, { cents }) => sum + cents, 0))).toBe(expected.all);
    expect(
      told(payment.byPayer, (key: { source: string; fund: string; territory: string }) =>
        [key.source, key.fund, key.territory].join("/"),
      ),
    ).toEqual(some(expected.payer));
    expect(told(payment.byComune, String)).toEqual(some(expected.comune));
    expect(told(payment.byService, String)).toEqual(some(expected.service));
    expect(
      payment.waiting.filter(({ caseId }) =>
        payment.lines.some((line) => line.caseId === caseId && line.month === month),
      ),
    ).toEqual([]);
  }
});

describe("what is not approved", () => {
  const base: PaidDelivery = {
    ...{ caseId: "c", number: "2026-000001", comune: "020038", service: "homeCare", unit: "hour", from: "2026-03-02" },
    plans: [{ from: "2026-03-02", unitCents: 2000, commitment: 7, week: [{ weekday: "mon", quantity: 90 }] }],
    months: [],
    told: [],
  };
  const rows: RegisterRow[] = [{ on: "2026-03-09", quantity: 90 }];
  const at = (standing: RegisterMonth["standing"], change: Partial<PaidDelivery> = {}, of = rows) =>
    paymentOf([{ ...base, months: [{ month, standing, rows: of, hands: [] }], ...change }], month);
  const line: StatementLine = {
    ...{
      month,
      statement: month,
      commitment: 7,
      quantity: 90,
      cents: 3000,
      approvedOn: "2026-04-01",
      adjustment: false,
      ...{ approval: 9, comune: "020038" },
    },
  };

  test("stands apart with the reason, and in no total", () => {
    for (const [payment, why, quantity] of [
      [paymentOf([base], month), "missing", 0],
      [at("open"), "open", 90],
      [at("submitted"), "submitted", 90],
      [at("open", {}, [{ ...(rows[0] as RegisterRow), returned: "tooMuch" }]), "returned", 90],
    ] as const) {
      expect(payment.waiting).toMatchObject([{ why, quantity }]);
      expect(payment.total).toEqual({ minutes: 0, pieces: 0, cents: 0 });
      expect(payment.lines).toEqual([]);
    }
  });

  test("a month that is being corrected keeps what was approved, and says that it is open again", () => {
    const payment = at("open", { told: [line] });
    expect(payment.waiting).toMatchObject([{ why: "reopened" }]);
    expect(payment.total).toEqual({ minutes: 90, pieces: 0, cents: 3000 });
  });

  test("nothing waits where nothing was planned, nor after the end", () => {
    expect(paymentOf([base], "2026-02").waiting).toEqual([]);
    expect(paymentOf([{ ...base, endedOn: "2026-03-20" }], "2026-04").waiting).toEqual([]);
  });

  test("minutes and pieces are never one sum", () => {
    const meals: PaidDelivery = { ...base, caseId: "m", unit: "piece", told: [{ ...line, quantity: 12, cents: 9600 }] };
    const { total } = paymentOf([{ ...base, told: [line] }, meals], month);
    expect(total).toEqual({ minutes: 90, pieces: 12, cents: 12600 });
  });
});

test("a provider is told how much and under which commitment, never out of whose money", () => {
  const { delivery } = make(randomFrom(7), 1);
  const payment = paymentOf([delivery], before);
  const told = forProvider(payment);
  expect(JSON.stringify(told)).not.toMatch(/householdShare|regional|"source"|"fund"|"territory"/);
  expect(told.total).toEqual(payment.total);
});

test("months reach as far back as registers keep them", () => {
  const months = paymentMonths("2026-03-31");
  expect([months[0], months.at(-1), months.length]).toEqual(["2026-03", "2024-02", 26]);
});
