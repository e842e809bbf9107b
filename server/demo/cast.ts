// Who comes to the office in the simulation: which household with which need on which day, and which turn its case
// takes. Shares are those of a district of this size.
import type { AreaId, Day } from "../../workflows/kernel/ids.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import type { FosterFamily, FosterTurn } from "./foster-script.ts";
import type { Contact } from "./intake-course.ts";
import type { Turn } from "./intake-script.ts";
import { ContactDays } from "./office-days.ts";
import type { SyntheticHousehold, SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

export interface Shares {
  orientation: number;
  care: number;
  applications: number;
  foster: number;
  bandi: number;
}

/** Of 600: 260 orientations and 170 cases of intake, 144 applications, 22 families, 4 bandi. */
export function sharesOf(cases: number): Shares {
  const part = (of: number) => Math.round((cases * of) / 600);
  const applications = part(144);
  // A ranking has its limit, so a larger set has more calls.
  const bandi = Math.max(4, Math.ceil(applications / 600));
  const foster = part(22);
  const orientation = part(260);
  return { orientation, applications, foster, bandi, care: cases - orientation - applications - foster - bandi };
}

type Weighted<T> = readonly (readonly [T, number])[];

const areasByAge = (age: number): Weighted<AreaId> =>
  age < 18
    ? [
        ["families", 48],
        ["protection", 34],
        ["disability", 18],
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

const needsOf: Record<string, Weighted<string>> = {
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

const requestersOf: Record<string, Weighted<string>> = {
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
const ordinary: Weighted<string> = [
  ["self", 72],
  ["relative", 14],
  ["volunteers", 8],
  ["school", 6],
];

/** Share of contacts from a household that already has a case, so that 30 % have more than one. */
const returning = 0.26;

export class Cast {
  readonly #world: World;
  readonly #known: ReadonlyMap<string, Day>;
  readonly #fresh: SyntheticHousehold[];
  readonly #used: SyntheticHousehold[] = [];
  readonly #contactDays: ContactDays;

  /** `known`: the day each household is in the archive. */
  constructor(world: World, known: ReadonlyMap<string, Day>, random: Random) {
    this.#world = world;
    this.#known = known;
    this.#fresh = random.shuffle(world.population.households);
    this.#contactDays = new ContactDays(addDays(world.span.from, 9), addDays(world.span.to, -1));
  }

  /** A household in the archive before `day`; a fresh one is used up unless it is kept apart. */
  household(
    day: Day,
    random: Random,
    fits: (one: SyntheticHousehold) => boolean,
    fresh: boolean,
  ): SyntheticHousehold | undefined {
    const ready = (one: SyntheticHousehold) => (this.#known.get(one.id) ?? "9") < day && fits(one);
    if (!fresh && this.#used.length > 0)
      for (let i = 0; i < 40; i++) {
        const one = random.pick(this.#used);
        if (ready(one)) return one;
      }
    const at = this.#fresh.findIndex(ready);
    if (at < 0) return this.#used.length > 0 && fresh ? this.household(day, random, fits, false) : undefined;
    const [one] = this.#fresh.splice(at, 1);
    return one;
  }

  /** Those a case of the register may be about: in the archive since the household is. */
  members(household: SyntheticHousehold): SyntheticPerson[] {
    const known = this.#known.get(household.id) ?? "";
    return household.members.map((id) => this.#world.person(id)).filter((one) => one.birthOn < addDays(known, -7));
  }

  #contact(name: string, random: Random, wanted: { latest: Day; areas?: readonly AreaId[]; fresh?: boolean }): Contact {
    const world = this.#world;
    for (let attempt = 0; attempt < 400; attempt++) {
      const day = this.#contactDays.draw(random);
      if (day > wanted.latest) continue;
      const fresh = wanted.fresh ?? !random.chance(returning);
      const household = this.household(day, random, (one) => this.members(one).length > 0, fresh);
      if (!household) continue;
      const members = this.members(household);
      const minors = members.filter((one) => world.age(one, day) < 18);
      const others = members.filter((one) => world.age(one, day) >= 18);
      const from = minors.length > 0 && (others.length === 0 || random.chance(0.45)) ? minors : others;
      const person = random.pick(from);
      const area = random.weighted(areasByAge(world.age(person, day)));
      if (wanted.areas && !wanted.areas.includes(area)) {
        if (fresh) this.#fresh.push(household);
        continue;
      }
      if (fresh && wanted.fresh === undefined) this.#used.push(household);
      const need = random.weighted(needsOf[area] ?? [["other", 1] as const]);
      const requester = random.weighted(requestersOf[area] ?? ordinary);
      return { caseId: world.id(name), person, day, area, need, requester };
    }
    throw new Error("the demo's people are too few for its cases");
  }

  orientations(count: number, random: Random): Contact[] {
    return Array.from({ length: count }, (_, i) => {
      const own = random.fork(`orientation ${i}`);
      const contact = this.#contact(`orientation/${i}`, own, {
        latest: addDays(this.#world.span.to, -4),
        areas: ["elderly", "adults", "poverty", "families", "disability"],
      });
      return own.chance(0.55) ? { ...contact, need: "information" } : contact;
    });
  }

  /** Contacts that become cases, with the few that a demo must show. */
  courses(count: number, random: Random): { contact: Contact; turn: Turn }[] {
    const turns: Turn[] = ["dies", "unfounded", "forgotten", "forgotten"];
    const refused = Math.round(count * 0.035);
    for (let i = 0; i < refused; i++) turns.push("refused");
    return Array.from({ length: count }, (_, i) => {
      const own = random.fork(`course ${i}`);
      const turn = turns[i] ?? "care";
      const old = addDays(this.#world.span.to, -230);
      const contact = this.#contact(`course/${i}`, own, {
        latest: turn === "care" || turn === "refused" ? this.#world.span.to : old,
        ...(turn === "dies" ? { areas: ["elderly"] as const, fresh: true } : {}),
        ...(turn === "unfounded" ? { areas: ["protection"] as const } : {}),
        ...(turn === "refused" ? { areas: ["poverty"] as const } : {}),
      });
      if (turn === "unfounded") return { contact: { ...contact, requester: "anonymous" }, turn };
      if (turn === "care" && contact.person.protectedAddress) return { contact, turn: "conflict" };
      // Two files where a worker is a relative.
      return { contact, turn: i === turns.length || i === turns.length + 1 ? "conflict" : turn };
    });
  }

  families(count: number, random: Random): FosterFamily[] {
    const { from, to } = this.#world.span;
    const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
    return Array.from({ length: count }, (_, i) => {
      const own = random.fork(`family ${i}`);
      const [turn, first, last] = fosterTurns[i % fosterTurns.length] ?? (["bank", 0, 1] as const);
      const day = addDays(from, own.int(Math.round(length * first) + 12, Math.round(length * last)));
      const household = this.household(day, own, (one) => this.#couple(one, day).length === 2, true);
      if (!household) return [];
      const child = turn === "kin" ? this.#child(day, own) : undefined;
      if (turn === "kin" && !child) return [];
      const couple = this.#couple(household, day);
      const applicants = turn !== "kin" && own.chance(0.12) ? couple.slice(0, 1) : couple;
      const caseId = this.#world.id(`family/${i}`);
      return [{ caseId, household, applicants, day, turn, ...(child ? { child } : {}) }];
    }).flat();
  }

  #couple(household: SyntheticHousehold, day: Day): SyntheticPerson[] {
    return this.members(household).filter(
      (one) =>
        ["reference", "spouse", "partner"].includes(one.relation ?? "") &&
        this.#world.age(one, day) >= 26 &&
        this.#world.age(one, day) <= 60,
    );
  }

  #child(day: Day, random: Random): SyntheticPerson | undefined {
    const found = this.#used.filter((one) => (this.#known.get(one.id) ?? "9") < day);
    const children = found.flatMap((one) => this.members(one)).filter((one) => this.#world.age(one, day) < 15);
    return children.length > 0 ? random.pick(children) : undefined;
  }
}

/** Turn, and between which shares of the two years the family comes forward. */
const fosterTurns: readonly [FosterTurn, number, number][] = [
  ["bank", 0, 0.25],
  ["engaged", 0, 0.25],
  ["bank", 0.55, 0.9],
  ["leavesEarly", 0.1, 0.9],
  ["bank", 0, 0.3],
  ["kin", 0.2, 0.8],
  ["bank", 0.6, 0.95],
  ["engaged", 0, 0.2],
  ["leavesEarly", 0.1, 0.9],
  ["notIncluded", 0.1, 0.5],
  ["bank", 0.7, 0.99],
  ["bank", 0, 0.35],
  ["leavesInPath", 0.1, 0.7],
  ["bank", 0.5, 0.85],
  ["leavesEarly", 0.2, 0.95],
  ["engaged", 0, 0.25],
  ["pauses", 0.6, 0.8],
  ["bank", 0.05, 0.4],
  ["kin", 0.5, 0.9],
  ["leavesEarly", 0.3, 0.95],
  ["bank", 0.9, 0.99],
  ["bank", 0.65, 0.9],
];
