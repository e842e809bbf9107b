// What the scripts of the simulation know: days, staff, invented people and which of them is free for a new case.

import type { AreaId, Day, RoleId, Territory } from "../../workflows/kernel/ids.ts";
import { ageOn } from "../../workflows/rules/calendar/days.ts";
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

export class World {
  readonly span: Span;
  readonly staff: readonly DemoAccount[];
  readonly population: Population;
  readonly persons: ReadonlyMap<string, SyntheticPerson>;
  readonly households: ReadonlyMap<string, SyntheticHousehold>;

  constructor(span: Span, staff: readonly DemoAccount[], population: Population) {
    this.span = span;
    this.staff = staff;
    this.population = population;
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

  /** Somebody of the role who covers the place that day. Throws when nobody does: the staff would be wrong. */
  worker(role: RoleId, place: { territory: Territory; area: AreaId }, day: Day, random: Random): DemoAccount {
    const found = this.staff.filter((account) => this.isAtWork(account, role, place, day));
    if (found.length === 0) throw new Error(`no ${role} covers ${place.territory}/${place.area} on ${day}`);
    return random.pick(found);
  }
}
