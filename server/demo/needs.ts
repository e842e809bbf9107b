// What people come with in the demo: areas by age, needs by area, and who speaks for them. Shares are those of a district
// of this size.
import type { AreaId } from "../../workflows/kernel/ids.ts";

type Weighted<T> = readonly (readonly [T, number])[];

/** Areas of those who only ask, by age. */
export const areasByAge = (age: number): Weighted<AreaId> =>
  age < 18
    ? [
        ["families", 75],
        ["disability", 25],
      ]
    : age >= 65
      ? [
          ["elderly", 86],
          ["poverty", 9],
          ["adults", 5],
        ]
      : [
          ["poverty", 36],
          ["adults", 30],
          ["families", 20],
          ["disability", 14],
        ];

/** Areas of those who are taken into care; with the turns that only a child's case takes, one in eight is to protect. */
export const areasOfCare: Weighted<AreaId> = [
  ["elderly", 36],
  ["poverty", 17],
  ["protection", 10],
  ["adults", 13],
  ["families", 13],
  ["disability", 11],
];

/** Ages of those an area is for. */
export const suits: Partial<Record<AreaId, (age: number) => boolean>> = {
  elderly: (age) => age >= 65,
  poverty: (age) => age >= 20 && age < 65,
  adults: (age) => age >= 18 && age < 70,
  protection: (age) => age < 18,
  families: (age) => age < 18 || (age > 24 && age < 50),
  disability: (age) => age < 65,
};

export const needsOf: Record<string, Weighted<string>> = {
  elderly: [
    ["careAtHome", 60],
    ["loneliness", 25],
    ["housing", 5],
  ],
  disability: [["disability", 1]],
  families: [
    ["parenting", 45],
    ["school", 25],
    ["familyConflict", 30],
  ],
  protection: [
    ["childAtRisk", 60],
    ["school", 20],
    ["familyConflict", 20],
  ],
  poverty: [
    ["income", 60],
    ["housing", 20],
    ["work", 20],
  ],
  adults: [
    ["work", 30],
    ["mentalHealth", 20],
    ["addiction", 15],
    ["housing", 25],
  ],
};

export const requestersOf: Record<string, Weighted<string>> = {
  elderly: [
    ["self", 35],
    ["relative", 45],
    ["familyDoctor", 10],
    ["hospital", 10],
  ],
  protection: [
    ["school", 40],
    ["police", 15],
    ["court", 25],
    ["healthService", 20],
  ],
};
export const ordinary: Weighted<string> = [
  ["self", 72],
  ["relative", 14],
  ["volunteers", 8],
  ["school", 6],
];
