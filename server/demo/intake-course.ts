// One intake case on its way through the demo: the contact it begins with, its worker, the gap in which it may lie, and
// the agenda of what falls due while something else goes on. What happens is in intake-script.ts and its neighbours.
import type { AreaId, Day, RoleId } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import type { Suspension } from "../../workflows/rules/deliveries/register.ts";
import type { LetterValues } from "../../workflows/rules/letters/placeholders.ts";
import type { DemoAccount } from "../access/demo-accounts.ts";
import type { Line } from "./intake-budget.ts";
import { toldHousehold } from "./intake-facts.ts";
import type { PlannedGoal } from "./intake-goals.ts";
import { easyDay, pickDeskMoment } from "./office-days.ts";
import type { SyntheticPerson } from "./population.ts";
import type { Random } from "./random.ts";
import { Hand, type Result, type Script } from "./script.ts";
import { reasonText } from "./sentences.ts";
import type { World } from "./world.ts";

export interface Contact {
  caseId: string;
  person: SyntheticPerson;
  day: Day;
  area: AreaId;
  need: string;
  requester: string;
  urgent?: boolean;
  /** When in the day; by default as people come to a desk. */
  moment?: number;
}

const desk = (contact: Contact, random: Random): JsonObject => ({
  person: contact.person.id,
  area: contact.area,
  need: contact.need,
  channel: random.weighted([
    ["desk", 55],
    ["phone", 34],
    ["email", 8],
    ["letter", 3],
  ] as const),
  requester: contact.requester,
  contactReason: `${contact.person.surname}: ${reasonText(random, contact.need)}`,
  ...(["relative", "neighbour"].includes(contact.requester) ? { requesterPhone: contact.person.phone ?? "" } : {}),
});

export const handOf = (world: World, random: Random, contact: Contact, kind = "case-intake"): Hand =>
  new Hand(world, random, {
    kind,
    caseId: contact.caseId,
    day: contact.day,
    territory: world.comuneOf(contact.person, contact.day),
    area: contact.area,
    moment: contact.moment ?? pickDeskMoment(random, contact.day),
  });

export const opening = (hand: Hand, contact: Contact, more: JsonObject = {}) =>
  hand.step(
    "OPEN_CONTACT",
    {
      ...desk(contact, hand.random),
      ...toldHousehold(hand.world, hand.random, contact),
      territory: hand.place.territory,
      ...more,
    },
    hand.by("frontDesk"),
  );

/** Some cases lie untouched for three months or more, one in eight of those that live so long. */
const gapShare = 0.16;

interface Due {
  day: Day;
  run: () => Script;
}

export class Course {
  readonly hand: Hand;
  readonly contact: Contact;
  readonly role: RoleId;
  readonly random: Random;
  /** Before which stage the case is left lying, if any. */
  readonly #gapAt: number;
  readonly #agenda = new Map<string, Due>();
  #stage = 0;
  /** State after the last step sent. */
  state = "";
  /** Read by few: it is not handed to a colleague. */
  restricted = false;
  /** A court ordered it: then nobody closes or declines before it says so. */
  mandated = false;
  /** While the case was suspended: nothing was given. */
  readonly pauses: Suspension[] = [];
  /** Last day of the term of the procedure, while it runs. */
  procedureDue: Day | undefined;
  /** The term of this procedure was suspended, which the law allows once. */
  hasStopped = false;
  /** The day agreed for looking at the project again. */
  verifyOn: Day | undefined;
  /** What the project aims at, and its commitments of money that are not released. */
  goals: readonly PlannedGoal[] = [];
  readonly budget: Line[] = [];
  /** Amount of the second approval, euro cents. */
  approvedCents = 0;
  reviews = 0;
  /** Levels of the sheet filled in last, by item. */
  readonly levels = new Map<string, number>();
  /** What was declared and will be verified. */
  check: (() => Script) | undefined;
  /** The report has a number of the protocol: letters out need it. */
  protocolled = true;

  constructor(world: World, random: Random, contact: Contact) {
    this.hand = handOf(world, random, contact);
    this.contact = contact;
    this.random = random;
    this.role = contact.area === "protection" ? "protectionWorker" : "socialWorker";
    // Most of them while help goes on, few before anything was agreed.
    this.#gapAt = random.chance(gapShare) ? random.int(random.chance(0.2) ? 1 : 5, 10) : 0;
  }

  /** Puts something on the agenda, in place of what had the same name. */
  plan(name: string, day: Day, run: () => Script): void {
    this.#agenda.set(name, { day, run });
  }

  drop(name: string): void {
    this.#agenda.delete(name);
  }

  /** The case is closed: nothing of what was agreed falls due any more. */
  dropAll(): void {
    this.#agenda.clear();
    this.procedureDue = undefined;
    this.hasStopped = false;
  }

  /** To a day, doing on the way what falls due. */
  *reach(day: Day): Script {
    for (;;) {
      let next: [string, Due] | undefined;
      for (const one of this.#agenda) if (one[1].day <= day && (!next || one[1].day < next[1].day)) next = one;
      if (!next) break;
      this.#agenda.delete(next[0]);
      this.hand.reach(next[1].day);
      yield* next[1].run();
    }
    this.hand.reach(day);
  }

  /** Time until the next stage; over the summer some more, and in the case's gap nobody looks at the agenda either. */
  *wait(days: number): Script {
    this.#stage += 1;
    if (this.#stage === this.#gapAt) this.hand.reach(addDays(this.hand.day, Math.max(days, this.random.int(92, 150))));
    else if (days > 0) yield* this.reach(easyDay(addDays(this.hand.day, days), this.random));
  }

  /** Whoever has the case. */
  worker(): Script<DemoAccount> {
    return this.hand.worker(this.role);
  }

  *send(type: string, payload: JsonObject, by?: DemoAccount): Script<Result> {
    const result = yield this.hand.step(type, payload, by ?? (yield* this.worker()));
    this.state = result.state;
    return result;
  }

  /** A letter to the person, put on file: the id of its document, while letters are still written. */
  *letter(template: string, values: LetterValues): Script<string | undefined> {
    const { world } = this.hand;
    if (world.lettersLeft === 0) return undefined;
    world.lettersLeft -= 1;
    const { surname, givenName, address, protectedAddress: addressIsProtected } = this.contact.person;
    const addressee = { name: `${givenName} ${surname}`, lines: address.split(", "), addressIsProtected };
    const step = this.hand.step("ATTACH_DOCUMENT", {}, yield* this.worker());
    const { seq } = yield { ...step, letter: { template, addressee, values } };
    return `d${seq}`;
  }

  diary(type: string, payload: JsonObject): Script {
    return this.hand.diary(type, payload, this.role);
  }
}
