// How a script of the simulation speaks: a generator of steps, one command each, on days that only grow. The runner
// (simulation.ts) sends them; a refused step ends its script.

import type { AreaId, Day, RoleId, Territory } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import type { DemoAccount } from "../access/demo-accounts.ts";
import type { WrittenLetter } from "./letters.ts";
import { easyDay, lastMoment, officeDay, pickMoment } from "./office-days.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

export interface Step {
  day: Day;
  moment: number;
  by: DemoAccount;
  caseId: string;
  kind: string;
  type: string;
  payload: JsonObject;
  occurredOn: Day;
  /** It attaches this letter: the payload is what becomes of it. */
  letter?: WrittenLetter;
  /** Sent by the product itself, as what comes from a page without a log-in: `by` is nobody. */
  bySystem?: true;
}

/** The case after the step. */
export interface Result {
  state: string;
  seq: number;
  /** Euro cents of a household's share, where the gate computed it; nothing is due, and nothing was sent, where it is 0. */
  shareCents?: number;
}

export type Script<T = void> = Generator<Step, T, Result>;

/** A script to come, made only on its day: a load set has a hundred thousand of them. */
export interface Start {
  /** On or before the day of its first step. */
  day: Day;
  make: () => Script;
}

/** Share of talks and notes written down three to ten days after they happened. */
const lateShare = 0.15;
/** With the weekends that follow, ten days at most. */
const mostLateDays = 7;

export interface HandOptions {
  kind: string;
  caseId: string;
  day: Day;
  territory: Territory;
  area: AreaId;
  /** When in the day the case begins; any moment by default. */
  moment?: number;
}

/** One case in the hands of a script: its day, its worker, and how a step is made. */
export class Hand {
  readonly world: World;
  readonly random: Random;
  readonly caseId: string;
  readonly kind: string;
  place: { territory: Territory; area: AreaId };
  assignee: DemoAccount | undefined;
  #day: Day;
  #moment: number;
  #supervisor: DemoAccount | undefined;

  constructor(world: World, random: Random, options: HandOptions) {
    this.world = world;
    this.random = random;
    this.caseId = options.caseId;
    this.kind = options.kind;
    this.place = { territory: options.territory, area: options.area };
    this.#day = officeDay(options.day);
    this.#moment = options.moment ?? pickMoment(random);
  }

  get day(): Day {
    return this.#day;
  }

  /** Time passes; over the summer some more. */
  wait(days: number): Day {
    if (days <= 0) return this.#day;
    return this.reach(easyDay(addDays(this.#day, days), this.random));
  }

  /** Time passes for what has terms of its own and is not put off. */
  soon(days: number): Day {
    return this.reach(addDays(this.#day, days));
  }

  /** The first office day from `day` on, never back. */
  reach(day: Day): Day {
    const next = officeDay(day);
    if (next > this.#day) {
      this.#day = next;
      this.#moment = pickMoment(this.random);
    }
    return this.#day;
  }

  by(role: RoleId): DemoAccount {
    return this.world.worker(role, this.place, this.#day, this.random);
  }

  step(type: string, payload: JsonObject, by: DemoAccount, occurredOn = this.#day): Step {
    const { caseId, kind } = this;
    const moment = this.#moment;
    // What follows on the same day comes later in it.
    this.#moment = Math.min(lastMoment, moment + 1);
    return { day: this.#day, moment, by, caseId, kind, type, payload, occurredOn };
  }

  /** A talk or note of today; some are written down days later. */
  *diary(type: string, payload: JsonObject, role: RoleId): Script {
    const occurredOn = this.#day;
    if (this.random.chance(lateShare)) this.reach(addDays(occurredOn, this.random.int(3, mostLateDays)));
    // Whoever has the case on the day of writing.
    const by = yield* this.worker(role);
    yield this.step(type, payload, by, occurredOn);
  }

  /** The same head of the area for the whole case: of a restricted one nobody else may give it away. */
  supervisor(): DemoAccount {
    this.#supervisor ??= this.by("supervisor");
    return this.#supervisor;
  }

  *assign(role: RoleId): Script {
    this.assignee = this.world.assignee(role, this.place, this.#day, this.random);
    yield this.step("ASSIGN", { assignee: this.assignee.accountId }, this.supervisor());
  }

  /** Whoever has the case; when they left or are away, the head of the area gives it to somebody else first. */
  *worker(role: RoleId): Script<DemoAccount> {
    if (!this.assignee || !this.world.isAtWork(this.assignee, role, this.place, this.#day)) yield* this.assign(role);
    if (!this.assignee) throw new Error("assign gave nobody");
    return this.assignee;
  }
}
