// Which households a comune has: shapes drawn by weight until every person of its age bands has a place. Knows
// ages and relations, no names; the shares are the demo's own assumption.
import type { Sex } from "../../workflows/rules/fiscal-code/compute.ts";
import type { Random } from "./random.ts";

export type Relation = "reference" | "spouse" | "partner" | "child" | "parent";

export interface Slot {
  relation: Relation;
  sex: Sex;
  /** Age in days on the day of the demo. */
  daysOld: number;
}

export interface Bands {
  child: number;
  adult: number;
  elder: number;
}

/** Days that keep an age inside its band whatever the leap years: 0-14, 15-64, 65 and over. */
export const bandDays = { childMax: 5_477, adultMin: 5_480, adultMax: 23_740, elderMin: 23_745, elderMax: 35_700 };
const year = 365.25;

interface Shape {
  weight: number;
  needs: Bands;
  slots: (random: Random) => Slot[];
}

const days = (random: Random, fromYears: number, toYears: number): number =>
  Math.min(
    bandDays.adultMax,
    Math.max(bandDays.adultMin, random.int(Math.ceil(fromYears * year), Math.floor(toYears * year))),
  );

const elderDays = (random: Random): number =>
  // Two draws, the lower one: the very old are fewer.
  Math.min(random.int(bandDays.elderMin, bandDays.elderMax), random.int(bandDays.elderMin, bandDays.elderMax));

const anySex = (random: Random): Sex => (random.chance(0.5) ? "F" : "M");

/** Ages of siblings below 15, at least 400 days apart, oldest last. */
function siblings(random: Random, count: number): number[] {
  const gaps = Array.from({ length: count - 1 }, () => random.int(400, 1_300));
  const span = gaps.reduce((sum, gap) => sum + gap, 0);
  let age = random.int(0, bandDays.childMax - span);
  return [age, ...gaps.map((gap) => (age += gap))];
}

/** A parent 21 to 38 years older than the oldest child. */
const parentDays = (random: Random, oldest: number): number =>
  Math.min(bandDays.adultMax, oldest + random.int(Math.ceil(21 * year), Math.floor(38 * year)));

const children = (random: Random, ages: readonly number[]): Slot[] =>
  ages.map((daysOld) => ({ relation: "child", sex: anySex(random), daysOld }));

function couple(random: Random, oldestChild: number): Slot[] {
  return [
    { relation: "reference", sex: "M", daysOld: parentDays(random, oldestChild) },
    { relation: random.chance(0.75) ? "spouse" : "partner", sex: "F", daysOld: parentDays(random, oldestChild) },
  ];
}

function family(count: number, weight: number): Shape {
  return {
    weight,
    needs: { child: count, adult: 2, elder: 0 },
    slots: (random) => {
      const ages = siblings(random, count);
      return [...couple(random, ages.at(-1) ?? 0), ...children(random, ages)];
    },
  };
}

function singleParent(count: number, weight: number): Shape {
  return {
    weight,
    needs: { child: count, adult: 1, elder: 0 },
    slots: (random) => {
      const ages = siblings(random, count);
      const daysOld = parentDays(random, ages.at(-1) ?? 0);
      return [{ relation: "reference", sex: random.chance(0.86) ? "F" : "M", daysOld }, ...children(random, ages)];
    },
  };
}

const shapes: readonly Shape[] = [
  {
    weight: 20,
    needs: { child: 0, adult: 0, elder: 1 },
    slots: (random) => [{ relation: "reference", sex: random.chance(0.7) ? "F" : "M", daysOld: elderDays(random) }],
  },
  {
    weight: 14,
    needs: { child: 0, adult: 0, elder: 2 },
    slots: (random) => [
      { relation: "reference", sex: "M", daysOld: elderDays(random) },
      { relation: "spouse", sex: "F", daysOld: elderDays(random) },
    ],
  },
  {
    weight: 12,
    needs: { child: 0, adult: 1, elder: 0 },
    slots: (random) => [{ relation: "reference", sex: anySex(random), daysOld: days(random, 22, 64.9) }],
  },
  {
    weight: 8,
    needs: { child: 0, adult: 2, elder: 0 },
    slots: (random) => [
      { relation: "reference", sex: "M", daysOld: days(random, 26, 64.9) },
      { relation: random.chance(0.6) ? "spouse" : "partner", sex: "F", daysOld: days(random, 24, 64.9) },
    ],
  },
  family(1, 9),
  family(2, 9),
  family(3, 4),
  family(4, 1),
  singleParent(1, 6),
  singleParent(2, 3),
  {
    // A couple with a minor of 15-17.
    weight: 5,
    needs: { child: 0, adult: 3, elder: 0 },
    slots: (random) => {
      const age = days(random, 15.1, 17.7);
      return [...couple(random, age), ...children(random, [age])];
    },
  },
  {
    // A couple with a grown-up child at home.
    weight: 8,
    needs: { child: 0, adult: 3, elder: 0 },
    slots: (random) => {
      const age = days(random, 18.2, 27);
      return [...couple(random, age), ...children(random, [age])];
    },
  },
  {
    // A grown-up child who lives with an old parent.
    weight: 6,
    needs: { child: 0, adult: 1, elder: 1 },
    slots: (random) => {
      const parent = elderDays(random);
      const age = Math.min(bandDays.adultMax, Math.max(30 * year, parent - random.int(21, 36) * year));
      return [
        { relation: "reference", sex: anySex(random), daysOld: Math.round(age) },
        { relation: "parent", sex: random.chance(0.72) ? "F" : "M", daysOld: parent },
      ];
    },
  },
];

const fits = (needs: Bands, left: Bands): boolean =>
  needs.child <= left.child &&
  needs.adult <= left.adult &&
  needs.elder <= left.elder &&
  // Enough adults must remain for every child that is left, else a child would live alone.
  left.child - needs.child <= left.adult - needs.adult;

/** Households that use up the bands exactly. Children beyond the number of adults are counted as adults. */
export function composeHouseholds(bands: Bands, random: Random): Slot[][] {
  const excess = Math.max(0, Math.ceil((bands.child - bands.adult) / 2));
  const left = { child: bands.child - excess, adult: bands.adult + excess, elder: bands.elder };
  const households: Slot[][] = [];
  while (left.child + left.adult + left.elder > 0) {
    const possible = shapes.filter((shape) => fits(shape.needs, left)).map((shape) => [shape, shape.weight] as const);
    const shape = random.weighted(possible);
    left.child -= shape.needs.child;
    left.adult -= shape.needs.adult;
    left.elder -= shape.needs.elder;
    households.push(shape.slots(random));
  }
  return households;
}
