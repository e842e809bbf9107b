// The household's share against a reference in rational numbers; which tariff and which ISEE hold on a day, on the very days; and
// that a tariff with a fault is told so at its place.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../workflows/kernel/json.ts";
import {
  type IseeDeclaration,
  keptShare,
  type ShareAnswer,
  shareChanges,
  shareOf,
} from "../../workflows/rules/cost-sharing/share.ts";
import {
  type Band,
  standingOn,
  type Tariff,
  tariffOn,
  tariffProblems,
  tariffsOf,
  textOfTariff,
} from "../../workflows/rules/cost-sharing/tariff.ts";

const on = "2026-05-01";
const tariff = (more: Partial<Tariff> = {}): Tariff => ({
  ...{ territory: "020038", version: 1000, example: false, service: "homeCare", unit: "hour" },
  ...{ act: "Delibera di prova 1", adoptedOn: "2025-12-01", appliesFrom: "2026-01-01", iseeKinds: ["ordinary"] },
  ...{
    bands: [
      { upToCents: 6_000_00, percent: 0 },
      { upToCents: 12_000_00, percent: 25 },
    ],
    maximum: { percent: 80 },
  },
  ...more,
});
const isee = (cents: number, more: Partial<IseeDeclaration> = {}): IseeDeclaration => ({
  ...{ person: "p", paper: 2, kind: "ordinary", cents, from: "2026-01-20", until: "2026-12-31" },
  ...more,
});
const ask = (one: Tariff, declarations: IseeDeclaration[], priceCents?: number, day = on) =>
  shareOf({ tariff: one, declarations, on: day, priceCents });

/** Exact fractions, written apart from the rule. */
interface Fraction {
  top: bigint;
  bottom: bigint;
}
const fraction = (top: bigint, bottom = 1n): Fraction => ({ top, bottom });
const times = (a: Fraction, b: Fraction) => fraction(a.top * b.top, a.bottom * b.bottom);
const plus = (a: Fraction, b: Fraction) => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
const minus = (a: Fraction, b: Fraction) => plus(a, fraction(-b.top, b.bottom));
const isBelow = (a: Fraction, b: Fraction) => a.top * b.bottom < b.top * a.bottom;
const half = fraction(1n, 2n);
/** The whole nearest to it: no whole is nearer, and of two as near the greater. */
const isNearest = (whole: number, exact: Fraction) => {
  const away = minus(fraction(BigInt(whole)), exact);
  return !isBelow(half, away) && isBelow(fraction(-1n, 2n), away);
};

const anyBands = fc
  .record({
    widths: fc.array(fc.integer({ min: 1, max: 2_000_000 }), { minLength: 1, maxLength: 12 }),
    hundredths: fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 13, maxLength: 13 }),
    cents: fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 13, maxLength: 13 }),
    inPercent: fc.boolean(),
    isLinear: fc.boolean(),
    ascends: fc.boolean(),
  })
  .map(({ widths, hundredths, cents, inPercent, isLinear, ascends }) => {
    const order = (all: number[]) => (ascends ? [...all].sort((a, b) => a - b) : all);
    const [percents, amounts] = [order(hundredths), order(cents)];
    const share = (i: number) => (inPercent ? { percent: (percents[i] ?? 0) / 100 } : { unitCents: amounts[i] ?? 0 });
    let upToCents = 0;
    const bands = widths.map((width, i): Band => {
      upToCents += width;
      return { upToCents, ...share(i) };
    });
    return { ascends, inPercent, one: tariff({ bands, isLinear, maximum: share(12) }) };
  });

/** Hundredths of a percent or cents, exactly. */
function exactValue({ bands, maximum, isLinear }: Tariff, cents: number): Fraction {
  const amount = (share: object): Fraction =>
    "percent" in share
      ? fraction(BigInt(Math.round(Number(share.percent) * 100)))
      : fraction(BigInt((share as { unitCents: number }).unitCents));
  const at = bands.findIndex(({ upToCents }) => upToCents >= cents);
  const [band, before] = [bands[at], bands[at - 1]];
  if (!band) return amount(maximum);
  if (!isLinear || !before) return amount(band);
  const slope = times(minus(amount(band), amount(before)), fraction(1n, BigInt(band.upToCents - before.upToCents)));
  return plus(amount(before), times(slope, fraction(BigInt(cents - before.upToCents))));
}

describe("the share of a unit", () => {
  const anyCents = fc.integer({ min: 0, max: 30_000_000 });
  const anyPrice = fc.integer({ min: 1, max: 20_000 });

  test("is the nearest cent of the exact one, half a cent up, and never above the cost", () => {
    fc.assert(
      fc.property(anyBands, anyCents, anyPrice, ({ one, inPercent }, cents, price) => {
        const { unitCents = -1, isCapped, hundredths } = ask(one, [isee(cents)], price);
        const value = exactValue(one, cents);
        const exact = inPercent ? times(value, fraction(BigInt(price), 10_000n)) : value;
        if (isCapped) expect(isBelow(fraction(BigInt(price)), plus(exact, half)) && unitCents === price).toBe(true);
        else expect(isNearest(unitCents, exact)).toBe(true);
        expect(unitCents).toBeLessThanOrEqual(price);
        if (inPercent) expect(isNearest(hundredths ?? -1, value)).toBe(true);
      }),
      { numRuns: 2_000, seed: 32 },
    );
  });

  test("does not fall while the ISEE grows, where the bands do not", () => {
    fc.assert(
      fc.property(anyBands, anyCents, anyCents, anyPrice, ({ one, ascends }, a, b, price) => {
        if (!ascends) return;
        const cents = (value: number) => ask(one, [isee(value)], price).unitCents ?? -1;
        expect(cents(Math.min(a, b))).toBeLessThanOrEqual(cents(Math.max(a, b)));
      }),
      { numRuns: 1_000, seed: 33 },
    );
  });

  test("belongs to a band up to its last cent, and is the maximum above the last", () => {
    const at = (cents: number) => {
      const { band, unitCents, reason } = ask(tariff(), [isee(cents)], 20_01);
      return [band?.number, unitCents, reason];
    };
    expect(at(6_000_00)).toEqual([1, 0, "band"]);
    // 25 % of 20,01 is 5,0025.
    expect(at(6_000_01)).toEqual([2, 5_00, "band"]);
    expect(at(12_000_01)).toEqual([undefined, 16_01, "above"]);
    expect(ask(tariff({ maximum: { percent: 50 } }), [], 1).unitCents).toBe(1);
  });

  test("in percent waits for the cost of a unit; in cents it does not, and stops at it", () => {
    expect(ask(tariff(), [isee(7_000_00)])).toMatchObject({ hundredths: 25_00, isCapped: false });
    expect(ask(tariff(), [isee(7_000_00)]).unitCents).toBeUndefined();
    const flat = tariff({ bands: [{ upToCents: 6_000_00, unitCents: 5_00 }] });
    expect(ask(flat, [isee(1)]).unitCents).toBe(5_00);
    expect(ask(flat, [isee(1)], 4_00)).toMatchObject({ unitCents: 4_00, isCapped: true });
  });
});

describe("which ISEE holds", () => {
  const held = (declarations: IseeDeclaration[], day: string, graceDays?: number) => {
    const one = tariff(graceDays === undefined ? {} : { graceDays });
    const { reason, isee: used, graceUntil } = ask(one, declarations, 20_00, day);
    return [reason, used?.paper, graceUntil];
  };

  test("the latest that holds, to its last day, then grace, then the maximum", () => {
    const two = [isee(1, { paper: 2 }), isee(2, { paper: 3, from: "2026-03-01" })];
    expect(held(two, "2026-02-28")).toEqual(["band", 2, undefined]);
    expect(held(two, "2026-03-01")).toEqual(["band", 3, undefined]);
    expect(held(two, "2026-12-31", 60)).toEqual(["band", 3, undefined]);
    expect(held(two, "2027-01-01", 60)).toEqual(["band", 3, "2027-03-01"]);
    expect(held(two, "2027-03-01", 60)).toEqual(["band", 3, "2027-03-01"]);
    expect(held(two, "2027-03-02", 60)).toEqual(["expired", 3, undefined]);
    expect(held(two, "2027-01-01")).toEqual(["expired", 3, undefined]);
    expect(held([], on)).toEqual(["noIsee", undefined, undefined]);
  });

  test("of an accepted kind only; what somebody closed has no grace", () => {
    expect(held([isee(1, { kind: "sociosanitary" })], on)).toEqual(["noIsee", undefined, undefined]);
    const closed = isee(1, { endedOn: "2026-04-01" });
    expect(held([closed], "2026-04-01", 60)).toEqual(["band", 2, undefined]);
    expect(held([closed], "2026-04-02", 60)).toEqual(["expired", 2, undefined]);
    // The last day that the rule would give counts where nobody closed it; without a rule it holds until it is closed.
    const { until: _until, ...endless } = isee(1);
    expect(held([endless], "2030-01-01")).toEqual(["band", 2, undefined]);
  });
});

describe("which tariff applies", () => {
  const first = tariff();
  const second = tariff({ version: 1001, appliesFrom: "2026-06-01", until: "2026-08-31" });
  const ofDistrict = tariff({ territory: "district", version: 1, appliesFrom: "2018-01-01" });
  const all = [first, second, ofDistrict];
  const applied = (territory: string, day: string, from = all) => {
    const found = tariffOn(from, { territory, service: "homeCare", on: day });
    return found && [found.territory, found.version];
  };

  test("the comune's last that began, else the district's; one that ended brings no earlier one back", () => {
    expect(applied("020038", "2025-12-31")).toEqual(["district", 1]);
    expect(applied("020038", "2026-01-01")).toEqual(["020038", 1000]);
    expect(applied("020038", "2026-06-01")).toEqual(["020038", 1001]);
    expect(applied("020038", "2026-09-01")).toEqual(["district", 1]);
    expect(applied("020038", "2026-09-01", [first, second])).toBeUndefined();
    expect(applied("020061", on)).toEqual(["district", 1]);
    expect(tariffOn(all, { territory: "020038", service: "transport", on })).toBeUndefined();
  });

  test("adopted is not applied", () => {
    const { appliesFrom: _from, ...text } = tariff();
    const adopted: Tariff = { ...text, version: 1002 };
    expect(applied("020038", "2030-01-01", [adopted])).toBeUndefined();
    expect([first, second, adopted].map((one) => standingOn([...all, adopted], one, on))).toEqual([
      "inForce",
      "ahead",
      "notApplied",
    ]);
    const again = tariff({ version: 1003 });
    expect(standingOn([...all, again], first, on)).toBe("replaced");
    expect(standingOn([...all, again], again, on)).toBe("inForce");
    expect(standingOn(all, second, "2026-10-01")).toBe("ended");
  });
});

describe("a tariff that is written", () => {
  const places = (change: Record<string, unknown>) =>
    tariffProblems({ ...textOfTariff(tariff()), ...change } as unknown as Json).map(
      ({ path, code }) => `${path} ${code}`,
    );

  test("is told its faults at their place", () => {
    expect(places({})).toEqual([]);
    expect(places({ service: "nothing", colour: 1 })).toEqual(["colour unknown", "service option"]);
    expect(places({ adoptedOn: "2026-02-30", act: " " })).toEqual(["act text", "adoptedOn day"]);
    expect(places({ appliesFrom: undefined, until: "2026-01-01" })).toEqual(["until endWithoutStart"]);
    expect(places({ until: "2025-12-31" })).toEqual(["until beforeStart"]);
    expect(places({ iseeKinds: ["ordinary", "ordinary"] })).toEqual(["iseeKinds twice"]);
    expect(places({ bands: [] })).toEqual(["bands list"]);
    expect(
      places({
        bands: [
          { upToCents: 5, percent: 1 },
          { upToCents: 5, percent: 101 },
        ],
      }),
    ).toEqual(["bands.1.percent percent", "bands.1.upToCents ascending"]);
    expect(places({ bands: [{ upToCents: 5, percent: 1.005, unitCents: 3 }] })).toEqual(["bands.0 oneOfTwo"]);
    expect(places({ bands: [{ upToCents: 5, percent: 1.005 }] })).toEqual(["bands.0.percent percent"]);
    expect(places({ maximum: { unitCents: -1 } })).toEqual(["maximum.unitCents whole"]);
    const mixed = [
      { upToCents: 5, percent: 1 },
      { upToCents: 6, unitCents: 1 },
    ];
    expect(places({ bands: mixed, isLinear: true })).toEqual(["bands sameKind"]);
    expect(places({ bands: mixed, isLinear: false })).toEqual([]);
  });

  test("any JSON gets an answer, and no more than fifty", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const found = tariffProblems(value as Json);
        expect(found.length).toBeGreaterThan(0);
        expect(found.length).toBeLessThanOrEqual(50);
      }),
      { numRuns: 500, seed: 34 },
    );
    const many = Array.from({ length: 400 }, (_, i) => [`k${i}`, 1]);
    expect(tariffProblems(Object.fromEntries(many))).toHaveLength(50);
  });

  test("comes back from the table as it went in; what is none is left out", () => {
    const text = textOfTariff(tariff());
    const row = { id: "costSharing", territory: "020038", version: 1000, sources: {} };
    const values = { homeCare: text as unknown as Json, transport: text as unknown as Json };
    expect(
      tariffsOf([
        { ...row, values },
        { ...row, id: "intake", values },
      ]),
    ).toEqual([tariff()]);
  });
});

describe("a share that was decided", () => {
  const answered = (declarations: IseeDeclaration[], one = tariff()): ShareAnswer => ask(one, declarations, 20_00);
  const kept = keptShare(answered([isee(7_000_00)]), on, 10);

  test("keeps what it was computed from, and no value of an ISEE", () => {
    expect(kept).toEqual({
      ...{ territory: "020038", service: "homeCare", version: 1000, on, reason: "band" },
      ...{ isee: { person: "p", paper: 2 }, quantity: 10, priceCents: 20_00, unitCents: 5_00, proposedCents: 50_00 },
    });
    expect(keptShare(answered([]), on, undefined)).toMatchObject({ reason: "noIsee", unitCents: 16_00 });
    expect(keptShare(answered([]), on, undefined)).not.toHaveProperty("proposedCents");
  });

  test("is to be computed again for what has changed, and for nothing else", () => {
    expect(shareChanges(kept, answered([isee(7_000_00)]))).toEqual([]);
    expect(shareChanges(kept, answered([]))).toEqual(["iseeOver"]);
    expect(shareChanges(kept, answered([isee(7_000_00, { paper: 9 })]))).toEqual(["otherIsee"]);
    expect(shareChanges(kept, answered([isee(7_000_00)], tariff({ version: 1001 })))).toEqual(["otherTariff"]);
    expect(shareChanges(kept, answered([isee(7_000_00)], tariff({ territory: "020061" })))).toEqual(["otherComune"]);
    expect(shareChanges(kept, undefined)).toEqual(["noTariff"]);
    expect(shareChanges(keptShare(answered([]), on, 1), answered([isee(1)]))).toEqual(["otherIsee"]);
  });
});
