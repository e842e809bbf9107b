// Rankings of a care call: what answers are worth, who comes before whom, who is financed with which money; the last against a plain
// reference that finances one at a time.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Allocation,
  allocate,
  leftCents,
  type Move,
  type SectionMoney,
} from "../../workflows/rules/care/allocate.ts";
import { isFinanced } from "../../workflows/rules/care/cut.ts";
import { evaluateAnswers, tiePoints } from "../../workflows/rules/care/evaluate.ts";
import { careFactIds } from "../../workflows/rules/care/facts.ts";
import { arrivalOf, compareInSection, inOrder } from "../../workflows/rules/care/order.ts";
import { readSections, type Section } from "../../workflows/rules/care/section.ts";
import { inForce } from "../support/seed-rules.ts";

const b2 = readSections(inForce.careCall?.b2).sections;
const [elderly] = b2 as [Section];

describe("the sections of the ruleset", () => {
  test("are read whole for every measure of the demo", () => {
    for (const measure of ["b2", "afterUs", "caregiver", "independentLiving", "rentAid"]) {
      const { sections, problems } = readSections(inForce.careCall?.[measure]);
      expect([measure, problems]).toEqual([measure, []]);
      expect(sections.length).toBeGreaterThan(0);
    }
    expect(b2.map(({ id }) => id)).toEqual(["elderly", "adults", "minors"]);
  });

  test.each([
    ["requirements", { requirements: [{ fact: "shoeSize", atMost: 44 }] }],
    ["requirements", { requirements: [{ fact: "age", oneOf: ["severe"] }] }],
    ["requirements", { requirements: [{ fact: "disability", oneOf: ["terrible"] }] }],
    [
      "criteria",
      {
        criteria: [
          {
            id: "isee",
            fact: "iseeCents",
            bands: [
              { upTo: 2, points: 1 },
              { upTo: 1, points: 2 },
            ],
          },
        ],
      },
    ],
    ["criteria", { criteria: [{ id: "isee", fact: "iseeCents", bands: [{ points: -1 }] }] }],
    ["criteria", { criteria: [{ id: "alone", fact: "livesAlone", bands: [{ points: 1 }] }] }],
    ["tieOrder", { tieOrder: ["nothing"] }],
    // How ill somebody is tells nobody apart in the open.
    ["tieOrder", { tieOrder: ["careNeed"] }],
    ["money", { monthlyCents: 0 }],
    ["money", { budgetCents: 1.5 }],
    ["remainderTo", { remainderTo: ["elderly"] }],
    ["remainderTo", { remainderTo: ["elsewhere"] }],
    ["id", { id: "Una sezione" }],
  ])("a mistake is named: %s", (problem, change) => {
    const found = readSections([{ ...(elderly as unknown as object), remainderTo: [], ...change }] as never).problems;
    expect(found.map((one) => one.problem)).toContain(problem);
  });

  test("none, and the same one twice", () => {
    expect(readSections(undefined).problems).toEqual([{ section: "", problem: "none" }]);
    const twice = [
      { ...elderly, remainderTo: [] },
      { ...elderly, remainderTo: [] },
    ];
    expect(readSections(twice as never).problems).toEqual([{ section: "", problem: "id" }]);
  });
});

describe("what answers are worth", () => {
  const answers = {
    ...{ iseeCents: 600_000, age: 82, disability: "severe", careNeed: "medium", livesAtHome: true, livesAlone: true },
    ...{ caregiverAtHome: false, otherSupport: false },
  };

  test("line by line, the lines make the sum", () => {
    const found = evaluateAnswers(elderly, answers);
    expect(found.criteria.map(({ criterion, points }) => [criterion.id, points])).toEqual([
      ["isee", 30],
      ["careNeed", 15],
      ["alone", 15],
      ["caregiver", 0],
      ["noOtherSupport", 15],
    ]);
    expect([found.score, found.missing, found.meets]).toEqual([75, [], true]);
    expect(tiePoints(found, elderly.tieOrder)).toEqual({ isee: 30, alone: 15 });
  });

  test("a band ends with its limit, the last has none", () => {
    const isee = (iseeCents: number) => evaluateAnswers(elderly, { iseeCents }).criteria[0]?.points;
    expect([600_000, 600_001, 1_800_000, 1_800_001, 90_000_000].map(isee)).toEqual([30, 20, 10, 0, 0]);
  });

  test("a requirement that is not met, or not answered, leaves it out", () => {
    expect(evaluateAnswers(elderly, { ...answers, age: 64 }).meets).toBe(false);
    const { age: _age, ...unknown } = answers;
    const found = evaluateAnswers(elderly, unknown);
    expect([found.meets, found.missing]).toEqual([false, ["age"]]);
  });

  test("no answer is worth more than all there is, whatever it is", () => {
    const value = fc.oneof(fc.integer(), fc.boolean(), fc.string());
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...careFactIds), value), (any) => {
        for (const section of b2) {
          const { score, criteria } = evaluateAnswers(section, any);
          expect(score).toBe(criteria.reduce((sum, one) => sum + one.points, 0));
          expect(criteria.every(({ points, most }) => points >= 0 && points <= most)).toBe(true);
        }
      }),
    );
  });
});

const entry = fc.record({
  id: fc.uuid(),
  seq: fc.constant(1),
  day: fc.constantFrom("2026-03-01", "2026-03-02"),
  protocol: fc.integer({ min: 1, max: 99_999 }),
  score: fc.integer({ min: 0, max: 4 }),
  partials: fc.record({ isee: fc.integer({ min: 0, max: 2 }), alone: fc.integer({ min: 0, max: 1 }) }),
});
const entries = fc
  .uniqueArray(entry, { selector: ({ day, protocol }) => `${day}/${protocol}`, maxLength: 30 })
  .map((all) => all.map(({ day, protocol, ...one }) => ({ ...one, number: arrivalOf(day, `${protocol}/ES`) })));

describe("the order", () => {
  test("of arrival is of days, then of numbers as numbers", () => {
    const arrivals = [
      arrivalOf("2026-03-02", "1/ES"),
      arrivalOf("2026-03-01", "100/ES"),
      arrivalOf("2026-03-01", "99/ES"),
    ];
    expect([...arrivals].sort()).toEqual(arrivals.toReversed());
  });

  test("is total, the same whatever order they come in, and as compared two by two", () => {
    fc.assert(
      fc.property(entries, (all) => {
        const sorted = inOrder(all, elderly.tieOrder);
        expect(inOrder(all.toReversed(), elderly.tieOrder)).toEqual(sorted);
        for (const [i, one] of sorted.entries())
          for (const later of sorted.slice(i + 1))
            expect(compareInSection(one, later, elderly.tieOrder)).toBeLessThan(0);
      }),
    );
  });

  test("within the cut are those up to the last who was financed, and nobody else", () => {
    fc.assert(
      fc.property(entries, fc.nat(), (all, n) => {
        const sorted = inOrder(all, elderly.tieOrder);
        const financed = sorted.slice(0, n % (sorted.length + 1));
        const last = financed.at(-1);
        const cuts = last ? { elderly: { number: last.number, score: last.score, partials: last.partials } } : {};
        expect(sorted.filter((one) => isFinanced(one, elderly, cuts))).toEqual(financed);
      }),
    );
  });
});

/** One at a time: whoever can be paid first, over and over; each payment written down as it is made. */
function plainly(sections: readonly SectionMoney[]): Allocation {
  const purse = Object.fromEntries(sections.map(({ id, leftCents: cents }) => [id, Math.max(0, cents)]));
  const queue = Object.fromEntries(sections.map(({ id, waiting }) => [id, [...waiting]]));
  const funded: Allocation["funded"] = [];
  const moves: Move[] = [];
  const payersOf = (to: string, rank: number) =>
    sections
      .filter(({ remainderTo }) => remainderTo.slice(0, rank).includes(to))
      .filter(({ id, remainderWhen }) => remainderWhen === "notEnough" || queue[id]?.length === 0)
      .map(({ id }) => id);
  const payOne = (rank: number): boolean => {
    for (const { id, shareCents } of sections) {
      const payers = [id, ...payersOf(id, rank)];
      const sum = payers.reduce((all, one) => all + (purse[one] ?? 0), 0);
      const next = queue[id]?.[0];
      if (next === undefined || sum < shareCents) continue;
      queue[id]?.shift();
      funded.push({ id: next, section: id, cents: shareCents });
      let owed = shareCents;
      for (const from of payers) {
        const cents = Math.min(owed, purse[from] ?? 0);
        purse[from] = (purse[from] ?? 0) - cents;
        owed -= cents;
        if (cents > 0 && from !== id) moves.push({ from, to: id, cents });
      }
      return true;
    }
    return false;
  };
  for (let rank = 0; rank <= sections.length; rank++) while (payOne(rank));
  return { funded, moves, left: purse };
}

const ids = ["a", "b", "c", "d"] as const;
const situation = fc
  .array(
    fc.record({
      shareCents: fc.integer({ min: 1, max: 9 }),
      leftCents: fc.integer({ min: -3, max: 40 }),
      heirs: fc.shuffledSubarray([...ids]),
      remainderWhen: fc.constantFrom("nobodyWaits" as const, "notEnough" as const),
      waiting: fc.nat({ max: 6 }),
    }),
    { minLength: 1, maxLength: ids.length },
  )
  .map((all) =>
    all.map(({ heirs, waiting, ...one }, i): SectionMoney => {
      const id = ids[i] as string;
      const others = ids.slice(0, all.length).filter((other) => other !== id);
      const remainderTo = heirs.filter((heir) => others.includes(heir));
      return { ...one, id, remainderTo, waiting: Array.from({ length: waiting }, (_, n) => `${id}${n}`) };
    }),
  );
const sum = (rows: readonly { cents: number }[]) => rows.reduce((all, { cents }) => all + cents, 0);
const summed = (moves: readonly Move[]) => {
  const sums: Record<string, number> = {};
  for (const { from, to, cents } of moves) sums[`${from}>${to}`] = (sums[`${from}>${to}`] ?? 0) + cents;
  return sums;
};

describe("the money", () => {
  test("goes as the plain reference says", () => {
    fc.assert(
      fc.property(situation, (sections) => {
        const [found, plain] = [allocate(sections), plainly(sections)];
        expect(new Set(found.funded.map(({ id }) => id))).toEqual(new Set(plain.funded.map(({ id }) => id)));
        expect([found.left, summed(found.moves)]).toEqual([plain.left, summed(plain.moves)]);
      }),
      { numRuns: 2000 },
    );
  });

  test("is never more than there is, and to the cent what was there", () => {
    fc.assert(
      fc.property(situation, (sections) => {
        const { funded, moves, left } = allocate(sections);
        for (const { id, leftCents: there } of sections) {
          const own = sum(funded.filter((one) => one.section === id));
          const came = sum(moves.filter(({ to }) => to === id));
          const went = sum(moves.filter(({ from }) => from === id));
          expect(own).toBeLessThanOrEqual(Math.max(0, there) + came);
          expect(left[id]).toBe(Math.max(0, there) + came - went - own);
          expect(left[id]).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test("passes nobody over, and stops only where it is not enough", () => {
    fc.assert(
      fc.property(situation, (sections) => {
        const { funded, left } = allocate(sections);
        for (const { id, waiting, shareCents } of sections) {
          const own = funded.filter((one) => one.section === id).map((one) => one.id);
          expect(own).toEqual(waiting.slice(0, own.length));
          if (own.length < waiting.length) expect(left[id]).toBeLessThan(shareCents);
        }
      }),
    );
  });

  test("goes only where the ruleset sends it, and not while somebody waits there", () => {
    fc.assert(
      fc.property(situation, (sections) => {
        const { funded, moves } = allocate(sections);
        for (const { from, to, cents } of moves) {
          const giver = sections.find(({ id }) => id === from);
          expect(cents).toBeGreaterThan(0);
          expect(giver?.remainderTo).toContain(to);
          const own = funded.filter(({ section }) => section === from).length;
          if (giver?.remainderWhen === "nobodyWaits") expect(own).toBe(giver.waiting.length);
        }
      }),
    );
  });

  test("that is free again is financed once more, never twice: what is held and what moved is counted out", () => {
    fc.assert(
      fc.property(situation, fc.nat(), (sections, seed) => {
        const first = allocate(sections);
        // Some of those who were financed go.
        const stays = first.funded.filter((_, i) => (seed >> (i % 30)) % 2 === 0);
        const again = sections.map((one) => ({
          ...one,
          leftCents: leftCents(
            { id: one.id, budgetCents: Math.max(0, one.leftCents) },
            [],
            first.moves,
            sum(stays.filter(({ section }) => section === one.id)),
          ),
          waiting: one.waiting.filter((id) => !first.funded.some((funded) => funded.id === id)),
        }));
        expect(again.every((one) => one.leftCents >= 0)).toBe(true);
        const second = allocate(again);
        const all = sum(stays) + sum(second.funded);
        expect(all).toBeLessThanOrEqual(sections.reduce((total, one) => total + Math.max(0, one.leftCents), 0));
        expect(all + Object.values(second.left).reduce((total, cents) => total + cents, 0)).toBe(
          sections.reduce((total, one) => total + Math.max(0, one.leftCents), 0),
        );
      }),
    );
  });
});
