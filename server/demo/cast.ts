// Who comes to the office in the simulation: which household with which need on which day, and which turn its case
// takes. Shares are those of a district of this size.
import type { AreaId, Day } from "../../workflows/kernel/ids.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { type FosterFamily, type FosterTurn, nextCourse } from "./foster-script.ts";
import type { Contact } from "./intake-course.ts";
import type { Turn } from "./intake-turns.ts";
import { areasByAge, areasOfCare, needsOf, ordinary, requestersOf, suits } from "./needs.ts";
import { ContactDays, fridayOf, lastMoment, officeDay } from "./office-days.ts";
import type { SyntheticHousehold, SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

export interface Shares {
  orientation: number;
  /** Left open at the desk. */
  contacts: number;
  care: number;
  applications: number;
  foster: number;
  bandi: number;
}

/** Of 600: 260 orientations, 4 contacts and 166 cases of intake, 144 applications, 22 families, 4 bandi. */
export function sharesOf(cases: number): Shares {
  const part = (of: number) => Math.round((cases * of) / 600);
  const applications = part(144);
  // A ranking has its limit, so a larger set has more calls.
  const bandi = Math.max(4, Math.ceil(applications / 600));
  const foster = part(22);
  const orientation = part(260);
  const contacts = cases < 600 ? 0 : 4;
  const care = cases - orientation - contacts - applications - foster - bandi;
  return { orientation, contacts, applications, foster, bandi, care };
}

/** Share of contacts from a household that already has a case, so that 30 % have more than one. */
const returning = 0.23;

/** Wards ask through the desk since it records contacts of their own. */
const dischargesSinceDays = 230;

/** What a contact must be like. */
interface Wanted {
  /** Last day it may come on. */
  latest: Day;
  earliest?: Day;
  area?: AreaId;
  /** True: of a household that has nothing else. */
  fresh?: boolean;
}

/** Chance that somebody comes with an emergency, and that she comes on a Friday afternoon. */
const urgentShare = 0.08;
const fridayShare = 0.4;
/** Cases whose person moves within the district while they are open. */
const movingShare = 0.04;
/** Fewer cases than this cannot show each turn. */
const fewCases = 60;

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

  #contact(name: string, random: Random, wanted: Wanted): Contact {
    const { area } = wanted;
    const days = wanted.earliest ? new ContactDays(wanted.earliest, wanted.latest) : this.#contactDays;
    const fits = (day: Day) => (one: SyntheticPerson) =>
      area === undefined || suits[area]?.(this.#world.age(one, day)) === true;
    for (let attempt = 0; attempt < 400; attempt++) {
      const day = days.draw(random);
      if (day > wanted.latest) continue;
      const fresh = wanted.fresh ?? !random.chance(returning);
      const household = this.household(day, random, (one) => this.members(one).some(fits(day)), fresh);
      if (!household) continue;
      if (fresh && wanted.fresh === undefined) this.#used.push(household);
      return this.#contactOf(name, random, day, this.members(household).filter(fits(day)), area);
    }
    throw new Error("the demo's people are too few for its cases");
  }

  /** Somebody of these comes on that day. */
  #contactOf(name: string, random: Random, day: Day, of: readonly SyntheticPerson[], wanted?: AreaId): Contact {
    const world = this.#world;
    const minors = of.filter((one) => world.age(one, day) < 18);
    const others = of.filter((one) => world.age(one, day) >= 18);
    const person = random.pick(minors.length > 0 && (others.length === 0 || random.chance(0.45)) ? minors : others);
    const area = wanted ?? random.weighted(areasByAge(world.age(person, day)));
    const need = random.weighted(needsOf[area] ?? [["other", 1] as const]);
    const requester = random.weighted(requestersOf[area] ?? ordinary);
    world.hasCase(person);
    return { caseId: world.id(name), person, day, area, need, requester };
  }

  /** One given person, on a day when the household is known, not earlier than `from`. */
  #contactWith(
    name: string,
    random: Random,
    person: SyntheticPerson,
    when: { area: AreaId; from: Day; latest: Day },
  ): Contact | undefined {
    const { area, from, latest } = when;
    const known = this.#known.get(person.householdId ?? "");
    const earliest = [addDays(known ?? latest, 2), from].sort().at(-1) ?? latest;
    if (known === undefined || officeDay(earliest) > latest || person.birthOn >= earliest) return undefined;
    return this.#contactOf(name, random, new ContactDays(earliest, latest).draw(random), [person], area);
  }

  orientations(count: number, random: Random): Contact[] {
    return Array.from({ length: count }, (_, i) => {
      const own = random.fork(`orientation ${i}`);
      const contact = this.#contact(`orientation/${i}`, own, { latest: addDays(this.#world.span.to, -10) });
      return own.chance(0.55) ? { ...contact, need: "information" } : contact;
    });
  }

  /** Contacts of the last days that nobody has finished yet, and one that was forgotten. */
  openContacts(count: number, random: Random): Contact[] {
    const { to } = this.#world.span;
    return Array.from({ length: count }, (_, i) => {
      const [earliest, latest] = i === 0 ? [addDays(to, -24), addDays(to, -17)] : [addDays(to, -4), to];
      return this.#contact(`contact/${i}`, random.fork(`contact ${i}`), { earliest, latest });
    });
  }

  /** Old people for whom a ward asks, the last of them these days; beside the other cases. */
  discharges(count: number, random: Random): Contact[] {
    const { to } = this.#world.span;
    return Array.from({ length: count }, (_, i) => {
      const [earliest, latest] =
        i === 0 ? [addDays(to, -2), addDays(to, -1)] : [addDays(to, -dischargesSinceDays), addDays(to, -3)];
      const contact = this.#contact(`discharge/${i}`, random.fork(`discharge ${i}`), {
        earliest,
        latest,
        area: "elderly",
      });
      return { ...contact, need: "careAtHome", requester: i % 4 === 3 ? "territorialCentre" : "hospital" };
    });
  }

  /** Who applied for the inclusion allowance and is in nobody's care. */
  allowances(count: number, sinceDays: number, random: Random): Contact[] {
    const { to } = this.#world.span;
    const when = { earliest: addDays(to, -sinceDays), latest: addDays(to, -3), area: "poverty" } as const;
    return Array.from({ length: count }, (_, i) =>
      this.#contact(`allowance/${i}`, random.fork(`allowance ${i}`), when),
    );
  }

  /** Contacts that become cases, with the few that a demo must show. */
  courses(count: number, random: Random): { contact: Contact; turn: Turn }[] {
    const marked =
      count < fewCases ? [] : [...this.#marked(random), ...this.#moving(Math.round(count * movingShare), random)];
    const turns: Turn[] = [
      "dies",
      "unfounded",
      "forgotten",
      "forgotten",
      "challenged",
      "father",
      "conflict",
      "conflict",
      "unassigned",
    ];
    for (let i = 0; i < Math.round(count * 0.035); i++) turns.push("refused");
    for (let i = 0; i < Math.round(count * 0.012); i++) turns.push("leavesDistrict");
    const rest = Array.from({ length: count - marked.length }, (_, i) =>
      this.#course(
        `course/${i}`,
        random.fork(`course ${i}`),
        turns[i] ?? "care",
        i >= turns.length && i < turns.length + 4,
      ),
    );
    return [...marked, ...rest];
  }

  /** `isNew`: of the last days, so that somebody still has to be given it. */
  #course(name: string, own: Random, turn: Turn, isNew: boolean): { contact: Contact; turn: Turn } {
    const { to } = this.#world.span;
    const ordinary = turn === "care" || turn === "refused" || turn === "conflict";
    const areas: Partial<Record<Turn, AreaId>> = {
      dies: "elderly",
      unfounded: "protection",
      challenged: "protection",
      father: "protection",
      refused: "poverty",
    };
    const contact = this.#contact(name, own, {
      latest: ordinary ? to : addDays(to, -230),
      area: areas[turn] ?? own.weighted(areasOfCare),
      ...(turn === "dies" ? { fresh: true } : {}),
      ...(isNew ? { earliest: addDays(to, -4) } : {}),
      ...(turn === "unassigned" ? { earliest: addDays(to, -12), latest: addDays(to, -7) } : {}),
    });
    if (turn === "unfounded") return { contact: { ...contact, requester: "anonymous" }, turn };
    if (turn === "care" && contact.person.protectedAddress) return { contact, turn: "protected" };
    return { contact: turn === "care" && own.chance(urgentShare) ? this.#urgent(contact, own) : contact, turn };
  }

  #urgent(contact: Contact, random: Random): Contact {
    const friday = random.chance(fridayShare) ? fridayOf(contact.day) : undefined;
    const late = friday && friday >= contact.day && friday <= this.#world.span.to;
    return { ...contact, urgent: true, ...(late ? { day: friday, moment: lastMoment } : {}) };
  }

  /** Those whom the population marks: protected addresses, twins, who comes of age next month. */
  #marked(random: Random): { contact: Contact; turn: Turn }[] {
    const { population, span } = this.#world;
    const { marks } = population;
    const when = { from: addDays(span.from, 30), latest: addDays(span.to, -120) };
    const found: { contact: Contact | undefined; turn: Turn }[] = [];
    const take = (name: string, id: string, area: AreaId, turn: Turn) => {
      const person = this.#world.person(id);
      const contact = this.#contactWith(`marked/${name}`, random.fork(name), person, { area, ...when });
      found.push({ contact, turn });
      return contact;
    };
    const homes = new Map(marks.protectedAddress.map((id) => [this.#world.person(id).householdId, id]));
    for (const [i, id] of [...homes.values()].entries()) {
      const age = this.#world.age(this.#world.person(id), span.from);
      take(`protected ${i}`, id, age < 16 && i < 2 ? "protection" : age < 65 ? "families" : "elderly", "protected");
    }
    for (const id of marks.comingOfAge) take("of age", id, "protection", "care");
    const [first, second] = marks.twins;
    const twin = first && take("twin", first, "families", "care");
    if (twin && second) {
      const person = this.#world.person(second);
      this.#world.hasCase(person);
      found.push({ contact: { ...twin, caseId: this.#world.id("marked/twin 2"), person }, turn: "care" });
    }
    return found.flatMap(({ contact, turn }) => (contact ? [{ contact, turn }] : []));
  }

  /** People in care who then move to another comune of the district. */
  #moving(count: number, random: Random): { contact: Contact; turn: Turn }[] {
    const world = this.#world;
    const people = random.shuffle(world.population.marks.moved.map((id) => world.person(id)));
    const found: { contact: Contact; turn: Turn }[] = [];
    for (const person of people) {
      if (found.length >= count) break;
      const on = person.movedFrom?.on ?? "";
      if (on > addDays(world.span.to, -20)) continue;
      const from = [addDays(world.span.from, 15), addDays(on, -190)].sort().at(-1) ?? on;
      const age = world.age(person, on);
      const area = age < 18 ? "families" : age < 65 ? "poverty" : "elderly";
      const own = random.fork(person.id);
      const contact = this.#contactWith(`moving/${person.id}`, own, person, { area, from, latest: addDays(on, -40) });
      if (contact) found.push({ contact, turn: "moves" });
    }
    return found;
  }

  families(count: number, random: Random): FosterFamily[] {
    const { from, to } = this.#world.span;
    const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
    // Nobody is on two paths at once.
    const taken = new Set<string>();
    return Array.from({ length: count }, (_, i) => {
      const own = random.fork(`family ${i}`);
      const [turn, first, last] = fosterTurns[i % fosterTurns.length] ?? (["bank", 0, 1] as const);
      const drawn = addDays(from, own.int(Math.round(length * first) + 12, Math.round(length * last)));
      const day = turn === "kin" ? drawn : this.#beforeCourse(drawn, own);
      const fits = (one: SyntheticHousehold) => !taken.has(one.id) && this.#couple(one, day).length === 2;
      const household = this.household(day, own, fits, true);
      if (!household) return [];
      taken.add(household.id);
      const child = turn === "kin" ? this.#child(day, own) : undefined;
      if (turn === "kin" && !child) return [];
      const couple = this.#couple(household, day);
      const applicants = turn !== "kin" && own.chance(0.12) ? couple.slice(0, 1) : couple;
      for (const one of applicants) this.#world.hasCase(one);
      const caseId = this.#world.id(`family/${i}`);
      return [{ caseId, household, applicants, day, turn, ...(child ? { child } : {}) }];
    }).flat();
  }

  /** Families are called upon in the months before a course. */
  #beforeCourse(drawn: Day, random: Random): Day {
    const day = addDays(nextCourse(drawn), -random.int(45, 140));
    return day > addDays(this.#world.span.from, 12) && day <= this.#world.span.to ? day : drawn;
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
