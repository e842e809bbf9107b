// What the scripts of the simulation know: days, staff, invented people and which of them is free for a new case.

import type { AreaId, Day, RoleId, Territory } from "../../workflows/kernel/ids.ts";
import type { Tool } from "../../workflows/rules/assessment/tool.ts";
import { addDays, ageOn } from "../../workflows/rules/calendar/days.ts";
import type { DemoAccount } from "../access/demo-accounts.ts";
import { covers } from "../access/policy.ts";
import { uuidOf } from "../engine/send.ts";
import type { Population, SyntheticHousehold, SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";

export interface Span {
  seed: string;
  /** Day of seeding; nothing is recorded on it. */
  today: Day;
  /** First and last day on which something is recorded. */
  from: Day;
  to: Day;
}

/** What the scripts must know of the district's rules. */
export interface Terms {
  /** Days a procedure may take. */
  termDays: number;
  /** Sheets of assessment in force. */
  tools: readonly Tool[];
}

export class World {
  readonly span: Span;
  readonly staff: readonly DemoAccount[];
  readonly population: Population;
  readonly termDays: number;
  readonly tools: readonly Tool[];
  /** Cases given to each worker so far. */
  readonly #given = new Map<string, number>();
  /** How many letters may still be written. */
  lettersLeft = 0;
  /** How many cases each person has, counted while they are planned. */
  readonly casesOf = new Map<string, number>();
  readonly persons: ReadonlyMap<string, SyntheticPerson>;
  readonly households: ReadonlyMap<string, SyntheticHousehold>;

  constructor(span: Span, staff: readonly DemoAccount[], population: Population, terms: Terms) {
    this.span = span;
    this.staff = staff;
    this.population = population;
    this.termDays = terms.termDays;
    this.tools = terms.tools;
    this.persons = new Map(population.persons.map((one) => [one.id, one]));
    this.households = new Map(population.households.map((one) => [one.id, one]));
  }

  person(id: string): SyntheticPerson {
    const person = this.persons.get(id);
    if (!person) throw new Error("the demo has no such person");
    return person;
  }

  /** An id that is the same for the same seed and day. */
  id(name: string): string {
    return uuidOf(`${this.span.seed}/${this.span.today}/${name}`);
  }

  /** Where somebody lived on a day. */
  comuneOf(person: SyntheticPerson, day: Day): Territory {
    return person.movedFrom && day < person.movedFrom.on ? person.movedFrom.comune : person.comune;
  }

  /** Counts one more case of a person. */
  hasCase(person: SyntheticPerson): void {
    this.casesOf.set(person.id, (this.casesOf.get(person.id) ?? 0) + 1);
  }

  /** Nothing else of hers goes on, and nothing is planned for a later day. */
  mayDie(person: SyntheticPerson, day: Day): boolean {
    return (
      this.casesOf.get(person.id) === 1 && (person.movedFrom === undefined || person.movedFrom.on < addDays(day, -60))
    );
  }

  age(person: SyntheticPerson, day: Day): number {
    return ageOn(person.birthOn, day);
  }

  /** After the last day, of which nothing is recorded, the staff of that day goes on: a script may plan years ahead. */
  isAtWork(account: DemoAccount, role: RoleId, place: { territory: Territory; area: AreaId }, asked: Day): boolean {
    const day = asked > this.span.to ? this.span.to : asked;
    return (
      (account.leftOn === undefined || day < account.leftOn) &&
      account.grants.some(
        (grant) =>
          grant.role === role &&
          grant.from <= day &&
          (grant.to === undefined || day <= grant.to) &&
          covers(grant, place.territory, place.area),
      )
    );
  }

  /** Last day of somebody's work in a role at a place, when it ends before the demo does. */
  lastDayOf(
    account: DemoAccount,
    role: RoleId,
    place: { territory: Territory; area: AreaId },
    day: Day,
  ): Day | undefined {
    const grant = account.grants.find(
      (one) =>
        one.role === role &&
        one.from <= day &&
        (one.to === undefined || day <= one.to) &&
        covers(one, place.territory, place.area),
    );
    const ends = [grant?.to, account.leftOn && addDays(account.leftOn, -1)].filter((one) => one !== undefined).sort();
    return ends[0] !== undefined && ends[0] < this.span.to ? ends[0] : undefined;
  }

  /** Somebody of the role who covers the place that day. Throws when nobody does: the staff would be wrong. */
  worker(role: RoleId, place: { territory: Territory; area: AreaId }, day: Day, random: Random): DemoAccount {
    const found = this.staff.filter((account) => this.isAtWork(account, role, place, day));
    if (found.length === 0) throw new Error(`no ${role} covers ${place.territory}/${place.area} on ${day}`);
    return random.weighted(found.map((account) => [account, this.#weight(account, role, place)] as const));
  }

  /** Who gets a case: of those alike whoever was given least, as a head of area would do it. */
  assignee(role: RoleId, place: { territory: Territory; area: AreaId }, day: Day, random: Random): DemoAccount {
    const drawn = this.worker(role, place, day, random);
    const weight = this.#weight(drawn, role, place);
    const given = (account: DemoAccount) => this.#given.get(account.accountId) ?? 0;
    const alike = this.staff.filter(
      (account) => this.isAtWork(account, role, place, day) && this.#weight(account, role, place) === weight,
    );
    const chosen = alike.reduce((least, one) => (given(one) < given(least) ? one : least), drawn);
    this.#given.set(chosen.accountId, given(chosen) + 1);
    return chosen;
  }

  /** Who has little else has most of an area: the worker for inclusion most of poverty, whoever also fosters less. */
  #weight(account: DemoAccount, role: RoleId, place: { territory: Territory; area: AreaId }): number {
    const grant = account.grants.find((one) => one.role === role && covers(one, place.territory, place.area));
    const areas = grant?.areas === "all" ? 6 : (grant?.areas.length ?? 6);
    const roles = new Set(account.grants.map((one) => one.role)).size;
    return 1 / areas / roles / roles;
  }

  /** Somebody else of the role who covers the place. */
  another(
    role: RoleId,
    place: { territory: Territory; area: AreaId },
    day: Day,
    than: DemoAccount,
  ): DemoAccount | undefined {
    return this.staff.find((one) => one.accountId !== than.accountId && this.isAtWork(one, role, place, day));
  }
}
